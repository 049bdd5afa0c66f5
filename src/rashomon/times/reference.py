"""What a time is told against, and what it then means."""

from dataclasses import dataclass
from datetime import date

from rashomon.times.calendar import Moment
from rashomon.types import Anchor, Interval, Precision, Unresolved


@dataclass(frozen=True, slots=True)
class Reference:
    """What a time is told against.

    ``day``: of publication or of the utterance, as ``anchor`` says; None where unknown. ``future``: what the tense
    tells (None: nothing). ``told``: the time told last. ``period``: the quarter told last. ``day_first``: how dates in
    digits are written.
    """

    day: date | None
    anchor: Anchor = "published"
    future: bool | None = None
    told: Moment | None = None
    period: Moment | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Anchored:
    """What a time means: its days where it has some, or the reason why not; ``moment`` where it is one stretch."""

    value: str | None
    interval: Interval | None
    precision: Precision
    anchor: Anchor
    reason: Unresolved | None = None
    moment: Moment | None = None
    offset_days: int | None = None
