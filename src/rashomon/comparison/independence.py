"""How many speak for themselves: documents, and passages of documents, that are copies of each other count once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from rashomon.comparison.joining import Joined
from rashomon.comparison.order import moment_of
from rashomon.comparison.words import Words, read_words
from rashomon.types import Annotations, Copy, Passage, Span

HALF = 0.5
"""Share of a document's own words (those outside quotation marks) taken from others from which on it is no own voice."""
COVERED = 0.5
"""Share of a passage's characters that a copy must cover to speak for it."""


def independent_groups(copies: Iterable[Copy], documents: Iterable[Annotations]) -> dict[str, str]:
    """Give each document's voice: the id of the first document that it, or what it is taken from, is taken from.

    A document that is no copy is its own voice, and so is one that holds a whole earlier one and much besides.
    """
    ordered = sorted(documents, key=lambda one: moment_of(one.document))
    order = {one.document.id: number for number, one in enumerate(ordered)}
    shared = _by_document(copies)
    voices = Joined(order)
    for one in ordered:
        document = one.document.id
        origin = _find_origin(read_words(one), shared[document], order) if document in shared else None
        if origin is not None:
            voices.join(document, origin)
    return {document: voices.find(document) for document in order}


def group_passages(passages: Iterable[Passage], copies: Iterable[Copy]) -> tuple[tuple[Passage, ...], ...]:
    """Group passages that tell of one matter by who tells it; the number of groups is that of independent tellings.

    What stands in one document is one group. Two documents are one where most passages of the later one are copied
    from the other; copied quotations join nothing.
    """
    told: dict[str, list[Span]] = {}
    for one in sorted(set(passages), key=lambda one: (one.document, one.span)):
        told.setdefault(one.document, []).append(one.span)
    groups = Joined(told)
    for (document, other), covers in _by_pair(copies, told).items():
        covered = sum(any(_covers(span, passage) for span in covers) for passage in told[document])
        if 2 * covered >= len(told[document]):
            groups.join(document, other)
    found: dict[str, list[Passage]] = defaultdict(list)
    for document, spans in told.items():
        found[groups.find(document)] += (Passage(document, span) for span in spans)
    return tuple(tuple(group) for group in found.values())


def _by_pair(copies: Iterable[Copy], told: Mapping[str, Sequence[Span]]) -> dict[tuple[str, str], list[Span]]:
    """Give for each document and another that was not put up later what is copied from passages of the other."""
    shared: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for copy in copies:
        for at in (0, 1):
            document, other = copy.documents[at], copy.documents[1 - at]
            known = document in told and any(_covers(copy.spans[1 - at], passage) for passage in told.get(other, ()))
            if known and not copy.quotation and copy.earlier != document:
                shared[document, other].append(copy.spans[at])
    return shared


def copied_share(document: Words, spans: Iterable[Span]) -> float:
    """Give the share of a document's own words that stand in the spans."""
    inside = np.zeros(len(document.codes), np.bool_)
    for span in spans:
        inside |= (document.starts >= span.start) & (document.ends <= span.end)
    own = ~document.quoted
    return float((inside & own).sum() / max(own.sum(), 1))


def _by_document(copies: Iterable[Copy]) -> dict[str, dict[str, list[Span]]]:
    """Give for each document what it shares with each other that was not put up later."""
    shared: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for copy in copies:
        for at in (0, 1):
            if not copy.quotation and copy.earlier != copy.documents[at]:
                shared[copy.documents[at]][copy.documents[1 - at]].append(copy.spans[at])
    return shared


def _find_origin(one: Words, shared: Mapping[str, Sequence[Span]], order: Mapping[str, int]) -> str | None:
    """Give the document that most of a copy is taken from; None where it is no copy."""
    known = {other: spans for other, spans in shared.items() if other in order}
    if copied_share(one, [span for spans in known.values() for span in spans]) < HALF:
        return None
    return min(known, key=lambda other: (-copied_share(one, known[other]), order[other]))


def _covers(span: Span, passage: Span) -> bool:
    common = min(span.end, passage.end) - max(span.start, passage.start)
    return common > 0 and common >= COVERED * (passage.end - passage.start)
