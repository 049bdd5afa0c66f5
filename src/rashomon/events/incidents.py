"""Above events: incidents. What is told of one violent, fatal or disastrous happening in many words becomes one event.

A second pass after ``cluster_events``. Documents of one story tell of one incident where their days go together, they
name somebody or something in common, and nothing tells two happenings apart: places that lie apart, other persons hit,
or a document that keeps the days apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from rashomon.events.cluster import event_id
from rashomon.events.joining import Edge, join
from rashomon.events.lemmas import are_related
from rashomon.events.questions import Question, find_questions
from rashomon.events.strands import (
    Known,
    Strand,
    find_afar,
    find_bearing,
    find_focus,
    find_strands,
    hits_others,
    is_of_one,
    may_bear,
)
from rashomon.events.summary import summarise
from rashomon.events.tellings import Telling, read_tellings
from rashomon.events.titles import Labels, incident_days
from rashomon.lexicon.sentences import find_sentences
from rashomon.types import Annotations, Event, Member, Scene, Told

_LIMIT = 0.5
_FOCUS = 0.3
_NIGHT = timedelta(days=1)
_LOOSE, _SAME_DAY, _NEXT_DAY = 0.45, 0.7, 0.5
_SHARED = 0.1
_MOST_SHARED = 3


class Incidents(NamedTuple):
    """Events, those of one incident made one, and where each document tells of each incident, by the incident's id."""

    events: tuple[Event, ...]
    scenes: Mapping[str, Mapping[str, Scene]]


def find_incidents(
    documents: Iterable[Annotations],
    entity_of: Mapping[Member, str],
    events: Sequence[Event],
    story_of: Mapping[str, str],
    names: Mapping[str, str],
    tellings: Sequence[Telling] | None = None,
) -> Incidents:
    """Make one event of those that tell of one incident; the result does not depend on the order of the documents.

    ``tellings`` are those of these documents, by document and place, where they are read already.
    """
    known = sorted(documents, key=lambda one: one.document.id)
    tellings = list(read_tellings(known, entity_of)) if tellings is None else tellings
    strands = _Strands(known, tellings, entity_of, events, story_of, names)
    groups = strands.join()
    return _Rebuilding(known, tellings, events, groups, entity_of, names).incidents()


class _Strands:
    """The strands of some documents, and which of them are of one incident."""

    def __init__(
        self,
        documents: Sequence[Annotations],
        tellings: Sequence[Telling],
        entity_of: Mapping[Member, str],
        events: Sequence[Event],
        story_of: Mapping[str, str],
        names: Mapping[str, str],
    ) -> None:
        event_of = {told: event.id for event in events for told in event.members}
        self._known = Known(
            names, _persons(documents, entity_of), {one: event_of[one.told] for one in tellings if one.told in event_of}
        )
        self._story = [story_of.get(one.document.id, one.document.id) for one in documents]
        self._strands = list(self._find(documents, tellings))
        self._of_home: dict[int, list[Strand]] = defaultdict(list)
        for strand in self._strands:
            self._of_home[strand.home].append(strand)

    def _find(self, documents: Sequence[Annotations], tellings: Sequence[Telling]) -> Iterator[Strand]:
        own: dict[int, list[Telling]] = defaultdict(list)
        for one in tellings:
            own[one.home].append(one)
        bearing = {home: find_bearing(some, documents[home]) for home, some in own.items()}
        of_story: dict[str, list[Telling]] = defaultdict(list)
        for home, some in bearing.items():
            of_story[self._story[home]] += some
        focus = {story: find_focus(some, self._known, _FOCUS) for story, some in of_story.items()}
        for home, some in bearing.items():
            afar = find_afar(documents[home], some)
            yield from find_strands(some, focus[self._story[home]], self._known, afar)

    def join(self) -> list[list[Strand]]:
        """Group the strands by incident."""
        of_story: dict[str, list[int]] = defaultdict(list)
        for number, strand in enumerate(self._strands):
            of_story[self._story[strand.home]].append(number)
        pairs = [pair for some in of_story.values() for pair in combinations(some, 2)]
        edges = [Edge(score, *pair) for pair in pairs if (score := self._score(*pair)) >= _LIMIT]
        home = join(edges, self._score, _LIMIT, _LOOSE / 2)
        groups: dict[int, list[Strand]] = defaultdict(list)
        for number, strand in enumerate(self._strands):
            groups[home.get(number, number)].append(strand)
        return list(groups.values())

    def _score(self, number: int, other_number: int) -> float:
        one, other = self._strands[number], self._strands[other_number]
        if one.home == other.home or self._are_two(one, other):
            return 0.0
        shared = len(one.company & other.company) + 2 * self._have_common_event(one, other)
        days = self._days(one, other)
        return min(1.0, days + _SHARED * min(shared, _MOST_SHARED)) if shared and days else 0.0

    def _are_two(self, one: Strand, other: Strand) -> bool:
        """Tell whether something keeps two strands apart: places, those hit, or what happened."""
        if self._known.are_apart(one.places, other.places):
            return True
        if one.victims and other.victims and not one.victims & other.victims:
            return True
        kinds, others = one.kinds, other.kinds
        return bool(kinds and others) and not kinds & others and not are_related(kinds, others)

    def _have_common_event(self, one: Strand, other: Strand) -> bool:
        events = ({self._known.event_of.get(each) for each in strand.members} - {None} for strand in (one, other))
        return not next(events).isdisjoint(next(events))

    def _days(self, one: Strand, other: Strand) -> float:
        """Weigh how the days of two strands go together; 0 where they do not."""
        if one.days is None or other.days is None:
            return (
                _LOOSE if one.main and other.main and not _is_later(one, other) and not _is_later(other, one) else 0.0
            )
        if one.days.earliest < other.days.before and other.days.earliest < one.days.before:
            return _SAME_DAY
        beside = one.days.earliest - _NIGHT < other.days.before and other.days.earliest - _NIGHT < one.days.before
        return _NEXT_DAY if beside and not self._tells_both(one, other) and not self._tells_both(other, one) else 0.0

    def _tells_both(self, one: Strand, other: Strand) -> bool:
        """Tell whether the document of the one strand has another for the days of the other: it keeps them apart."""
        return any(
            each is not one
            and each.days is not None
            and other.days is not None
            and each.days.earliest < other.days.before
            and other.days.earliest < each.days.before
            for each in self._of_home[one.home]
        )


def _is_later(one: Strand, other: Strand) -> bool:
    """Tell whether the one happened after the other, of which no day is told, was put up."""
    return one.days is not None and other.published is not None and one.days.earliest > other.published


def _persons(documents: Iterable[Annotations], entity_of: Mapping[Member, str]) -> frozenset[str]:
    return frozenset(
        entity_of[member]
        for document in documents
        for entity in document.entities
        if entity.kind == "person" and (member := Member(document.document.id, entity.id)) in entity_of
    )


class _Rebuilding:
    """Makes events anew from groups of strands."""

    def __init__(
        self,
        documents: Sequence[Annotations],
        tellings: Sequence[Telling],
        events: Sequence[Event],
        groups: Sequence[Sequence[Strand]],
        entity_of: Mapping[Member, str],
        names: Mapping[str, str],
    ) -> None:
        self._documents = documents
        self._tellings = {one.told: one for one in tellings}
        self._events = events
        self._groups = groups
        self._names = names
        self._labels = Labels(documents, entity_of, names)
        self._of_home: dict[int, list[Telling]] = defaultdict(list)
        for one in tellings:
            self._of_home[one.home].append(one)
        self._home = {one.document.id: home for home, one in enumerate(documents)}
        self._event_at = {told: at for at, event in enumerate(events) for told in event.members}

    def incidents(self) -> Incidents:
        """Give the events, those of one incident made one, with those that answer what is asked of it beside it."""
        place = {told: at for at, told in enumerate(self._tellings)}
        events: list[Event] = []
        scenes: dict[str, Mapping[str, Scene]] = {}
        taken: set[Told] = set()
        for strands in self._groups:
            hit = frozenset[str]().union(*(strand.hit for strand in strands))
            told = self._with_rests([one for strand in strands for one in strand.members], hit)
            scene = self._scenes(told, strands)
            asked = self._questions(scene, taken)
            members = _without(told, asked)
            if not members:
                members, asked = told, []
            event = self._incident(members)
            scenes[event.id] = scene
            events += [event, *(self._answer(each, event) for each in asked)]
            taken |= {one.told for one in members} | {one.told for each in asked for one in each.answers}
        events += self._others(taken)
        return Incidents(tuple(sorted(events, key=lambda event: place[event.members[0]])), scenes)

    def _questions(self, scenes: Mapping[str, Scene], taken: AbstractSet[Told]) -> list[Question]:
        """Give what is asked of an incident that two documents or more tell of."""
        if len(scenes) == 1:
            return []
        return list(find_questions([*self._free(scenes, taken)], self._documents, scenes))

    def _free(self, scenes: Iterable[str], taken: AbstractSet[Told]) -> Iterator[Telling]:
        """Give the tellings of these documents that are no other incident's."""
        homes = sorted(self._home[document] for document in scenes)
        return (one for home in homes for one in self._of_home[home] if one.told not in taken)

    def _with_rests(self, members: Sequence[Telling], hit: AbstractSet[str]) -> list[Telling]:
        """Add what else the events tell of which half or more is told of the incident, but for what befell others."""
        told = {one.told for one in members}
        found = list(members)
        for at in sorted({self._event_at[one] for one in told if one in self._event_at}):
            event = self._events[at]
            inside = told.intersection(event.members)
            if 2 * len(inside) >= len(event.members):
                rest = (self._tellings[each] for each in event.members if each not in told)
                rest = (one for one in rest if not is_of_one(one))
                found += [one for one in rest if _may_be_of(one, members) and not hits_others(one, hit)]
        return sorted(found, key=lambda one: (one.home, one.span))

    def _others(self, taken: set[Told]) -> Iterator[Event]:
        for event in self._events:
            rest = [each for each in event.members if each not in taken]
            if len(rest) == len(event.members):
                yield event
            elif rest:
                members = [self._tellings[each] for each in rest]
                yield summarise(event_id(members[0]), members, self._names)

    def _incident(self, members: Sequence[Telling]) -> Event:
        event = summarise(event_id(members[0]), members, self._names)
        if len({one.lemma for one in members}) == 1:
            return event
        days = incident_days(members)
        if days is not None:
            event = replace(event, earliest=days.earliest, before=days.before)
        label = self._labels.label(event, members, days)
        return event if label is None else replace(event, label=label)

    def _answer(self, question: Question, incident: Event) -> Event:
        """Give the event of a question's answers: of the question's type, and named after the incident."""
        event = summarise(event_id(question.answers[0]), question.answers, self._names)
        label = question.noun.format(deed=incident.label[:1].lower() + incident.label[1:])
        return replace(event, type=question.kind, label=label[:1].upper() + label[1:])

    def _scenes(self, members: Sequence[Telling], strands: Sequence[Strand]) -> dict[str, Scene]:
        main = {strand.home for strand in strands if strand.main}
        own: dict[int, list[Telling]] = defaultdict(list)
        for one in members:
            own[one.home].append(one)
        return {
            self._documents[home].document.id: self._scene(home, some, whole=home in main) for home, some in own.items()
        }

    def _scene(self, home: int, own: Sequence[Telling], *, whole: bool) -> Scene:
        """Give the sentences of one document that tell of an incident, and all but those of other incidents."""
        sentences = find_sentences(self._documents[home].document.text)
        told = sorted({one.sentence for one in own})
        mine = {one.told for one in own}
        others = {one.sentence for one in self._of_home[home] if one.told not in mine and may_bear(one)}
        others |= find_afar(self._documents[home], own) - set(told)
        around = [at for at in range(len(sentences)) if at not in others] if whole else told
        return Scene(tuple(sentences[at] for at in told), tuple(sentences[at] for at in around))


def _may_be_of(one: Telling, members: Sequence[Telling]) -> bool:
    """Tell whether no day of a telling speaks against its being of the incident that others tell of."""
    days = [each.days for each in members if each.days is not None]
    if one.days is None:
        return True
    return any(one.days.earliest < each.before and each.earliest < one.days.before for each in days)


def _without(members: Sequence[Telling], asked: Sequence[Question]) -> list[Telling]:
    """Leave out what answers a question."""
    answers = {one.told for each in asked for one in each.answers}
    return [one for one in members if one.told not in answers]
