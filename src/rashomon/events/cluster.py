"""Across documents: what happened. Event mentions are joined to events, inside each document first, then across.

Two are never one for a word alone: the trigger, who takes part, days, place, numbers, words around and whether the
documents tell one story are weighed together, and a group takes another in only where the pairs across are likely on the
whole and none is very unlikely. What a person decided goes before any of this.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from rashomon.events.candidates import find_candidates
from rashomon.events.joining import Edge, join
from rashomon.events.likeness import Likeness
from rashomon.events.nearness import Nearness
from rashomon.events.summary import summarise
from rashomon.events.tellings import Telling, read_tellings
from rashomon.types import Annotations, Event, Member, Passage, Span

LIMIT = 0.4
FLOOR = 0.05
_DIGITS = 10
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class EventRuling:
    """What a person decided of two event mentions, told by the words that they stand at: one happening, or two."""

    one: Passage
    other: Passage
    same: bool


def cluster_events(
    documents: Iterable[Annotations],
    entity_of: Mapping[Member, str],
    names: Mapping[str, str] = _NONE,
    rulings: Sequence[EventRuling] = (),
    near: Nearness | None = None,
) -> tuple[Event, ...]:
    """Join the documents' event mentions to events; the result does not depend on the order of the documents.

    ``entity_of`` gives the corpus entity of each document's entities, ``names`` their names for labels (without one, the
    fullest of the documents' is taken). An id is made of the event's earliest mention, by document id, then offset: it
    stays as it is when documents are added, unless one of those comes to be the earliest (see ``redirects``). ``near`` is
    how near these documents are to each other, in the order of their ids, where that is known already.
    """
    known = sorted(documents, key=lambda one: one.document.id)
    tellings = list(read_tellings(known, entity_of))
    near = Nearness(known) if near is None else near
    groups = group_tellings(tellings, near, Likeness(tellings, near), read_rulings(tellings, rulings))
    members: dict[int, list[Telling]] = defaultdict(list)
    for telling, group in zip(tellings, groups, strict=True):
        members[group].append(telling)
    called = dict(_names(known, entity_of)) | dict(names)
    return tuple(summarise(event_id(some[0]), some, called) for some in members.values())


def find_stories(documents: Iterable[Annotations], near: Nearness | None = None) -> dict[str, str]:
    """Give for each document the first document, by id, of those that tell the same story; ``near`` as above."""
    known = sorted(documents, key=lambda one: one.document.id)
    story = (Nearness(known) if near is None else near).story
    return {one.document.id: known[story[number]].document.id for number, one in enumerate(known)}


def event_id(earliest: Telling) -> str:
    """Give the id of the event whose earliest mention this is."""
    told = f"{earliest.told.document} {earliest.span.start} {earliest.span.end}"
    return "V" + sha256(told.encode()).hexdigest()[:_DIGITS]


def redirects(old: Iterable[Event], new: Iterable[Event]) -> dict[str, str]:
    """Give for each id that is no longer an event's the event that its earliest mention (still there) belongs to now."""
    home = {member: event.id for event in new for member in event.members}
    kept = set(home.values())
    moved = ((event.id, home[m]) for event in old if event.id not in kept for m in event.members[:1] if m in home)
    return dict(moved)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Groups to begin with (each member with the smallest number of its group), and pairs never to be in one group."""

    together: Mapping[int, int]
    apart: Mapping[int, frozenset[int]]


_FREE = Bounds({}, {})


def read_rulings(tellings: Sequence[Telling], rulings: Iterable[EventRuling]) -> Bounds:
    """Give what rulings ask of tellings, by their numbers; of two that disagree the later holds."""
    verdicts: dict[tuple[int, int], bool] = {}
    finder = _Finder(tellings)
    for ruling in rulings:
        one, other = finder.find(ruling.one), finder.find(ruling.other)
        if one is not None and other is not None and one != other:
            verdicts[min(one, other), max(one, other)] = ruling.same
    same = [Edge(1.0, *pair) for pair, verdict in sorted(verdicts.items()) if verdict]
    apart: dict[int, set[int]] = defaultdict(set)
    for (one, other), verdict in verdicts.items():
        if not verdict:
            apart[one].add(other)
            apart[other].add(one)
    barred = {number: frozenset(others) for number, others in apart.items()}
    return Bounds(join(same, lambda _one, _other: 1.0, 1.0, apart=barred), barred)


def group_tellings(
    tellings: Sequence[Telling], near: Nearness, likeness: Likeness, bounds: Bounds = _FREE
) -> list[int]:
    """Give for each telling the number of the first of its group."""
    edges = [
        Edge(score, *pair)
        for pair in sorted(set(find_candidates(tellings, near)))
        if likeness.may_be_one(*pair) and (score := likeness.score(*pair)) >= LIMIT
    ]
    inside = [edge for edge in edges if tellings[edge.one].home == tellings[edge.other].home]
    across = [edge for edge in edges if tellings[edge.one].home != tellings[edge.other].home]
    chains = join(inside, likeness.score, LIMIT, FLOOR, bounds.apart, bounds.together)
    groups = join(across, likeness.score, LIMIT, FLOOR, bounds.apart, chains)
    return [groups.get(number, number) for number in range(len(tellings))]


class _Finder:
    """Finds the event mention that words of a document mean."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._by_document: dict[str, list[int]] = defaultdict(list)
        for number, telling in enumerate(tellings):
            self._by_document[telling.told.document].append(number)
        self._tellings = tellings

    def find(self, passage: Passage) -> int | None:
        """Give the mention that a passage overlaps most, the first of equals; None where it overlaps none."""
        shared = {number: _overlap(self._tellings[number].span, passage.span) for number in self._of(passage)}
        best = max(shared, key=lambda number: (shared[number], -number), default=None)
        return best if best is not None and shared[best] > 0 else None

    def _of(self, passage: Passage) -> Sequence[int]:
        return self._by_document.get(passage.document, [])


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _names(documents: Iterable[Annotations], entity_of: Mapping[Member, str]) -> Iterator[tuple[str, str]]:
    """Give for each corpus entity the longest name that documents have for it, the first in the alphabet of equals."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for entity in document.entities:
            home = entity_of.get(Member(document.document.id, entity.id))
            if home is not None:
                found[home].add(entity.name)
    for home, some in found.items():
        yield home, min(some, key=lambda name: (-len(name), name))
