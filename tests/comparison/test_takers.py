"""How many ships, vehicles and aircraft are told to have taken part."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figured import exactly
from happened import tell_of
from rashomon.comparison.takers import find_takers
from rashomon.types import Scene, Span


def takers(text: str, counted: str = "") -> list[tuple[str, float | None, str | None]]:
    """Give the words, number and kind of those that took part; ``counted`` is "three warships" in the text."""
    document = tell_of("d1", text)
    if counted:
        word, _, of = counted.partition(" ")
        start = text.index(counted)
        number = {"two": 2.0, "three": 3.0}[word.casefold()]
        document = replace(document, quantities=(exactly("q1", Span(start, start + len(word)), number, of),))
    whole = (Span(0, len(text)),)
    found = find_takers(document, Scene(whole, whole))
    return [(text[one.span.start : one.span.end], one.number.low, one.number.of) for one in found]


@pytest.mark.parametrize(
    ("text", "counted", "wanted"),
    [
        ("Three warships had encircled the ferry.", "Three warships", ("Three warships", 3, "vessels that took part")),
        ("He said two helicopters took part.", "two helicopters", ("two helicopters", 2, "aircraft that took part")),
        ("Only one patrol boat was involved.", "", ("Only one patrol boat", 1, "vessels that took part")),
        ("A single cutter took part.", "", ("A single cutter", 1, "vessels that took part")),
        # not of those who took part, or of none that carry anybody
        ("Three warships lay in the port.", "Three warships", None),
        ("A single cutter lay in the port.", "", None),
        ("A single sailor took part.", "", None),
        ("Three sailors took part.", "Three sailors", None),
        ("Three warships came, and the guard attacked.", "Three warships", None),
    ],
)
def test_takers(text: str, counted: str, wanted: tuple[str, float, str] | None) -> None:
    """Counted ships that do what those do who take part; one and no more is a number too."""
    assert takers(text, counted) == ([] if wanted is None else [wanted])


@given(
    st.lists(st.sampled_from(["a", "single", "only", "one", "cutter", "took", "part", ".", "boat", "é"]), max_size=12)
)
def test_any_text(words: list[str]) -> None:
    """Nothing crashes, and the words lie in the text."""
    text = " ".join(words)
    assert all(words and words in text for words, _, _ in takers(text))
