"""What the rooms across documents show: rows of the corpus as their tables print them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar
from urllib.parse import urlencode

from rashomon.corpus.desk import speaker_in
from rashomon.corpus.query import AttributionFilter, count_attributions, entities
from rashomon.corpus.rows import AttributionRow, EntityRow, Hit
from rashomon.corpus.store import Corpus
from rashomon.entities.holding import tell_office
from rashomon.records import Json
from rashomon.types import EntityKind
from rashomon.web.queries import AttributionsQuery, Page, Params, number
from rashomon.web.reader import document_href, passage_href, percent, title_of
from rashomon.web.review import entity_href

ROWS_A_PAGE = 100

Row = TypeVar("Row")
Ask = Callable[[int, int], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution in the list of all."""

    href: str
    document_href: str
    title: str
    speaker: str
    office: str | None
    act: str
    words: str
    form: str
    outlet: str | None
    published: date | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a snippet: found or around it."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of the search."""

    href: str
    title: str
    outlet: str | None
    published: date | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity in the list; ``page`` is its own, ``attributions`` counts what ``href`` leads to."""

    page: str
    href: str
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    offices: tuple[str, ...]
    documents: int
    mentions: int
    attributions: int


def turn_to(params: Params, path: str, ask: Ask[Row]) -> tuple[list[Row], Page]:
    """Take the page asked for; one row more than a page holds tells whether another follows."""
    at = number(params, "page", 1, 1)
    taken = list(ask((at - 1) * ROWS_A_PAGE, ROWS_A_PAGE + 1))
    page = Page(path, tuple(params.items()), at, more=len(taken) > ROWS_A_PAGE)
    return taken[:ROWS_A_PAGE], page


def slice_of(rows: Iterable[Row]) -> Ask[Row]:
    """Give what takes rows out of others by offset and limit."""
    return lambda offset, limit: islice(rows, offset, offset + limit)


def list_outlets(corpus: Corpus) -> list[str]:
    """Name the outlets that a list can be narrowed to."""
    return sorted(count.name for count in corpus.status().outlets if count.name is not None)


# -- attributions ------------------------------------------------------------------------------


def narrow(corpus: Corpus, query: AttributionsQuery) -> AttributionFilter:
    """Give the corpus's filter for what is asked; UnknownIdError where the document named is none."""
    return AttributionFilter(
        by=query.by,
        about=query.about,
        outlet=query.outlet,
        since=query.since,
        until=query.until,
        form=query.form,
        act=query.act,
        document=None if query.document is None else corpus.find(query.document),
        addressee=query.addressee,
        venue=query.venue,
        within=query.within,
    )


def list_attributions(rows: Iterable[AttributionRow]) -> list[Saying]:
    """Give attributions as the list prints them, each leading to its passage."""
    return [_saying(row) for row in rows]


def _saying(row: AttributionRow) -> Saying:
    said = row.attribution
    return Saying(
        href=_place(row.document, said),
        document_href=document_href(row.document),
        title=title_of(row.title, None, row.document),
        speaker=speaker_in(said),
        office=None if row.office is None else tell_office(row.office),
        act=said["act"] if said["polarity"] == "+" else f"{said['act']} (negated)",
        words=said["text"],
        form=said["form"],
        outlet=row.outlet,
        published=row.published,
        confidence=percent(said["confidence"]),
    )


def _place(document_id: str, said: Json) -> str:
    """Give the address of an attribution in the reader, selected there."""
    return f"{document_href(document_id)}?a={said['id']}#{said['id']}"


# -- search and entities -----------------------------------------------------------------------


def list_hit(corpus: Corpus, hit: Hit) -> Found:
    """Give a hit as the list prints it, leading to its passage."""
    path = None if hit.title else corpus.document(hit.document).path
    return Found(
        href=passage_href(hit.document, hit.start, hit.end) if hit.end > hit.start else document_href(hit.document),
        title=title_of(hit.title, path, hit.document),
        outlet=hit.outlet,
        published=hit.published,
        parts=tuple(_parts(hit)),
    )


def _parts(hit: Hit) -> Iterator[Part]:
    at = 0
    for match in sorted(hit.matches):
        start, end = max(at, match.start - hit.snippet_start), match.end - hit.snippet_start
        yield Part(hit.snippet[at:start], found=False)
        yield Part(hit.snippet[start:end], found=True)
        at = max(at, end)
    yield Part(hit.snippet[at:], found=False)


def find_entities(corpus: Corpus, name: str | None, kind: str | None) -> Iterator[EntityRow]:
    """Ask the corpus for entities whose names hold all words of ``name``."""
    asked = (name or "").casefold().split()
    for row in entities(corpus):
        names = " ".join((row.name, *row.names)).casefold()
        if kind in {None, row.kind} and all(word in names for word in asked):
            yield row


def list_entities(corpus: Corpus, rows: Iterable[EntityRow]) -> list[Named]:
    """Give entities as the list prints them, each leading to what it said."""
    return [
        Named(
            page=entity_href(row.id),
            href=f"/attributions?{urlencode({'by': row.name})}",
            name=row.name,
            kind=row.kind,
            names=row.names,
            offices=tuple(map(tell_office, row.offices)),
            documents=row.documents,
            mentions=row.mentions,
            attributions=count_attributions(corpus, AttributionFilter(by=row.name)),
        )
        for row in rows
    ]
