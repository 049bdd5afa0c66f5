"""The words of a document that another may have taken: those of its article, without page furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import islice

import numpy as np
import numpy.typing as npt

from rashomon.comparison.quoted import find_quoted
from rashomon.lexicon import load
from rashomon.lexicon.phrases import fold_word
from rashomon.types import Annotations, Document, Span, ZoneKind

ARTICLE: frozenset[ZoneKind] = frozenset({"summary", "caption", "subheading", "body", "turn"})
"""Zones that a reprint may take over; headlines are written anew, the rest is not the article."""
GRAM = 3
"""Words in a shingle: a reprint keeps about 30% of those of three, too few of longer ones."""
LONGEST = 100_000
"""Words of one document that are compared; a longer one is compared as far as that."""
COMMON, NAMED, COUNTED = 0.25, 0.5, 0.75
"""What a function word, a word with a capital and a number weigh as evidence of a copy; any other word weighs 1.

Articles on one matter share its names, so a name tells less than a turn of phrase."""

Codes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Words:
    """One document's words in order: shape (n,) each.

    ``quoted`` tells which stand in quotation marks, ``zones`` in which zone each stands, by number. ``grams`` are the codes of its shingles, sorted, and ``places`` where each starts; those of function words alone
    are left out.
    """

    document: Document
    codes: Codes
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    quoted: npt.NDArray[np.bool_]
    zones: npt.NDArray[np.int32]
    grams: Codes
    places: Places

    def span(self, first: int, last: int) -> Span:
        """Give where the words from ``first`` to ``last`` (included) stand, with the marks that belong to them."""
        text, start, end = self.document.text, int(self.starts[first]), int(self.ends[last])
        while start and text[start - 1] in "\"“«„‘'([":
            start -= 1
        while end < len(text) and text[end] in "\"”»“’'.,;:!?)]…":
            end += 1
        return Span(start, end)


def read_words(annotations: Annotations, language: str = "en") -> Words:
    """Read the words of a document's article."""
    zoned = list(islice(_find_words(annotations), LONGEST))
    found = [match for _, match in zoned]
    coded = [_code(match.group(), language) for match in found]
    codes = np.array([one.code for one in coded], np.uint64)
    weights = np.array([one.weight for one in coded], np.float32)
    starts = np.array([match.start() for match in found], np.int32)
    grams, places = _shingle(codes, weights)
    return Words(
        annotations.document,
        codes,
        starts,
        np.array([match.end() for match in found], np.int32),
        weights,
        _mark_quoted(starts, find_quoted(annotations)),
        np.array([number for number, _ in zoned], np.int32),
        grams,
        places,
    )


def _find_words(annotations: Annotations) -> Iterator[tuple[int, re.Match[str]]]:
    for number, zone in enumerate(annotations.zones):
        if zone.kind in ARTICLE:
            for match in _WORD.finditer(annotations.document.text, zone.start, zone.end):
                yield number, match


@dataclass(frozen=True, slots=True)
class _Coded:
    """A word as it is compared: a hash of its folded form (the same in every run), and what it weighs."""

    code: int
    weight: float


@lru_cache(maxsize=1 << 16)
def _code(word: str, language: str) -> _Coded:
    folded = fold_word(word)
    code = int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "little")
    if folded in _common(language) or len(folded) == 1:
        return _Coded(code, COMMON)
    if folded[0].isdigit():
        return _Coded(code, COUNTED)
    return _Coded(code, NAMED if word[0].isupper() else 1.0)


@cache
def _common(language: str) -> frozenset[str]:
    """Give the words that any two articles share."""
    table = load(language, "common")
    return frozenset([*(str(word) for group in table["function"] for word in group), *map(str, table["reporting"])])


def _shingle(codes: Codes, weights: npt.NDArray[np.float32]) -> tuple[Codes, Places]:
    if len(codes) < GRAM:
        return np.array([], np.uint64), np.array([], np.int64)
    grams = (codes[:-2] * _MIX + codes[1:-1]) * _MIX + codes[2:]
    telling = np.flatnonzero(np.maximum(np.maximum(weights[:-2], weights[1:-1]), weights[2:]) > COMMON)
    order = telling[np.argsort(grams[telling], kind="stable")]
    return grams[order], order


def _mark_quoted(starts: npt.NDArray[np.int32], quoted: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Tell which words start in one of the spans, which are in order and apart."""
    bounds = np.array([bound for span in quoted for bound in (span.start, span.end)], np.int64)
    inside: npt.NDArray[np.bool_] = np.searchsorted(bounds, starts, "right") % 2 == 1
    return inside
