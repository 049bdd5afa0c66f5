"""Days, weeks, months … as half-open stretches of days, and the calendars that news also writes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.types import Interval, Precision

_DAY = timedelta(days=1)
MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "E": 120, "C": 1200}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PRECISION: dict[str, Precision] = {
    "S": "hour", "MIN": "hour", "H": "hour", "D": "day", "WE": "day", "W": "week", "FN": "week", "M": "month",
    "Q": "quarter", "SN": "season", "HY": "season", "Y": "year", "E": "decade", "C": "unknown",
}  # fmt: skip
DAYS: dict[str, float] = {
    "S": 0, "MIN": 0, "H": 0, "D": 1, "WE": 7, "W": 7, "FN": 14, "M": 30.44, "Q": 91.3, "SN": 91.3, "HY": 182.6,
    "Y": 365.25, "E": 3652.5, "C": 36525,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: its unit and first day, and the part of the day or the hour where told."""

    unit: str
    start: date
    part: str | None = None
    hour: int | None = None
    minute: int | None = None

    @property
    def before(self) -> date:
        """The first day after it; the calendar's last day where it would go beyond."""
        return _clamped(self._before)

    def _before(self) -> date:
        if self.unit in MONTHS:
            return add_months(self.start, MONTHS[self.unit])
        if self.unit == "SN":
            return add_months(self.start, 3)
        return self.start + timedelta(days={"W": 7, "FN": 14, "WE": 2}.get(self.unit, 1))


def _clamped(make: Callable[[], date]) -> date:
    try:
        return make()
    except (ValueError, OverflowError):
        return date.max


def add_months(day: date, months: int) -> date:
    """Move a day by months, to the last day of a shorter one; raises ValueError beyond the calendar."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            if last == 28:  # noqa: PLR2004 - the shortest month
                raise
    raise ValueError(f"no day {months} months from {day}")


def around(unit: str, day: date) -> Moment:  # noqa: PLR0911 - one line a case
    """Give the stretch of a unit that holds a day; weeks begin on Monday (ISO 8601)."""
    if unit == "W":
        return Moment(unit, day - timedelta(days=day.weekday()))
    if unit == "WE":
        return Moment(unit, day + timedelta(days=5 - day.weekday()))
    if unit == "SN":
        return _season_around(day)
    if unit == "E":
        return Moment(unit, date(max(day.year // 10 * 10, 1), 1, 1))
    if unit == "C":
        return Moment(unit, date(max((day.year - 1) // 100 * 100 + 1, 1), 1, 1))
    if unit in MONTHS:
        size = MONTHS[unit]
        return Moment(unit, date(day.year, (day.month - 1) // size * size + 1 if size <= 12 else 1, 1))  # noqa: PLR2004 - months a year
    return Moment("D" if unit in {"S", "MIN", "H"} else unit, day)


def _season_around(day: date) -> Moment:
    month = day.month // 3 * 3 or 12
    return Moment("SN", date(day.year - (day.month < 3), month, 1))  # noqa: PLR2004 - winter goes on in January


def moved(unit: str, day: date, number: int) -> Moment | None:
    """Give the stretch of a unit so many units from the one that holds a day; None beyond the calendar."""
    try:
        if unit in MONTHS:
            return around(unit, add_months(around(unit, day).start, number * MONTHS[unit]))
        if unit == "SN":
            return around(unit, add_months(around(unit, day).start, number * 3))
        step = {"W": 7, "FN": 14, "WE": 7, "D": 1}.get(unit, 0)
        return around(unit, day + timedelta(days=step * number))
    except (ValueError, OverflowError):
        return None


def season_of(year: int, season: str) -> Moment | None:
    """Give a season of a year (northern, whole months); winter begins in December of the year before."""
    month = _SEASONS[season]
    try:
        return Moment("SN", date(year - (month == 12), month, 1))  # noqa: PLR2004 - winter
    except ValueError:
        return None


def value_of(moment: Moment) -> str:  # noqa: PLR0911 - one line a case
    """Give the TIMEX3 value of a moment (TimeML 1.2.1)."""
    start, unit = moment.start, moment.unit
    if unit == "D":
        return start.isoformat() + _part_of(moment)
    if unit in {"W", "FN"}:
        return "{}-W{:02d}".format(*start.isocalendar()[:2])
    if unit == "WE":
        return "{}-W{:02d}-WE".format(*start.isocalendar()[:2])
    if unit == "M":
        return f"{start.year:04d}-{start.month:02d}"
    if unit == "Q":
        return f"{start.year:04d}-Q{start.month // 3 + 1}"
    if unit == "HY":
        return f"{start.year:04d}-H{start.month // 6 + 1}"
    if unit == "SN":
        season = next(name for name, month in _SEASONS.items() if month == start.month)
        return f"{start.year + (season == 'WI'):04d}-{season}"
    return f"{start.year:04d}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def _part_of(moment: Moment) -> str:
    if moment.hour is not None:
        return f"T{moment.hour:02d}:{moment.minute or 0:02d}"
    return "" if moment.part is None else {"MI": "T12:00", "MN": "T24:00"}.get(moment.part, f"T{moment.part}")


def interval_of(moment: Moment, side: str | None, day: date | None) -> Interval:
    """Give the days of a moment; of "early", "mid" and "late" a third each, of "earlier" what lies before the day."""
    start, before = moment.start, moment.before
    precision: Precision = "hour" if moment.hour is not None or moment.part in {"MI", "MN"} else PRECISION[moment.unit]
    if side in {"START", "MID", "END"} and before - start < timedelta(days=3):
        return Interval(start, before, precision)
    if side == "START":
        before = _cut(moment, 1)
    elif side == "MID":
        start, before = _cut(moment, 1), _cut(moment, 2)
    elif side == "END":
        start = _cut(moment, 2)
    elif side == "BEFORE" and day is not None and start < day < before:
        before = day
    elif side == "AFTER" and day is not None and start <= day < before - _DAY:
        start = day
    return Interval(start, before, precision)


def _cut(moment: Moment, thirds: int) -> date:
    """Give where a third of a stretch ends: at whole months in a quarter and longer, at whole days else."""
    months = MONTHS.get(moment.unit, 3 if moment.unit == "SN" else 0)
    if months >= 3:  # noqa: PLR2004 - thirds of whole months
        return _clamped(lambda: add_months(moment.start, round(months * thirds / 3)))
    return moment.start + timedelta(days=round((moment.before - moment.start).days * thirds / 3))


def easter(year: int) -> date:
    """Give Western Easter Sunday (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """Give the fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def hijri_to_date(year: int, month: int, day: int) -> date | None:
    """Give the day of a date of the tabular Islamic calendar (civil epoch, 16 July 622 Julian; leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30).

    Reingold and Dershowitz, Calendrical Calculations, chapter 7. Months that began by sighting may differ by a day.

    >>> hijri_to_date(1441, 9, 1)
    datetime.date(2020, 4, 24)
    """
    ordinal = day + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30 + 227014
    return _from_ordinal(ordinal)


def jalali_to_date(year: int, month: int, day: int) -> date | None:
    """Give the day of a date of the Persian solar calendar by the rule of 8 leap years in 33.

    The rule is ICU's (PersianCalendar) and agrees with the observed calendar from 1178 to 1633 (1799 to 2254); before and
    after it may differ by a day.

    >>> jalali_to_date(1398, 10, 13)
    datetime.date(2020, 1, 3)
    """
    days = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6  # noqa: PLR2004 - six months have 31 days
    return _from_ordinal(226894 + 365 * (year - 1) + (8 * year + 21) // 33 + days + day)


def _from_ordinal(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
