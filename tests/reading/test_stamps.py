"""Points in time as machines write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from rashomon.reading.stamps import is_plausible, parse_stamp

DAY = date(2019, 11, 19)


def _zone(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("2019-11-19", DAY, None),
        ("20191119", DAY, None),
        ("2019/11/19", DAY, None),
        ("2019-11-19T08:05", DAY, None),
        ("2019-11-19T08:05:06Z", DAY, datetime(2019, 11, 19, 8, 5, 6, tzinfo=UTC)),
        ("2019-11-19T08:05:06.123456+00:00", DAY, datetime(2019, 11, 19, 8, 5, 6, tzinfo=UTC)),
        ("2019-11-19 23:05:06 -0500", DAY, datetime(2019, 11, 19, 23, 5, 6, tzinfo=_zone(-5))),
        ("2019-11-19T08:05:06+05:30", DAY, datetime(2019, 11, 19, 8, 5, 6, tzinfo=_zone(5.5))),
        ("20191119T080506Z", DAY, datetime(2019, 11, 19, 8, 5, 6, tzinfo=UTC)),
        ("Tue, 19 Nov 2019 08:05:06 +0100", DAY, datetime(2019, 11, 19, 8, 5, 6, tzinfo=_zone(1))),
        ("1574150706", DAY, datetime(2019, 11, 19, 8, 5, 6, tzinfo=UTC)),
        ("1574150706000", DAY, datetime(2019, 11, 19, 8, 5, 6, tzinfo=UTC)),
    ],
)
def test_stamps_are_read_in_the_zone_that_is_written(text: str, day: date, moment: datetime | None) -> None:
    """Without a zone there is a day and no moment."""
    stamp = parse_stamp(text)
    assert stamp is not None
    assert (stamp.day, stamp.at) == (day, moment)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2019", "2019-11", "2019-13-01", "2019-02-30", "19/11/2019", "12345678901234", "99999999999", "2019-11-19T99:99Z",
     "2019111", "x" * 100_000, "Tue, 99 Nov 2019 08:05:06 +0100"],
)  # fmt: skip
def test_what_is_no_stamp_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert parse_stamp(text) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (DAY, True),
        (date(1851, 9, 18), True),
        (date(1, 1, 1), False),
        (date(1970, 1, 1), False),
        (date(2019, 11, 22), False),
    ],
)
def test_days_that_cannot_be_are_told(day: date, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Old papers are put up; default values and days ahead are not."""
    assert is_plausible(day, date(2019, 11, 20)) is expected
