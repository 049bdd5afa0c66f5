"""Stretches of the calendar, and calendars other than our own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.times.calendar import (
    PRECISION,
    Moment,
    around,
    easter,
    hijri_to_date,
    interval_of,
    jalali_to_date,
    moved,
    value_of,
)

UNITS = ["D", "W", "WE", "M", "Q", "SN", "HY", "Y", "E", "C"]


@pytest.mark.parametrize(
    ("told", "day"),
    [((1441, 9, 1), date(2020, 4, 24)), ((1, 1, 1), date(622, 7, 19)), ((1442, 1, 1), date(2020, 8, 20))],
)
def test_hijri_days(told: tuple[int, int, int], day: date) -> None:
    """Days of the tabular Islamic calendar, as tables of it give them (proleptic Gregorian)."""
    assert hijri_to_date(*told) == day


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ((1398, 10, 13), date(2020, 1, 3)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1388, 3, 22), date(2009, 6, 12)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_jalali_days(told: tuple[int, int, int], day: date) -> None:
    """Days known from both calendars."""
    assert jalali_to_date(*told) == day


def test_days_outside_the_calendar_are_none() -> None:
    """A year that our calendar does not reach has no day."""
    assert hijri_to_date(99_999, 1, 1) is None
    assert jalali_to_date(99_999, 1, 1) is None


@pytest.mark.parametrize(("year", "day"), [(2000, (4, 23)), (2019, (4, 21)), (2020, (4, 12)), (2038, (4, 25))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    """Western Easter Sundays."""
    assert easter(year) == date(year, *day)


@given(st.dates(), st.sampled_from(UNITS))
def test_a_stretch_holds_its_day(day: date, unit: str) -> None:
    """The week, season, decade … of a day begins on or before it and ends after it; its thirds lie in it."""
    moment = around(unit, day)
    if unit != "WE":
        assert moment.start <= day
        assert day < moment.before or moment.before == date.max
    for side in ("START", "MID", "END"):
        part = interval_of(moment, side, None)
        assert moment.start <= part.earliest < part.before <= moment.before or moment.before == date.max
    assert value_of(moment)


@given(st.dates(), st.sampled_from(sorted(PRECISION)), st.integers(-100_000, 100_000))
def test_moving_never_crashes(day: date, unit: str, number: int) -> None:
    """So many units away is a stretch or beyond the calendar."""
    moment = moved(unit, day, number)
    assert moment is None or isinstance(moment, Moment)
