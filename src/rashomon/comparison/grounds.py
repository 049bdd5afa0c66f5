"""Event, CorpusEntity* → Ground: what is known of an event and of who is who, before its accounts are related."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.comparison.ground import Ground, Ties
from rashomon.lexicon.phrases import find_words
from rashomon.types import CorpusEntity, Event


def ground_of(event: Event, entities: Sequence[CorpusEntity], ties: Iterable[tuple[str, str]] = ()) -> Ground:
    """Give the ground of one event; ``ties`` are pairs of entities of which one leads the other or is a part of it."""
    return Ground(
        type=event.type,
        single=_is_of_one_person(event, entities),
        names={entity.id: entity.name for entity in entities},
        posts={entity.id: frozenset(_posts(entity)) for entity in entities if entity.offices},
        ties=tied(ties),
    )


def _posts(entity: CorpusEntity) -> Iterator[str]:
    """Give the words for the offices of somebody."""
    for office in entity.offices:
        yield from (word.folded for word in find_words(office.title, 0, len(office.title)))


def tied(pairs: Iterable[tuple[str, str]]) -> Ties:
    """Give the ties of pairs of entities, whichever stands first.

    >>> tied([("E1", "E2")])("E2", "E1"), tied([("E1", "E2")])("E1", "E3")
    (True, False)
    """
    known = {frozenset(pair) for pair in pairs}
    return lambda one, other: frozenset({one, other}) in known


def _is_of_one_person(event: Event, entities: Sequence[CorpusEntity]) -> bool:
    """Tell whether what happens happens to one person: the one recipient."""
    sufferers = {party.entity for party in event.participants if party.role == "recipient"}
    persons = {entity.id for entity in entities if entity.kind == "person"}
    return len(sufferers) == 1 and sufferers <= persons
