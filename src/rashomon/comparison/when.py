"""How two times told of one event stand to each other: days, hours, what holds what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from rashomon.comparison.ground import Ground
from rashomon.comparison.texts import has_phrase
from rashomon.comparison.verdicts import Verdict, judge
from rashomon.lexicon import load
from rashomon.lexicon.numbers import find_numbers
from rashomon.lexicon.phrases import find_words
from rashomon.types import FindingRelation, Hours, When

_DAY = 24 * 60  # minutes
_MIDDAY = 12 * 60
_SAME_HOUR, _LOOSE_HOUR = 15, 45  # minutes
_POINT = 60  # minutes: a stretch of an hour or less is one time of day
_FAR = 5 * 365  # days
_LATE, _EARLY = 18 * 60, 6 * 60
_FIRMEST: tuple[FindingRelation, ...] = ("agrees", "compatible", "unclear", "contradicts")
_PARTS = {"MO": (180, 720), "AF": (720, 1080), "EV": (1020, 1440), "NI": (1080, 1800), "DT": (360, 1080)}
"""Parts of the day as TIMEX3 writes them; a night goes on into the next morning."""


def hours_of(value: str | None) -> Hours | None:
    """Give the time of day that a TIMEX3 value tells; None where it tells none.

    >>> hours_of("2023-02-23T23:40"), hours_of("2023-02-24TMO"), hours_of("2023-02-24")
    (Hours(start=1420, before=1421), Hours(start=240, before=720), None)
    """
    part = (value or "").partition("T")[2]
    if part in _PARTS:
        return Hours(*_PARTS[part])
    hour, _, minute = part.partition(":")
    if not (hour.isdecimal() and len(hour) <= 2 and int(hour) <= 24):  # noqa: PLR2004 - hours of a day
        return None
    start = int(hour) * 60 + (int(minute) if minute.isdecimal() and len(minute) <= 2 else 0)  # noqa: PLR2004 - two digits
    return Hours(start, start + (1 if minute else 60))


@dataclass(frozen=True, slots=True)
class _Told:
    """A time with what its words tell of how exactly it is meant."""

    when: When
    text: str
    loose: bool
    zoned: bool
    late: bool
    either: bool

    @property
    def hours(self) -> Hours | None:
        return self.when.hours

    @property
    def is_point(self) -> bool:
        return self.hours is not None and self.hours.before - self.hours.start <= _POINT


def relate_times(one: When, other: When, texts: tuple[str, str], ground: Ground) -> Verdict:
    """Give how two times stand."""
    language = ground.language
    first, second = _read(one, texts[0], language), _read(other, texts[1], language)
    if first.hours is not None and second.hours is not None:
        return _relate_presumed(first, second, ground) or _relate_hours(first, second, language)
    timed = [one.text for one in (first, second) if one.hours is not None]
    if ground.told != "key" and any(not has_phrase(text, "named_days", language) for text in timed):
        verdict = _relate_days(first, second, language)
        return judge("unclear", "day_not_told", language) if verdict.relation == "contradicts" else verdict
    return _relate_days(first, second, language)


def _relate_presumed(one: _Told, other: _Told, ground: Ground) -> Verdict | None:
    """Relate two times of day of which not both have their day told, by the hours alone.

    None where that is not so, or where the hours contradict each other: then the days presumed are taken as well. A part of a day that is told ("Saturday morning") is related with the day that is presumed of the other.
    """
    told = [has_phrase(each.text, "named_days", ground.language) for each in (one, other)]
    known, presumed = (one, other) if told[0] or not told[1] else (other, one)
    if ground.told == "key" or all(told) or (any(told) and not known.is_point):
        return None
    days = replace(presumed.when, earliest=known.when.earliest, before=known.when.before)
    verdict = _relate_hours(known, replace(presumed, when=days), ground.language)
    return None if verdict.relation == "contradicts" else verdict


def _read(when: When, text: str, language: str) -> _Told:
    return _Told(
        when,
        text,
        has_phrase(text, "loose_hours", language),
        has_phrase(text, "zones", language),
        has_phrase(text, "late_hours", language),
        _is_either(when, text, language),
    )


def _is_either(when: When, text: str, language: str) -> bool:
    """Tell whether words leave open in which half of the day an hour is: "ten past four", not "16.10" or "at dawn"."""
    if when.hours is None or when.hours.start >= _MIDDAY or any(map(str.isdigit, text)) or not find_numbers(text):
        return False
    classes = load(language, "times")["classes"]
    words = {word.folded for word in find_words(text, 0, len(text))}
    return not words & {str(word) for name in ("PART", "PARTS", "AMPM") for word in classes[name]}


# -- days ------------------------------------------------------------------------------------------


def _relate_days(one: _Told, other: _Told, language: str) -> Verdict:
    """Relate two times of which at least one tells days alone."""
    first, second = one.when, other.when
    if (first.earliest, first.before) == (second.earliest, second.before):
        if (one.hours is None) != (other.hours is None):
            return judge("compatible", "hour_in_day", language)
        single = first.before - first.earliest == timedelta(days=1)
        return judge("agrees", "same_day" if single else "same_days", language)
    if _holds(first, second) or _holds(second, first):
        hour = one.is_point or other.is_point
        return judge("compatible", "hour_in_day" if hour else "day_in_days", language)
    if first.earliest < second.before and second.earliest < first.before:
        return judge("compatible", "days_meet", language)
    return _relate_apart(one, other, language)


def _holds(one: When, other: When) -> bool:
    return one.earliest <= other.earliest and other.before <= one.before


def _relate_apart(one: _Told, other: _Told, language: str) -> Verdict:
    """Relate times without a day in common; the next day may be meant where one hour is near midnight."""
    gap = _gap(one.when, other.when)
    timed = one if one.hours is not None else other
    earlier = timed.when.before <= (other if timed is one else one).when.earliest
    if gap == 0 and timed.hours is not None and _is_near_border(timed.hours, later=earlier):
        return judge("unclear", "next_day", language)
    if gap == 0 and (one.late or other.late):
        return judge("unclear", "next_day", language)
    if gap == 0:
        return judge("contradicts", "cannot_both", language)
    if gap > _FAR and _is_day_and_year(one.when, other.when):
        return judge("unclear", "another_year", language)
    return judge("contradicts", "days_apart", language, days=_count(gap + 1, language))


def _is_day_and_year(one: When, other: When) -> bool:
    """Tell whether one tells a day and the other a year: that of something else, where it lies far off."""
    told = {one.precision, other.precision}
    return bool(told & {"day", "hour"} and told & {"year", "decade"})


def _is_near_border(hours: Hours, *, later: bool) -> bool:
    """Tell whether a time of day is near the midnight that ends (``later``) or begins its day."""
    return hours.before > _LATE if later else hours.start < _EARLY


def _gap(one: When, other: When) -> int:
    """Give the days that lie between two stretches."""
    return max((other.earliest - one.before).days, (one.earliest - other.before).days)


def _count(number: int, language: str) -> str:
    table = load(language, "findings")["days"]
    words: str = table["one" if number == 1 else "more"]
    return words.format(number=number)


# -- hours -----------------------------------------------------------------------------------------


def _relate_hours(one: _Told, other: _Told, language: str) -> Verdict:
    """Relate two times of day; an hour in words that may be of the morning or the afternoon fits where either does."""
    verdicts = [_relate_told_hours(a, b, language) for a in _readings(one) for b in _readings(other)]
    return min(verdicts, key=lambda verdict: _FIRMEST.index(verdict.relation))


def _readings(told: _Told) -> Iterator[_Told]:
    yield told
    if told.either and told.hours is not None:
        later = Hours(told.hours.start + _MIDDAY, told.hours.before + _MIDDAY)
        yield replace(told, when=replace(told.when, hours=later))


def _relate_told_hours(one: _Told, other: _Told, language: str) -> Verdict:
    """Relate two times of day, each on one of its days."""
    if one.when.earliest == other.when.earliest and one.hours == other.hours and one.when.before == other.when.before:
        return judge("agrees", "same_hour", language)
    apart = _minutes_apart(one.when, other.when)
    if apart < 0:
        return _relate_meeting(one, other, language)
    if one.is_point and other.is_point and apart <= (_LOOSE_HOUR if one.loose or other.loose else _SAME_HOUR):
        return judge("agrees", "near_hour", language)
    if one.loose or other.loose:
        reach = _LOOSE_HOUR * 2
        if apart <= reach:
            return judge("unclear", "near_hour", language)
    if (one.zoned or other.zoned) and apart < _MIDDAY:
        return judge("unclear", "other_zone", language)
    same_day = one.when.earliest < other.when.before and other.when.earliest < one.when.before
    return judge("contradicts", "hours_apart" if same_day else "cannot_both", language)


def _relate_meeting(one: _Told, other: _Told, language: str) -> Verdict:
    """Relate times of day that have minutes in common."""
    points = one.is_point and other.is_point
    return judge("agrees", "same_hour", language) if points else judge("compatible", "day_in_days", language)


def _minutes_apart(one: When, other: When) -> int:
    """Give the fewest minutes between two times; negative where they have minutes in common."""
    first, second = one.hours or Hours(0, _DAY), other.hours or Hours(0, _DAY)
    least = (other.earliest - one.before).days + 1
    most = (other.before - one.earliest).days - 1
    near = min(max(0, least), most)
    shifts = {near, max(near - 1, least), min(near + 1, most)}
    return min(_between(first, second, shift * _DAY) for shift in shifts)


def _between(one: Hours, other: Hours, shift: int) -> int:
    """Give the minutes between two times of day, the other's day moved by so many minutes."""
    return max(shift + other.start - one.before, one.start - other.before - shift)
