"""Details and accounts made by hand, for tests of how they are related."""

from datetime import date, timedelta

from rashomon.comparison.when import hours_of
from rashomon.types import Account, Detail, HowMany, Precision, Span, Value, What, When, Where, Who
from rashomon.types.across import Aspect
from rashomon.types.annotations import Certainty, ParticipantRole, Polarity


def detail(aspect: Aspect, value: Value, text: str = "", voice: str | None = None, at: int = 0) -> Detail:
    """Give a detail whose words stand at a place."""
    return Detail(aspect, value, text, (Span(at, at + max(len(text), 1)),), voice, None)


def number(told: str, of: str | None = "people killed", unit: str | None = None) -> HowMany:
    """Read a number as tables write it: ``>40``, ``>=13``, ``<5``, ``<=40``, ``100-200``, ``9``; ``~`` about, ``!`` denied."""
    denied, approximate = "!" in told, "~" in told
    bare = told.strip("!~")
    low_open, high_open = bare.startswith(">") and not bare.startswith(">="), bare[:1] == "<" and bare[:2] != "<="
    digits = bare.lstrip("<>=")
    first, _, second = digits.partition("-")
    low = None if bare.startswith("<") else float(first)
    high = None if bare.startswith(">") else float(second or first)
    return HowMany(low, low_open, high, high_open, approximate, unit, of, denied)


def count(told: str, of: str | None = "people killed", unit: str | None = None, voice: str | None = None) -> Detail:
    """Give a detail that tells a number."""
    return detail("how many", number(told, of, unit), f"{told} {of or unit or ''}".strip(), voice)


def time(
    first: str, last: str | None = None, value: str | None = None, text: str = "", voice: str | None = None
) -> Detail:
    """Give a detail that tells days, both included, and the time of day of a TIMEX3 value."""
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    precision: Precision = "day" if hours_of(value) is None else "hour"
    return detail("when", When(start, end + timedelta(days=1), precision, hours_of(value)), text or first, voice)


def place(name: str, *within: str, entity: str | None = None, text: str = "", voice: str | None = None) -> Detail:
    """Give a detail that tells a place."""
    return detail("where", Where(entity, name, within), text or name, voice)


def party(entity: str | None, name: str = "", role: ParticipantRole = "actor", voice: str | None = None) -> Detail:
    """Give a detail that tells who took part."""
    return detail("who", Who(role, entity, name or entity or ""), name or entity or "", voice)


def what(sort: str, polarity: Polarity = "+", certainty: Certainty = "happened", text: str = "") -> Detail:
    """Give a detail that tells what happened, or did not."""
    return detail("what", What(sort, polarity, certainty), text or sort)


def account(document: str, *details: Detail, published: str | None = None) -> Account:
    """Give an account of the one event of a test."""
    day = None if published is None else date.fromisoformat(published)
    return Account(document, "V1", day, details)
