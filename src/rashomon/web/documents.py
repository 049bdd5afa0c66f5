"""The list of documents: which, in which order, under which heads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rashomon.corpus.rows import DocumentRow
from rashomon.web.queries import DocumentsQuery, Page, Sort
from rashomon.web.reader import document_href, title_of


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the documents' table that can be sorted by."""

    label: str
    number: bool
    sorted: str
    href: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list."""

    id: str
    href: str
    title: str
    outlet: str | None
    published: date | None
    language: str | None
    words: int
    attributions: int


def choose_documents(rows: Iterable[DocumentRow], query: DocumentsQuery) -> list[DocumentRow]:
    """Filter and sort documents; those without a value stand last in any order."""
    asked = (query.title or "").casefold().split()
    chosen = [row for row in rows if _is_asked(row, query, asked)]
    known = [row for row in chosen if _value(row, query.sort) is not None]
    known.sort(key=lambda row: _key(row, query.sort), reverse=query.is_descending)
    return known + [row for row in chosen if _value(row, query.sort) is None]


def _is_asked(row: DocumentRow, query: DocumentsQuery, asked: list[str]) -> bool:
    title = title_of(row.title, row.path, row.id).casefold()
    return (
        all(word in title for word in asked)
        and query.outlet in {None, row.outlet}
        and (query.since is None or (row.published is not None and row.published >= query.since))
        and (query.until is None or (row.published is not None and row.published <= query.until))
    )


def _value(row: DocumentRow, sort: Sort) -> object:
    if sort == "title":
        return title_of(row.title, row.path, row.id)
    return getattr(row, "added_at" if sort == "added" else sort)


def _key(row: DocumentRow, sort: Sort) -> tuple[str, float]:
    """Give something to sort by: words, or a number."""
    value = _value(row, sort)
    return ("", value) if isinstance(value, int) else (str(value).casefold(), 0)


def list_documents(rows: Iterable[DocumentRow]) -> list[Listed]:
    """Give documents as the list prints them."""
    return [
        Listed(
            id=row.id,
            href=document_href(row.id),
            title=title_of(row.title, row.path, row.id),
            outlet=row.outlet,
            published=row.published,
            language=row.language,
            words=row.words,
            attributions=row.attributions,
        )
        for row in rows
    ]


def columns(query: DocumentsQuery, page: Page) -> list[Column]:
    """Give the heads of the documents' table, each with the address that sorts by it."""
    heads: list[tuple[Sort, str, bool]] = [
        ("title", "Title", False),
        ("outlet", "Outlet", False),
        ("published", "Published", False),
        ("language", "Language", False),
        ("words", "Words", True),
        ("attributions", "Attributions", True),
    ]
    return [_column(query, page, sort, label, is_number=is_number) for sort, label, is_number in heads]


def _column(query: DocumentsQuery, page: Page, sort: Sort, label: str, *, is_number: bool) -> Column:
    here = query.sort == sort
    falling = not query.is_descending if here else replace(query, sort=sort, order="").is_descending
    kept = tuple((name, value) for name, value in page.params if name not in {"sort", "order"})
    order = (("sort", sort), ("order", "desc" if falling else "asc"))
    direction = "" if not here else "descending" if query.is_descending else "ascending"
    return Column(label, is_number, direction, replace(page, params=kept + order).to(1))
