"""Lines that an outlet sets below or into its articles whatever they are about: who the author is, how to subscribe.

Most are zoned as boilerplate. What is left is told by standing in many of its documents that have nothing else in
common: no copy, though the words are the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.types import Copy, Document, Span

MANY = 4
"""Further documents of the outlet that have the line."""
LITTLE = 0.25
"""Share of the shorter text that two documents may have in common, to have nothing else in common."""


def leave_out_furniture(copies: Sequence[Copy], documents: Mapping[str, Document]) -> tuple[Copy, ...]:
    """Give the copies without those that are their outlet's furniture."""
    doubtful = set(_find_doubtful(copies, documents))
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for at in doubtful:
        copy = copies[at]
        for side in (0, 1):
            places[copy.documents[side]].append((copy.spans[side], copy.documents[1 - side]))
    return tuple(copy for at, copy in enumerate(copies) if at not in doubtful or not _is_common(copy, places))


def _find_doubtful(copies: Iterable[Copy], documents: Mapping[str, Document]) -> Iterable[int]:
    """Yield the numbers of the copies in documents of one outlet that share little."""
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for number, copy in enumerate(copies):
        one, other = (documents[document] for document in copy.documents)
        if one.outlet is not None and one.outlet == other.outlet:
            pairs[copy.documents].append(number)
            shared[copy.documents] += min(span.end - span.start for span in copy.spans)
    for pair, numbers in pairs.items():
        if shared[pair] < LITTLE * min(len(documents[document].text) for document in pair):
            yield from numbers


def _is_common(copy: Copy, places: Mapping[str, Sequence[tuple[Span, str]]]) -> bool:
    for document, span in zip(copy.documents, copy.spans, strict=True):
        others = {other for at, other in places[document] if _same(span, at)}
        if len(others) >= MANY:
            return True
    return False


def _same(one: Span, other: Span) -> bool:
    return 2 * (min(one.end, other.end) - max(one.start, other.start)) > max(
        one.end - one.start, other.end - other.start
    )
