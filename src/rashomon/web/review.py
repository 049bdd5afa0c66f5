"""What the pages on decisions and single entities show, worked out before anything is drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import urlencode

from rashomon.corpus.comparing import label_of
from rashomon.corpus.decisions import find, latest
from rashomon.corpus.doubting import EventQuestion, EventSide, open_doubts
from rashomon.corpus.happenings import places_of
from rashomon.corpus.resolving import questions
from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.corpus.telling import tell
from rashomon.entities.holding import tell_tenure
from rashomon.entities.questions import Question, Side
from rashomon.types import EntityKind, Member, Span, Standing
from rashomon.web import queries
from rashomon.web.passages import Quoted, quote_all
from rashomon.web.queries import Params
from rashomon.web.reader import percent

_MOST_PASSAGES = 20
_MOST_SHOWN = 3
_MOST_DOUBTS = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """One side of a question: its name, where its page is, and words that name it in their sentences."""

    name: str
    href: str
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the review page asks it."""

    sides: tuple[Shown, Shown]
    reason: str
    score: str


@dataclass(frozen=True, slots=True)
class Doubted:
    """Another entity that may be the same, and why that is asked."""

    id: str
    name: str
    href: str
    reason: str
    score: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Who one entity is: names, offices, where it is named in the first documents, and who else it may be."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    documents: int
    mentions: int
    known_id: str | None
    offices: tuple[str, ...]
    passages: tuple[Quoted, ...]
    more: int
    doubted: tuple[Doubted, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the page says of a decision that was just made."""

    number: int
    text: str
    warning: str | None


def ask(corpus: Corpus, question: Question) -> Asked | None:
    """Give a question with the words of both sides; None where a side has none that are kept."""
    sides = [_show(corpus, side) for side in (question.one, question.other)]
    if not all(side.passages for side in sides):
        return None
    return Asked((sides[0], sides[1]), question.reason, percent(question.score))


def _show(corpus: Corpus, side: Side) -> Shown:
    passages = quote_all(corpus, ((one.document, one.span) for one in side.evidence))
    return Shown(side.name, entity_href(side.entity), tuple(passages))


def show_entity(corpus: Corpus, row: EntityRow) -> EntityPage:
    """Work out the page of one entity, with its first mention in each of the first documents."""
    places = [place for member in row.members[:_MOST_PASSAGES] for place in _first_mention(corpus, member)]
    return EntityPage(
        id=row.id,
        name=row.name,
        kind=row.kind,
        names=row.names,
        documents=row.documents,
        mentions=row.mentions,
        known_id=row.known_id,
        offices=tuple(map(tell_tenure, row.offices)),
        passages=tuple(sorted(quote_all(corpus, places), key=lambda one: (one.published or date.max, one.document))),
        more=max(0, len(row.members) - _MOST_PASSAGES),
        doubted=tuple(islice(_doubts(row.id, questions(corpus)), _MOST_DOUBTS)),
    )


def _doubts(entity: str, asked: Iterable[Question]) -> Iterator[Doubted]:
    for question in asked:
        for one, other in ((question.one, question.other), (question.other, question.one)):
            if one.entity == entity:
                score = percent(question.score)
                yield Doubted(other.entity, other.name, entity_href(other.entity), question.reason, score)


def _first_mention(corpus: Corpus, member: Member) -> Iterator[tuple[str, Span]]:
    mentions = [one for one in corpus.annotations(member.document).mentions if one.entity == member.entity]
    for one in sorted(mentions, key=lambda one: (one.form != "name", one.start, one.end))[:1]:
        yield member.document, Span(one.start, one.end)


def ask_event(corpus: Corpus, question: EventQuestion) -> Asked | None:
    """Give a question on two events with the words of both; None where a document of them is not kept."""
    sides = [_show_event(corpus, side) for side in (question.one, question.other)]
    if not all(side.passages for side in sides):
        return None
    return Asked((sides[0], sides[1]), question.reason, percent(question.score))


def _show_event(corpus: Corpus, side: EventSide) -> Shown:
    """Give one side: the words that are asked about, then those of others that tell of it."""
    others = [place for place in places_of(corpus, side.event) if place.document != side.place.document]
    first = {place.document: place for place in reversed(others)}
    places = [side.place, *[first[document] for document in sorted(first)][: _MOST_SHOWN - 1]]
    passages = quote_all(corpus, ((place.document, place.span) for place in places))
    return Shown(label_of(corpus, side.event).label, event_href(side.event), tuple(passages))


def show_doubts(corpus: Corpus, event: str) -> tuple[Doubted, ...]:
    """Give which other events this one may be, each with why it is asked."""
    asked = islice(open_doubts(corpus, event), _MOST_DOUBTS)
    pairs = ((one.other if one.one.event == event else one.one, one) for one in asked)
    return tuple(
        Doubted(side.event, label_of(corpus, side.event).label, event_href(side.event), one.reason, percent(one.score))
        for side, one in pairs
    )


def find_notice(corpus: Corpus, params: Params, told: Mapping[int, Standing]) -> Notice | None:
    """Say what was decided just now, and where it contradicts an earlier decision."""
    number = queries.number(params, "done", 1, 0)
    if not number or number > latest(corpus):
        return None
    made, standing = find(corpus, number), told.get(number)
    verb = "Taken back" if made.undoes is not None else "Decided"
    waits = standing is not None and standing.state != "applied"
    return Notice(
        number, f"{verb}: {tell(made)}", f"It is not applied: {standing.reason}" if waits and standing else None
    )


def event_href(event: str, params: Params | None = None) -> str:
    """Give the address of an event's page, with what else stood in the address."""
    return f"/events/{event}" + (f"?{urlencode(params)}" if params else "")


def entity_href(entity_id: str) -> str:
    """Give the address of an entity's page."""
    return f"/entities/{entity_id}"
