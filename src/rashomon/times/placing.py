"""A stretch of the calendar as what a time means: its days, its value, its side."""

from dataclasses import replace
from datetime import date, timedelta

from rashomon.times.calendar import MONTHS, Moment, interval_of, moved, value_of
from rashomon.times.reference import Anchored, Reference
from rashomon.times.senses import Sense
from rashomon.types import Anchor, Interval


def placed(moment: Moment, sense: Sense, anchored: Anchor, reference: Reference) -> Anchored:
    """Give a stretch of the calendar with its part, its side and its value."""
    if moment.unit == "D":
        moment = replace(moment, part=sense.part, hour=sense.hour, minute=sense.minute)
    interval = _to_last(sense, interval_of(moment, sense.side, reference.day))
    return Anchored(value_of(moment), interval, interval.precision, anchored, None, moment)


def placed_or_vague(moment: Moment | None, sense: Sense, reference: Reference) -> Anchored:
    """Give a stretch placed; one beyond the calendar has no days."""
    if moment is None:
        return Anchored(None, None, "unknown", "none", "vague")
    return placed(moment, sense, reference.anchor, reference)


def _to_last(sense: Sense, interval: Interval) -> Interval:
    """Lengthen to the last day or year told: "May 5-7", "1968-70"."""
    if sense.last is None:
        return interval
    try:
        if sense.day is None:
            before = date(interval.earliest.year // 100 * 100 + sense.last + 1, 1, 1)
        else:
            before = day_after(interval.earliest.replace(day=sense.last))
    except ValueError:
        return interval
    return replace(interval, before=before) if before > interval.before else interval


def day_after(day: date) -> date:
    """Give the day after; the calendar's last day has none after it."""
    return day if day == date.max else day + timedelta(days=1)


def month_steps(day: date, unit: str, number: float) -> Moment | None:
    """Give the same day so many months, quarters, years … away; None beyond the calendar."""
    month = moved("M", day, round(number * MONTHS[unit]))
    return None if month is None else Moment("D", same_day(month.start, day))


def same_day(month: date, day: date) -> date:
    """Give the same day of another month, the 28th where that month is shorter."""
    try:
        return month.replace(day=day.day)
    except ValueError:
        return month.replace(day=28)
