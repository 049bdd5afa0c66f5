"""What the words of a time say, before it is known against which day they are said."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.types import TimeKind

Base = Literal["speech", "told", "last"]
Side = Literal["START", "MID", "END", "BEFORE", "AFTER"]


@dataclass(frozen=True, slots=True)
class Sense:
    """The fields that the words fill. Units: S MIN H D W FN WE M Q HY Y E (decade) C (century).

    ``dir``, ``ydir`` and ``wdir`` move the named thing, its year or its week: -1 last, 0 this, 1 next. ``sign`` with
    ``count`` and ``unit`` is so long before (-1) or after (1) the base: the day of the ``speech``, what was ``told``
    last, or the ``last`` period of its kind. A ``count`` of None with ``unit`` is an untold number.
    """

    rule: str
    kind: TimeKind = "date"
    unit: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    dir: int | None = None
    ydir: int | None = None
    wdir: int | None = None
    side: Side | None = None
    shift: int | None = None
    sign: int | None = None
    count: float | None = None
    base: Base = "speech"
    ref: str | None = None
    flags: frozenset[str] = frozenset()
    days: tuple[date, ...] = ()
    feast: str | None = None
    about: str | None = None
    calendar: Literal["hijri", "jalali"] | None = None
    rel: int | None = None
    dayshift: int | None = None
    last: int | None = None
