"""Numbers below zero, shares, places in a row that count, and that it befell nobody."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.events.quantities import read_quantities
from rashomon.times.read import read_times
from rashomon.types import Quantity
from scripted import script


def read(text: str) -> list[tuple[str, Quantity]]:
    """Read the quantities of a text; give each with its words."""
    tagged = replace(script(text))
    return [(tagged.document.text[one.start : one.end], one) for one in read_quantities(tagged, read_times(tagged))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was minus 17 that night.", ("minus 17", -17, None)),
        ("It was minus 17 degrees Celsius.", ("minus 17 degrees Celsius", -17, "degree")),
        ("It was 17 degrees below zero.", ("17 degrees below zero", -17, "degree")),
        ("It was -20C outside.", ("-20C", -20, "degree")),
        ("Output changed by -2%.", ("-2%", -2, "%")),
        ("They stole e85 million there.", ("e85 million", 85e6, "€")),
        ("It cost $US5 there.", ("$US5", 5, "US$")),
        ("It cost EUR85 there.", ("EUR85", 85, "€")),
        ("It fell .5 percent.", (".5 percent", 0.5, "%")),
        ("Output fell by a third.", ("a third", 0.333, None)),
        ("A quarter were lost.", ("A quarter", 0.25, None)),
        ("Two-in-three agree.", ("Two-in-three", pytest.approx(2 / 3), None)),
        ("2 in 3 voted.", ("2 in 3", pytest.approx(2 / 3), None)),
        ("A single cutter came.", ("A single", 1, None)),
        ("It was his third arrest.", ("third", 3, "nth")),
        ("She is the 12th victim.", ("12th", 12, "nth")),
        ("It was Quessa's second strike.", ("second", 2, "nth")),
        ("They met for the third time.", ("third", 3, "nth")),
        ("It was the third blast in a week.", ("third", 3, "nth")),
        ("No one was hurt.", ("No one", 0, None)),
        ("Nobody is believed to have been killed.", ("Nobody", 0, None)),
        ("None of them died.", ("None of them", 0, None)),
        ("There were no casualties.", ("no casualties", 0, None)),
    ],
)
def test_told_otherwise(text: str, told: tuple[str, float, str | None]) -> None:
    """Numbers that hang on a sign, a phrase or a place in a row."""
    ((words, one),) = read(text)
    assert (words, one.low, one.unit) == told
    assert one.high == one.low


@pytest.mark.parametrize(
    "text",
    [
        "It lasted until the third of May.",
        "Quessa is the third-largest town.",
        "Quessa is the third largest town.",
        "He scored in the second half.",
        "The second man left.",
        "A third group came.",
        "A third, Oren Tal, fled.",
        "He lives on the fifth floor.",
        "It is the tenth anniversary.",
        "It is their third quarter.",
        "He won the seventh round.",
        "Third in line is Oren Tal.",
        "A single mother came.",
        "He hit a single.",
        "They ask what happens if no one was hurt.",
        "They made sure no one was hurt.",
        "No one was badly hurt.",
        "There were no reports of injuries.",
        "No one came.",
        "The a85 million is a name.",
        "Take the e85 home.",
        "The A380 and the MQ9 flew.",
    ],
)
def test_counts_nothing(text: str) -> None:
    """What is numbered, compared, or left open is no number of anything."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It rose from 5 to 7 points.", [(5, 5), (7, 7)]),
        ("It fell from $3 to $5 million.", [(3e6, 3e6), (5e6, 5e6)]),
        ("From 30 to 40 men came.", [(30, 40)]),
        ("30 – 40 men came.", [(30, 40)]),
        ("We lost a dash -17 men.", [(17, 17)]),
        ("They hold 5 minus 3 boats.", [(5, 5), (3, 3)]),
    ],
)
def test_ranges_and_changes(text: str, numbers: list[tuple[float, float]]) -> None:
    """What something rose from and to is no range; a dash is no sign."""
    assert [(one.low, one.high) for _, one in read(text)] == numbers


WORDS = st.lists(
    st.sampled_from(
        ["no", "one", "nobody", "was", "killed", "hurt", "third", "his", "the", "12th", "victim", "time", "minus", "-", "17", ".5", "a", "single", "in", "five", "from", "to", "rose", "below zero", ".", "C"]
    ),
    max_size=16,
)  # fmt: skip


@given(WORDS)
def test_any_words_are_read_in_order(words: list[str]) -> None:
    """Nothing raises, numbers do not overlap, and bounds are in order."""
    found = [one for _, one in read(" ".join(words))]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.low is None or one.high is None or one.low <= one.high for one in found)
