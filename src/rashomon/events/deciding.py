"""Events as people decided them: joined, and parted again with their documents on the side that they are nearer to.

It comes last, over events and incidents as the rules give them: what is decided of words in one event is decided of all
of it. Where a decision parts an event, the words it names go to two sides; what else their documents tell of it goes with
them, and every other document to the side whose words its own are more like.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from rashomon.events.cluster import event_id
from rashomon.events.incidents import Incidents
from rashomon.events.joining import Edge, join
from rashomon.events.likeness import Likeness
from rashomon.events.nearness import Nearness
from rashomon.events.summary import summarise
from rashomon.events.tellings import Telling
from rashomon.types import Event, Scene, Span, Told

Pairs = Sequence[tuple[Told, Told]]


class Verdicts(NamedTuple):
    """Pairs of event mentions that are of one event, or of two; they contradict each other nowhere."""

    joins: Pairs
    parts: Pairs


class Decided(NamedTuple):
    """Events with the scenes of those that are incidents; ``ruled`` are those that were changed, as they were."""

    events: tuple[Event, ...]
    scenes: Mapping[str, Mapping[str, Scene]]
    ruled: tuple[Event, ...]


def decide_events(
    tellings: Sequence[Telling], found: Incidents, verdicts: Verdicts, names: Mapping[str, str], near: Nearness
) -> Decided:
    """Join and part events as decisions say; the result does not depend on the order of the documents.

    ``tellings`` are all of them, by document and place.
    """
    if not verdicts.joins and not verdicts.parts:
        return Decided(found.events, found.scenes, ())
    return _Deciding(tellings, found, verdicts, near).decided(names)


class _Deciding:
    """Lays decisions over events; an event is a node by its number, and so is each mention named of one that is parted."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        found: Incidents,
        verdicts: Verdicts,
        near: Nearness,
    ) -> None:
        joins, parts = verdicts
        self._tellings = tellings
        self._found = found
        self._near = near
        self._number = {one.told: number for number, one in enumerate(tellings)}
        self._home = {told: at for at, event in enumerate(found.events) for told in event.members}
        self._parted = {self._home[one] for one, other in parts if self._home[one] == self._home[other]}
        named = {told for pair in (*joins, *parts) for told in pair if self._home[told] in self._parted}
        self._seeds = {
            told: len(found.events) + at for at, told in enumerate(sorted(named, key=self._number.__getitem__))
        }
        self._root = self._join(joins, parts)

    def _node(self, told: Told) -> int:
        return self._seeds.get(told, self._home[told])

    def _join(self, joins: Pairs, parts: Pairs) -> Mapping[int, int]:
        """Join what decisions join, then those named of one parted event that no decision keeps apart."""
        beside = [(one, other) for one, other in combinations(self._seeds, 2) if self._home[one] == self._home[other]]
        told = [(1.0, *pair) for pair in joins] + [(0.5, *pair) for pair in beside]
        nodes = [(score, self._node(one), self._node(other)) for score, one, other in told]
        edges = [Edge(score, min(one, other), max(one, other)) for score, one, other in nodes if one != other]
        apart: dict[int, set[int]] = defaultdict(set)
        for one, other in parts:
            apart[self._node(one)].add(self._node(other))
            apart[self._node(other)].add(self._node(one))
        barred = {node: frozenset(others) for node, others in apart.items()}
        return join(edges, lambda _one, _other: 1.0, 1.0, apart=barred)

    def decided(self, names: Mapping[str, str]) -> Decided:
        """Give the events as they are decided."""
        groups: dict[int, list[Telling]] = defaultdict(list)
        for told, root in self._roots():
            groups[root].append(self._tellings[self._number[told]])
        events: list[Event] = []
        scenes: dict[str, Mapping[str, Scene]] = {}
        kept: set[str] = set()
        for members in groups.values():
            members.sort(key=lambda one: self._number[one.told])
            sources = [self._found.events[at] for at in sorted({self._home[one.told] for one in members})]
            is_whole = len(sources) == 1 and len(sources[0].members) == len(members)
            event = sources[0] if is_whole else self._make(members, sources, names)
            events.append(event)
            kept |= {event.id} if is_whole else set()
            scene = self._scene(members, sources)
            if scene:
                scenes[event.id] = scene
        ordered = sorted(events, key=lambda event: self._number[event.members[0]])
        return Decided(tuple(ordered), scenes, tuple(one for one in self._found.events if one.id not in kept))

    def _roots(self) -> Iterator[tuple[Told, int]]:
        """Give every event mention with the node that stands for its group."""
        likeness = Likeness(self._tellings, self._near) if self._parted else None
        for at, event in enumerate(self._found.events):
            if likeness is not None and at in self._parted:
                yield from self._sides(event, likeness).items()
            else:
                yield from ((told, self._root.get(at, at)) for told in event.members)

    def _sides(self, event: Event, likeness: Likeness) -> dict[Told, int]:
        """Share out the mentions of a parted event: those of one document stay together unless it has words of several sides."""
        seeds = {
            told: self._root.get(self._seeds[told], self._seeds[told]) for told in event.members if told in self._seeds
        }
        found = dict(seeds)
        units: dict[str, list[Told]] = defaultdict(list)
        for told in event.members:
            if told not in seeds:
                units[told.document].append(told)
        for document, unit in units.items():
            own = {told: root for told, root in seeds.items() if told.document == document}
            if len(set(own.values())) > 1:
                found |= {told: self._nearest([told], own, likeness) for told in unit}
            else:
                found |= dict.fromkeys(unit, self._nearest(unit, own or seeds, likeness))
        return found

    def _nearest(self, unit: Sequence[Told], seeds: Mapping[Told, int], likeness: Likeness) -> int:
        """Give the side that has the words most like some of a unit's, the first named of equals."""

        def alike(seed: Told) -> float:
            other = self._number[seed]
            return max(likeness.score(*sorted((self._number[told], other))) for told in unit)

        return seeds[max(seeds, key=alike)]

    # -- making anew -------------------------------------------------------------------------------

    def _make(self, members: Sequence[Telling], sources: Sequence[Event], names: Mapping[str, str]) -> Event:
        """Make an event; one that takes a whole incident in keeps its name, type and days."""
        event = summarise(event_id(members[0]), members, names)
        told = {one.told for one in members}
        whole = [one for one in sources if one.id in self._found.scenes and told.issuperset(one.members)]
        if not whole:
            return event
        main = max(whole, key=lambda one: len(one.members))
        return replace(event, label=main.label, type=main.type, earliest=main.earliest, before=main.before)

    def _scene(self, members: Sequence[Telling], sources: Sequence[Event]) -> dict[str, Scene]:
        """Give where each document tells of it: all that it tells of the incidents in it, or its own sentences of a parted one."""
        own: dict[str, set[Told]] = defaultdict(set)
        for one in members:
            own[one.told.document].add(one.told)
        found: dict[str, Scene] = {}
        for event in sources:
            for document, scene in self._found.scenes.get(event.id, {}).items():
                of_it = {told for told in event.members if told.document == document}
                if of_it & own.get(document, set()):
                    mine = scene if of_it <= own[document] else self._part_of(scene, of_it & own[document])
                    found[document] = _both(found[document], mine) if document in found else mine
        return found

    def _part_of(self, scene: Scene, told: Iterable[Told]) -> Scene:
        starts = [self._tellings[self._number[one]].span.start for one in told]
        spans = tuple(span for span in scene.told if any(span.start <= start < span.end for start in starts))
        return Scene(spans, spans)


def _both(one: Scene, other: Scene) -> Scene:
    return Scene(_spans(one.told, other.told), _spans(one.around, other.around))


def _spans(one: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({*one, *other}, key=lambda span: (span.start, span.end)))
