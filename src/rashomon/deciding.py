"""What people decided of what happened: where their words tell of it now, and which decisions hold together."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rashomon.entities.locating import find_span
from rashomon.entities.settling import Pair, settle
from rashomon.types import Annotations, EventMention, Member, Ruling, Span, Standing, Target, Told

_HALF = 0.5
_GONE = "words of it tell of no event now"
_ONE = "its words are one and the same now"


class Held(NamedTuple):
    """Pairs of event mentions that are of one event, of two, or left open, and what became of each ruling."""

    joins: tuple[tuple[Told, Told], ...]
    parts: tuple[tuple[Told, Told], ...]
    unsure: tuple[tuple[Told, Told], ...]
    standings: tuple[Standing, ...]


def settle_events(
    rulings: Sequence[Ruling], told_of: Mapping[Target, Told], home_of: Callable[[Told], Hashable]
) -> Held:
    """Settle rulings on events in their order: what contradicts an earlier one waits, as with entities.

    ``told_of`` gives the event mention that words are, ``home_of`` the event that it is of by rule alone.
    """
    places = {target: Member(told.document, told.event) for target, told in told_of.items()}
    lost = [standing for one in rulings if (standing := _lost(one, told_of)) is not None]
    able = [one for one in rulings if one.number not in {each.number for each in lost}]
    settled = settle(able, places, lambda member: home_of(_told(member)))
    return Held(_pairs(settled.joins), _pairs(settled.parts), _pairs(settled.unsure), (*lost, *settled.standings))


def locate_all(rulings: Iterable[Ruling], documents: Iterable[Annotations]) -> dict[Target, Told]:
    """Give for the words of rulings the event mentions that they are, where there are any."""
    of: dict[str, list[Target]] = {}
    for ruling in rulings:
        for target in (*ruling.about, *(() if ruling.other is None else (ruling.other,))):
            of.setdefault(target.document, []).append(target)
    found: dict[Target, Told] = {}
    for one in documents:
        for target in of.get(one.document.id, ()):
            event = find_event(one, target)
            if event is not None:
                found[target] = Told(one.document.id, event.id)
    return found


def find_event(document: Annotations, target: Target) -> EventMention | None:
    """Give the event mention that words are, or that shares most with them: half of either at least."""
    span = find_span(document.document.text, target)
    if span is None:
        return None
    near = [one for one in document.events if one.start < span.end and span.start < one.end]
    best = max(near, key=lambda one: (_shared(one, span), -one.start, one.id), default=None)
    return best if best is not None and _shared(best, span) >= _HALF else None


def _shared(one: EventMention, span: Span) -> float:
    """Give the share of characters in both of those in either."""
    both = min(one.end, span.end) - max(one.start, span.start)
    return both / (max(one.end, span.end) - min(one.start, span.start))


def _lost(ruling: Ruling, told_of: Mapping[Target, Told]) -> Standing | None:
    """Tell why a ruling cannot be applied now, where it cannot."""
    ends = [None if target is None else told_of.get(target) for target in (ruling.about[0], ruling.other)]
    if None not in ends and ends[0] != ends[1]:
        return None
    return Standing(ruling.number, "not applicable", (), _GONE if None in ends else _ONE)


def _told(member: Member) -> Told:
    return Told(member.document, member.entity)


def _pairs(some: Iterable[Pair]) -> tuple[tuple[Told, Told], ...]:
    return tuple((_told(one.one), _told(one.other)) for one in some)
