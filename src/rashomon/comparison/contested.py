"""Claims and their denials as events: what one voice says and another denies, with what others tell of the same happening."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.comparison.acting import Known
from rashomon.comparison.denials import Denied, find_denied
from rashomon.comparison.replies import Reply, find_replies
from rashomon.lexicon import load
from rashomon.types import Annotations, Event, EventMention, Member, Party, Said, Span

DENIED = "denied"
"""The type of an event that is a claim and its denial."""


class Contested(NamedTuple):
    """A claim with its denial: what to call it, who takes part, and what each document says."""

    label: str
    parties: tuple[Party, ...]
    said: Mapping[str, tuple[Said, ...]]


@dataclass(slots=True)
class _Gathered:
    label: str
    parties: tuple[Party, ...]
    said: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))


def find_contested(
    documents: Sequence[Annotations], events: Sequence[Event], known: Known, story_of: Mapping[str, str]
) -> Iterator[Contested]:
    """Give the claims that are denied right behind or in words of their own, those of one happening as one."""
    claims = _Claims(documents, events, known)
    for document in documents:
        for reply in find_replies(document, known.language):
            claims.answer(document, reply)
    for one in find_denied(documents, known, story_of):
        claims.deny(one)
    yield from claims.all()


class _Claims:
    def __init__(self, documents: Sequence[Annotations], events: Sequence[Event], known: Known) -> None:
        self._documents = {one.document.id: one for one in documents}
        self._event_of = {(told.document, told.event): event for event in events for told in event.members}
        self._entity_of = known.entity_of
        self._labels: Mapping[str, str] = load(known.language, "incidents")["denied_claim"]
        self._found: dict[str, _Gathered] = {}

    def all(self) -> Iterator[Contested]:
        """Give all claims found, what is said of each in order of the documents."""
        for _, one in sorted(self._found.items()):
            said = {name: tuple(dict.fromkeys(one.said[name])) for name in sorted(one.said)}
            yield Contested(one.label, one.parties, said)

    def answer(self, document: Annotations, reply: Reply) -> None:
        """Take in a denial that answers what was told right before."""
        own, mention = document.document.id, reply.mention
        event = None if mention is None else self._event_of.get((own, mention.id))
        claim = reply.claim.content[0] if mention is None else Span(mention.start, mention.end)
        name = "" if reply.claim.source is None else reply.claim.source.name or ""
        words = self._labels["of_words"].format(name=name)
        label = words if event is None else self._labels["of_event"].format(event=event.label)
        found = self._claim(own, claim, event, label)
        for other, some in self._others(event, document, reply):
            found.said[other] += some
        found.said[own] += [Said(claim, DENIED, "+"), Said(reply.span, DENIED, "-", within=reply.denial.id)]

    def deny(self, one: Denied) -> None:
        """Take in a denial with words of its own."""
        claim, denial = one.claim, one.denial
        event = None if claim.mention is None else self._event_of.get((claim.document, claim.mention.id))
        text = self._documents[claim.document].document.text
        label = self._labels["of_claim"].format(words=" ".join(text[claim.span.start : claim.span.end].split()))
        found = self._claim(claim.document, claim.span, event, label)
        found.said[claim.document].append(Said(claim.span, DENIED, "+"))
        within = None if denial.holder is None else denial.holder.id
        found.said[denial.document].append(Said(denial.span, DENIED, "-", within=within))

    def _claim(self, document: str, span: Span, event: Event | None, label: str) -> _Gathered:
        key = f"{document} {span.start:09}" if event is None else event.id
        return self._found.setdefault(key, _Gathered(label, () if event is None else event.participants))

    def _others(
        self, event: Event | None, document: Annotations, reply: Reply
    ) -> Iterator[tuple[str, tuple[Said, ...]]]:
        """Give the tellings of a claimed happening in other documents that have two of those who take part in common."""
        mine = set() if reply.mention is None else self._parties(document, reply.mention)
        for told in () if event is None else event.members:
            other = self._documents[told.document]
            mention = next((one for one in other.events if one.id == told.event), None)
            if mention is None or other is document or (mention.polarity, mention.certainty) != ("+", "happened"):
                continue
            if len(mine & self._parties(other, mention)) > 1:
                yield told.document, (Said(Span(mention.start, mention.end), DENIED, "+"),)

    def _parties(self, document: Annotations, mention: EventMention) -> set[str]:
        own = document.document.id
        members = (Member(own, one.entity) for one in mention.participants if one.entity is not None)
        return {self._entity_of[member] for member in members if member in self._entity_of}
