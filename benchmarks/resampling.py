"""A made-up press out of real sentences: as many documents as wanted, with all that is read in them, without reading anew.

Documents tell stories: three in four stories have one document, a few have dozens. Each draws its sentences from two of its
story's real articles (two; three of a story of several documents, and one more for every four; no article serves two stories
before all served one), puts them on other days, and gives everybody in them the name of one of a crowd whose names are as frequent as real ones
(``crowd.py``); places keep the names of places. A story has its own words for an article's (``rewording.py``): its documents
share its names, numbers and rare words, and no other story's that was made of the same article. Each document says some of
it in yet other words, and one number in ten otherwise; one in ten is a whole copy of the one before.
"""

import random
import re
from bisect import bisect, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from crowd import A_BEAT, MENTIONS, Crowd
from predicting import document
from rashomon.types import (
    Annotations,
    Attribution,
    Entity,
    EventMention,
    Interval,
    Mention,
    Quantity,
    Reference,
    Relation,
    Source,
    Span,
    TimeExpression,
    Zone,
)
from rewording import Triggers, Vocabulary, Wording, other_number

_FIRST = date(2018, 1, 1)
_KEPT_WORD = 2
_OUTLETS = 40
LARGEST = 40
_STEEP = 2.0
"""Exponent of the law of stories' sizes: half of the documents are then their story's only ones, as in the real set."""
_MORE = 4
_FROM_ANYWHERE = 0.5
"""Figures of the crowd for one of a beat, and how many of a story's are of no beat: so many names stand in one story alone."""
_OTHERWISE = 0.5
"""Words of a story that a document of it says in other words."""
_DISPUTED = 0.1
_NEAR = 200  # characters
_DIGITS = re.compile(r"\d[\d,]{0,12}(?:\.\d{1,4})?")

Spanned = TypeVar("Spanned", Mention, TimeExpression, Quantity, EventMention, Source, Reference, Span)


@dataclass(frozen=True, slots=True)
class Read:
    """A real article with all that is read in it, and its sentences."""

    annotations: Annotations
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences of an article that no attribution, event or relation joins to others, and all that stands in them."""

    span: Span
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    events: tuple[EventMention, ...]
    relations: tuple[Relation, ...]
    plain: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """An article parted into units."""

    annotations: Annotations
    units: tuple[Unit, ...]


def part(read: Read) -> Base:
    """Part an article into units."""
    told = read.annotations
    cuts = [span.start for span in read.sentences]
    joined: set[int] = set()
    for start, end in _held_together(told):
        joined.update(range(bisect_right(cuts, start), bisect_right(cuts, max(end - 1, start))))
    kept = [cut for number, cut in enumerate(cuts) if number not in joined]
    ends = [*kept[1:], len(told.document.text)]
    return Base(told, tuple(_unit(told, Span(start, end)) for start, end in zip(kept, ends, strict=True)))


def _held_together(told: Annotations) -> Iterator[tuple[int, int]]:
    """Give the stretches that are not to be parted."""
    for one in told.attributions:
        places = [*one.content, *([one.cue] if one.cue else []), *([one.source] if one.source else []), *one.via]
        yield min(p.start for p in places), max(p.end for p in places)
    for relation in told.relations:
        yield min(p.start for p in relation.evidence), max(p.end for p in relation.evidence)
    yield from ((m.start, m.end) for m in told.mentions)


def _unit(told: Annotations, span: Span) -> Unit:
    def inside(some: Sequence[Spanned]) -> tuple[Spanned, ...]:
        return tuple(one for one in some if span.start <= one.start and one.end <= span.end)

    attributions = tuple(one for one in told.attributions if inside(one.content))
    relations = tuple(one for one in told.relations if inside(one.evidence))
    mentions, times, quantities = inside(told.mentions), inside(told.times), inside(told.quantities)
    events = inside(told.events)
    cues = [cue for one in attributions for cue in (one.cue, one.source) if cue is not None]
    taken = sorted((one.start, one.end) for some in (mentions, times, quantities, events, cues) for one in some)
    plain = tuple(_plain(told.document.text, span, taken))
    return Unit(span, mentions, attributions, times, quantities, events, relations, plain)


def _plain(text: str, span: Span, taken: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Give the words without a capital, two letters at least, that nothing was read in."""
    at = span.start
    for word in text[span.start : span.end].split():
        start = text.index(word, at)
        at = start + len(word)
        free = not any(one < at and start < other for one, other in taken)
        if free and len(word) >= _KEPT_WORD and word.isalpha() and word.islower():
            yield Span(start, at)


class Press:
    """Writes documents out of the units of real articles."""

    def __init__(self, bases: Sequence[Base], size: int, largest: int = LARGEST, seed: int = 5) -> None:
        """``largest`` is the most documents that a story has; with as many as there are, all tell one."""
        self._dice = random.Random(seed)  # noqa: S311 - a sample, no secret
        self._bases = [base for base in bases if len(base.units) > 1]
        self._vocabulary, self._triggers = self._read_words(size)
        self._crowd = Crowd(size * MENTIONS * _MORE, seed).figures
        self._persons = [one.name for one in self._crowd if one.kind == "person"]
        self._bodies = [one.name for one in self._crowd if one.kind == "organisation"]
        self._places = [e.name for base in self._bases for e in base.annotations.entities if e.kind == "place"]
        self._sums = list(accumulate(1 / (rank + 3) ** 1.1 for rank in range(A_BEAT)))
        self._size, self._largest = size, largest
        self.story_of: dict[str, int] = {}
        self._deck: list[Base] = []

    def _read_words(self, size: int) -> tuple[Vocabulary, Triggers]:
        """Read the words that stories may have, by how frequent they are."""
        texts = [(base.annotations.document.text, unit) for base in self._bases for unit in base.units]
        words = (text[word.start : word.end] for text, unit in texts for word in unit.plain)
        told = ((event.type, text[event.start : event.end]) for text, unit in texts for event in unit.events)
        return Vocabulary(words, size / len(self._bases), self._dice), Triggers(told)

    def documents(self) -> Iterator[Annotations]:
        """Give the documents, story by story (``story_of`` tells which); the copies with another outlet and id."""
        made = stories = 0
        while made < self._size:
            stories += 1
            told = min(self._documents_of_one(), self._size - made)
            story = self._story(told)
            last: Annotations | None = None
            for _ in range(told):
                is_copy = made % 10 == 9 and last is not None
                written = last if is_copy and last is not None else story.write(self._dice, self._vocabulary)
                day = story.day + timedelta(days=self._dice.randrange(4))
                head = replace(
                    written.document, id=f"made{made:07}", outlet=f"outlet {self._dice.randrange(_OUTLETS)}",
                    published=day, published_at=None, title=None,
                )  # fmt: skip
                last = replace(written, document=head)
                self.story_of[head.id] = stories
                made += 1
                yield last

    def _documents_of_one(self) -> int:
        if self._largest >= self._size:
            return self._size
        return min(int(self._dice.paretovariate(_STEEP)), self._largest)

    def _story(self, size: int) -> "Story":
        bases = self._draw(min(2 if size == 1 else 3 + size // 4, len(self._bases)))
        beat = self._dice.randrange(max(len(self._persons) // A_BEAT, 1)) * A_BEAT
        names: dict[tuple[int, str], str] = {}
        for number, base in enumerate(bases):
            for entity in base.annotations.entities:
                names[number, entity.id] = self._name(entity, beat)
        day = _FIRST + timedelta(days=self._dice.randrange(max(self._size // 10, 1) + 30))
        return Story(tuple(bases), names, day, Wording(self._vocabulary, self._triggers, self._dice))

    def _draw(self, number: int) -> list[Base]:
        """Draw articles; none comes back in another story before all were told."""
        if len(self._deck) < number:
            self._deck = self._dice.sample(self._bases, len(self._bases))
        drawn, self._deck = self._deck[:number], self._deck[number:]
        return drawn

    def _name(self, entity: Entity, beat: int) -> str:
        """Give somebody of the beat, or from anywhere; a place from all places."""
        if entity.kind == "place":
            return self._dice.choice(self._places)
        if entity.kind not in {"person", "organisation"}:
            return entity.name
        pool = self._persons if entity.kind == "person" else self._bodies
        if self._dice.random() < _FROM_ANYWHERE:
            return self._dice.choice(pool)
        return pool[(beat + bisect(self._sums, self._dice.random() * self._sums[-1], 0, A_BEAT - 1)) % len(pool)]


@dataclass(frozen=True, slots=True)
class Story:
    """What several documents tell: some articles' sentences, and who everybody in them is."""

    bases: tuple[Base, ...]
    names: Mapping[tuple[int, str], str]
    day: date
    wording: Wording

    def write(self, dice: random.Random, vocabulary: Vocabulary) -> Annotations:
        """Write one document: half of the units of each of two articles."""
        sheet = Sheet(self, dice, vocabulary)
        for base in dice.sample(range(len(self.bases)), 2):
            units = self.bases[base].units
            for unit in sorted(dice.sample(range(len(units)), max(len(units) // 2, 1))):
                sheet.add(base, units[unit])
        return sheet.annotations()


class Sheet:
    """A document being written."""

    def __init__(self, story: Story, dice: random.Random, vocabulary: Vocabulary) -> None:
        self._story, self._dice, self._vocabulary = story, dice, vocabulary
        self._text = ""
        self._entities: dict[tuple[str, str], Entity] = {}
        self._mentions: list[Mention] = []
        self._attributions: list[Attribution] = []
        self._times: list[TimeExpression] = []
        self._quantities: list[Quantity] = []
        self._events: list[EventMention] = []
        self._relations: list[Relation] = []
        self._number = 0

    def annotations(self) -> Annotations:
        """Give what was written."""
        return Annotations(
            document(self._text), "made", (Zone("z1", "body", 0, len(self._text)),), tuple(self._mentions),
            tuple(self._entities.values()), tuple(self._attributions), tuple(self._times), tuple(self._quantities),
            tuple(self._events), tuple(self._relations),
        )  # fmt: skip

    def add(self, base: int, unit: Unit) -> None:
        """Write a unit with new names and words, and move to it all that stands in it."""
        told = self._story.bases[base].annotations
        times: dict[str, float] = {}
        move = self._write(told.document.text, unit, self._edits(base, unit, times))
        self._number += 1
        ids = {one.id: f"{one.id}{self._number:03}" for some in (
            unit.mentions, unit.attributions, unit.times, unit.quantities, unit.events) for one in some
        }  # fmt: skip
        known = {one.id: one for one in told.entities}
        who = {
            name: self._entity(base, known[name])
            for name in known
            if any(name == m.entity for m in unit.mentions) or self._is_used(unit, name)
        }
        delta = self._story.day - (told.document.published or _FIRST)
        mover = Mover(move, ids, who, delta, told.document.text, self._text, times)
        self._mentions += map(mover.mention, unit.mentions)
        self._attributions += map(mover.attribution, unit.attributions)
        self._times += map(mover.time, unit.times)
        self._quantities += map(mover.quantity, unit.quantities)
        self._events += map(mover.event, unit.events)
        self._relations += map(mover.relation, unit.relations)

    def _is_used(self, unit: Unit, name: str) -> bool:
        parties = {p.entity for event in unit.events for p in event.participants} | {e.place for e in unit.events}
        parties |= {end for relation in unit.relations for end in (relation.origin, relation.target)}
        parties |= {one.source.entity for one in unit.attributions if one.source is not None}
        return name in parties

    def _entity(self, base: int, entity: Entity) -> str:
        """Give the id of who is named in the place of an entity of the article."""
        name = self._story.names[base, entity.id]
        key = (name, entity.kind)
        known = self._entities.get(key)
        if known is None:
            offices = tuple(replace(office, evidence=()) for office in entity.offices)
            known = Entity(f"e{len(self._entities) + 1}", name, entity.kind, (), None, offices)
            self._entities[key] = known
        return known.id

    def _edits(self, base: int, unit: Unit, times: dict[str, float]) -> list[tuple[Span, str]]:
        """Give what is written in the place of what; note by how much quantities grow."""
        text = self._story.bases[base].annotations.document.text
        edits = [(word, self._word(text[word.start : word.end])) for word in unit.plain]
        edits += self._names(base, unit, text)
        edits += self._numbers(unit, text, times)
        edits += self._triggers(unit, text)
        edits.sort(key=lambda edit: (edit[0].start, -edit[0].end))
        apart = edits[:1]
        for edit in edits[1:]:
            if edit[0].start >= apart[-1][0].end:
                apart.append(edit)
        return apart

    def _word(self, word: str) -> str:
        own = self._story.wording.word(word)
        return self._vocabulary.like(own, self._dice) if self._dice.random() < _OTHERWISE else own

    def _names(self, base: int, unit: Unit, text: str) -> Iterator[tuple[Span, str]]:
        for mention in unit.mentions:
            if mention.form == "name" and mention.entity is not None:
                name = self._story.names[base, mention.entity]
                is_surname = mention.kind == "person" and " " not in text[mention.start : mention.end]
                yield Span(mention.start, mention.end), name.split()[-1] if is_surname else name

    def _numbers(self, unit: Unit, text: str, times: dict[str, float]) -> Iterator[tuple[Span, str]]:
        """Give other numbers for those in digits, one in ten a number of this document's own."""
        for quantity in unit.quantities:
            found = list(_DIGITS.finditer(text, quantity.start, quantity.end))
            old = float(found[0][0].replace(",", "")) if len(found) == 1 else 0.0
            if old:
                own = self._dice.random() < _DISPUTED
                new = other_number(found[0][0], self._dice) if own else self._story.wording.number(found[0][0])
                times[quantity.id] = float(new.replace(",", "")) / old
                yield Span(*found[0].span()), new

    def _triggers(self, unit: Unit, text: str) -> Iterator[tuple[Span, str]]:
        cues = [one.cue for one in unit.attributions if one.cue is not None]
        for event in unit.events:
            word = text[event.start : event.end]
            if word.isalpha() and not any(cue.start < event.end and event.start < cue.end for cue in cues):
                yield Span(event.start, event.end), self._story.wording.trigger(event.type, word)

    def _write(self, text: str, unit: Unit, edits: Sequence[tuple[Span, str]]) -> "Move":
        """Write a unit's text; give where its characters went."""
        ends = "\n\n" if self._number % 2 else " "
        self._text += ends if self._text else ""
        points = [(unit.span.start, len(self._text))]
        at = unit.span.start
        for span, words in edits:
            self._text += text[at : span.start]
            points.append((span.start, len(self._text)))
            self._text += words
            points.append((span.end, len(self._text)))
            at = span.end
        self._text += text[at : unit.span.end].rstrip()
        points.append((unit.span.end, len(self._text)))
        return Move(tuple(old for old, _ in points), tuple(new for _, new in points))


@dataclass(frozen=True, slots=True)
class Move:
    """Where the characters of a unit went: old and new offsets of its points."""

    old: tuple[int, ...]
    new: tuple[int, ...]

    def __call__(self, offset: int) -> int:
        """Give the new offset of an old one, no further than the next point."""
        at = bisect_right(self.old, offset) - 1
        limit = self.new[at + 1] if at + 1 < len(self.new) else self.new[-1]
        return min(self.new[at] + offset - self.old[at], limit)


@dataclass(frozen=True, slots=True)
class Mover:
    """Moves what was read in a unit to where it is written."""

    move: Move
    ids: Mapping[str, str]
    who: Mapping[str, str]
    delta: timedelta
    old: str
    new: str
    times: Mapping[str, float]

    def _words(self, words: str, near: int) -> str:
        """Give what is written where words stand near a place; the words themselves where they do not stand there."""
        after = self.old.find(words, near, near + _NEAR + len(words))
        start = self.old.rfind(words, max(near - _NEAR, 0), near + len(words))
        start = after if start < 0 or 0 <= after - near < near - start else start
        inside = self.move.old[0] <= start and start + len(words) <= self.move.old[-1]
        return self.new[self.move(start) : self.move(start + len(words))] if words and inside else words

    def _grown(self, one: Quantity, value: float | None) -> float | None:
        return None if value is None else round(value * self.times.get(one.id, 1.0), 6)

    def _placed(self, one: Spanned) -> Spanned:
        return replace(one, start=self.move(one.start), end=self.move(one.end))

    def _spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(self._placed(span) for span in spans)

    def _id(self, name: str | None) -> str | None:
        return None if name is None else self.ids.get(name)

    def _entity(self, name: str | None) -> str | None:
        return None if name is None else self.who.get(name)

    def _interval(self, one: Interval | None) -> Interval | None:
        return None if one is None else replace(one, earliest=self._day(one.earliest), before=self._day(one.before))

    def _day(self, day: date) -> date:
        return day if day.year < 1900 or day.year > 2100 else day + self.delta

    def mention(self, one: Mention) -> Mention:
        """Move a mention."""
        return replace(self._placed(one), id=self.ids[one.id], entity=self._entity(one.entity))

    def attribution(self, one: Attribution) -> Attribution:
        """Move an attribution."""
        source = None if one.source is None else replace(
            self._placed(one.source), entity=self._entity(one.source.entity), name=None
        )  # fmt: skip
        return replace(
            one, id=self.ids[one.id], content=self._spans(one.content), source=source,
            cue=None if one.cue is None else self._placed(one.cue), within=self._id(one.within), via=(),
            addressee=None, venue=None, said=self._interval(one.said),
        )  # fmt: skip

    def time(self, one: TimeExpression) -> TimeExpression:
        """Move a time, and the days it means."""
        return replace(
            self._placed(one), id=self.ids[one.id], anchor_event=self._id(one.anchor_event), anchor_words=None,
            earliest=None if one.earliest is None else self._day(one.earliest),
            before=None if one.before is None else self._day(one.before),
        )  # fmt: skip

    def quantity(self, one: Quantity) -> Quantity:
        """Move a number."""
        return replace(
            self._placed(one), id=self.ids[one.id], low=self._grown(one, one.low), high=self._grown(one, one.high),
            of=None if one.of is None else self._words(one.of, one.end),
        )  # fmt: skip

    def event(self, one: EventMention) -> EventMention:
        """Move an event mention."""
        participants = tuple(
            replace(p, entity=self._entity(p.entity), text=self._words(p.text, one.start)) for p in one.participants
        )
        return replace(
            self._placed(one), id=self.ids[one.id], participants=participants, time=self._id(one.time),
            place=self._entity(one.place), quantities=tuple(self.ids[q] for q in one.quantities if q in self.ids),
            within=self._id(one.within),
        )  # fmt: skip

    def relation(self, one: Relation) -> Relation:
        """Move a relation."""
        return replace(
            one, origin=self._entity(one.origin) or "", target=self._entity(one.target) or "",
            evidence=self._spans(one.evidence), within=self._id(one.within),
        )  # fmt: skip
