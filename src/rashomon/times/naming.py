"""The stretch of the calendar that is named: in full, in a year, or the one meant on a day ("Sunday", "last May")."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from rashomon.times.calendar import Moment, easter, moved, season_of, thanksgiving
from rashomon.times.reference import Reference
from rashomon.times.senses import Sense

_YEARS = range(1, 9999)
_MOVING: Mapping[str, Callable[[int], date]] = {"easter": easter, "thanksgiving": thanksgiving}
_AROUND = range(-2, 3)
_LEAP_AROUND = range(-8, 9)
_FRIDAY = 4
_PAST_DAYS, _JUST_PAST = 300, 30


def full_moment(sense: Sense) -> Moment | None:
    """Give a stretch told in full: with its year, its decade or its century."""
    if sense.century is not None:
        return Moment("C", date((sense.century - 1) * 100 + 1, 1, 1))
    if sense.decade is not None:
        return Moment("E", date(max(sense.decade, 1), 1, 1))
    return None if sense.year is None else in_year(sense, sense.year)


def in_year(sense: Sense, year: int) -> Moment | None:  # noqa: PLR0911 - one line a case
    """Give the stretch that a sense names in a year; None where that year has none such."""
    if year not in _YEARS:
        return None
    if sense.feast is not None:
        return _feast(sense.feast, year, eve="eve" in sense.flags)
    if sense.season is not None:
        return season_of(year, sense.season)
    month = sense.month
    if sense.quarter is not None or sense.half is not None:
        unit, size, number = ("Q", 3, sense.quarter) if sense.quarter is not None else ("HY", 6, sense.half)
        return Moment(unit, date(year, size * (number or 1) - size + 1, 1))
    if month is None or sense.day is None:
        return Moment("Y" if month is None else "M", date(year, month or 1, 1))
    try:
        return Moment("D", date(year, month, sense.day))
    except ValueError:
        return None


def _feast(name: str, year: int, *, eve: bool) -> Moment | None:
    if "-" in name:
        month, number = (int(part) for part in name.split("-"))
        day = date(year, month, number)
    elif name in _MOVING:
        day = _MOVING[name](year)
    else:
        return None
    return Moment("D", day - timedelta(days=1) if eve and day > date.min else day)


def meant_moment(sense: Sense, day: date, reference: Reference) -> Moment | None:  # noqa: PLR0911 - one line a case
    """Give the stretch meant on a day."""
    if sense.dayshift is not None:
        return moved("D", day, sense.dayshift)
    if sense.ydir is not None:
        return in_year(sense, day.year + sense.ydir)
    if sense.weekday is not None and sense.month is None:
        return _some_weekday(sense, sense.weekday, day, reference)
    if any(name is not None for name in (sense.month, sense.season, sense.quarter, sense.feast)):
        return _nearest(sense, day, reference)
    if sense.half is not None:
        return in_year(sense, day.year)
    if sense.unit is None or sense.hour is not None:
        return Moment("D", day) if sense.part is not None or sense.hour is not None else None
    if "near" in sense.flags and sense.unit == "WE":
        return moved("WE", day, 0 if reference.future or day.weekday() > _FRIDAY else -1)
    return moved(sense.unit, day, sense.dir or 0)


def _some_weekday(sense: Sense, weekday: int, day: date, reference: Reference) -> Moment | None:
    """Give "Friday of last week", "last Friday", "this Friday", "Friday": the nearest to come where the tense looks ahead."""
    if sense.wdir is not None:
        week = moved("W", day, sense.wdir)
        return None if week is None else moved("D", week.start, weekday)
    if sense.dir is not None and sense.dir != 0:
        return find_weekday(weekday, day, sense.dir, strictly=True)
    ahead = reference.future if sense.dir is None else reference.future is not False
    return find_weekday(weekday, day, 1 if ahead else -1)


def find_weekday(weekday: int, day: date, direction: int, *, strictly: bool = False) -> Moment | None:
    """Give the nearest such weekday before (-1) or after (1) a day; the day itself counts unless ``strictly``."""
    distance = (weekday - day.weekday()) % 7 if direction > 0 else -((day.weekday() - weekday) % 7)
    return moved("D", day, 7 * direction if strictly and distance == 0 else distance)


def _nearest(sense: Sense, day: date, reference: Reference) -> Moment | None:
    """Give the named month, season, quarter or day of a year that is meant: by direction, by tense, else the nearest.

    A day of a month is the nearest unless the tense looks ahead, or back no further than nine months.
    """
    candidates = list(_candidates(sense, day.year))
    past = [one for one in candidates if one.start <= day]
    ahead = [one for one in candidates if one.before > day]
    if sense.dir == 0:
        return next((one for one in candidates if one.start.year == day.year), None)
    if sense.dir is not None and sense.dir < 0:
        return next((one for one in reversed(past) if one.before <= day), None)
    if sense.dir is not None:
        return next((one for one in ahead if one.start > day), None)
    if sense.quarter is not None or (reference.future is False and _is_back(sense, past, day)):
        return next(reversed(past), None)
    if reference.future is True and sense.weekday is None and not _is_just_past(sense, past, day):
        return next(iter(ahead), None)
    return min(candidates, key=lambda one: (_distance(one.start, day), one.start), default=None)


def _distance(start: date, day: date) -> float:
    """Give how far a day is; the past counts as nearer, for news tells of it more."""
    days = (start - day).days
    return 1.5 * days if days > 0 else -days


def _is_back(sense: Sense, past: Sequence[Moment], day: date) -> bool:
    """Tell whether past tense makes a day of the past: not "was extended to 20 November" on 2 November."""
    return sense.day is None or (bool(past) and (day - past[-1].start).days <= _PAST_DAYS)


def _is_just_past(sense: Sense, past: Sequence[Moment], day: date) -> bool:
    """Tell whether a day of a month was a few days ago: "by 14 January" told on the 15th."""
    return sense.day is not None and bool(past) and 0 < (day - past[-1].start).days <= _JUST_PAST


def _candidates(sense: Sense, year: int) -> Iterator[Moment]:
    leap = (sense.month, sense.day) == (2, 29)
    for shift in _LEAP_AROUND if leap else _AROUND:
        moment = in_year(sense, year + shift)
        if moment is not None and (sense.weekday is None or moment.start.weekday() == sense.weekday):
            yield moment
