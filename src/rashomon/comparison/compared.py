"""Event, Account*, Finding* → ComparedEvent: one event with all that is told of it, and how many voices tell it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from rashomon.comparison.abreast import Figures
from rashomon.comparison.accounts import collect_accounts, find_quiet
from rashomon.comparison.alongside import Laid, lay_alongside, place_pairs
from rashomon.comparison.covering import choose_accounts
from rashomon.comparison.dates_abreast import Times
from rashomon.comparison.ground import Ground, Spot
from rashomon.comparison.grounds import ground_of, tied
from rashomon.comparison.independence import group_passages
from rashomon.comparison.placing import Placing
from rashomon.comparison.relate import relate_all
from rashomon.comparison.voices import vouchers_of
from rashomon.types import (
    Account,
    Annotations,
    ComparedEvent,
    Copy,
    CorpusEntity,
    CorpusRelation,
    Event,
    Member,
    Passage,
    RelationKind,
    Scene,
)

_NO_SCENES: Mapping[str, Mapping[str, Scene]] = MappingProxyType({})

STANDING_FOR: frozenset[RelationKind] = frozenset({"leads", "part_of", "member_of", "same_as"})
"""Relations by which one of two may be named for the other."""


VIOLENT = frozenset({"assault", "death", "disaster"})
"""Types of event in which many may act, each in his part."""


class Comparer:
    """Lays out events of one set of documents."""

    def __init__(
        self,
        documents: Sequence[Annotations],
        entities: Sequence[CorpusEntity],
        entity_of: Mapping[Member, str],
        relations: Iterable[CorpusRelation],
        story_of: Mapping[str, str],
        copies: Iterable[Copy],
    ) -> None:
        """``story_of`` gives for each document the first of those that tell its story."""
        self._documents = {one.document.id: one for one in documents}
        self._laid: Mapping[str, Sequence[Laid]] = {}
        self._apart: Mapping[str, Sequence[frozenset[Spot]]] = {}
        self._entities = {one.id: one for one in entities}
        self._entity_of = entity_of
        self._ties = tied((one.origin, one.target) for one in relations if one.kind in STANDING_FOR)
        self._placing = Placing(documents)
        self._story_of = story_of
        self._of_story: dict[str, list[str]] = defaultdict(list)
        for document, story in story_of.items():
            self._of_story[story].append(document)
        self._copies: dict[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            self._copies[copy.documents[0]].append(copy)

    def compare(
        self, events: Iterable[Event], scenes: Mapping[str, Mapping[str, Scene]] = _NO_SCENES
    ) -> tuple[ComparedEvent, ...]:
        """Give every event with its accounts and findings, the most told and most disputed first.

        ``scenes`` are, for each event that is an incident, where each document tells of it.
        """
        events = tuple(events)
        self._laid = self._lay(events)
        return tuple(sorted((self._compare(event, scenes.get(event.id)) for event in events), key=_weight))

    def _lay(self, events: Sequence[Event]) -> dict[str, list[Laid]]:
        """Find the numbers and times that are of one thing, and the event to tell them in."""
        documents = list(self._documents.values())
        laid = Figures(documents, self._entity_of, self._story_of).lay()
        vouchers = {name: vouchers_of(one, self._entity_of) for name, one in self._documents.items()}
        self._apart = _by_document(
            frozenset(Spot(documents[one.home].document.id, one.number.start) for one in (pair.one, pair.other))
            for pair in laid.apart
        )
        dates = Times(documents, self._entity_of, self._story_of).lay()
        return place_pairs(laid.sure, documents, events, vouchers, dates)

    def _compare(self, event: Event, scenes: Mapping[str, Scene] | None) -> ComparedEvent:
        covering = {told.document for told in event.members} | {
            name for name in scenes or () if (scenes or {})[name].said
        }
        documents = [self._documents[each] for each in covering]
        accounts = collect_accounts(event, documents, self._entity_of, self._placing, scenes or {})
        laid = self._laid.get(event.id, ())
        told = covering | {each.document for pair in laid for each in (pair.one, pair.other)}
        apart = [pair for each in told for pair in self._apart.get(each, ())]
        accounts, alongside = lay_alongside(accounts, laid, apart, self._documents)
        named = {party.entity for party in event.participants} | set(_named(accounts))
        entities = [self._entities[each] for each in sorted(named) if each in self._entities]
        incident = any(scene.around for scene in (scenes or {}).values())
        ground = self._ground(event, entities, incident=incident)
        story = {other for each in covering for other in self._of_story[self._story_of[each]]}
        copies = [copy for each in covering for copy in self._copies[each] if copy.documents[1] in covering]
        return ComparedEvent(
            event=event,
            accounts=accounts,
            findings=relate_all(accounts, replace(ground, alongside=alongside)),
            silent=find_quiet(accounts, story).documents,
            unrelated=len(accounts) - len(choose_accounts(accounts)),
            independent=len(group_passages(_passages(accounts), copies)),
        )

    def _ground(self, event: Event, entities: Sequence[CorpusEntity], *, incident: bool) -> Ground:
        """Give the ground of an event; who did a violent deed of many parts is nobody's alone."""
        ground = ground_of(event, entities)
        kind = None if event.type in VIOLENT else event.type
        return replace(ground, type=kind, ties=self._ties, told="incident" if incident else "event")


def _by_document(pairs: Iterable[frozenset[Spot]]) -> dict[str, list[frozenset[Spot]]]:
    """Give pairs of places by each document that has one of the two."""
    found: dict[str, list[frozenset[Spot]]] = defaultdict(list)
    for pair in pairs:
        for document in {spot.document for spot in pair}:
            found[document].append(pair)
    return found


def _named(accounts: Iterable[Account]) -> Iterator[str]:
    """Name the entities that accounts speak of or lean on."""
    for account in accounts:
        for detail in account.details:
            entity = getattr(detail.value, "entity", None)
            yield from (each for each in (detail.vouched_by, entity) if each is not None)


def _passages(accounts: Iterable[Account]) -> Iterator[Passage]:
    for account in accounts:
        for detail in account.details:
            yield from (Passage(account.document, span) for span in detail.evidence)


def _weight(compared: ComparedEvent) -> tuple[bool, int, int, int, str]:
    """Order events: by independent tellings, then by disagreement; without either a day or a disagreement, last."""
    disputed = sum(finding.relation == "contradicts" for finding in compared.findings)
    slight = disputed == 0 and compared.event.earliest is None
    return slight, -compared.independent, -disputed, -len(compared.event.members), compared.event.id
