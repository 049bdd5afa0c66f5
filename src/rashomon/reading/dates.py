"""Full dates in a short line, as pages write them; an ambiguous one is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from rashomon.lexicon import load
from rashomon.types import Span

_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{2})(?![\d/])")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\.\d{1,6})? ?(a\.?m\b\.?|p\.?m\b\.?)?", re.IGNORECASE)
_ZONE = re.compile(r"\s?\(?(?:(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?(?!\d)|([A-Za-z]{1,4})\b)")
_LETTERS = re.compile(r"[^\W\d_]+")
_APART = "-–—|·•"
_SIGNED_WORDS = 8
_MOST_DAYS = 31
_TURN, _OLD_CENTURY, _NEW_CENTURY = 70, 1900, 2000
_MONTHS_A_YEAR, _HOURS_A_DAY, _MINUTES = 12, 24, 60


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A date, the words that tell it, and the moment where a time and its zone stand beside it."""

    date: date
    span: Span
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayAndMonth:
    """A day of a month whose year is not told."""

    day: int
    month: int
    span: Span


def find_dates(line: str, offset: int = 0) -> tuple[DatedWords, ...]:
    """Find the full dates of a line; spans are shifted by ``offset``.

    >>> [str(found.date) for found in find_dates("Dec 26, 2020")]
    ['2020-12-26']
    >>> find_dates("08/01/2020")
    ()
    """
    found = sorted(_find_all(line), key=lambda words: (words.span.start, -words.span.end))
    kept: list[DatedWords] = []
    for words in found:
        if not kept or words.span.start >= kept[-1].span.end:
            kept.append(words)
    following = [*(words.span.start for words in kept[1:]), len(line)][: len(kept)]
    return tuple(
        DatedWords(
            words.date,
            Span(words.span.start + offset, words.span.end + offset),
            _find_moment(words.date, line[words.span.end : stop]),
        )
        for words, stop in zip(kept, following, strict=True)
    )


def find_days(line: str, offset: int = 0) -> tuple[DayAndMonth, ...]:
    """Find a day and a month that stand together, with or without a year."""
    return tuple(
        DayAndMonth(int(found["day"]), _months()[found["month"].casefold()], Span(*_shift(found.span(), offset)))
        for pattern in (_month_first(), _day_first())
        for found in pattern.finditer(line)
    )


def find_orders(text: str) -> Iterator[bool]:
    """Tell of each date in digits that can be read one way only whether its day stands first: 25/02/2023, not 08/01/2020."""
    for found in _NUMERIC.finditer(text):
        one, two = int(found[1]), int(found[3])
        if max(one, two) <= _MOST_DAYS and (one > _MONTHS_A_YEAR) != (two > _MONTHS_A_YEAR):
            yield one > _MONTHS_A_YEAR


def to_date(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a full date and nothing else but time, zone, weekday and words such as "Published".

    >>> is_date_line("Published: 3 March 2019, 14:05 GMT"), is_date_line("It began on 3 March 2019")
    (True, False)
    """
    found = find_dates(line) if any(character.isdigit() for character in line) else ()
    if not found:
        return False
    rest = "".join(" " if any(s.span.start <= at < s.span.end for s in found) else c for at, c in enumerate(line))
    return all(word.casefold() in _fillers() for word in _LETTERS.findall(rest))


def is_signed_date(line: str) -> bool:
    """Tell whether a line is a place or an outlet and a date, set apart by dashes ("Ostra – Harbour TV – 25/02/2023").

    >>> is_signed_date("Ostra – Harbour TV – 25/02/2023"), is_signed_date("The storm came on 25/02/2023")
    (True, False)
    """
    found = find_dates(line) if any(character.isdigit() for character in line) else ()
    if len(found) != 1 or line[found[0].span.end :].strip(" .)") != "":
        return False
    before = line[: found[0].span.start]
    words = before.strip(_APART + " ").split()
    apart = before.rstrip()[-1:] in _APART
    return bool(words) and apart and len(words) <= _SIGNED_WORDS and all(_is_capital(word) for word in words)


def _is_capital(word: str) -> bool:
    """Tell whether a word is no lower-case one but for an article in front ("al-Yamam")."""
    return not word[0].islower() or (word[2:3] == "-" and word[3:4].isupper())


def is_posting_line(line: str) -> bool:
    """Tell whether a short line says when or by whom a page was put up ("date 2021-02-24 Posted on by someone")."""
    folded = line.casefold()
    return bool(find_dates(line)) and any(phrase in folded for phrase in load("en", "dates")["posting"])


def _shift(span: tuple[int, int], offset: int) -> tuple[int, int]:
    return span[0] + offset, span[1] + offset


def _find_all(line: str) -> Iterator[DatedWords]:
    for pattern in (_month_first(), _day_first()):
        for found in pattern.finditer(line):
            if found["year"]:
                month = _months()[found["month"].casefold()]
                yield from _dated(int(found["year"]), month, int(found["day"]), found)
    for found in _ISO.finditer(line):
        yield from _dated(int(found[1]), int(found[3]), int(found[4]), found)
    month_first = _is_by_month_first_zone(line)
    for found in _NUMERIC.finditer(line):
        yield from _in_digits(int(found[4]), (int(found[1]), int(found[3])), found, month_first=month_first)
    for found in _SHORT.finditer(line):
        year = int(found[3]) + (_NEW_CENTURY if int(found[3]) < _TURN else _OLD_CENTURY)
        yield from _in_digits(year, (int(found[1]), int(found[2])), found, month_first=month_first)


def _in_digits(year: int, told: tuple[int, int], found: re.Match[str], *, month_first: bool) -> Iterator[DatedWords]:
    """Give a date in digits that can be read one way only, or that an American time stands beside."""
    one, two = told
    if one > _MONTHS_A_YEAR >= two or one == two:
        yield from _dated(year, two, one, found)
    elif two > _MONTHS_A_YEAR >= one or month_first:
        yield from _dated(year, one, two, found)


def _is_by_month_first_zone(line: str) -> bool:
    """Tell whether a line has a time of a zone where dates begin with the month: "3:21 PM ET, 01/5/2011"."""
    clock = _CLOCK.search(line)
    zone = None if clock is None else _LETTERS.search(line, clock.end(), clock.end() + 6)
    return zone is not None and zone.group().casefold() in load("en", "dates")["month_first_zones"]


def _dated(year: int, month: int, day: int, found: re.Match[str]) -> Iterator[DatedWords]:
    told = to_date(year, month, day)
    if told is not None:
        yield DatedWords(told, Span(*found.span()))


def _find_moment(day: date, rest: str) -> datetime | None:
    clock = _CLOCK.search(rest[:40])
    zone = None if clock is None else _parse_zone(rest[clock.end() : clock.end() + 12])
    if clock is None or zone is None:
        return None
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3] is not None:
        hour = hour % _MONTHS_A_YEAR + (_MONTHS_A_YEAR if clock[3][0] in "pP" else 0)
    if hour >= _HOURS_A_DAY or minute >= _MINUTES:
        return None
    return datetime.combine(day, time(hour, minute, tzinfo=zone))


def _parse_zone(text: str) -> timezone | None:
    found = _ZONE.match(text)
    if found is None:
        return None
    if found[1]:
        minutes = (int(found[2]) * _MINUTES + int(found[3] or 0)) * (1 if found[1] == "+" else -1)
    else:
        minutes = load("en", "dates")["time_zones"].get(found[4].casefold())
    if minutes is None or abs(minutes) >= _HOURS_A_DAY * _MINUTES:
        return None
    return UTC if minutes == 0 else timezone(timedelta(minutes=minutes))


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in load("en", "dates")["months"].items() for name in names}


@cache
def _fillers() -> frozenset[str]:
    subject = load("en", "dates")
    phrases = [phrase for role in subject["roles"].values() for phrase in role]
    words = [word for phrase in phrases for word in phrase.split()]
    return frozenset([*words, *subject["weekdays"], *subject["time_zones"], *subject["fillers"]])


@cache
def _month_first() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<month>{names})\b\.?[ \xa0](?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?[ \xa0](?P<year>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    )


@cache
def _day_first() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \xa0-](?P<month>{names})\b\.?(?:,?[ \xa0-](?P<year>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    )
