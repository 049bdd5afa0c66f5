"""How long, and so long from an event or another time."""

from dataclasses import replace

from rashomon.times.calendar import DAYS, MONTHS, PRECISION, around, moved
from rashomon.times.placing import day_after, month_steps, placed
from rashomon.times.reference import Anchored, Reference
from rashomon.times.senses import Sense
from rashomon.times.values import length_value
from rashomon.types import Interval

MOST = 100_000
"""Units counted at most; more are beyond the calendar."""


def beside(sense: Sense, other: Anchored, reference: Reference) -> Anchored | None:
    """Give a time told against another time: "two days after Christmas", "the week of 6 March"; None where that has no days."""
    if other.moment is None:
        return None
    unit, number = sense.unit or "D", _offset(sense)
    if number is None:
        return None
    if unit in MONTHS or number == 0:
        moment = month_steps(other.moment.start, unit, number) if number else around(unit, other.moment.start)
    else:
        moment = moved(unit if unit == "D" else "D", other.moment.start, round(number * DAYS[unit]))
    if moment is None:
        return None
    anchored = placed(moment, Sense("beside"), other.anchor, reference)
    return replace(anchored, value=length_value(sense), offset_days=round(number * DAYS[unit]))


def _offset(sense: Sense) -> float | None:
    """Give how many units from an event a time is, where told."""
    if sense.count is None or "vague" in sense.flags:
        return None
    if "eve" in sense.flags:
        return -1
    return sense.count * (1 if sense.rule == "anniversary" else sense.rel or 1)


def beside_event(sense: Sense) -> Anchored:
    """Give a time told against an event: how many days from it, where told."""
    unit, number = sense.unit or "D", _offset(sense)
    days = None if number is None else round(min(number, MOST) * DAYS[unit])
    precision = "day" if sense.rule == "anniversary" else PRECISION[unit]
    return Anchored(length_value(sense), None, precision, "event", "event", None, days)


def length(sense: Sense, reference: Reference) -> Anchored:
    """Give a length; where it reaches to or from the day of the telling, its days too."""
    unit = sense.unit or "D"
    unplaced = Anchored(length_value(sense), None, PRECISION[unit], "none", "length")
    if not sense.dir or sense.count is None:
        return unplaced
    day = reference.day
    if day is None:
        return replace(unplaced, reason="no_day")
    number = sense.dir * min(sense.count, MOST)
    moment = month_steps(day, unit, number) if unit in MONTHS else moved("D", day, round(number * DAYS[unit]))
    first, last = sorted((day if moment is None else moment.start, day))
    return replace(
        unplaced, interval=Interval(first, day_after(last), PRECISION[unit]), anchor=reference.anchor, reason=None
    )
