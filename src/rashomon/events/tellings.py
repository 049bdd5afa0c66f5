"""Event mentions made ready to be compared: what each says of whom, when and where, and what stands around it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from sys import intern
from typing import NamedTuple

from rashomon.events.lemmas import find_kinds, find_lemma, fold_words, head_of, is_empty
from rashomon.lexicon.days import names_day
from rashomon.lexicon.phrases import core_words, find_words, word_list
from rashomon.lexicon.sentences import find_ends
from rashomon.types import Annotations, EventMention, Interval, Member, Participant, ParticipantRole, Span, Told

_LONGEST_SENTENCE = 600
_SHORTEST_WORD = 3
_LEAD = 2
_NOBODY: frozenset[str] = frozenset()
_BESIDE = 45  # characters either way
_CLOSE = re.compile(r"[,;:!?()\[\]\n\"“”«»—–]")
_PARTED = 60  # characters between a verb and its particle
_REACH = 250  # characters either way, where no sentence ends


@dataclass(frozen=True, slots=True)
class Number:
    """A number told with an event: from ``low`` to ``high``, and the words for what is counted, folded."""

    low: float
    high: float
    of: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event mention: its place, words, corpus entities by role, the words for others, days, place, numbers.

    ``cast`` are those in ``roles`` with the head words of all who take part, ``named`` those and the place; ``others`` are
    the head words of who has no name, ``unnamed`` their words. ``company`` are the corpus entities of its sentence, ``around`` the sentence's telling words, ``beside`` the nearest; ``sentence`` counts
    from 0; ``home`` is the document's number. Entities are those with a name alone.
    """

    told: Told
    span: Span
    home: int
    sentence: int
    words: tuple[str, ...]
    lemma: str
    kinds: frozenset[str]
    type: str
    roles: Mapping[ParticipantRole, frozenset[str]]
    cast: Mapping[ParticipantRole, frozenset[str]]
    named: frozenset[str]
    others: frozenset[str]
    unnamed: tuple[Participant, ...]
    place: str | None
    days: Interval | None
    published: date | None
    numbers: tuple[Number, ...]
    company: frozenset[str]
    around: frozenset[str]
    beside: frozenset[str]
    polarity: str

    @property
    def leads(self) -> bool:
        """Whether it stands in the first sentences."""
        return self.sentence <= _LEAD


def read_tellings(
    documents: Sequence[Annotations], entity_of: Mapping[Member, str], language: str = "en"
) -> Iterator[Telling]:
    """Give the event mentions of documents, by document in their order, then by offset."""
    for home, document in enumerate(documents):
        yield from _Reader(document, home, entity_of, language).tellings()


def topic_words(text: str, start: int, end: int, language: str = "en") -> Iterator[str]:
    """Give the words that tell what a text is about, folded; each word once in memory, for documents share most of them."""
    common = word_list(language, "happenings", "common")
    at = start
    while at < end:
        words = find_words(text, at, end)
        if not words:
            return
        yield from (intern(w.folded) for w in words if len(w.folded) >= _SHORTEST_WORD and w.folded not in common)
        at = max(words[-1].end, at + 1)


class _Sentence(NamedTuple):
    """The telling words of a sentence, and the corpus entities in it."""

    words: frozenset[str]
    company: frozenset[str]


class _Reader:
    def __init__(self, document: Annotations, home: int, entity_of: Mapping[Member, str], language: str) -> None:
        self._document = document
        self._home = home
        self._language = language
        self._text = document.document.text
        self._ends = list(find_ends(self._text, language=language))
        own = document.document.id
        named = {m.entity for m in document.mentions if m.form == "name" and m.entity is not None}
        self._entity = {entity: entity_of[Member(own, entity)] for entity in named if Member(own, entity) in entity_of}
        self._mentions = sorted(
            (m.start, self._entity[m.entity]) for m in document.mentions if m.entity in self._entity
        )
        self._times = {time.id: time for time in document.times}
        self._quantities = {quantity.id: quantity for quantity in document.quantities}
        self._told: dict[Span, _Sentence] = {}

    def tellings(self) -> Iterator[Telling]:
        """Give the tellings by offset."""
        for event in sorted(self._document.events, key=lambda event: (event.start, event.end, event.id)):
            yield self._read(event)

    def _read(self, event: EventMention) -> Telling:
        words = self._words(event)
        around = self._sentence(event.start)
        sentence = self._read_sentence(around)
        roles, heads = self._roles(event.participants), self._heads(event.participants)
        place = self._entity.get(event.place or "")
        return Telling(
            told=Told(self._document.document.id, event.id),
            span=Span(event.start, event.end),
            home=self._home,
            sentence=bisect_right(self._ends, event.start),
            words=words,
            lemma=find_lemma(head_of(words, self._language), self._language),
            kinds=self._kinds(words, event),
            type=event.type,
            roles=roles,
            cast={role: heads.get(role, _NOBODY) | roles.get(role, _NOBODY) for role in {*heads, *roles}},
            named=_NOBODY.union(*roles.values(), *([{place}] if place is not None else [])),
            others=frozenset(self._others(event.participants)),
            unnamed=tuple(one for one in event.participants if one.entity not in self._entity),
            place=place,
            days=self._days(event.time),
            published=self._document.document.published,
            numbers=tuple(self._numbers(event.quantities)),
            company=sentence.company,
            around=sentence.words.difference(words),
            beside=frozenset(self._beside(event, around)) - set(words),
            polarity=event.polarity,
        )

    def _words(self, event: EventMention) -> tuple[str, ...]:
        """Give the folded words of a trigger, with its particle: "made off", "drove the army out"."""
        words = fold_words(self._text[event.start : event.end])
        if len(words) != 1:
            return words
        particle = self._particle(find_lemma(words[0], self._language), event)
        return words if particle is None else (*words, particle)

    def _particle(self, verb: str, event: EventMention) -> str | None:
        """Give the particle that makes a verb another: right behind one that tells little, else behind its object."""
        listed = partial(word_list, self._language, "happenings")
        stop = _CLOSE.search(self._text, event.end)
        ends = self._ends[bisect_right(self._ends, event.start) :][:1]
        end = min([event.end + _PARTED, *ends, *([] if stop is None else [stop.start()])])
        following = [word.folded for word in find_words(self._text, event.end, end)]
        if verb in listed("light") and following[:1] and following[0] in listed("adverbs"):
            return following[0]
        first = next((word for word in following if word in listed("particles") | listed("joining")), None)
        return first if f"{verb} {first}" in listed("parted") else None

    def _kinds(self, words: Sequence[str], event: EventMention) -> frozenset[str]:
        """Give the kinds of a happening; who leaves a thing that is no office resigns from none, who loses one leaves it."""
        kinds, language = find_kinds(words, self._language), self._language
        lemma = find_lemma(head_of(words, language), language)
        objects = [one for one in event.participants if one.role != "actor" and one.entity not in self._entity]
        heads = {head for head in map(self._head, objects) if head is not None}
        if lemma in word_list(language, "happenings", "losing"):
            return kinds | {"resign"} if heads & word_list(language, "happenings", "offices") else kinds
        if lemma in word_list(language, "happenings", "leaving") and heads:
            return kinds if heads & word_list(language, "happenings", "left") else kinds - {"resign"}
        return kinds

    def _beside(self, event: EventMention, around: Span) -> Iterator[str]:
        """Give the telling words within a few of the trigger, folded to their roots."""
        start = self._text.find(" ", max(around.start, event.start - _BESIDE), event.start)
        end = self._text.rfind(" ", event.end, min(around.end, event.end + _BESIDE))
        return topic_words(
            self._text, event.start if start < 0 else start, event.end if end < 0 else end, self._language
        )

    def _read_sentence(self, around: Span) -> "_Sentence":
        """Read a sentence once for all that is told in it."""
        if around not in self._told:
            words = frozenset(topic_words(self._text, around.start, around.end, self._language))
            self._told[around] = _Sentence(words, self._company(around))
        return self._told[around]

    def _sentence(self, at: int) -> Span:
        number = bisect_right(self._ends, at)
        start = self._ends[number - 1] if number else 0
        end = self._ends[number] if number < len(self._ends) else len(self._text)
        return (
            Span(start, end)
            if end - start <= _LONGEST_SENTENCE
            else Span(max(start, at - _REACH), min(end, at + _REACH))
        )

    def _roles(self, participants: Iterable[Participant]) -> dict[ParticipantRole, frozenset[str]]:
        found: dict[ParticipantRole, set[str]] = {}
        for one in participants:
            if one.entity in self._entity:
                found.setdefault(one.role, set()).add(self._entity[one.entity])
        return {role: frozenset(entities) for role, entities in found.items()}

    def _heads(self, participants: Iterable[Participant]) -> dict[ParticipantRole, frozenset[str]]:
        """Give the head words of who takes part by role, as they are told, pronouns left out."""
        found: dict[ParticipantRole, set[str]] = {}
        for one in participants:
            head = self._head(one)
            if head is not None:
                found.setdefault(one.role, set()).add(head)
        return {role: frozenset(words) for role, words in found.items()}

    def _others(self, participants: Iterable[Participant]) -> Iterator[str]:
        """Give the head words of participants without a name."""
        heads = (self._head(one) for one in participants if one.entity not in self._entity)
        return (head for head in heads if head is not None)

    def _head(self, participant: Participant) -> str | None:
        core = core_words(participant.text, 0, len(participant.text), self._language)
        if not core or is_empty(core[-1].folded, self._language):
            return None
        return find_lemma(core[-1].folded, self._language)

    def _days(self, time: str | None) -> Interval | None:
        found = self._times.get(time or "")
        if found is None or found.earliest is None or found.before is None:
            return None
        if found.precision == "hour" and not names_day(self._text[found.start : found.end], self._language):
            return None  # "at ten past four": the day of the telling is only presumed
        return Interval(found.earliest, found.before, found.precision)

    def _numbers(self, names: Iterable[str]) -> Iterator[Number]:
        for name in names:
            found = self._quantities.get(name)
            if found is not None and not (found.low is None and found.high is None):
                low = 0.0 if found.low is None else found.low
                high = float("inf") if found.high is None else found.high
                yield Number(low, high, frozenset(fold_words(found.of or found.unit or "")))

    def _company(self, around: Span) -> frozenset[str]:
        first = bisect_right(self._mentions, (around.start - 1, "￿"))
        found = set()
        for start, entity in self._mentions[first:]:
            if start >= around.end:
                break
            found.add(entity)
        return frozenset(found)
