"""What a cue does and whether it is negated, by the lexicon of cues."""

from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Act, Polarity, Span

_CONTRACTED = "n't"
_LONGEST_ENTRY = 6


@dataclass(frozen=True, slots=True)
class Doing:
    """The act of a cue and its polarity."""

    act: Act
    polarity: Polarity


@cache
def _doings(language: str) -> dict[str, Doing]:
    """Give the doing of every form of every cue, folded, words joined by one space."""
    doings: dict[str, Doing] = {}
    for entry in load(language, "cues")["cues"]:
        doing = Doing(entry["act"], entry.get("polarity", "+"))
        for form in (entry["lemma"], *entry.get("forms", ())):
            doings.setdefault(_fold(str(form)), doing)
    return doings


def _fold(words: str) -> str:
    return " ".join(word.folded for word in find_words(words, 0, len(words)))


def find_doing(text: str, cue: Span | None, language: str = "en") -> Doing:
    """Tell what the words of a cue do: the longest entry in them, the last of equals; without any, they say."""
    if cue is None:
        return Doing("says", "+")
    words = [word.folded for word in find_words(text, cue.start, cue.end)]
    negated, refused = _is_negated(words, language), _is_refused(words, language)
    doing = _look_up(words, language) or Doing("says", "+")
    if refused:
        return Doing("denies", "-")
    return Doing(doing.act, "-" if negated else doing.polarity)


def _look_up(words: list[str], language: str) -> Doing | None:
    doings = _doings(language)
    for length in range(min(_LONGEST_ENTRY, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            found = doings.get(" ".join(words[start : start + length]))
            if found:
                return found
    return None


def _is_negated(words: list[str], language: str) -> bool:
    negators = word_list(language, "negation", "negators")
    return any(word in negators or word.endswith(_CONTRACTED) for word in words)


def _is_refused(words: list[str], language: str) -> bool:
    joined = f" {' '.join(words)} "
    return any(f" {refusal} " in joined for refusal in word_list(language, "negation", "refusals"))
