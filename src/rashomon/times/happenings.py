"""Times told against a happening of the same document: which one it is, and the days that its day gives them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rashomon.times.calendar import DAYS, moved
from rashomon.times.placing import day_after, month_steps
from rashomon.types import EventMention, TimeExpression

_MONTHLY = {"month": "M", "quarter": "Q", "season": "HY", "year": "Y", "decade": "E"}
_YEAR = 365


def anchor_on_events(times: Sequence[TimeExpression], events: Sequence[EventMention]) -> tuple[TimeExpression, ...]:
    """Give the times with ``anchor_event`` where an event mention stands in their words; its day, where known, moves them.

    A time told against an event that is itself told against another stays without days.
    """
    days = _known_days(times, events)
    ordered = sorted(events, key=_start)
    return tuple(_anchored(time, ordered, days) for time in times)


def _start(event: EventMention) -> int:
    return event.start


def _known_days(times: Sequence[TimeExpression], events: Sequence[EventMention]) -> Mapping[str, date]:
    """Give the day of each event that has one."""
    single = {
        time.id: time.earliest
        for time in times
        if time.earliest is not None and time.before is not None and time.before - time.earliest == timedelta(days=1)
    }
    return {event.id: single[event.time] for event in events if event.time in single}


def _anchored(time: TimeExpression, events: Sequence[EventMention], days: Mapping[str, date]) -> TimeExpression:
    words = time.anchor_words
    if time.anchor != "event" or words is None:
        return time
    first = bisect_left(events, words.start, key=_start)
    inside = [event for event in events[first : bisect_left(events, words.end, key=_start)] if event.end <= words.end]
    if not inside:
        return time
    event = next((one for one in inside if one.id in days), inside[0])
    moved_day = None if event.id not in days else _move(time, days[event.id])
    if moved_day is None:
        return replace(time, anchor_event=event.id)
    return replace(time, anchor_event=event.id, earliest=moved_day, before=day_after(moved_day), reason=None)


def _move(time: TimeExpression, day: date) -> date | None:
    """Give the day so far from an event's: months and years by the calendar, as anniversaries are."""
    if time.offset_days is None or time.precision == "unknown":
        return None
    unit = _MONTHLY.get(time.precision)
    if unit is None and abs(time.offset_days) >= _YEAR:
        unit = "Y"
    if unit is not None:
        moment = month_steps(day, unit, round(time.offset_days / DAYS[unit]))
    else:
        moment = moved("D", day, time.offset_days)
    return None if moment is None else moment.start
