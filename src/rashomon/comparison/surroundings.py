"""The words around a number or a time as they are laid beside those of others: stems, sentences, who is named, weights."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from rashomon.comparison.stems import stem
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Act, Annotations, EntityKind, Member, Span

_SENTENCE = re.compile(r"[.!?]['\"”’)]{0,2}\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_DOERS: frozenset[EntityKind] = frozenset({"person", "organisation"})
_TELLING: frozenset[Act] = frozenset({"says", "denies", "believes", "predicts"})
_YEAR = re.compile(r"(?<![\d.,$€£-])(?:1[89]|20)\d\d(?![\d.,-]?\d)")


class Named(NamedTuple):
    """Where somebody or something known across documents is named, and whether it may do something."""

    start: int
    entity: str
    may_do: bool


class Around(Protocol):
    """Anything that has the stems of its sentence."""

    @property
    def around(self) -> frozenset[str]:
        """The stems of its sentence."""
        ...


def find_named(document: Annotations, entity_of: Mapping[Member, str]) -> list[Named]:
    """Give the mentions of a document of those known across documents, in order."""
    return sorted(
        Named(one.start, entity_of[member], one.kind in _DOERS)
        for one in document.mentions
        if one.entity is not None and (member := Member(document.document.id, one.entity)) in entity_of
    )


def sources_of(document: Annotations, within: str | None) -> list[Span]:
    """Give where the sources of some words stand, of those themselves and of those around: who tells, not who promises."""
    by_name = {one.id: one for one in document.attributions}
    found, seen = [], set[str]()
    while within is not None and within in by_name and within not in seen:
        seen.add(within)
        source, act, within = by_name[within].source, by_name[within].act, by_name[within].within
        found += [] if source is None or act not in _TELLING else [Span(source.start, source.end)]
    return found


def is_in_any(spans: Sequence[Span], place: int) -> bool:
    """Tell whether a place lies in one of some stretches."""
    return any(one.start <= place < one.end for one in spans)


def years_of(text: str, start: int, end: int, language: str = "en") -> frozenset[str]:
    """Give the years and months that a stretch names."""
    return frozenset(_YEAR.findall(text, start, end)) | _months(text, start, end, language)


def _months(text: str, start: int, end: int, language: str) -> frozenset[str]:
    months = word_list(language, "figures", "months")
    return frozenset(
        text[word.start : word.start + 3].casefold()
        for word in find_words(text, start, end)
        if word.folded.rstrip(".") in months and text[word.start].isupper()
    )


def stems_of(text: str, start: int, end: int, language: str) -> Iterator[str]:
    """Give the stems of the telling words of a stretch: no function words, no numbers."""
    for word in find_words(text, max(start, 0), max(end, 0)):
        if word.folded not in _empty(language) and len(word.folded) > 1 and not word.folded[0].isdigit():
            yield stem(word.folded, language)


@cache
def _empty(language: str) -> frozenset[str]:
    table = load(language, "common")
    words = frozenset(str(word) for group in table["function"] for word in group)
    return words | word_list(language, "counted", "tolls") | word_list(language, "figures", "empty")


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Give where the sentences of a text begin and end."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


class Weights:
    """How much words tell in a set of documents."""

    def __init__(self, figures: Iterable[Sequence[Around]]) -> None:
        told = [{word for one in some for word in one.around} for some in figures]
        counts = Counter(word for some in told for word in some)
        self._size = len(told)
        self._counts = counts

    def weight(self, word: str) -> float:
        """Give the inverse document frequency of a word, smoothed so that a small set is read like a large one."""
        return math.log(1 + (self._size + 20) / (1 + self._counts[word]))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Give the cosine of two sets of words."""
        shared = math.fsum(self.weight(word) ** 2 for word in one & other)
        lengths = [math.fsum(self.weight(word) ** 2 for word in some) for some in (one, other)]
        return shared / math.sqrt(lengths[0] * lengths[1]) if shared else 0.0
