"""The part of the address after the question mark: read once, named where it cannot be used."""

from datetime import date

import pytest

from rashomon.types import Span
from rashomon.web.queries import BadQueryError, Page, number, parse_attributions, parse_documents, passage, words


def test_filters_are_read() -> None:
    """Everything that the form sends arrives."""
    asked = {"by": " Anand ", "about": "ferry", "in": "The Quay", "from": "2031-04-01", "to": "", "act": "denies"}
    asked |= {"addressee": "reporters", "venue": "summit", "within": "Tal"}
    query = parse_attributions(asked)
    assert (query.by, query.about, query.outlet, query.act) == ("Anand", "ferry", "The Quay", "denies")
    assert (query.addressee, query.venue, query.within) == ("reporters", "summit", "Tal")
    assert (query.since, query.until, query.form) == (date(2031, 4, 1), None, None)
    assert query.is_filtered
    assert not parse_attributions({"by": " ", "form": "", "other": "x"}).is_filtered


@pytest.mark.parametrize(
    ("sort", "order", "descending"),
    [("", "", True), ("title", "", False), ("title", "desc", True), ("words", "", True), ("words", "asc", False)],
)
def test_order(sort: str, order: str, *, descending: bool) -> None:
    """Names rise and numbers fall unless asked otherwise."""
    assert parse_documents({"sort": sort, "order": order}).is_descending is descending


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "٣", "1e3", "9" * 30, "x"])
def test_page_numbers(value: str) -> None:
    """Only whole numbers from 1 up are pages."""
    with pytest.raises(BadQueryError, match="page"):
        number({"page": value}, "page", 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("2", "5", Span(2, 5)),
        ("", "5", Span(0, 5)),
        ("2", "99", Span(2, 10)),
        ("5", "5", None),
        ("6", "2", None),
        ("99", "120", None),
        ("3", "", None),
    ],
)
def test_passages(start: str, end: str, span: Span | None) -> None:
    """A passage lies in the text or is none."""
    assert passage({"from": start, "to": end}, 10) == span


def test_words_are_bounded() -> None:
    """Long words are refused, NUL is dropped."""
    assert words({"q": "a\0b"}, "q") == "ab"
    with pytest.raises(BadQueryError, match="200 characters at most"):
        words({"q": "a" * 201}, "q")


def test_neighbouring_pages_keep_the_filters() -> None:
    """Only the number changes; page 1 goes without."""
    page = Page("/attributions", (("by", "A & B"), ("form", ""), ("page", "2")), 2, more=True)
    assert page.to(3) == "/attributions?by=A+%26+B&page=3"
    assert page.to(1) == "/attributions?by=A+%26+B"
    assert page.query == "?by=A+%26+B"
