"""What a cue does and whether it is negated, by the lexicon of cues."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Act, Polarity, Span

_CONTRACTED = "n't"
_LONGEST_ENTRY = 5
_LONGEST_CUE = 12
_OPENING = 120  # characters of a content
_QUOTE = "[\"“«‘']"
_WORD = r"[\w’'-]{1,30},?"
_ANY = r"[^\s.!?]{1,30} "


@dataclass(frozen=True, slots=True)
class Doing:
    """The act of a cue and its polarity."""

    act: Act
    polarity: Polarity


@cache
def _acts(language: str) -> Mapping[str, Act]:
    """Give the act of every verb, noun and phrase that the lexicon lists; of a word that is both, the verb's."""
    lexicon = load(language, "cues")
    marked = {word: act for act, words in lexicon["marked"].items() for word in words}
    listed = marked | lexicon["nouns"] | lexicon["verbs"]
    return {" ".join(_fold(phrase)): act for phrase, act in listed.items()}


@dataclass(frozen=True, slots=True)
class _Opening:
    """First words of a content that show what a cue of some acts (of some entries, where given) does."""

    acts: frozenset[Act]
    cues: frozenset[str]
    words: re.Pattern[str]
    act: Act
    behind: bool
    """Whether they show it only in words that stand behind the cue."""


@cache
def _openings(language: str) -> tuple[_Opening, ...]:
    return tuple(
        _Opening(
            frozenset(entry["acts"]),
            frozenset(entry.get("cues", ())),
            re.compile(_filled(entry["words"], language), re.IGNORECASE),
            entry["act"],
            entry.get("behind", False),
        )
        for entry in load(language, "cues")["by_content"]
    )


def _filled(pattern: str, language: str) -> str:
    """Put the lists of the lexicon into a pattern, for the names in its braces."""
    unless = "".join(f"(?<!{re.escape(words)} )" for words in sorted(word_list(language, "cues", "unjudged")))
    pattern = pattern.replace("{quote}", _QUOTE).replace("{word}", _WORD).replace("{any}", _ANY)
    for judgement in ("blame", "praise", "threat"):
        words = sorted(word_list(language, "cues", judgement), key=len, reverse=True)
        either = rf"{unless}{_QUOTE}?(?:{'|'.join(map(re.escape, words))})\b"
        pattern = pattern.replace(f"{{{judgement}}}", either)
    return pattern


def _fold(words: str) -> list[str]:
    return [word.folded for word in find_words(words, 0, len(words))]


def find_doing(
    text: str, cue: Span | None, content: Sequence[Span], source: Span | None = None, language: str = "en"
) -> Doing:
    """Tell what the words of a cue do: the longest entry in them, the last of equals; without any, they say.

    A cue that leaves it open ("said") does what its content's first words show; what nobody said is negated.
    """
    if cue is None:
        return Doing("says", "+")
    words = _fold(text[cue.start : cue.end])[:_LONGEST_CUE]
    if _is_refused(words, language):
        return Doing("denies", "-")
    entry = _look_up(words, language)
    act = _by_content(text, entry, cue, _shown(text, cue, content), language) or _acts(language).get(entry, "says")
    negated = _is_negated(words, language) != (source is not None and _is_nobody(text, source, language))
    return Doing(act, "-" if negated else "+")


def _look_up(words: list[str], language: str) -> str:
    """Give the entry that the words of a cue hold; without any, nothing."""
    acts = _acts(language)
    for length in range(min(_LONGEST_ENTRY, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            for phrase in _phrases(words[start : start + length], language):
                if phrase in acts:
                    return phrase
    return ""


def _shown(text: str, cue: Span, content: Sequence[Span]) -> Sequence[Span]:
    """Give the pieces that show what a cue does: the first, and the one right behind it ("were asked *to leave*")."""
    behind = [one for one in content[1:] if one.start >= cue.end and not text[cue.end : one.start].strip()]
    return [*behind[:1], *content[:1]]


def _by_content(text: str, entry: str, cue: Span, pieces: Sequence[Span], language: str) -> Act | None:
    """Give the act that the first words of a piece show, by the first entry that fits the cue."""
    act = _acts(language).get(entry, "says")
    open_ = [one for one in _openings(language) if act in one.acts and (not one.cues or entry in one.cues)]
    fits = (
        shown.act
        for piece in pieces
        for shown in open_
        if (piece.start >= cue.end or not shown.behind)
        and shown.words.match(text, piece.start, min(piece.end, piece.start + _OPENING))
    )
    return next(fits, None)


def _phrases(words: list[str], language: str) -> Iterator[str]:
    """Give the ways to write words as an entry: as they stand, or one of them as its lemma."""
    yield " ".join(words)
    for at, word in enumerate(words):
        for lemma in lemmas(word, language):
            yield " ".join([*words[:at], lemma, *words[at + 1 :]])


def _is_negated(words: list[str], language: str) -> bool:
    """Tell whether a cue is negated; "not only" goes on to more and negates nothing."""
    negators = word_list(language, "negation", "negators")
    going_on = word_list(language, "negation", "going_on")
    pairs = pairwise([*words, ""])
    return any((word in negators or word.endswith(_CONTRACTED)) and after not in going_on for word, after in pairs)


def _is_nobody(text: str, source: Span, language: str) -> bool:
    """Tell whether a source begins with words for nobody, or for hardly anybody."""
    words = " ".join(_fold(text[source.start : source.end])[:2]) + " "
    return words.startswith(tuple(f"{nobody} " for nobody in word_list(language, "negation", "nobody")))


def _is_refused(words: list[str], language: str) -> bool:
    joined = f" {' '.join(words)} "
    return any(f" {refusal} " in joined for refusal in word_list(language, "negation", "refusals"))
