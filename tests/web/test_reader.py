"""What the reader page shows: speakers, chains, details, addresses."""

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest

from rashomon.corpus.desk import UNNAMED
from rashomon.types import Annotations, Interval, Reference, Span, Via
from rashomon.web.drawing import draw
from rashomon.web.marks import Piece
from rashomon.web.reader import days, list_entries, show_document, title_of, web_address


def test_chain_leads_from_the_outlet_to_the_speaker(ferry: Annotations) -> None:
    """Words within words came through everyone around them."""
    entries = list(list_entries(ferry))
    assert [entry.chain for entry in entries] == [
        ("The Quay", "Mirela Anand"),
        ("The Quay", "Mirela Anand"),
        ("The Quay", "Mirela Anand", "the harbour master"),
    ]
    assert [entry.depth for entry in entries] == [0, 0, 1]


def test_details_tell_all_that_is_known(ferry: Annotations) -> None:
    """Via, addressee, venue and day stand among the details, in the text's own words."""
    text = ferry.document.text
    talks, harbour = text.index("talks"), text.index("harbour")
    first = replace(
        ferry.attributions[1],
        via=(Via("aired", talks, talks + 5, None),),
        addressee=Reference(harbour, harbour + 7, None),
        venue=Reference(0, 5, None),
        said=Interval(date(2031, 4, 1), date(2031, 4, 3), "day"),
        polarity="-",
    )
    (entry,) = list_entries(replace(ferry, attributions=(first,)))
    assert dict(entry.details) == {
        "Who": "She = Mirela Anand",
        "Called": "by name",
        "Cue": "added",
        "Words": "that the harbour master had told her “the ferry will not sail”",
        "Via": "aired talks",
        "To": "harbour",
        "At": "Ferry",
        "Said": "2031-04-01 to 2031-04-02",
    }
    assert entry.act == "says (negated)"


def test_nobody_named(ferry: Annotations) -> None:
    """Words of nobody are of nobody, not of the outlet."""
    (entry,) = list_entries(replace(ferry, attributions=(replace(ferry.attributions[0], source=None),)))
    assert (entry.speaker, entry.name) == (UNNAMED, None)


@pytest.mark.parametrize("within", ["a1", "a2", "a9"], ids=["itself", "each other", "nobody"])
def test_rings_end(ferry: Annotations, within: str) -> None:
    """Attributions that lie within each other, or in one that is not there, are listed all the same."""
    first, second, _ = ferry.attributions
    ring = (replace(first, within=within), replace(second, within="a1"))
    assert len(list(list_entries(replace(ferry, attributions=ring)))) == 2


def test_number_stands_at_the_first_words(ferry: Annotations) -> None:
    """An attribution without content has its number at its cue."""
    first, second, third = ferry.attributions
    bare = replace(first, content=(Span(3, 3),))
    page = show_document(replace(ferry, attributions=(bare, second, third)), None, None)
    assert first.cue is not None
    assert Piece("cue", first.cue.start, first.cue.end, "a1", 1) in page.anchors
    assert len(page.anchors) == 3


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://quay.example/a", True),
        ("HTTP://quay.example", True),
        ("javascript:alert(1)", False),
        (" https://quay.example", False),
        ("data:text/html,x", False),
        ("//quay.example", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, *, linked: bool) -> None:
    """No address of a document runs anything."""
    assert (web_address(url) is not None) is linked


@pytest.mark.parametrize(
    ("title", "path", "shown"),
    [
        ("Ferry", "a/b.txt", "Ferry"),
        (" ", "a/b.txt", "b.txt"),
        (None, "C:\\news\\b.txt", "b.txt"),
        (None, "folder/", "folder"),
        (None, None, "0123456789ab"),
    ],
)
def test_title(title: str | None, path: str | None, shown: str) -> None:
    """Every document can be called something."""
    assert title_of(title, path, "sha256:0123456789abcdef") == shown


def test_day_of_one_day() -> None:
    """A day is a day, not a stretch."""
    assert days(Interval(date(2031, 4, 1), date(2031, 4, 2), "day")) == "2031-04-01"


def test_big_page_is_drawn_quickly(ferry: Annotations) -> None:
    """A million characters with 8,000 attributions take seconds: no step looks at all of them for each."""
    text = "He said it was so. " * 53_000
    one = ferry.attributions[0]
    said = tuple(replace(one, id=f"a{n}", content=(Span(n * 120, n * 120 + 90),)) for n in range(8_000))
    big = replace(ferry, document=replace(ferry.document, text=text), zones=(), attributions=said)
    began = perf_counter()
    draw("reader.html", page=show_document(big, None, "a7"))
    assert perf_counter() - began < 15
