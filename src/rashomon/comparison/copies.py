"""Passages that stand in another document too: taken from it, or both from the same wire.

Hashing finds the documents that may share a passage, an alignment of their words tells whether they do. Two
accounts of one matter share names, offices and phrases of the trade: a passage is a copy only for words enough beyond
these, more of them where nothing else in the two documents is the same.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.comparison.alignment import Aligned, align
from rashomon.comparison.candidates import find_candidates
from rashomon.comparison.furniture import leave_out_furniture
from rashomon.comparison.order import moment_of
from rashomon.comparison.words import Words, read_words
from rashomon.types import Annotations, Copy, Document

ALONE, AGAIN, BESIDE = 11.0, 8.0, 3.0
"""Evidence, in content words, that a passage must have: alone in two documents, beside one such, and in documents of
which one is taken from the other. In 840 political articles what was shorter was formula ("use of a private email
server while secretary of state")."""
FIRM = 4.0
"""Evidence from which on passages tell together that one document is taken from the other."""
TAKEN, ENOUGH = 0.15, 11.0
"""Share of the shorter document's own words, and evidence, that such passages must have together."""
CLOSE = 0.5
"""Similarity that a passage must have."""


def find_copies(documents: Iterable[Annotations], added: Collection[str] | None = None) -> tuple[Copy, ...]:
    """Find the passages that two documents share; of ``added`` documents (ids) with all, where they are named.

    The order of the documents does not matter; the copies are in the order of publication, then of the text.
    """
    read = sorted(map(read_words, documents), key=lambda one: moment_of(one.document))
    found = [
        copy
        for earlier, later in find_candidates(read)
        if added is None or read[earlier].document.id in added or read[later].document.id in added
        for copy in compare_pair(read[earlier], read[later])
    ]
    return leave_out_furniture(found, {one.document.id: one.document for one in read})


def compare_pair(one: Words, other: Words) -> Iterator[Copy]:
    """Find the passages that two documents share."""
    judged = [judged for aligned in align(one, other) if (judged := _judge(one, other, aligned)).similarity >= CLOSE]
    own_need, need = _need(one, other, judged)
    earlier = find_earlier(one.document, other.document)
    for passage in judged:
        if passage.own >= own_need or passage.evidence >= need:
            first, last = passage.aligned.pairs[0], passage.aligned.pairs[-1]
            yield Copy(
                documents=(one.document.id, other.document.id),
                spans=(one.span(first.one, last.one), other.span(first.other, last.other)),
                earlier=earlier,
                similarity=round(passage.similarity, 2),
                quotation=passage.own < own_need,
            )


@dataclass(frozen=True, slots=True)
class _Judged:
    """A passage, and the evidence for it in content words: all of it, and that outside quotation marks."""

    aligned: Aligned
    evidence: float
    own: float

    @property
    def similarity(self) -> float:
        return self.aligned.similarity


def _judge(one: Words, other: Words, aligned: Aligned) -> _Judged:
    """Weigh the words that stand beside an equal neighbour; one alone between others may be chance."""
    evidence = own = 0.0
    known = set(aligned.pairs)
    for pair in aligned.pairs:
        beside = (pair.one - 1, pair.other - 1) in known or (pair.one + 1, pair.other + 1) in known
        weight = float(one.weights[pair.one]) if beside else 0.0
        evidence += weight
        own += 0.0 if one.quoted[pair.one] or other.quoted[pair.other] else weight
    return _Judged(aligned, evidence, own)


def _need(one: Words, other: Words, judged: Sequence[_Judged]) -> tuple[float, float]:
    """Give the evidence that a passage of two documents needs outside quotation marks, and in all."""
    firm = sum(passage.own for passage in judged if passage.own >= FIRM)
    shorter = min(float(words.weights[~words.quoted].sum()) for words in (one, other))
    if firm >= max(TAKEN * shorter, ENOUGH):
        return BESIDE, BESIDE
    return (AGAIN if any(passage.own >= ALONE for passage in judged) else ALONE), ALONE


def find_earlier(one: Document, other: Document) -> str | None:
    """Tell which of two documents was put up first, by the moment or the day; None where they do not tell."""
    moments = one.published_at, other.published_at
    if moments[0] is not None and moments[1] is not None and (moments[0].tzinfo is None) == (moments[1].tzinfo is None):
        return _first(one, other, moments[0] < moments[1], moments[0] == moments[1])
    if one.published is None or other.published is None:
        return None
    return _first(one, other, one.published < other.published, one.published == other.published)


def _first(one: Document, other: Document, before: bool, same: bool) -> str | None:  # noqa: FBT001 - two answers
    return None if same else one.id if before else other.id
