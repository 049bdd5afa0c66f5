"""Who and what a document names, as the ends of relations: found by place, by name, by nationality."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from rashomon.gazetteer.context import PlaceContext
from rashomon.gazetteer.keys import key_of
from rashomon.gazetteer.table import find_rows
from rashomon.lexicon import load
from rashomon.types import Entity, EntityKind, Mention, RelationKind

_GROUND: frozenset[EntityKind] = frozenset({"place", "norp"})
_LANDS: frozenset[EntityKind] = frozenset({"place", "organisation"})


class Ends:
    """The mentions of one document by where they stand, and its entities by their names."""

    def __init__(self, mentions: Sequence[Mention], entities: Sequence[Entity], context: PlaceContext) -> None:
        """``context`` tells whose people a word names in this document."""
        known = {entity.id: entity for entity in entities}
        self._entities: Mapping[str, Entity] = known
        named = sorted(m.start for m in mentions if m.form == "name")
        kept = (m for m in mentions if m.entity in known and (m.form != "nominal" or not _holds(m, named)))
        self.mentions = sorted(kept, key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self.mentions]
        self._context = context
        self._named: dict[str, str] = {}
        for entity in entities:
            for name in (entity.name, *entity.names):
                self._named.setdefault(key_of(name), entity.id)

    def at(self, start: int, end: int) -> Mention | None:
        """Give the longest mention that holds a stretch."""
        first = bisect_right(self._starts, start)
        holding = [m for m in self.mentions[max(first - 3, 0) : first] if m.start <= start and end <= m.end]
        return max(holding, key=lambda m: m.end - m.start, default=None)

    def are_in(self, start: int, end: int) -> bool:
        """Tell whether any mention begins in a stretch."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def kind(self, entity: str) -> EntityKind:
        """Give the kind of an entity."""
        return self._entities[entity].kind

    def named(self, words: str) -> str | None:
        """Give the entity that bears a name, or whose people the word names."""
        found = self._named.get(key_of(words))
        return self.land(found) if found is not None else self._land_of(words)

    def land(self, entity: str) -> str:
        """Give the land for an entity that is a nationality, where the document names it; else the entity itself."""
        one = self._entities[entity]
        return (self._land_of(one.name) or entity) if one.kind == "norp" else entity

    def _land_of(self, people: str) -> str | None:
        land = load("en", "countries")["of"].get(people.casefold()) or self._context.land_of(people)
        found = None if land is None else self._named.get(key_of(land))
        return found if found is not None and self.kind(found) in _LANDS else None

    def fit(self, kind: RelationKind, origin: str, target: str) -> bool:
        """Tell whether a relation may hold between two entities, by what they are."""
        first, second = _ends(kind)
        if kind == "member_of" and self.kind(origin) in _GROUND and self.kind(target) in _GROUND:
            return False
        if kind == "same_as" and self.kind(origin) != self.kind(target):
            return False
        if kind == "fights" and self.kind(target) == "place" and _is_town(self._entities[target].name):
            return False
        return origin != target and self.kind(origin) in first and self.kind(target) in second


def _is_town(name: str) -> bool:
    """Tell whether a name is a town's or a division's: what is bombed there is somebody else."""
    rows = find_rows(name)
    return bool(rows) and all(row.kind != "country" for row in rows)


def _holds(mention: Mention, starts: Sequence[int]) -> bool:
    """Tell whether a name stands in words that describe: then it is the name that tells who is meant."""
    return bisect_left(starts, mention.start) < bisect_left(starts, mention.end)


@cache
def _ends(kind: RelationKind) -> tuple[frozenset[str], frozenset[str]]:
    told = load("en", "relations")["ends"][kind]
    return frozenset(told["from"]), frozenset(told["to"])
