"""What each document tells of an event, detail by detail, with the words for it and who vouches for them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from rashomon.comparison.aboard import find_aboard
from rashomon.comparison.asked import PLACE
from rashomon.comparison.beside import (
    denied_kinds,
    find_beside,
    find_estimator,
    innermost,
    is_comparable,
    is_often,
    is_partial,
    is_question,
)
from rashomon.comparison.followed import find_followed
from rashomon.comparison.hours import place_hour
from rashomon.comparison.merging import merge, plain
from rashomon.comparison.presence import container_kinds
from rashomon.comparison.states import span_of_counted
from rashomon.comparison.telling import (
    find_near,
    is_going_on,
    is_pronoun,
    phrase_of_place,
    phrase_of_time,
    phrase_of_trigger,
    with_denial,
)
from rashomon.comparison.texts import lead_of
from rashomon.comparison.understood import numbers_told
from rashomon.comparison.voices import speaking
from rashomon.comparison.votes import find_against
from rashomon.comparison.when import hours_of
from rashomon.lexicon.days import names_day
from rashomon.types import (
    Account,
    Annotations,
    Aspect,
    Attribution,
    Detail,
    Event,
    EventMention,
    HowMany,
    Member,
    Participant,
    Quantity,
    Said,
    Scene,
    Span,
    TimeExpression,
    Value,
    What,
    When,
    Where,
    Who,
    Wording,
)

_BESIDE = 40  # characters
_CLAUSE = 60  # characters
_CLAUSE_END = re.compile(r"[.,;:!?\n]")
_HEAD = 300  # characters
_NO_SCENES: Mapping[str, Scene] = MappingProxyType({})

Places = Callable[[Annotations, str, str | None], Where]
"""Gives the place that words of a document name, with the corpus entity it is, if known."""

ASPECTS: tuple[Aspect, ...] = ("who", "what", "when", "where", "how many", "according to", "wording")


@dataclass(frozen=True, slots=True)
class Silence:
    """A document that tells of an event and says nothing of an aspect that others tell."""

    document: str
    aspect: Aspect


@dataclass(frozen=True, slots=True)
class Quiet:
    """What is not told of an event: by documents that cover it, an aspect; by others of its story, the event at all."""

    aspects: tuple[Silence, ...]
    documents: tuple[str, ...]


def bare_place(_document: Annotations, words: str, entity: str | None) -> Where:
    """Give a place as it is told, with nothing known of what it lies in."""
    return Where(entity, words)


def collect_accounts(
    event: Event,
    documents: Iterable[Annotations],
    entity_of: Mapping[Member, str],
    places: Places = bare_place,
    scenes: Mapping[str, Scene] = _NO_SCENES,
) -> tuple[Account, ...]:
    """Give what each document tells of an event, the earliest published first; the same told twice is one detail.

    ``scenes`` are where documents tell of it beside the words for the happening itself, where it is an incident.
    """
    told: dict[str, list[str]] = {}
    for member in event.members:
        told.setdefault(member.document, []).append(member.event)
    told |= {name: [] for name, scene in scenes.items() if scene.said and name not in told}
    covering = [document for document in documents if document.document.id in told]
    ordered = sorted(covering, key=lambda d: (str(d.document.published or "9999"), d.document.id))
    denied = frozenset(
        kind for d in ordered if d.document.id in scenes for kind in denied_kinds(d, scenes[d.document.id])
    )
    tellers = [_Teller(document, entity_of, places) for document in ordered]
    if denied:
        denied |= {kind for teller in tellers for kind in container_kinds(teller.numbers.values(), denied)}
    return tuple(
        teller.account(event, told[document.document.id], scenes.get(document.document.id), denied)
        for teller, document in zip(tellers, ordered, strict=True)
    )


def find_quiet(accounts: Sequence[Account], story: Iterable[str] = ()) -> Quiet:
    """Give who is silent of what: ``story`` are the documents that tell the story an event is part of."""
    told = {account.document: {detail.aspect for detail in account.details} for account in accounts}
    by_others = [aspect for aspect in ASPECTS if any(aspect in aspects for aspects in told.values())]
    silences = (Silence(name, aspect) for name, own in told.items() for aspect in by_others if aspect not in own)
    return Quiet(tuple(silences), tuple(sorted(set(story) - set(told))))


class _Teller:
    """Reads what one document tells of an event."""

    def __init__(self, document: Annotations, entity_of: Mapping[Member, str], places: Places) -> None:
        self._document = document
        self._text = document.document.text
        self._entity_of = entity_of
        self._places = places
        self._attributions = {one.id: one for one in document.attributions}
        self._times = {one.id: one for one in document.times}
        self._quantities = {one.id: one for one in document.quantities}
        self._events = {one.id: one for one in document.events}

    @cached_property
    def numbers(self) -> Mapping[str, HowMany]:
        """What the document's quantities tell, with what is understood to be counted."""
        return numbers_told(self._document)

    def account(self, event: Event, mentions: Iterable[str], scene: Scene | None, denied: frozenset[str]) -> Account:
        """Give the account of an event that some of the document's event mentions tell, and words beside them."""
        known = (self._events[name] for name in mentions if name in self._events)
        found = sorted(known, key=lambda one: (one.start, one.end, one.id))
        told = [
            detail for mention in found for detail in self._details(mention, event) if not _is_retold(detail, scene)
        ]
        told += self._aboard(found)
        if scene is not None and scene.around:
            told = [one for one in told if self._is_of_all(one)]
            told += self._beside(event, scene, found, denied)
        if scene is not None:
            told += (detail for said in scene.said if not _tells(found, said) for detail in self._said(said))
        details = merge((self._key(detail), detail) for detail in told)
        ordered = sorted(details, key=lambda detail: (ASPECTS.index(detail.aspect), detail.evidence[0]))
        return Account(self._document.document.id, event.id, self._document.document.published, tuple(ordered))

    def _aboard(self, mentions: Sequence[EventMention]) -> Iterator[Detail]:
        for one in find_aboard(self._document, mentions):
            within = innermost(self._document.attributions, one.span)
            yield self._told_by(within, "how many", replace(self.numbers[one.quantity], of=one.of), one.span)

    def _is_of_all(self, detail: Detail) -> bool:
        """Tell whether a detail of one mention may be told of the whole incident that the mention is a part of."""
        if not isinstance(detail.value, HowMany) or detail.value.unit is not None:
            return True
        numbers = (one for one in self._quantities.values() if one.start == detail.evidence[0].start)
        if any(is_partial(self._text, one) for one in numbers):
            return False
        return is_comparable(detail.value, detail.text)

    def _beside(
        self, event: Event, scene: Scene, mentions: Sequence[EventMention], denied: frozenset[str]
    ) -> Iterator[Detail]:
        for aside in find_beside(self._document, event, scene, mentions, denied):
            holder = aside.within or innermost(self._document.attributions, aside.span)
            detail = self._told_by(holder, aside.aspect, aside.value, aside.span)
            voucher = self._corpus(find_estimator(self._document, aside.span)) if holder is None else None
            yield detail if voucher is None else replace(detail, vouched_by=voucher)

    def _said(self, said: Said) -> Iterator[Detail]:
        """Give what an answer told in a phrase tells: whether it is so, and who did it or whose state it is."""
        holder = said.within or innermost(self._document.attributions, said.span)
        if said.sort == PLACE:
            yield self._told_by(holder, "where", Where(None, said.name or self._words(said.span)), said.span)
            return
        if said.when is not None:
            yield self._told_by(holder, "when", said.when, said.span)
        if said.polarity is not None:
            yield self._told_by(holder, "what", What(said.sort, said.polarity, "happened"), said.span)
            for one in self._document.quantities:
                if said.span.start <= one.start and one.end <= said.span.end + 1 and is_often(one):
                    yield self._told_by(holder, "how many", self.numbers[one.id], span_of_counted(self._text, one))
        if said.entity is not None or said.name is not None:
            name = self._words(said.span) if said.name is None else said.name
            yield self._told_by(holder, "who", Who(said.role, said.entity, name, said.denied), said.span)

    def _details(self, mention: EventMention, event: Event) -> Iterator[Detail]:
        word = Span(mention.start, mention.end)
        denied = is_question(event.type) and mention.polarity == "-"  # who did not do it answers nothing
        parties = (one for one in mention.participants if self._tells(one) and not (denied and one.role == "actor"))
        yield from (self._who(mention, one) for one in parties)
        sort = event.type if is_question(event.type) else mention.type
        yield self._detail(mention, "what", What(sort, mention.polarity, mention.certainty), word)
        yield from self._when(mention, event)
        yield from self._where(mention)
        yield from self._how_many(mention, event)
        yield from self._according_to(mention)
        phrase = phrase_of_trigger(self._text, mention.start, mention.end)
        phrase = with_denial(self._text, phrase) if mention.polarity == "-" else phrase
        yield self._detail(mention, "wording", Wording(self._words(phrase)), phrase)

    def _detail(self, mention: EventMention, aspect: Aspect, value: Value, *evidence: Span) -> Detail:
        return self._told_by(mention.within, aspect, value, *evidence)

    def _told_by(self, within: str | None, aspect: Aspect, value: Value, *evidence: Span) -> Detail:
        holder = self._speaker(within)
        source = None if holder is None else holder.source
        lead = lead_of(self._text, evidence[0].start)
        voucher = None if source is None else self._corpus(source.entity)
        speaker = "" if source is None or voucher is not None else self._words(Span(source.start, source.end))
        return Detail(aspect, value, self._words(evidence[0]), evidence, voucher, within, lead, speaker)

    def _speaker(self, within: str | None) -> Attribution | None:
        """Give the attribution whose source vouches for what stands in one."""
        holder = self._attributions.get(within or "")
        return None if holder is None else speaking(holder, self._attributions, self._text)

    def _tells(self, one: Participant) -> bool:
        """Tell whether words say who takes part: a pronoun for nobody known does not."""
        return self._corpus(one.entity) is not None or not is_pronoun(one.text)

    def _who(self, mention: EventMention, one: Participant) -> Detail:
        span = find_near(self._text, one.text, mention.start) or Span(mention.start, mention.end)
        numbers = (self._quantities[name] for name in mention.quantities if name in self._quantities)
        start = min((n.start for n in numbers if n.start < span.start < n.end), default=span.start)
        whole = Span(start, span.end)
        who = Who(one.role, self._corpus(one.entity), self._words(whole))
        return self._detail(mention, "who", who, whole)

    def _when(self, mention: EventMention, event: Event) -> Iterator[Detail]:
        time = self._times.get(mention.time or "")
        if time is None:
            yield from (
                self._detail(mention, "when", one.when, one.span) for one in find_followed(self._document, mention)
            )
        if time is None or time.earliest is None or time.before is None or self._is_dateline(time):
            return
        if is_going_on(self._text, mention.start, time.start):
            return
        when: When | None = When(time.earliest, time.before, time.precision, hours_of(time.value))
        if time.precision == "hour" and not names_day(self._text[time.start : time.end]):
            when = place_hour(self._document, time, event)
        if when is not None:
            yield self._detail(mention, "when", when, phrase_of_time(self._text, time.start, time.end))

    def _is_dateline(self, time: TimeExpression) -> bool:
        """Tell whether a time is the day of publication as the head of a page tells it, with its year."""
        published = self._document.document.published
        words = self._text[time.start : time.end]
        return (
            time.start < _HEAD and time.earliest == published and published is not None and str(published.year) in words
        )

    def _where(self, mention: EventMention) -> Iterator[Detail]:
        named = [one for one in self._document.mentions if one.entity == mention.place and mention.place is not None]
        if named:
            near = min(named, key=lambda one: (abs(one.start - mention.start), one.start))
            phrase = phrase_of_place(self._text, near.start, near.end)
            where = self._places(self._document, self._words(phrase), self._corpus(mention.place))
            yield self._detail(mention, "where", where, phrase)

    def _how_many(self, mention: EventMention, event: Event) -> Iterator[Detail]:
        for name in mention.quantities:
            found = self._quantities.get(name)
            if found is not None:
                yield self._detail(mention, "how many", self.numbers[name], span_of_counted(self._text, found))
        for found in self._times_over(mention):
            yield self._detail(mention, "how many", self.numbers[found.id], span_of_counted(self._text, found))

        if "vote" in {mention.type, event.type}:
            for against in find_against(self._document, mention):
                yield self._detail(mention, "how many", against.number, against.span)

    def _times_over(self, mention: EventMention) -> Iterator[Quantity]:
        """Give how often it happened: "hailed the ferry three times"."""
        for one in self._document.quantities:
            near = mention.end <= one.start <= mention.end + _CLAUSE and one.id not in mention.quantities
            if near and is_often(one) and not _CLAUSE_END.search(self._text, mention.end, one.start):
                yield one

    def _according_to(self, mention: EventMention) -> Iterator[Detail]:
        holder = self._holder(mention)
        if holder is not None and holder.source is not None:
            spans = [Span(holder.source.start, holder.source.end), *([holder.cue] if holder.cue is not None else [])]
            yield self._detail(mention, "according to", Wording(self._words(spans[0])), *spans)

    def _holder(self, mention: EventMention) -> Attribution | None:
        return self._attributions.get(mention.within or "")

    def _corpus(self, entity: str | None) -> str | None:
        return None if entity is None else self._entity_of.get(Member(self._document.document.id, entity))

    def _words(self, span: Span) -> str:
        return " ".join(self._text[span.start : span.end].split())

    def _key(self, detail: Detail) -> tuple[Aspect, Value, str | None, str | None]:
        """Give what makes two details one: what they tell, and by whose word."""
        holder = self._speaker(detail.attribution)
        voice = detail.vouched_by
        if voice is None and holder is not None:
            voice = (
                holder.id if holder.source is None else self._text[holder.source.start : holder.source.end].casefold()
            )
        return detail.aspect, plain(detail.value), voice, None if holder is None else holder.polarity


def _is_retold(detail: Detail, scene: Scene | None) -> bool:
    """Tell whether an answer in a phrase tells better who did it: near his words, by the side or the post he has."""
    if (
        scene is None
        or not isinstance(detail.value, Who)
        or detail.value.role != "actor"
        or detail.value.entity is not None
    ):
        return False
    answers = [said.span for said in scene.said if said.polarity is None and said.role == "actor"]
    return any(abs(span.start - detail.evidence[0].end) <= _BESIDE for span in answers)


def _tells(mentions: Iterable[EventMention], said: Said) -> bool:
    """Tell whether a happening's own words lie in an answer that tells whether it is so: they tell it already."""
    return said.polarity is not None and any(said.span.start <= m.start and m.end <= said.span.end for m in mentions)
