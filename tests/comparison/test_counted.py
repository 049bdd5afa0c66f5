"""What is counted, and in which state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparison.counted import Counted, read_counted, relate_counted
from rashomon.comparison.states import counted_words, measured_words
from rashomon.types import Quantity, Word


@pytest.mark.parametrize(
    ("of", "text", "wanted"),
    [
        ("people", "13 people killed", Counted("dead", "people", frozenset())),
        ("dead", "nine dead", Counted("dead", "people", frozenset())),
        (None, "fourteen coffins", Counted("dead", "people", frozenset())),
        (None, "fourteen", Counted(None, None, frozenset())),
        ("dead children", "two of them", Counted("dead", "children", frozenset())),
        ("Torvenian sailors", "two", Counted(None, "sailors", frozenset({"torvenian"}))),
        ("injured Torvenians", "two", Counted("injured", "people", frozenset({"torvenian"}))),
        ("people on board", "212 people", Counted(None, "aboard", frozenset())),
        ("crates of rifles", "forty", Counted(None, "crate", frozenset({"rifle"}))),
        ("fishermen", "three", Counted(None, "fishermen", frozenset())),
        ("protesters in Kessin", "60", Counted(None, "protesters", frozenset())),
    ],
)
def test_reading_what_is_counted(of: str | None, text: str, wanted: Counted) -> None:
    """State, kind and what narrows it down are read from the words."""
    assert read_counted(of, text) == wanted


def _quantity(text: str, words: str, of: str | None) -> Quantity:
    start = text.index(words)
    return _told(start, start + len(words), of)


def _told(start: int, end: int, of: str | None) -> Quantity:
    return Quantity("q1", start, end, low=1, low_open=False, high=1, approximate=False, unit=None, of=of)


@pytest.mark.parametrize(
    ("text", "words", "of", "wanted"),
    [
        ("The blast killed 14 people in Kessin.", "14", "people", "people killed"),
        ("Fourteen people were killed in Kessin.", "Fourteen", "people", "people killed"),
        ("It left eight soldiers dead.", "eight", "soldiers", "soldiers dead"),
        ("The ministry put the dead at nine.", "nine", None, "dead"),
        ("Four people stood where two were killed.", "Four", "people", "people"),
        ("The blast killed four, and 20 people came to help.", "20", "people", "people"),
        ("A mother of 12 was killed.", "12", None, None),
        ("The death toll has reached 57.", "57", None, "death"),
        ("It carried 186 passengers.", "186", "passengers", "passengers"),
        ("Police counted nine dead.", "nine", "dead", "dead"),
    ],
)
def test_counted_with_their_state(text: str, words: str, of: str | None, wanted: str | None) -> None:
    """A verb right beside the number tells the state of those counted; one of another clause does not."""
    assert counted_words(text, _quantity(text, words, of)) == wanted


def test_what_a_measure_is_of() -> None:
    """The nearest noun before a measure tells what is measured, else the nearest verb; its own words come first."""
    text = "The ransom came to $2 million"
    words = (Word(4, 10, "NOUN", 2, "nsubj"), Word(11, 15, "VERB", -1, "root"), Word(16, 18, "ADP", 4, "case"))
    assert measured_words(text, _quantity(text, "$2 million", None), words) == "ransom"
    assert measured_words(text, _quantity(text, "$2 million", "cash"), words) == "cash"
    assert measured_words(text, _quantity(text, "$2 million", None), words[1:]) == "came"
    assert measured_words(text, _quantity(text, "$2 million", None), ()) is None


@given(st.none() | st.text(max_size=60), st.text(max_size=60), st.none() | st.text(max_size=60))
def test_any_words(of: str | None, text: str, other: str | None) -> None:
    """Reading never fails; a thing is the same as itself; a part the one way is a whole the other."""
    one, two = read_counted(of, text), read_counted(other, text)
    swapped = {"part": "whole", "whole": "part"}
    there = relate_counted(one, two)
    assert relate_counted(two, one) == swapped.get(there or "", there)
    assert one.kind is None or relate_counted(one, one) == "same"
    counted_words(text, _told(0, min(2, len(text)), of))
