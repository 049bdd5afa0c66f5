"""What is reported as said, sentence by sentence: its words as they are compared, who said it, and on which days."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import TypeVar

from rashomon.comparison.quoted import find_quoted
from rashomon.comparison.stems import stem
from rashomon.lexicon import load
from rashomon.lexicon.numbers import Number, find_numbers
from rashomon.lexicon.phrases import fold_word
from rashomon.lexicon.sentences import find_ends
from rashomon.types import Annotations, Attribution, Interval, Member, Mention, Quantity, Report, Span

LONGEST = 120
"""Words of one statement that are compared."""
COMMON, TELLING = 0.25, 0.75
"""What a function word, and a number, a name or a negation weigh as evidence of one utterance; any other word weighs 1."""
NUMBER = "#"
"""The stem of a number that counts something."""
BACK = timedelta(days=30)
"""Days before the report from which on words are taken to have been said where nothing tells when."""

Placed = TypeVar("Placed", Mention, Quantity)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a statement: where it stands, its stem, what it weighs, and whether it is in quotation marks."""

    start: int
    end: int
    stem: str
    weight: float
    quoted: bool
    negates: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: an entity across documents (None: unknown), and whether the document calls it by a name."""

    entity: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that an attribution reports, in one or several pieces.

    ``turned`` tells that the attribution denies it. ``entities`` are those mentioned in it. ``said`` are the days it
    may be of, where the document tells. ``within`` are the attributions around it.
    """

    report: Report
    within: frozenset[str]
    place: int
    pieces: tuple[Span, ...]
    tokens: tuple[Token, ...]
    speaker: Speaker
    turned: bool
    asks: bool
    quantities: tuple[Quantity, ...]
    entities: frozenset[str]
    said: Interval | None
    published: date | None


def read_statements(annotations: Annotations, entity_of: Mapping[Member, str]) -> Iterator[Statement]:
    """Read what a document reports, but for what lies within another report of the same speaker's words."""
    reader = _Reader(annotations, entity_of)
    for one in annotations.attributions:
        if one.content and not reader.is_part(one):
            yield from reader.read(one)


class _Reader:
    """One document, with what stands where."""

    def __init__(self, annotations: Annotations, entity_of: Mapping[Member, str]) -> None:
        self._annotations = annotations
        self._text = annotations.document.text
        self._entity_of = entity_of
        self._length = len(self._text)
        self._quoted = find_quoted(annotations)
        self._attributions = {one.id: one for one in annotations.attributions}
        self._named = {one.entity for one in annotations.mentions if one.form == "name"}
        self._mentions = sorted(annotations.mentions, key=lambda one: (one.start, one.end))
        self._quantities = sorted(annotations.quantities, key=lambda one: (one.start, one.end))
        self._numbers = {number.start: number.end for number in self._counting()}

    def is_part(self, one: Attribution) -> bool:
        """Tell whether the words are a part of a longer report of the same speaker's."""
        speaker = self._speaker(one).entity
        return speaker is not None and any(
            self._speaker(self._attributions[above]).entity == speaker for above in self._around(one)
        )

    def _around(self, one: Attribution) -> Iterator[str]:
        seen: set[str] = set()
        above = one.within
        while above is not None and above in self._attributions and above not in seen:
            yield above
            seen.add(above)
            above = self._attributions[above].within

    def read(self, one: Attribution) -> Iterator[Statement]:
        """Yield the statements of one attribution."""
        document = self._annotations.document
        for pieces in self._sentences(sorted(one.content)):
            tokens = tuple(islice(self._tokens(pieces), LONGEST))
            if tokens:
                yield Statement(
                    report=Report(document.id, one.id),
                    within=frozenset(self._around(one)),
                    place=tokens[0].start,
                    pieces=pieces,
                    tokens=tokens,
                    speaker=self._speaker(one),
                    turned=(one.act == "denies") != (one.polarity == "-"),
                    asks=one.act == "asks",
                    quantities=tuple(_inside(self._quantities, pieces)),
                    entities=frozenset(self._mentioned(pieces)),
                    said=one.said,
                    published=document.published,
                )

    def _speaker(self, one: Attribution) -> Speaker:
        entity = None if one.source is None else one.source.entity
        known = None if entity is None else self._entity_of.get(Member(self._annotations.document.id, entity))
        return Speaker(known, known is not None and entity in self._named)

    def _sentences(self, content: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
        """Split content at the ends of sentences; one that is broken off by its cue goes on in the next piece."""
        open_pieces: list[Span] = []
        for span in content:
            first = next(filter(str.isalnum, self._text[span.start : span.end]), "")
            if open_pieces and (first.isupper() or first.isdigit()):
                yield tuple(open_pieces)
                open_pieces = []
            at = span.start
            for cut in find_ends(self._text, span.start, span.end):
                yield (*open_pieces, Span(at, cut))
                open_pieces, at = [], cut
            if at < span.end:
                open_pieces.append(Span(at, span.end))
        if open_pieces:
            yield tuple(open_pieces)

    def _tokens(self, pieces: Sequence[Span]) -> Iterator[Token]:
        """Give the words; a number counts as one whatever its worth, which is compared apart."""
        at = 0
        for found in (found for piece in pieces for found in _WORD.finditer(self._text, piece.start, piece.end)):
            if found.start() < at:
                continue
            before = bisect_right(self._quoted, Span(found.start(), self._length)) - 1
            quoted = before >= 0 and found.start() < self._quoted[before].end
            end = self._numbers.get(found.start())
            if end is None:
                yield _token(found, quoted=quoted)
            else:
                yield Token(found.start(), end, NUMBER, TELLING, quoted, negates=False)
                at = end

    def _mentioned(self, pieces: Sequence[Span]) -> Iterator[str]:
        for one in _inside(self._mentions, pieces):
            known = (
                None if one.entity is None else self._entity_of.get(Member(self._annotations.document.id, one.entity))
            )
            if known is not None:
                yield known

    def _counting(self) -> Iterator[Number]:
        """Yield the numbers that count something; others are dates, names or references."""
        for one in find_numbers(self._text) if self._quantities else ():
            at = bisect_right(self._quantities, one.start, key=lambda quantity: quantity.start) - 1
            if at >= 0 and one.end <= self._quantities[at].end:
                yield one


def _token(found: re.Match[str], *, quoted: bool) -> Token:
    folded = fold_word(found.group())
    if folded in _negators("en") or folded.endswith("n't"):
        return Token(*found.span(), stem(folded), TELLING, quoted, negates=True)
    if folded in _common("en") or len(folded) == 1:
        return Token(*found.span(), stem(folded), COMMON, quoted, negates=False)
    weight = TELLING if found.group()[0].isupper() or folded[0].isdigit() else 1.0
    return Token(*found.span(), stem(folded), weight, quoted, negates=False)


def cover(tokens: Sequence[Token], pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Give the stretch from the first to the last of the words; those of two pieces make two."""
    spans: list[Span] = []
    for piece in pieces:
        inside = [token for token in tokens if piece.start <= token.start < piece.end]
        if inside:
            spans.append(Span(inside[0].start, inside[-1].end))
    return tuple(spans)


def _inside(some: Sequence[Placed], pieces: Iterable[Span]) -> Iterator[Placed]:
    """Yield those of the sorted items that lie in one of the pieces."""
    for piece in pieces:
        for at in range(bisect_left(some, piece.start, key=lambda one: one.start), len(some)):
            if some[at].start >= piece.end:
                break
            if some[at].end <= piece.end:
                yield some[at]


@cache
def _negators(language: str) -> frozenset[str]:
    """Give the words that turn a statement round; who refused to meet did not meet."""
    table = load(language, "negation")
    return frozenset(map(str, [*table["negators"], *table["refusals"], *load(language, "common")["none"]]))


@cache
def _common(language: str) -> frozenset[str]:
    table = load(language, "common")
    return frozenset([*(str(word) for group in table["function"] for word in group), *map(str, table["reporting"])])
