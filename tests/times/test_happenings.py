"""Times told against a happening: "three days after the vote"."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rashomon.times.happenings import anchor_on_events
from rashomon.types import EventMention, Precision, Span, TimeExpression

TEXT = "The vote was on 4 March 2015. Three days after the vote he fled."
VOTE = EventMention("ev1", 4, 8, "vote", (), "t1", None, (), None, "+", "happened")
AGAIN = replace(VOTE, id="ev2", start=TEXT.rindex("vote"), end=TEXT.rindex("vote") + 4)
DAY = TimeExpression("t1", 16, 28, date(2015, 3, 4), date(2015, 3, 5), "day", "absolute", None, None)
AFTER = TimeExpression("t2", 30, 55, None, None, "day", "event", None, 3, anchor_words=Span(47, 55), reason="event")


@pytest.mark.parametrize(
    ("offset", "precision", "day"),
    [
        (3, "day", date(2015, 3, 7)),
        (-14, "week", date(2015, 2, 18)),
        (0, "hour", date(2015, 3, 4)),
        (365, "day", date(2016, 3, 4)),
        (730, "year", date(2017, 3, 4)),
        (61, "month", date(2015, 5, 4)),
        (None, "day", None),
        (3, "unknown", None),
    ],
)
def test_a_known_day_moves_the_time(offset: int | None, precision: Precision, day: date | None) -> None:
    """Days are counted, months and years go by the calendar; an untold length gives no day."""
    dated = replace(AGAIN, time="t1")
    _, time = anchor_on_events([DAY, replace(AFTER, offset_days=offset, precision=precision)], [dated])
    assert (time.anchor_event, time.earliest) == ("ev2", day)
    assert time.before == (None if day is None else day + timedelta(days=1))
    assert time.reason == ("event" if day is None else None)


def test_an_event_without_a_day_is_named_all_the_same() -> None:
    """The event is known, its day is not."""
    _, time = anchor_on_events([DAY, AFTER], [replace(AGAIN, time=None)])
    assert (time.anchor_event, time.earliest, time.reason) == ("ev2", None, "event")


@pytest.mark.parametrize("events", [[], [VOTE]])
def test_no_event_in_its_words_leaves_a_time_as_it_was(events: list[EventMention]) -> None:
    """An event told elsewhere is not guessed to be the same."""
    assert anchor_on_events([DAY, AFTER], events) == (DAY, AFTER)


def test_a_year_is_no_day() -> None:
    """An event of which only the year is known moves nothing."""
    year = replace(DAY, before=date(2016, 1, 1), precision="year")
    _, time = anchor_on_events([year, AFTER], [AGAIN])
    assert (time.anchor_event, time.earliest) == ("ev2", None)
