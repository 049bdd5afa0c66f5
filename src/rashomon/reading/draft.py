"""What a reader of one format makes of a file, before what the user said is laid over it."""

from dataclasses import dataclass
from datetime import date, datetime

from rashomon.types import OtherDate, Span, Zone


@dataclass(frozen=True, slots=True)
class Draft:
    """All that the file itself tells; ``language`` is what it declares. ``layout`` is empty where no markup tells it."""

    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    published_span: Span | None = None
    other_dates: tuple[OtherDate, ...] = ()
    language: str | None = None
    layout: tuple[Zone, ...] = ()
    warnings: tuple[str, ...] = ()
