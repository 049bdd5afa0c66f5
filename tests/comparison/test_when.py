"""How two times stand to each other."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detailed import detail, time
from rashomon.comparison.ground import Ground
from rashomon.comparison.relate import relate_details
from rashomon.comparison.when import hours_of, relate_times
from rashomon.types import Detail, Hours, Precision, When

FRIDAY = time("2020-01-03")


def replace_precision(told: Detail, precision: Precision) -> Detail:
    """Give a detail's days as told to another precision."""
    assert isinstance(told.value, When)
    return replace(told, value=replace(told.value, precision=precision))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (FRIDAY, time("2020-01-03", text="Friday"), "agrees"),
        (FRIDAY, time("2020-01-04"), "contradicts"),
        (FRIDAY, time("2020-01-01", "2020-01-31"), "compatible"),
        (FRIDAY, time("2020-02-01", "2020-02-29"), "contradicts"),
        (FRIDAY, time("2020-01-03", value="2020-01-03TMO", text="Friday morning"), "compatible"),
        (time("2020-01-01", "2020-01-05"), time("2020-01-04", "2020-01-09"), "compatible"),
        (time("2011-01-01", "2011-12-31"), time("2011-03-01", "2011-05-31"), "compatible"),
        (replace_precision(time("1999-01-01", "1999-12-31"), "year"), FRIDAY, "unclear"),
        (replace_precision(time("2019-01-01", "2019-12-31"), "year"), FRIDAY, "contradicts"),
        # an hour near midnight beside the next day told without an hour
        (time("2020-01-02", value="2020-01-02T23:40"), FRIDAY, "unclear"),
        (time("2020-01-02", value="2020-01-02T12:00"), FRIDAY, "contradicts"),
        (time("2020-01-04", value="2020-01-04T00:30"), FRIDAY, "unclear"),
        # two hours
        (time("2020-01-02", value="2020-01-02T23:40"), time("2020-01-03", value="2020-01-03T04:10"), "contradicts"),
        (time("2020-01-02", value="2020-01-02T23:40"), time("2020-01-02", value="2020-01-02T23:40"), "agrees"),
        (
            time("2020-01-02", value="2020-01-02T23:40"),
            time("2020-01-02", value="2020-01-02T24:00", text="shortly before midnight on Thursday"),
            "agrees",
        ),
        (time("2020-01-03", value="2020-01-03T09:00"), time("2020-01-03", value="2020-01-03T15:00"), "contradicts"),
        (
            time("2020-01-03", value="2020-01-03T09:00", text="9 a.m. GMT"),
            time("2020-01-03", value="2020-01-03T15:00", text="3 p.m."),
            "unclear",
        ),
        (time("2020-01-03", value="2020-01-03TMO"), time("2020-01-03", value="2020-01-03T04:10"), "compatible"),
        # an hour in words may be of the morning or the afternoon, unless they tell
        (
            time("2020-01-03", value="2020-01-03T04:10", text="ten past four"),
            time("2020-01-03", value="2020-01-03T16:10", text="4.10 pm"),
            "agrees",
        ),
        (
            time("2020-01-03", value="2020-01-03T04:10", text="ten past four in the morning"),
            time("2020-01-03", value="2020-01-03T16:10", text="4.10 pm"),
            "contradicts",
        ),
        (
            time("2020-01-03", value="2020-01-03T04:10", text="ten past four"),
            time("2020-01-03", value="2020-01-03T23:40", text="11.40 pm"),
            "contradicts",
        ),
        # a night goes on into the next morning
        (time("2020-01-02", value="2020-01-02TNI"), time("2020-01-03", value="2020-01-03T04:10"), "compatible"),
        (time("2020-01-02", value="2020-01-02TNI"), time("2020-01-03", value="2020-01-03T14:00"), "contradicts"),
        # a time of day on one of several days
        (time("2020-01-02", "2020-01-03", "T04:10"), time("2020-01-03", value="2020-01-03T04:10"), "agrees"),
        (time("2020-01-02", "2020-01-03", "T04:10"), time("2020-01-02", value="2020-01-02T23:40"), "contradicts"),
    ],
)  # fmt: skip
def test_two_times(one: Detail, other: Detail, wanted: str) -> None:
    """Days hold days, hours lie in days, and only what has nothing in common contradicts."""
    for first, second in ((one, other), (other, one)):
        verdict = relate_details(first, second)
        assert verdict is not None
        assert verdict.relation == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2020-01-03T23:40", Hours(1420, 1421)),
        ("2020-01-03T23", Hours(1380, 1440)),
        ("2020-01-03TNI", Hours(1080, 1800)),
        ("2020-01-03", None),
        ("PT2H", None),
        ("XXXX-XX-XXT99:99", None),
        ("", None),
        (None, None),
    ],
)
def test_hours_of_a_value(value: str | None, wanted: Hours | None) -> None:
    """A TIMEX3 value tells a time of day, or none."""
    assert hours_of(value) == wanted


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
HOURS = st.none() | st.builds(Hours, st.integers(0, 1440), st.integers(0, 1800))
TIMES = st.builds(
    lambda first, length, hours: When(first, first + timedelta(days=length), "day", hours),
    DAYS,
    st.integers(0, 800),
    HOURS,
)


@given(TIMES, TIMES, st.sampled_from(["Friday", "about noon", "3 p.m. GMT"]))
def test_any_two_times(one: When, other: When, text: str) -> None:
    """Relating is symmetric, and a time agrees with itself."""
    first, second = detail("when", one, text), detail("when", other, text)
    there, back = relate_details(first, second), relate_details(second, first)
    assert there is not None
    assert back is not None
    assert there.relation == back.relation
    same = relate_details(first, first)
    assert same is not None
    assert same.relation == "agrees"


@given(st.text(max_size=20))
def test_any_value(value: str) -> None:
    """No value makes it fail."""
    hours_of(value)


@pytest.mark.parametrize(
    ("text", "told", "relation"),
    [
        ("5 p.m. on Thursday", "event", "contradicts"),
        ("5 p.m.", "event", "unclear"),  # its day is only taken from where it stands
        ("5 p.m.", "key", "contradicts"),
    ],
)
def test_an_hour_without_its_day(text: str, told: Literal["key", "event"], relation: str) -> None:
    """Of events found by program an hour contradicts a day only where its own day is told beside it."""
    hour = time("2020-01-02", value="2020-01-02T17:00", text=text)
    assert isinstance(hour.value, When)
    assert isinstance(FRIDAY.value, When)
    assert relate_times(hour.value, FRIDAY.value, (text, FRIDAY.text), Ground(told=told)).relation == relation
