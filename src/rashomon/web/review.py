"""What the pages on decisions and single entities show, worked out before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.entities.questions import Question, Side
from rashomon.types import EntityKind, Member, Office, Span
from rashomon.web.passages import Quoted, quote_all
from rashomon.web.reader import percent

_MOST_PASSAGES = 20


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
class EntityPage:
    """All of one entity's page."""

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
        offices=tuple(map(tell_office, row.offices)),
        passages=tuple(sorted(quote_all(corpus, places), key=lambda one: (one.published or date.max, one.document))),
        more=max(0, len(row.members) - _MOST_PASSAGES),
    )


def _first_mention(corpus: Corpus, member: Member) -> Iterator[tuple[str, Span]]:
    mentions = [one for one in corpus.annotations(member.document).mentions if one.entity == member.entity]
    for one in sorted(mentions, key=lambda one: (one.form != "name", one.start, one.end))[:1]:
        yield member.document, Span(one.start, one.end)


def tell_office(office: Office) -> str:
    """Give an office in words."""
    words = " ".join(filter(None, (office.status, office.title)))
    days = [day.isoformat() if day else "?" for day in (office.since, office.until)]
    when = f", {days[0]} to {days[1]}" if office.since or office.until else ""
    return words + (f" of {office.of}" if office.of else "") + when


def entity_href(entity_id: str) -> str:
    """Give the address of an entity's page."""
    return f"/entities/{entity_id}"
