"""Bytes become a document or a reason; what the user says wins."""

import hashlib
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.identity import make_id
from rashomon.reading.read import read
from rashomon.types import Document, Original, Override, Unreadable

STORY = "Bridge shut\n\n26 Dec 2020\n\nThe bridge over the river Ostra was shut on Friday, the mayor said.\n"


def _read(data: bytes, override: Override | None = None, path: str | None = "story.txt") -> Document:
    document = read(Original(data, path, None), override or Override())
    assert isinstance(document, Document)
    return document


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_plain_text_is_the_file_character_for_character(text: str) -> None:
    """Whatever the characters are, they are the document's text, unless a reason or a warning says otherwise."""
    outcome = read(Original(text.encode(), None, None, "text/plain"))
    if isinstance(outcome, Document) and not outcome.warnings:
        assert outcome.text == text.removeprefix("\ufeff")
        assert outcome.bytes_sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_stay_and_the_date_is_found_between_them(ends: str) -> None:
    """CRLF and lone CR are kept, and the span of the date gives back its words."""
    document = _read(STORY.replace("\n", ends).encode())
    assert document.text == STORY.replace("\n", ends)
    assert document.published == date(2020, 12, 26)
    assert document.published_span is not None
    assert document.text[document.published_span.start : document.published_span.end] == "26 Dec 2020"


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        (b"", "a.txt", "empty: it holds no bytes"),
        (b" \r\n\t\xc2\xa0\n", "a.txt", "holds only white space"),
        (b"words\0words", "a.txt", "not text: it holds NUL or control bytes"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "a.txt", "not text: it holds NUL or control bytes"),
        (b"%PDF-1.7 \xff", "a.txt", "not read yet: PDF"),
        (b"PK\x03\x04 stuff", "a.docx", "not read yet: Word document"),
        (b"PK\x03\x04 stuff", "a.xlsx", "not read yet: Excel workbook"),
        (b"PK\x03\x04 stuff", "a.txt", "not read yet: ZIP archive"),
        (b"WARC/1.0\r\n", "a.warc", "not read yet: WARC web archive"),
        (b"\x1f\x8b\x08 stuff", "a.warc.gz", "not read yet: WARC web archive"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "a.xml", "not read yet: RSS feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", "not read yet: Atom feed"),
        (b"{\\rtf1 words}", "a.rtf", "not read yet: RTF"),
        (b"\x89PNG\r\n", "a", "not read yet: PNG picture"),
        (b"<html><body></body></html>", "a.html", "no article text found in the page"),
        (b"x" * 10_000_001, "a.txt", "too large: 10,000,001 bytes, at most 10,000,000 are read"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, path: str, reason: str) -> None:
    """Each has its reason in words; none is an exception."""
    assert read(Original(data, path, None)) == Unreadable(path, reason)


def test_the_name_of_an_unreadable_input_is_one_line() -> None:
    """A line end in a name is escaped."""
    assert read(Original(b"", "a\nb", None)) == Unreadable("a\\nb", "empty: it holds no bytes")
    assert read(Original(b"", None, "https://news.example/a")) == Unreadable(
        "https://news.example/a", "empty: it holds no bytes"
    )


@given(st.binary(max_size=400))
def test_no_bytes_are_a_crash(data: bytes) -> None:
    """Any bytes are a document or a reason, and all spans lie in the text."""
    outcome = read(Original(data, "x", None))
    if isinstance(outcome, Document):
        outcome.text.encode("utf-8")
        assert all(0 <= zone.start <= zone.end <= len(outcome.text) for zone in outcome.layout)


def test_what_the_user_says_wins() -> None:
    """Outlet, address, title and day are the user's; the words of another day are let go."""
    said = Override("The Ledger", date(2020, 12, 27), "https://ledger.example/1", "Bridge closed")
    document = _read(STORY.encode(), said)
    assert (document.outlet, document.url, document.title) == (
        "The Ledger",
        "https://ledger.example/1",
        "Bridge closed",
    )
    assert (document.published, document.published_span) == (date(2020, 12, 27), None)


def test_the_words_of_the_day_stay_where_the_user_says_the_same_day() -> None:
    """A day that the text tells too keeps its span."""
    document = _read(STORY.encode(), Override(published=date(2020, 12, 26)))
    assert document.published_span is not None


def test_the_id_is_made_of_bytes_address_and_outlet() -> None:
    """The same bytes under two outlets are two documents; the path does not matter."""
    one, two = _read(STORY.encode(), Override(outlet="A")), _read(STORY.encode(), Override(outlet="B"))
    assert one.id != two.id
    assert one.bytes_sha256 == two.bytes_sha256
    assert one.id == _read(STORY.encode(), Override(outlet="A"), "other.txt").id
    assert one.id == make_id(STORY.encode(), None, "A")
    assert one.id == "sha256:" + hashlib.sha256(STORY.encode() + b"\0\0A").hexdigest()


def test_address_and_outlet_are_not_mixed_up() -> None:
    """What one says is not taken for the other."""
    assert make_id(b"x", "a", None) != make_id(b"x", None, "a")
    assert make_id(b"x", "\udcff", None) != make_id(b"x", None, None)


@pytest.mark.parametrize(
    ("data", "path", "is_page"),
    [
        (b"<!DOCTYPE html><p>Some words of a page stand here.", "a.txt", True),
        (b"\xef\xbb\xbf \n<!-- x --><html><p>Some words of a page stand here.", None, True),
        (b"Some words of a page stand here.", "a.html", True),
        (b"Some words < some others, <b>he said</b>.", "a.txt", False),
        (b"Some words in a file of no kind.", "a.xyz", False),
    ],
)
def test_a_page_is_told_by_its_content_then_by_its_name(data: bytes, path: str | None, is_page: bool) -> None:  # noqa: FBT001 - a column
    """Tags at the beginning make a page, whatever the suffix."""
    assert bool(_read(data, path=path).layout) is is_page


def test_the_server_may_say_that_a_page_is_plain() -> None:
    """What is sent as plain text is plain text."""
    outcome = read(Original(b"<html>not a page", None, "https://a.example", "text/plain; charset=utf-8"))
    assert isinstance(outcome, Document)
    assert outcome.text == "<html>not a page"


@pytest.mark.parametrize(
    "data",
    [
        "Ã©".encode() * 1_000_000,
        b"\x81" * 3_000_000 + b"\xe9",
        ("a" * 60 + "\r").encode() * 50_000,
        b"<" * 3_000_000,
        b"<!--" * 700_000,
        b"  <?xml " + b" " * 3_000_000,
    ],
)
def test_large_hostile_text_is_read_in_seconds(data: bytes) -> None:
    """Nothing in reading grows faster than the text."""
    began = time.monotonic()
    read(Original(data, "a.txt", None))
    assert time.monotonic() - began < 30


@pytest.mark.shared
def test_the_samples_are_read_as_they_are(shared: Path) -> None:
    """The text of each sample is its file."""
    for path in sorted((shared / "samples").glob("*.txt")):
        document = _read(path.read_bytes())
        assert document.text == path.read_bytes().decode()
        assert document.language == "en"
