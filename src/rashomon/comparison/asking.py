"""Event*, Scene* → Event*, Scene*: what is asked of incidents and what became of persons, where phrases alone tell it.

Beside the events that words for happenings make stand those whose answers are phrases: an answer joins the question's
event where there is one, else it makes one, with no event mention among its members.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from rashomon.comparison.acting import Known
from rashomon.comparison.asked import PLACE, Asker, asked_kinds, group_by_doer, is_of_doer
from rashomon.comparison.contested import DENIED, find_contested
from rashomon.comparison.fates import State, by_person, find_states
from rashomon.comparison.holding import HELD, find_holdings
from rashomon.comparison.knowing import ORDER, find_unknowing
from rashomon.comparison.learning import LEARNED, find_learned
from rashomon.comparison.peoples import Countries, find_countries
from rashomon.comparison.sides import Sides
from rashomon.comparison.signing import SIGNED, find_signings
from rashomon.lexicon import load
from rashomon.types import Annotations, CorpusEntity, Event, Member, Party, Said, Scene, Span, Told

_DIGITS = 10
FATE = "fate"
"""The type of an event that is what became of somebody."""

Scenes = Mapping[str, Mapping[str, Scene]]


class Asked(NamedTuple):
    """Events, and where documents tell of those that are incidents or answer what is asked, by the event's id."""

    events: tuple[Event, ...]
    scenes: Scenes


@dataclass(frozen=True, slots=True)
class _Answers:
    """The answers to one question by document."""

    kind: str
    said: Mapping[str, tuple[Said, ...]]


class _Telling(NamedTuple):
    """Where an event is told, and its place among all events."""

    place: int
    event: Event
    told: Told


def ask(
    documents: Sequence[Annotations],
    entity_of: Mapping[Member, str],
    entities: Sequence[CorpusEntity],
    events: Sequence[Event],
    scenes: Scenes,
    story_of: Mapping[str, str],
) -> Asked:
    """Add to the events what phrases tell of each incident, and what became of persons."""
    asking = _Asking(documents, entity_of, entities, events, scenes)
    found = [*events]
    more: dict[str, Mapping[str, Scene]] = dict(scenes)
    for event in events:
        for answers in asking.answers(event):
            if answers.kind == PLACE:
                own = {
                    name: replace(scene, said=answers.said.get(name, ())) for name, scene in scenes[event.id].items()
                }
                more[event.id] = own
                continue
            base = asking.base(event, answers)
            question = asking.question(event, answers) if base is None else base
            found += [question] if base is None else []
            more[question.id] = {name: Scene((), (), _plain(said)) for name, said in answers.said.items()}
    more_asked = (*asking.fates(story_of), *asking.denials(story_of), *asking.learned(), *asking.standing())
    for question, told in more_asked:
        found += [question] if question not in events else []
        more.setdefault(question.id, told)
    return Asked(tuple(found), more)


class _Asking:
    def __init__(
        self,
        documents: Sequence[Annotations],
        entity_of: Mapping[Member, str],
        entities: Sequence[CorpusEntity],
        events: Sequence[Event],
        scenes: Scenes,
        language: str = "en",
    ) -> None:
        self._documents = {one.document.id: one for one in documents}
        self._entity_of, self._entities = entity_of, {one.id: one for one in entities}
        self._events, self._scenes, self._language = events, scenes, language
        self._questions = _find_told(events, frozenset(asked_kinds(language)))
        self._lasted = {event.id: event.before for event in events}
        self._incidents_of: dict[str, list[str]] = defaultdict(list)
        for incident, scene in scenes.items():
            for document in scene:
                self._incidents_of[document].append(incident)
        self._countries: Countries | None = None

    def answers(self, incident: Event) -> Iterator[_Answers]:
        """Give the answers to what is asked of an incident, where two documents or voices answer."""
        scene = self._scenes.get(incident.id, {})
        if len(scene) < 2:  # noqa: PLR2004 - one document lays nothing beside another
            return
        documents = [self._documents[name] for name in sorted(scene)]
        around = {name: each.around for name, each in scene.items()}
        sides = Sides(documents, around, self._known_countries(), self._entity_of, self._entities, self._language)
        askers = [Asker(one, sides, self._entity_of, self._entities, self._language) for one in documents]
        places = {
            one.document.id: tuple(asker.own_lands(around[one.document.id]))
            for one, asker in zip(documents, askers, strict=True)
        }
        if any(places.values()):
            yield _Answers(PLACE, {name: said for name, said in places.items() if said})
        for kind in asked_kinds(self._language):
            told = {
                one.document.id: tuple(self._read(kind, one, asker, around[one.document.id]))
                for one, asker in zip(documents, askers, strict=True)
            }
            for group in group_by_doer(kind, told, self._language):
                answers = _Answers(kind, group)
                if sum(map(len, group.values())) > 1 or (group and self.base(incident, answers) is not None):
                    yield answers

    def _read(self, kind: str, document: Annotations, asker: Asker, around: Sequence[Span]) -> Iterator[Said]:
        """Give the answers of one document to a question."""
        yield from asker.answers(kind, around)
        if kind == ORDER:
            yield from find_unknowing(document, around, self._entity_of, self._entities, self._language)

    def _known_countries(self) -> Countries:
        if self._countries is None:
            self._countries = find_countries(self._documents.values(), self._entity_of, self._language)
        return self._countries

    def base(self, incident: Event, answers: _Answers) -> Event | None:
        """Give the event that answers a question of an incident in words for a happening."""
        scene = self._scenes[incident.id]
        told = [one for document in scene for one in self._questions.get((answers.kind, document), ())]
        inside = (one.event for one in sorted(told, key=lambda one: one.place) if self._is_in(one.told, scene))
        return next(inside, None)

    def _is_in(self, told: Told, scene: Mapping[str, Scene]) -> bool:
        at = next((one.start for one in self._documents[told.document].events if one.id == told.event), -1)
        return any(span.start <= at < span.end for span in scene[told.document].around)

    def question(self, incident: Event, answers: _Answers) -> Event:
        """Give the event of a question that phrases alone answer, named after the incident and who is asked about."""
        noun = load(self._language, "incidents")["questions"][answers.kind]["noun"]
        label = noun.format(deed=incident.label[:1].lower() + incident.label[1:])
        doers = {one.entity for said in answers.said.values() for one in said if one.entity is not None}
        parties = tuple(Party("actor", entity) for entity in sorted(doers))
        return replace(
            incident,
            id=_event_id(answers.kind, answers.said),
            label=label[:1].upper() + label[1:],
            type=answers.kind,
            participants=parties,
            members=(),
        )

    def fates(self, story_of: Mapping[str, str]) -> Iterator[tuple[Event, Mapping[str, Scene]]]:
        """Give what became of each person of whom that is disputed, or told as a state by two documents."""
        persons = frozenset(one.id for one in self._entities.values() if one.kind == "person")
        states = [
            state
            for one in self._documents.values()
            for state in find_states(one, self._entity_of, persons, self._language)
        ]
        for (_, person), some in sorted(by_person(states, story_of).items()):
            kept = [state for state in some if not state.past or state.said.sort == "dead"]
            kept = [state for state in kept if self._is_of_story(state, kept)]
            if _is_told(kept):
                called = self._entities[person].name
                said = {
                    name: tuple(replace(s.said, name=called) for s in kept if s.document == name)
                    for name in {s.document for s in kept}
                }
                noun: str = load(self._language, "fates")["noun"]
                event = _bare_event(FATE, said, noun.format(name=called), (Party("recipient", person),))
                yield event, {name: Scene((), (), said[name]) for name in sorted(said)}

    def denials(self, story_of: Mapping[str, str]) -> Iterator[tuple[Event, Mapping[str, Scene]]]:
        """Give what one voice says and another denies, one event a happening."""
        known = Known(self._entity_of, self._entities, self._known_countries(), self._language)
        for label, parties, said in find_contested(list(self._documents.values()), self._events, known, story_of):
            yield _bare_event(DENIED, said, label, parties), {name: Scene((), (), one) for name, one in said.items()}

    def learned(self) -> Iterator[tuple[Event, Mapping[str, Scene]]]:
        """Give who learned of an incident only after he is told to have spoken of it."""
        known = Known(self._entity_of, self._entities, self._known_countries(), self._language)
        noun: str = load(self._language, "incidents")["questions"][LEARNED]["noun"]
        for incident in self._events:
            scene = self._scenes.get(incident.id, {})
            documents = [self._documents[name] for name in sorted(scene)]
            for who, said in find_learned(documents, incident, scene, known) if len(scene) > 1 else ():
                deed = incident.label[:1].lower() + incident.label[1:]
                label = noun.format(name=self._entities[who].name, deed=deed)
                event = _bare_event(LEARNED, said, label, (Party("actor", who),))
                yield event, {name: Scene((), (), one) for name, one in said.items()}

    def standing(self) -> Iterator[tuple[Event, Mapping[str, Scene]]]:
        """Give the years of treaties that several documents tell, and the offices that are told to have changed hands."""
        documents = list(self._documents.values())
        named: str = load(self._language, "incidents")["signing"]
        event_of = {told: event for event in self._events for told in event.members}
        for treaty, said, mention in find_signings(documents, self._entity_of, self._entities, self._language):
            known = None if mention is None else event_of.get(mention)
            parties = (Party("other", treaty.id),)
            event = known or _bare_event(SIGNED, said, named.format(name=treaty.name), parties)
            yield event, {name: Scene((), (), one) for name, one in said.items()}
        for holder, label, told in find_holdings(list(self._entities.values()), self._language):
            event = _bare_event(HELD, told, label, (Party("actor", holder.id),))
            yield event, {name: Scene((), (), one) for name, one in told.items()}

    def _is_of_story(self, state: State, others: Sequence[State]) -> bool:
        """Tell whether somebody told as dead may not have died after he was told as held in an account put up before."""
        published = self._documents[state.document].document.published
        if state.said.sort != "dead" or state.said.polarity == "-":
            return True
        for other in others:
            day = self._documents[other.document].document.published
            if other.said.sort == "held" and (day is None or published is None or day < published):
                last = self._last_day(state)
                if not state.at_once or last is None or day is None or last > day.toordinal() + 1:
                    return False
        return True

    def _last_day(self, state: State) -> int | None:
        """Give the day up to which an incident lasted in whose course somebody is told to have died, as an ordinal."""
        days = [
            before.toordinal()
            for incident in self._incidents_of.get(state.document, ())
            if (before := self._lasted[incident]) is not None
            if any(_holds(span, state.said.span) for span in self._scenes[incident][state.document].around)
        ]
        return min(days, default=None)


def _find_told(events: Sequence[Event], kinds: Container[str]) -> dict[tuple[str, str], list[_Telling]]:
    """Give where events of some kinds are told, by kind and document."""
    found: dict[tuple[str, str], list[_Telling]] = defaultdict(list)
    for place, event in enumerate(events):
        if event.type in kinds:
            for told in event.members:
                found[event.type, told.document].append(_Telling(place, event, told))
    return found


def _bare_event(kind: str, said: Mapping[str, Sequence[Said]], label: str, parties: tuple[Party, ...]) -> Event:
    """Give an event without a day that phrases alone tell."""
    return Event(_event_id(kind, said), label, kind, None, None, None, parties, ())


def _plain(said: Sequence[Said]) -> tuple[Said, ...]:
    """Leave out who did it where that alone makes the question."""
    return tuple(replace(one, entity=None, name=None) if is_of_doer(one.sort) else one for one in said)


def _holds(span: Span, inner: Span) -> bool:
    return span.start <= inner.start and inner.end <= span.end


def _is_told(states: Sequence[State]) -> bool:
    """Tell whether states are worth an event: dead against another, or one that two documents tell."""
    alive = [s for s in states if s.said.sort != "dead" or s.said.polarity == "-"]
    return bool(alive) and (len(alive) < len(states) or len({s.document for s in alive}) > 1)


def _event_id(kind: str, said: Mapping[str, Sequence[Said]]) -> str:
    """Give the id of an event of a kind whose first answer, by document id, this is."""
    name = min(said)
    first = said[name][0].span
    told = f"{name} {first.start} {first.end} {kind}"
    return "V" + sha256(told.encode()).hexdigest()[:_DIGITS]
