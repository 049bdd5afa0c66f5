"""Documents that tell of happenings, made by hand for tests of events and accounts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.types import (
    Annotations,
    Attribution,
    Entity,
    EntityKind,
    EventMention,
    Member,
    Mention,
    Participant,
    ParticipantRole,
    Quantity,
    Source,
    Span,
    TimeExpression,
)
from scripted import document_of

PLACES = frozenset({"Hadrim", "Ostrava Bay", "Vesmer"})


@dataclass(frozen=True)
class Happened:
    """One happening as a document tells it, every word of it standing in the text; ``said_by`` is who tells it."""

    word: str
    type: str = "assault"
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    on: tuple[str, date] | None = None
    many: tuple[str, float] | None = None
    said_by: str | None = None


def tell_of(document: str, text: str, *happened: Happened, published: date | None = None) -> Annotations:
    """Give a document in which capitalised words are names, with the happenings told."""
    names = _names(happened)
    entities = {name: f"e{number}" for number, name in enumerate(names, 1)}
    builder = _Builder(text, entities)
    return Annotations(
        document=replace(document_of(text), id=document, published=published),
        model="by-hand-1",
        zones=(),
        mentions=tuple(builder.mentions()),
        entities=tuple(Entity(e, name, _kind(name), (), None, ()) for name, e in entities.items()),
        attributions=tuple(builder.attribution(n, one) for n, one in enumerate(happened, 1) if one.said_by),
        times=tuple(builder.time(n, one) for n, one in enumerate(happened, 1) if one.on),
        quantities=tuple(builder.quantity(n, one) for n, one in enumerate(happened, 1) if one.many),
        events=tuple(builder.event(n, one) for n, one in enumerate(happened, 1)),
    )


def by_name(documents: Iterable[Annotations]) -> Mapping[Member, str]:
    """Give the corpus entity of each entity: one for each name."""
    return {Member(d.document.id, e.id): f"E {e.name}" for d in documents for e in d.entities}


def _names(happened: Iterable[Happened]) -> list[str]:
    told = (name for one in happened for name in (one.actor, one.recipient, one.place, one.said_by))
    return sorted({name for name in told if name is not None and name[0].isupper()})


def _kind(name: str) -> EntityKind:
    return "place" if name in PLACES else "person"


@dataclass(frozen=True)
class _Builder:
    text: str
    entities: Mapping[str, str]

    def at(self, words: str) -> Span:
        """Give where words first stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def mentions(self) -> Iterable[Mention]:
        """Give every place at which a name stands."""
        found = sorted(
            (match.span(), name) for name in self.entities for match in re.finditer(re.escape(name), self.text)
        )
        for number, ((start, end), name) in enumerate(found, 1):
            yield Mention(f"m{number}", start, end, _kind(name), "name", self.entities[name])

    def event(self, number: int, one: Happened) -> EventMention:
        """Give the event mention."""
        where = self.at(one.word)
        roles: tuple[tuple[ParticipantRole, str | None], ...] = (("actor", one.actor), ("recipient", one.recipient))
        return EventMention(
            id=f"ev{number}", start=where.start, end=where.end, type=one.type,
            participants=tuple(Participant(role, self.entities.get(who), who) for role, who in roles if who),
            time=f"t{number}" if one.on else None, place=self.entities.get(one.place or ""),
            quantities=(f"q{number}",) if one.many else (), within=f"a{number}" if one.said_by else None,
            polarity="+", certainty="happened",
        )  # fmt: skip

    def time(self, number: int, one: Happened) -> TimeExpression:
        """Give the time of the happening."""
        assert one.on is not None
        words, day = one.on
        where = self.at(words)
        return TimeExpression(
            f"t{number}", where.start, where.end, day, day + timedelta(days=1), "day", "absolute", None, None
        )

    def quantity(self, number: int, one: Happened) -> Quantity:
        """Give the number of the happening."""
        assert one.many is not None
        words, value = one.many
        where = self.at(words)
        return Quantity(
            f"q{number}",
            where.start,
            where.end,
            value,
            low_open=False,
            high=value,
            approximate=False,
            unit=None,
            of="people",
        )

    def attribution(self, number: int, one: Happened) -> Attribution:
        """Give the attribution that the whole text stands in."""
        who = one.said_by or ""
        where = self.at(who)
        source = Source(where.start, where.end, "named", self.entities.get(who), who)
        return Attribution(
            f"a{number}",
            "indirect",
            (Span(0, len(self.text)),),
            source,
            None,
            "says",
            "+",
            None,
            (),
            None,
            None,
            None,
            0.9,
        )
