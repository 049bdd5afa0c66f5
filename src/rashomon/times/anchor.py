"""Against which day a time is told, and the days that it then means."""

from dataclasses import replace
from datetime import date, timedelta

from rashomon.times.calendar import (
    DAYS,
    MONTHS,
    PRECISION,
    Moment,
    around,
    hijri_to_date,
    jalali_to_date,
    moved,
)
from rashomon.times.lengths import MOST, beside_event, length
from rashomon.times.naming import find_weekday, full_moment, meant_moment
from rashomon.times.placing import day_after, month_steps, placed, placed_or_vague
from rashomon.times.reference import Anchored, Reference
from rashomon.times.senses import Sense
from rashomon.times.values import length_value, set_value, unplaced_value
from rashomon.types import Interval, Precision

_DAY = timedelta(days=1)
_HOURS_A_DAY = 24
_HOURLY = frozenset({"S", "MIN", "H"})
_MONTHS_A_YEAR = 12


def anchor(sense: Sense, reference: Reference) -> Anchored:
    """Give what a time means, told against a reference; nothing relative is resolved without its day."""
    if sense.ref is not None:
        return _vague(sense.ref, reference)
    if "event" in sense.flags:
        return beside_event(sense)
    if sense.kind == "set":
        return Anchored(set_value(sense), None, PRECISION.get(sense.unit or "D", "unknown"), "none", "repeated")
    if sense.kind == "duration":
        ahead = "ahead" in sense.flags and reference.future is True and sense.count is not None
        return _shifted(replace(sense, kind="date", sign=1), reference) if ahead else length(sense, reference)
    if sense.calendar is not None:
        return _other_calendar(sense)
    return _numeric(sense, reference) if sense.days else _date(sense, reference)


def _vague(ref: str, reference: Reference) -> Anchored:
    """Give "now", "recently", "soon": of these "now" alone has a day."""
    day = reference.day
    if day is None or ref != "PRESENT_REF":
        return Anchored(ref, None, "unknown", "none", "vague")
    interval = Interval(day, day_after(day), "unknown")
    return Anchored(ref, interval, "unknown", reference.anchor, "vague")


def _numeric(sense: Sense, reference: Reference) -> Anchored:
    """Give a date in digits; one that may be read both ways is both, unless the outlet's habit decides."""
    days = sense.days
    if len(days) > 1 and reference.day_first is not None:
        later = reference.day_first != ("later month first" in sense.flags)
        days = days[-1:] if later else days[:1]
    if len(days) == 1:
        return placed(Moment("D", days[0]), sense, "absolute", reference)
    both = Interval(days[0], day_after(days[-1]), "unknown")
    return Anchored(f"{days[0].year:04d}-XX-XX", both, "unknown", "absolute", "day_or_month")


def _other_calendar(sense: Sense) -> Anchored:
    """Give a Hijri or Jalali date, of arithmetic calendars; where Hijri months begin by sighting it may be a day off."""
    convert = hijri_to_date if sense.calendar == "hijri" else jalali_to_date
    precision: Precision = "month" if sense.day is None else "day"
    if sense.year is None or sense.month is None:
        return Anchored(None, None, precision, "none", "no_day")
    start = convert(sense.year, sense.month, sense.day or 1)
    year, month = (sense.year + 1, 1) if sense.month == _MONTHS_A_YEAR else (sense.year, sense.month + 1)
    before = convert(year, month, 1) if sense.day is None else start and day_after(start)
    if start is None or before is None or start - date.min < _DAY:
        return Anchored(None, None, "unknown", "none", "vague")
    value = start.isoformat() if sense.day is not None else f"{start.year:04d}-{start.month:02d}"
    margin = _DAY if sense.calendar == "hijri" else timedelta()
    moment = Moment("D", start) if sense.day is not None else None
    return Anchored(value, Interval(start - margin, before + margin, precision), precision, "absolute", None, moment)


def _date(sense: Sense, reference: Reference) -> Anchored:  # noqa: PLR0911 - one line a case
    """Give a time told by names and numbers of the calendar, or so long from another."""
    if "likewise" in sense.flags:
        return _likewise(sense, reference)
    full = full_moment(sense)
    if full is not None:
        return placed(full, sense, "absolute", reference)
    if sense.sign is not None or sense.shift is not None:
        return _shifted(sense, reference)
    if sense.base == "told":
        return _from_told(sense, reference)
    if sense.base == "last":
        return _the_last(sense, reference)
    if reference.day is None:
        return Anchored(unplaced_value(sense), None, _precision(sense), "none", "no_day")
    return placed_or_vague(meant_moment(sense, reference.day, reference), sense, reference)


def _shifted(sense: Sense, reference: Reference) -> Anchored:  # noqa: PLR0911 - one line a case
    """Give what is so many units before or after the day of the telling, or after the time told last."""
    unit = sense.unit or "D"
    base = reference.told.start if sense.base == "told" and reference.told else _speech_base(sense, reference)
    if sense.base == "told" and reference.told is None:
        days = None if _count(sense) is None else round((_count(sense) or 0) * DAYS[unit])
        return Anchored(length_value(sense), None, PRECISION[unit], "event", "event", None, days)
    if base is None:
        return Anchored(unplaced_value(sense), None, PRECISION[unit], "none", "no_day")
    number = _count(sense)
    if number is None:
        value = "PAST_REF" if sense.base == "speech" and (sense.sign or 0) < 0 else length_value(sense)
        return Anchored(value, None, PRECISION[unit], "none", "vague")
    if unit in _HOURLY:
        days = round(number / _HOURS_A_DAY) if unit == "H" and abs(number) >= _HOURS_A_DAY else 0
        return placed_or_vague(moved("D", base, days), sense, reference)
    if unit in {"E", "C"}:
        return _decades_off(moved("Y", base, round(number * MONTHS[unit] / _MONTHS_A_YEAR)), unit, sense, reference)
    if unit in MONTHS and ("exact" in sense.flags or (sense.base == "told" and _is_finer(reference.told, unit))):
        day = month_steps(base, unit, number)
        kept = "D" if reference.told is None or "exact" in sense.flags else reference.told.unit
        return placed_or_vague(day and around(kept, day.start), sense, reference)
    return placed_or_vague(moved(unit, base, round(number)), sense, reference)


def _decades_off(year: Moment | None, unit: str, sense: Sense, reference: Reference) -> Anchored:
    """Give "three decades ago": the year thirty years off, give or take half a decade."""
    anchored = placed_or_vague(year, sense, reference)
    if anchored.interval is None or year is None:
        return anchored
    half = MONTHS[unit] // _MONTHS_A_YEAR // 2
    first, before = moved("Y", year.start, -half), moved("Y", year.start, half)
    if first is None or before is None:
        return anchored
    return replace(anchored, interval=Interval(first.start, before.start, PRECISION[unit]), precision=PRECISION[unit])


def _is_finer(told: Moment | None, unit: str) -> bool:
    """Tell whether a month or quarter is told and years are counted from it: "a year earlier" is that month then."""
    return told is not None and told.unit in {"M", "Q", "SN"} and MONTHS[unit] >= _MONTHS_A_YEAR


def _count(sense: Sense) -> float | None:
    """Give how many units a time is away, with its sign."""
    if sense.shift is not None:
        return sense.shift
    if sense.count is None or "vague" in sense.flags:
        return None
    return min(sense.count, MOST) * (sense.sign or 1)


def _speech_base(sense: Sense, reference: Reference) -> date | None:
    """Give the day counted from: of the telling, or in "a week from Friday" that Friday."""
    if reference.day is None or (sense.weekday is None and sense.dayshift is None):
        return reference.day
    if sense.weekday is not None:
        moment = find_weekday(sense.weekday, reference.day, 1)
    else:
        moment = moved("D", reference.day, sense.dayshift or 0)
    return None if moment is None else moment.start


def _likewise(sense: Sense, reference: Reference) -> Anchored:
    """Give "a year earlier", "the year-ago quarter": the quarter told last, a year before; else the year before."""
    period, day = reference.period, reference.day
    if period is not None:
        year = sense.year if sense.year is not None else period.start.year - 1
        return placed(
            replace(period, start=period.start.replace(year=max(year, 1))), sense, reference.anchor, reference
        )
    if sense.year is not None:
        return placed(Moment("Y", date(sense.year, 1, 1)), sense, "absolute", reference)
    if day is None:
        return Anchored("XXXX", None, "year", "none", "no_day")
    return placed_or_vague(moved("Y", day, -1), sense, reference)


def _from_told(sense: Sense, reference: Reference) -> Anchored:
    """Give "the same day", "the following week": told against the time told last."""
    unit = sense.unit or "D"
    told = reference.period if unit == "Q" and reference.period is not None else reference.told
    if told is None and unit in MONTHS and sense.dir:
        sense = replace(sense, flags=sense.flags | {"orspeech"})
    if "orspeech" in sense.flags and told is None and reference.day is not None:
        return placed_or_vague(moved(unit, reference.day, sense.dir or 0), sense, reference)
    if told is None or DAYS[told.unit] > DAYS[unit]:
        days = None if sense.dir is None else round(DAYS[unit]) * sense.dir
        return Anchored(unplaced_value(sense), None, PRECISION[unit], "event", "event", None, days)
    return placed_or_vague(moved(unit, told.start, sense.dir or 0), sense, reference)


def _the_last(sense: Sense, reference: Reference) -> Anchored:
    """Give "the quarter", "the year": the one told last; where none was, a length."""
    unit = sense.unit or "D"
    moment = reference.period if unit == "Q" else reference.told
    if moment is None and unit == "Q" and reference.day is not None and reference.future is not True:
        return placed_or_vague(moved("Q", reference.day, -1), sense, reference)
    if moment is None or moment.unit != unit:
        return Anchored(length_value(replace(sense, count=1)), None, PRECISION[unit], "none", "length")
    return placed(moment, sense, reference.anchor, reference)


def _precision(sense: Sense) -> Precision:
    """Give how fine a time is told whose days are unknown."""
    if sense.hour is not None:
        return "hour"
    if any(name is not None for name in (sense.day, sense.weekday, sense.dayshift, sense.part, sense.feast)):
        return "day"
    unit = "M" if sense.month is not None else "SN" if sense.season is not None else sense.unit or ""
    return PRECISION.get(unit, "unknown")
