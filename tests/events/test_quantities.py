"""Quantities as a document tells them: bounds, unit, what is counted."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.events.quantities import read_quantities
from rashomon.times.read import read_times
from rashomon.types import Name, Quantity, Zone
from scripted import script


def read(text: str, **known: object) -> list[tuple[str, Quantity]]:
    """Read the quantities of a text; give each with its words."""
    tagged = replace(script(text), **known)  # type: ignore[arg-type]
    return [(tagged.document.text[one.start : one.end], one) for one in read_quantities(tagged, read_times(tagged))]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("It killed 13 sailors.", "13", 13, 13),
        ("More than 100 people died.", "More than 100", 100, None),
        ("At least nine men died.", "At least nine", 9, None),
        ("Up to 40 passengers died.", "Up to 40", None, 40),
        ("Fewer than 30 men came.", "Fewer than 30", None, 30),
        ("A dozen men came.", "A dozen", 12, 12),
        ("Between 100 and 200 men came.", "Between 100 and 200", 100, 200),
        ("How many? 100? 200? Not more.", "100? 200? Not more", 100, 200),
        ("Nearly nine men came.", "Nearly nine", None, 9),
        ("Not one man came.", "Not one", 0, 0),
        ("It took five and a half hours.", "five and a half hours", 5.5, 5.5),
        ("More than a thousand men came.", "More than a thousand", 1000, None),
        ("Two-thirds of voters came.", "Two-thirds", pytest.approx(2 / 3), pytest.approx(2 / 3)),
        ("Tens of thousands of people came.", "Tens of thousands", 20_000, None),
        ("2 to 3 million people came.", "2 to 3 million", 2_000_000, 3_000_000),
    ],
)
def test_bounds(text: str, words: str, low: float | None, high: float | None) -> None:
    """A bound that is not stated is none."""
    assert [(found, one.low, one.high) for found, one in read(text)] == [(words, low, high)]


def test_open_about_and_denied() -> None:
    """Whether the bound counts, whether it is about so many, and whether the text says that it is wrong."""
    assert read("More than 40 men came.")[0][1].low_open
    assert not read("At least 40 men came.")[0][1].low_open
    assert read("Fewer than 40 men came.")[0][1].high_open
    assert read("Some 40 men came.")[0][1].approximate
    denied, said = read("It was not 13 but 9 men.")
    assert (denied[1].denied, said[1].denied) == (True, False)


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("Give $1/month here.", "$/month", None),
        ("They sent $40 million in aid.", "$", "aid"),
        ("5,000 tonnes of grain burned.", "tonne", "grain"),
        ("5% of the votes were void.", "%", "votes"),
        ("It flies four flights a week.", "/week", "flights"),
        ("A 22-year-old man fell.", "year", None),
        ("It is 20 km away.", "kilometre", None),
        ("5,000 suicide bombings were counted.", None, "suicide bombings"),
        ("The raid left nine dead.", None, "dead"),
    ],
)
def test_units_and_what_is_counted(text: str, unit: str | None, of: str | None) -> None:
    """Measures, money and rates are units; the noun after the number is what is counted."""
    ((_, one),) = read(text)
    assert (one.unit, one.of) == (unit, of)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1559 and Article 5 were cited.",
        "An MQ-9 flew by.",
        "One of them stayed; no one left.",
        "They met on 3 January 2020 at 10:35.",
        "The second man left.",
        "1. The first item of a list.",
        "A third group came.",
        "Open 24/7.",
    ],
)
def test_other_numbers_count_nothing(text: str) -> None:
    """References, names, pronouns, times, ordinals and list numbers are no quantities."""
    assert read(text) == []


def test_numbers_of_names_and_boilerplate_are_none() -> None:
    """A number inside a name, or in a menu, counts nothing."""
    assert read("The Falcon 9 rocket rose.", names=(Name(4, 12, "product", 0.9),)) == []
    assert read("40 comments", zones=(Zone("z1", "boilerplate", 0, 11),)) == []


COUNTING = st.lists(
    st.sampled_from(
        [
            "more",
            "than",
            "at",
            "least",
            "up",
            "to",
            "not",
            "100",
            "1,500",
            "200?",
            "0",
            "two",
            "three",
            "hundred",
            "million",
            "a",
            "dozen",
            "dozens",
            "of",
            "thousands",
            "half",
            "third",
            "$",
            "€",
            "5%",
            "km",
            "/month",
            "per",
            "day",
            "people",
            "soldiers",
            "dead",
            "-",
            "–",
            "to",
            "or",
            "and",
            "between",
            "in",
            "five",
            ",",
            ".",
            "?",
            "1/2",
            "½",
            "999999999999999999",
            "bn",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(COUNTING | st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Nothing crashes; quantities lie in the text in order; low is no more than high."""
    tagged = script(text.replace("\\", "").replace("[", "(").replace("{", "("))
    end = 0
    for one in read_quantities(tagged, read_times(tagged)):
        assert end <= one.start < one.end <= len(tagged.document.text)
        end = one.end
        assert one.low is not None or one.high is not None
        assert one.low is None or one.high is None or one.low <= one.high


@pytest.mark.parametrize("piece", ["1 ", "more than ", "one in ", "5 to ", "a ", "1? ", "$ ", "between 1 and "])
def test_long_texts_of_one_kind_take_linear_time(piece: str) -> None:
    """A hundred thousand characters of the same words are read within seconds."""
    tagged = script("")
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    read_quantities(replace(tagged, document=replace(tagged.document, text=text)))
    assert time.process_time() - started < 10
