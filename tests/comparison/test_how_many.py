"""How two numbers stand to each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detailed import account, count
from rashomon.comparison.ground import Days, Ground
from rashomon.comparison.how_many import find_disputed
from rashomon.comparison.relate import relate_details
from rashomon.types import HowMany


def relation(
    one: str, other: str, of: str | None = "people killed", unit: str | None = None, of_other: str | None = None
) -> str | None:
    """Give how two numbers stand, either way round alike."""
    first, second = count(one, of, unit), count(other, of_other or of, unit)
    there, back = relate_details(first, second), relate_details(second, first)
    assert (there and there.relation) == (back and back.relation)
    return None if there is None else there.relation


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("13", "13", "agrees"),
        ("13", "23", "contradicts"),
        ("13", "14", "contradicts"),
        (">=13", "13", "compatible"),
        (">=13", "14", "compatible"),
        (">=13", ">=13", "agrees"),
        (">=13", ">=20", "compatible"),
        (">=20", "13", "contradicts"),
        (">40", "40", "unclear"),
        (">40", "41", "compatible"),
        ("<5", "6", "contradicts"),
        ("<=40", "35", "compatible"),
        ("<=40", "60", "contradicts"),
        ("100-200", "150", "compatible"),
        ("100-200", "150-300", "compatible"),
        ("100-200", "320", "contradicts"),
        ("~1500", "1483", "agrees"),
        ("~1500", "1700", "unclear"),
        ("~1500", "2400", "contradicts"),
        ("~24", "24", "compatible"),
        ("~24", "40", "contradicts"),
        ("~20", "22", "compatible"),
        ("1500", "1483", "compatible"),
        ("97", "100", "compatible"),
        ("612", "600", "unclear"),
        ("160", "100", "contradicts"),
        ("20", "21", "contradicts"),
        ("~<50", "47", "compatible"),
        ("~<50", "20", "contradicts"),
        ("~>=24", "57", "compatible"),
        ("~>=24", "9", "contradicts"),
        ("~>=24", "20", "unclear"),
        ("~>=200", "30", "contradicts"),
        ("0", "0", "agrees"),
        ("0", "3", "contradicts"),
        ("!13", "13", "contradicts"),
        ("!13", "9", "compatible"),
        ("!13", "!13", "agrees"),
    ],
)  # fmt: skip
def test_numbers_of_the_same(one: str, other: str, wanted: str) -> None:
    """Bounds, rounding and denials decide how two numbers of the same thing stand."""
    assert relation(one, other) == wanted


@pytest.mark.parametrize(
    ("one", "of", "other", "of_other", "wanted"),
    [
        ("13", "people killed", "31", "people wounded", None),
        ("13", "people", "31", "vehicles", None),
        ("186", "passengers", "212", "people on board", "compatible"),
        ("220", "passengers", "26", "people on board", "contradicts"),
        ("12", "sailors killed", "14", "people killed", "compatible"),
        ("20", "sailors killed", "14", "people killed", "contradicts"),
        ("14", "sailors killed", "14", "people killed", "agrees"),
        ("2", "Torvenians wounded", "24", "people wounded", "compatible"),
        ("4", "civilians killed", "11", "soldiers killed", None),
        ("6", "men", "9", "sailors", None),
        ("6", "men", "6", "sailors", "agrees"),
        ("2", "ministers", "7", "lawmakers", None),
        ("0", "rifles", "40", "crates of rifles", "contradicts"),
        ("40", "crates of rifles", "22", "rifles", "contradicts"),
        ("22", "crates of rifles", "40", "rifles", None),
        ("40", "groups of soldiers", "22", "soldiers", None),
        ("3", "Torvenian ships", "1", "ships", "unclear"),
        ("3", "Torvenian ships", "1", "Torvenian ships", "contradicts"),
        ("31", "votes against", "112", "votes for", None),
        ("9", "dead", "23", "deaths", "contradicts"),
        ("9", "dead", "30", "casualties", "compatible"),
    ],
)  # fmt: skip
def test_numbers_of_parts_and_of_others(one: str, of: str, other: str, of_other: str, wanted: str | None) -> None:
    """A part may be smaller than its whole, and unlike things are not compared."""
    assert relation(one, other, of, None, of_other) == wanted


@pytest.mark.parametrize(
    ("one", "unit", "other", "unit_other", "wanted"),
    [
        ("3", "nautical mile", "~5.5", "kilometre", "agrees"),
        ("100", "mile", "161", "kilometre", "agrees"),
        ("900", "kilometre", "250", "mile", "contradicts"),
        (">100", "mile", "200", "kilometre", "compatible"),
        ("40000000", "$", "37000000", "€", "unclear"),
        ("2000000", "$", "12000000", "$", "contradicts"),
        ("2000000", "US$", "2000000", "$", "agrees"),
        (">=14", "day", "3", "week", "compatible"),
        ("11", "minute", "2", "hour", "contradicts"),
        ("5", "kilometre", "5", "kilogram", None),
    ],
)  # fmt: skip
def test_measures(one: str, unit: str, other: str, unit_other: str, wanted: str | None) -> None:
    """Units of one sort are converted, money never is."""
    verdict = relate_details(count(one, "ransom", unit), count(other, "ransom", unit_other))
    assert (verdict and verdict.relation) == wanted


def test_a_share_is_compared_with_per_cent() -> None:
    """Two-thirds of the voters are 67 per cent of them."""
    verdict = relate_details(count("0.667", "voters"), count("67", "voters", "%"))
    assert verdict is not None
    assert verdict.relation == "agrees"


def test_what_is_measured_must_be_the_same() -> None:
    """Lengths of two things are not compared; of things untold an agreement alone is told."""
    assert relate_details(count("11", "exchange of fire", "minute"), count("2", "stay", "hour")) is None
    assert relate_details(count("11", None, "minute"), count("2", None, "hour")) is None
    agreed = relate_details(count("2", None, "hour"), count("2", None, "hour"))
    assert agreed is not None
    assert agreed.relation == "agrees"


def test_ages_are_not_compared() -> None:
    """Two ages in one story are of two people."""
    first, second = count("26", None, "year"), count("61", None, "year")
    from dataclasses import replace

    assert relate_details(replace(first, text="26-year-old"), replace(second, text="61-year-old")) is None


@pytest.mark.parametrize(
    ("earlier", "later", "of", "wanted"),
    [
        ("9", "14", "people killed", "compatible"),
        ("14", "9", "people killed", "contradicts"),
        ("14", "13", "people killed", "unclear"),
        ("9", "14", "trucks", "contradicts"),
        ("9", ">=14", "dead", "compatible"),
    ],
)
def test_a_count_that_rises_is_no_contradiction(earlier: str, later: str, of: str, wanted: str) -> None:
    """What grows while it is counted may be higher in a later account, and not lower."""
    days = Days(date(2020, 1, 3), date(2020, 1, 5))
    first, second = count(earlier, of), count(later, of)
    there = relate_details(first, second, Ground(), days)
    back = relate_details(second, first, Ground(), days.swapped())
    assert there is not None
    assert back is not None
    assert there.relation == back.relation == wanted


def test_a_count_told_against_another_is_no_earlier_count() -> None:
    """Where one account tells the lower number beside the higher, as two voices, it was never an earlier toll."""
    low, high = count("9", "dead", voice="E1"), count("14", "dead", voice="E2")
    disputed = frozenset(find_disputed(account("both", low, high)))
    verdict = relate_details(low, high, Ground(disputed=disputed), Days(date(2020, 1, 3), date(2020, 1, 5)))
    assert verdict is not None
    assert verdict.relation == "contradicts"


NUMBERS = st.builds(
    HowMany,
    low=st.none() | st.floats(allow_nan=False),
    high=st.none() | st.floats(allow_nan=False),
    unit=st.none() | st.sampled_from(["$", "€", "%", "mile", "kilometre", "hour", "/week", "krill"]),
    of=st.none() | st.text(max_size=20) | st.sampled_from(["people", "sailors killed", "dead", "crates of rifles"]),
)


@given(NUMBERS, NUMBERS, st.text(max_size=20))
def test_any_two_numbers(one: HowMany, other: HowMany, text: str) -> None:
    """Relating never fails, is symmetric, and a number agrees with itself where it is compared at all."""
    from detailed import detail

    first, second = detail("how many", one, text), detail("how many", other, text)
    there, back = relate_details(first, second), relate_details(second, first)
    assert (there and there.relation) == (back and back.relation)
    same = relate_details(first, first)
    assert same is None or same.relation == "agrees"
