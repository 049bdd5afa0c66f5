"""Which attribution lies in which: duplicates fall together, each gets its outer one and its id."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.types import Attribution, Span, Zone


@dataclass(slots=True)
class _Open:
    """A content piece that the sweep is inside of, and the attribution it belongs to."""

    piece: Span
    owner: int


def nest(attributions: Iterable[Attribution], zones: Iterable[Zone]) -> tuple[Attribution, ...]:
    """Fill ``within`` and ``id``; the ids follow the first characters, outer before inner."""
    found = sorted(_unique(attributions), key=_place)
    notes = sorted(Span(z.start, z.end) for z in zones if z.kind == "note")
    parents = _find_parents(found, notes)
    found = list(_clip(found, parents))
    order = sorted(range(len(found)), key=lambda i: _effective(i, parents, found))
    ids = {index: f"a{number}" for number, index in enumerate(order, 1)}
    return tuple(replace(found[i], id=ids[i], within=ids.get(parents[i])) for i in order)


def first_character(attribution: Attribution) -> int:
    """Give the offset at which an attribution begins: its source, cue or content."""
    starts = [piece.start for piece in attribution.content]
    starts += [part.start for part in (attribution.source, attribution.cue) if part is not None]
    return min(starts)


def _unique(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Keep one attribution a cue (the surest), and one a content where there is no cue."""
    best: dict[tuple[object, ...], Attribution] = {}
    for attribution in attributions:
        key = (attribution.cue,) if attribution.cue else (None, attribution.content)
        known = best.get(key)
        if known is None or _rank(attribution) > _rank(known):
            best[key] = attribution
    yield from best.values()


def _rank(attribution: Attribution) -> tuple[float, int, tuple[Span, ...]]:
    return attribution.confidence, _size(attribution), attribution.content


def _size(attribution: Attribution) -> int:
    return sum(piece.end - piece.start for piece in attribution.content)


def _place(attribution: Attribution) -> tuple[int, int, tuple[Span, ...], Span]:
    return first_character(attribution), -_size(attribution), attribution.content, attribution.cue or Span(-1, -1)


def _effective(index: int, parents: Sequence[int], found: Sequence[Attribution]) -> tuple[int, int, int, int]:
    """Give the sorting key of an attribution: never before the one it lies in; of a shared source, in order of the words."""
    start, depth, at = first_character(found[index]), 0, index
    while (at := parents[at]) >= 0:
        start, depth = max(start, first_character(found[at])), depth + 1
    own = found[index]
    words = min(own.content[0].start, own.cue.start) if own.cue else own.content[0].start
    return start, depth, words, index


def _find_parents(found: Sequence[Attribution], notes: Sequence[Span]) -> list[int]:
    """Sweep once over the text; the parent is the smallest larger attribution that holds the cue (-1: none)."""
    pieces = sorted((piece, i) for i, one in enumerate(found) for piece in one.content)
    anchors = [_anchor(one, notes) for one in found]
    parents = [-1] * len(found)
    active: list[_Open] = []
    at = 0
    for i in sorted(range(len(found)), key=anchors.__getitem__):
        here = anchors[i]
        while at < len(pieces) and pieces[at][0].start <= here.start:
            active.append(_Open(*pieces[at]))
            at += 1
        active = [one for one in active if one.piece.end > here.start]
        parents[i] = _smallest_holder(i, here, active, found)
    return parents


def _anchor(attribution: Attribution, notes: Sequence[Span]) -> Span:
    """Give the words that decide where an attribution lies: its cue, unless that stands in a note; else its content."""
    cue = attribution.cue
    return attribution.content[0] if cue is None or covered(cue, notes) else cue


def _smallest_holder(inner: int, anchor: Span, active: Iterable[_Open], found: Sequence[Attribution]) -> int:
    """Give the smallest larger attribution that holds the anchor and some of the words; -1: none."""
    size = _size(found[inner])
    fits = {one.owner for one in active if one.piece.end >= anchor.end and _size(found[one.owner]) > size}
    outer = [o for o in fits if any(True for _ in _common(found[inner].content, found[o].content))]
    return min(outer, key=lambda o: (_size(found[o]), o), default=-1)


def _clip(found: Sequence[Attribution], parents: list[int]) -> Iterator[Attribution]:
    """Cut what sticks out of the words that an attribution lies in; one that nothing is left of lies in the next outer."""
    kept: dict[int, tuple[Span, ...]] = {}
    for i in sorted(range(len(found)), key=lambda i: -_size(found[i])):
        kept[i] = found[i].content
        while parents[i] >= 0:
            inside = tuple(_common(found[i].content, kept[parents[i]]))
            if inside:
                kept[i] = inside
                break
            parents[i] = parents[parents[i]]
    return (replace(one, content=kept[i]) for i, one in enumerate(found))


def _common(inner: Sequence[Span], outer: Sequence[Span]) -> Iterator[Span]:
    """Give the stretches that lie in both."""
    for piece in inner:
        for other in outer[max(bisect_right(outer, piece.start, key=_start) - 1, 0) :]:
            if other.start >= piece.end:
                break
            if other.end > piece.start:
                yield Span(max(piece.start, other.start), min(piece.end, other.end))


def _start(span: Span) -> int:
    return span.start


def covered(span: Span, by: Sequence[Span]) -> bool:
    """Tell whether a span lies inside one of others."""
    return any(piece.start <= span.start and span.end <= piece.end for piece in by)
