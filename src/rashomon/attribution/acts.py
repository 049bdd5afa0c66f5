"""What a cue does and whether it is negated, by the lexicon of cues."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Act, Polarity, Span

_CONTRACTED = "n't"
_LONGEST_ENTRY = 5
_LONGEST_CUE = 12
_OPENING = 80  # characters of a content


@dataclass(frozen=True, slots=True)
class Doing:
    """The act of a cue and its polarity."""

    act: Act
    polarity: Polarity


@cache
def _acts(language: str) -> Mapping[str, Act]:
    """Give the act of every verb, noun and phrase that the lexicon lists; of a word that is both, the verb's."""
    lexicon = load(language, "cues")
    listed = lexicon["nouns"] | lexicon["verbs"]
    return {" ".join(_fold(phrase)): act for phrase, act in listed.items()}


@dataclass(frozen=True, slots=True)
class _Opening:
    """First words of a content that show what a cue of some acts (of some entries, where given) does."""

    acts: frozenset[Act]
    cues: frozenset[str]
    words: re.Pattern[str]
    act: Act


@cache
def _openings(language: str) -> tuple[_Opening, ...]:
    return tuple(
        _Opening(
            frozenset(entry["acts"]),
            frozenset(entry.get("cues", ())),
            re.compile(entry["words"], re.IGNORECASE),
            entry["act"],
        )
        for entry in load(language, "cues")["by_content"]
    )


def _fold(words: str) -> list[str]:
    return [word.folded for word in find_words(words, 0, len(words))]


def find_doing(text: str, cue: Span | None, content: Span, language: str = "en") -> Doing:
    """Tell what the words of a cue do: the longest entry in them, the last of equals; without any, they say.

    A cue that leaves it open ("said") does what its content's first words show.
    """
    if cue is None:
        return Doing("says", "+")
    words = _fold(text[cue.start : cue.end])[:_LONGEST_CUE]
    if _is_refused(words, language):
        return Doing("denies", "-")
    entry = _look_up(words, language)
    act = _by_content(text, entry, content, language) or _acts(language).get(entry, "says")
    return Doing(act, "-" if _is_negated(words, language) else "+")


def _look_up(words: list[str], language: str) -> str:
    """Give the entry that the words of a cue hold; without any, nothing."""
    acts = _acts(language)
    for length in range(min(_LONGEST_ENTRY, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            for phrase in _phrases(words[start : start + length], language):
                if phrase in acts:
                    return phrase
    return ""


def _by_content(text: str, entry: str, content: Span, language: str) -> Act | None:
    act = _acts(language).get(entry, "says")
    for shown in _openings(language):
        fits = act in shown.acts and (not shown.cues or entry in shown.cues)
        if fits and shown.words.match(text, content.start, min(content.end, content.start + _OPENING)):
            return shown.act
    return None


def _phrases(words: list[str], language: str) -> Iterator[str]:
    """Give the ways to write words as an entry: as they stand, or one of them as its lemma."""
    yield " ".join(words)
    for at, word in enumerate(words):
        for lemma in lemmas(word, language):
            yield " ".join([*words[:at], lemma, *words[at + 1 :]])


def _is_negated(words: list[str], language: str) -> bool:
    negators = word_list(language, "negation", "negators")
    return any(word in negators or word.endswith(_CONTRACTED) for word in words)


def _is_refused(words: list[str], language: str) -> bool:
    joined = f" {' '.join(words)} "
    return any(f" {refusal} " in joined for refusal in word_list(language, "negation", "refusals"))
