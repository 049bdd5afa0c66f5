"""Mentions that a person gave to another entity, and all that refers to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from rashomon.entities.locating import find_mention
from rashomon.types import Annotations, Attribution, Entity, EntityKind, Mention, Reference, Ruling, Source, Via

Refers = TypeVar("Refers", Source, Via, Reference)


@dataclass(frozen=True, slots=True)
class Move:
    """A mention that goes from one entity to another."""

    mention: Mention
    to: str


class Moves:
    """The moves in one document, and the entities that are new in it because of them."""

    def __init__(self, document: Annotations) -> None:
        self._document = document
        self._ids = {one.id for one in document.entities}
        self._of_outside: dict[tuple[str, EntityKind], str] = {}
        self.new: list[Entity] = []
        self.by_mention: dict[str, Move] = {}

    def move(self, ruling: Ruling, mention: Mention) -> bool:
        """Note a move; False where the words of the other entity are gone and no name is told."""
        to = self._find_entity(ruling, mention)
        if to is not None and to != mention.entity:
            self.by_mention[mention.id] = Move(mention, to)
        return to is not None

    def _find_entity(self, ruling: Ruling, mention: Mention) -> str | None:
        """Give the entity meant: one of this document, or a new one that stands here for somebody of another."""
        other = ruling.other
        if other is not None and other.document == self._document.document.id:
            there = find_mention(self._document, other)
            if there is not None:
                moved = self.by_mention.get(there.id)
                return there.entity if moved is None else moved.to
        if ruling.name is None:
            return None
        return self._stand_in(ruling.name, ruling.entity_kind or mention.kind)

    def _stand_in(self, name: str, kind: EntityKind) -> str:
        if (name, kind) not in self._of_outside:
            number = next(n for n in range(1, len(self._ids) + 2) if f"e{n}" not in self._ids)
            self._ids.add(f"e{number}")
            self._of_outside[name, kind] = f"e{number}"
            self.new.append(Entity(f"e{number}", name, kind, (), None, ()))
        return self._of_outside[name, kind]


def move_mentions(document: Annotations, moves: Moves) -> Annotations:
    """Give the document with its mentions moved; an entity that has none left goes, and what it was takes its place."""
    if not moves.by_mention:
        return document
    mentions = tuple(_moved(one, moves.by_mention) for one in document.mentions)
    left = {one.entity for one in mentions}
    had = {one.entity for one in document.mentions}
    heirs = {move.mention.entity: move.to for move in moves.by_mention.values() if move.mention.entity not in left}
    entities = tuple(
        _renamed(one, document, mentions, moves)
        for one in (*document.entities, *moves.new)
        if one.id in left or one.id not in had
    )
    names = {one.id: one.name for one in entities}
    pointing = _Pointing(moves.by_mention.values(), heirs, names)
    return replace(
        document,
        mentions=mentions,
        entities=entities,
        attributions=tuple(map(pointing.attribution, document.attributions)),
        events=tuple(
            replace(
                event,
                place=heirs.get(event.place, event.place),
                participants=tuple(
                    replace(who, entity=heirs.get(who.entity, who.entity)) for who in event.participants
                ),
            )
            for event in document.events
        ),
        relations=tuple(
            replace(one, origin=heirs.get(one.origin, one.origin), target=heirs.get(one.target, one.target))
            for one in document.relations
        ),
    )


def _moved(mention: Mention, moves: Mapping[str, Move]) -> Mention:
    move = moves.get(mention.id)
    return mention if move is None else replace(mention, entity=move.to)


def _renamed(one: Entity, document: Annotations, mentions: Iterable[Mention], moves: Moves) -> Entity:
    """Give an entity without names that only words had which are gone from it, and with those of words that came."""
    text = document.document.text
    words = {mention.id: text[mention.start : mention.end] for mention in document.mentions}
    own = [mention for mention in mentions if mention.entity == one.id and mention.form == "name"]
    stay = {words[mention.id] for mention in own}
    gone = {
        words[key] for key, move in moves.by_mention.items() if move.mention.entity == one.id and move.to != one.id
    } - stay
    came = [words[mention.id] for mention in own if mention.id in moves.by_mention]
    names = [name for name in (one.name, *one.names) if name not in gone]
    known = list(dict.fromkeys([*names, *came])) or sorted(stay, key=lambda name: (-len(name), name)) or [one.name]
    return replace(one, name=known[0], names=tuple(known[1:]))


class _Pointing:
    """Lets what referred to moved words refer to where they went."""

    def __init__(self, moves: Iterable[Move], heirs: Mapping[str | None, str], names: Mapping[str, str]) -> None:
        self._moves = tuple(moves)
        self._heirs = heirs
        self._names = names

    def attribution(self, one: Attribution) -> Attribution:
        source = None if one.source is None else self._point(one.source)
        if source is not None and one.source is not None and source.entity != one.source.entity:
            source = replace(source, name=self._names.get(source.entity or "", source.name))
        return replace(
            one,
            source=source,
            via=tuple(map(self._point, one.via)),
            addressee=None if one.addressee is None else self._point(one.addressee),
            venue=None if one.venue is None else self._point(one.venue),
        )

    def _point(self, words: Refers) -> Refers:
        to = next(self._find(words), None) or self._heirs.get(words.entity)
        return words if to is None else replace(words, entity=to)

    def _find(self, words: Refers) -> Iterator[str]:
        for move in self._moves:
            mention = move.mention
            if mention.entity == words.entity and mention.start < words.end and words.start < mention.end:
                yield move.to
