"""The headline as it is shown, without the outlet's name."""

import pytest
from lxml.html import document_fromstring

from rashomon.reading.titles import find_title, strip_outlet

URL = "https://www.amrapost.example/news/1"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bridge to close | The Amra Post", "Bridge to close"),
        ("Bridge to close - Amra Post", "Bridge to close"),
        ("Bridge to close – World – The Amra Post", "Bridge to close – World"),
        ("The Amra Post » Bridge to close", "Bridge to close"),
        ("Bridge to close - amrapost.example", "Bridge to close"),
        ("Bridge - a history", "Bridge - a history"),
        ("Who reads The Amra Post?", "Who reads The Amra Post?"),
        ("The Amra Post", "The Amra Post"),
    ],
)
def test_the_outlets_name_is_taken_off_an_end(title: str, expected: str) -> None:
    """Only a part that is the outlet's name goes."""
    assert strip_outlet(title, "The Amra Post", URL) == expected


@pytest.mark.parametrize(
    ("body", "told", "expected"),
    [
        ("<h1>Bridge to close, at last</h1>", ["Bridge to close"], "Bridge to close"),
        ("<h1>Old bridge will close</h1>", ["Bridge will close soon"], "Old bridge will close"),
        ("<h1><a href='/'>Amra</a></h1><h2>Bridge to close</h2>", ["Bridge to close"], "Bridge to close"),
        ("<h1>BRIDGE TO CLOSE</h1>", ["Bridge to close"], "BRIDGE TO CLOSE"),
        ("<h1>World news</h1><h1>Bridge to close</h1>", ["Bridge to close"], "Bridge to close"),
        ("<h1>Bridge to close</h1>", [], "Bridge to close"),
        ("<p>No heading</p>", ["Bridge to close | The Amra Post"], "Bridge to close"),
        ("<p>No heading</p>", [], None),
    ],
)
def test_the_heading_that_says_the_title_is_the_headline(body: str, told: list[str], expected: str | None) -> None:
    """What is shown goes before what is told; a kicker in the same element, and the outlet's own name, do not count."""
    assert find_title(document_fromstring(f"<html><body>{body}</body></html>"), told, "The Amra Post", URL) == expected
