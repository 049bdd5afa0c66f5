"""Points in time as machines write them: ISO 8601, e-mail dates, seconds since 1970."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

ISO = re.compile(
    r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})"
    r"(?:[T ,]{1,3}(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?(?![\d:]))?",
    re.IGNORECASE,
)
SECONDS = re.compile(r"(\d{10})(?:\d{3})?")
MAIL = re.compile(r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3,9} \d{4} \d{2}:\d{2}")
MAX_LENGTH = 60
EARLIEST = date(1600, 1, 1)
EMPTY = frozenset({date(1970, 1, 1), date(1900, 1, 1)})


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day as its own zone counts it, and the point in time where time and zone are told."""

    day: date
    at: datetime | None


def parse_stamp(text: str) -> Stamp | None:
    """Read a date with or without time and zone; the day is the one in the zone that is written.

    >>> parse_stamp("2020-01-03T23:30:00-05:00").day
    datetime.date(2020, 1, 3)
    """
    value = " ".join(text[: MAX_LENGTH + 1].split())
    if len(value) > MAX_LENGTH:
        return None
    try:
        return _parse(value)
    except (ValueError, OverflowError):
        return None


def _parse(value: str) -> Stamp | None:
    seconds = SECONDS.fullmatch(value)
    if seconds is not None:
        at = datetime.fromtimestamp(int(seconds.group(1)), UTC)
        return Stamp(at.date(), at)
    iso = ISO.match(value)
    if iso is not None:
        return _from_iso(iso)
    if MAIL.match(value) is None:
        return None
    mail = parsedate_to_datetime(value)
    return Stamp(mail.date(), mail if mail.tzinfo is not None else None)


def _from_iso(found: re.Match[str]) -> Stamp | None:
    year, separator, month, day, hour, minute, second, zone = found.groups()
    if separator == "" and (len(month) < 2 or len(day) < 2 or found.string[found.end() : found.end() + 1].isdigit()):  # noqa: PLR2004 - two digits
        return None
    on = date(int(year), int(month), int(day))
    if hour is None:
        return Stamp(on, None)
    tell = _zone(zone)
    at = datetime(on.year, on.month, on.day, int(hour), int(minute), int(second or 0), tzinfo=tell)
    return Stamp(on, at if tell is not None else None)


def _zone(name: str | None) -> timezone | None:
    if name is None:
        return None
    if name[0] not in "+-":
        return UTC
    digits = name[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if name[0] == "-" else offset)


def is_plausible(day: date, today: date) -> bool:
    """Tell whether a page may have been put up on a day: not before there was news, not ahead, not a default value."""
    return EARLIEST <= day <= today + timedelta(days=1) and day not in EMPTY
