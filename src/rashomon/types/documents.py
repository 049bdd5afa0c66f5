"""Words at a place, and one text as it was published."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

ZoneKind = Literal[
    "headline",
    "byline",
    "dateline",
    "summary",
    "caption",
    "subheading",
    "body",
    "turn",
    "boilerplate",
    "note",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: code points ``start`` (included) to ``end`` (not included)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as found, before anything was decoded; ``content_type`` is what a server said of them."""

    data: bytes
    path: str | None
    url: str | None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """What the user says about a document; it wins over what the document says. None: nothing said."""

    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no document, with the reason in words."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date on the page that is not the day of publication: ``modified``, ``posted``, ``recorded``, ``event``."""

    role: str
    date: date
    span: Span | None


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch with one role. All zones but ``note`` partition the text; ``speaker`` is set for turns."""

    id: str
    kind: ZoneKind
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published. ``layout`` holds the zones that the page's own markup tells (empty for plain text)."""

    id: str
    bytes_sha256: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    author: str | None
    published: date | None
    published_at: datetime | None
    published_span: Span | None
    other_dates: tuple[OtherDate, ...]
    language: str | None
    text: str
    layout: tuple[Zone, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """What an outlet's other documents teach: the lines that it repeats on its pages, folded as in ``reading.zones``.

    ``day_first`` tells how it writes dates in digits: 08/01/2020 is its 8 January (None: nothing tells).
    """

    outlet: str
    repeated: frozenset[str]
    day_first: bool | None = None
