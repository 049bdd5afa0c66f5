"""What a page is asked for: the part of the address after the question mark, read once and then trusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar, get_args
from urllib.parse import urlencode

from rashomon.errors import RashomonError
from rashomon.types import Act, EntityKind, Form, Span

FORMS: tuple[Form, ...] = get_args(Form)
ACTS: tuple[Act, ...] = get_args(Act)
KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
Order = Literal["", "asc", "desc"]
Sort = Literal["published", "title", "outlet", "language", "words", "attributions", "added"]
ORDERS: tuple[Order, ...] = get_args(Order)
SORTS: tuple[Sort, ...] = get_args(Sort)

MAX_WORDS = 200
MAX_NUMBER = 10**9

Params = Mapping[str, str]
Word = TypeVar("Word", bound=str)


class BadQueryError(RashomonError):
    """A value in the address that cannot be used."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"“{name}” is {value[:60]!r}, but {expected}")
        self.name = name
        self.value = value


@dataclass(frozen=True, slots=True)
class DocumentsQuery:
    """Which documents, in which order."""

    title: str | None
    outlet: str | None
    since: date | None
    until: date | None
    sort: Sort
    order: Order

    @property
    def is_filtered(self) -> bool:
        """Whether any document is left out."""
        return (self.title, self.outlet, self.since, self.until) != (None, None, None, None)

    @property
    def is_descending(self) -> bool:
        """Whether the largest stands first: by default for numbers and days."""
        return self.order == "desc" or (not self.order and self.sort not in {"title", "outlet", "language"})


@dataclass(frozen=True, slots=True)
class AttributionsQuery:
    """Which attributions; ``since`` and ``until`` are days, both included."""

    by: str | None
    about: str | None
    outlet: str | None
    since: date | None
    until: date | None
    form: Form | None
    act: Act | None
    document: str | None
    addressee: str | None
    venue: str | None
    within: str | None

    @property
    def is_filtered(self) -> bool:
        """Whether any attribution is left out."""
        return any(getattr(self, name) is not None for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a listing, and the addresses of its neighbours."""

    path: str
    params: tuple[tuple[str, str], ...]
    number: int
    more: bool

    def to(self, number: int) -> str:
        """Give the address of another page of the same listing."""
        kept = [(name, value) for name, value in self.params if name != "page" and value]
        return self.path + _asked(kept if number == 1 else [*kept, ("page", str(number))])

    @property
    def query(self) -> str:
        """The filters alone, as they stand in an address."""
        return _asked([(name, value) for name, value in self.params if name != "page" and value])


def _asked(params: list[tuple[str, str]]) -> str:
    return f"?{urlencode(params)}" if params else ""


def parse_documents(params: Params) -> DocumentsQuery:
    """Read which documents are asked for."""
    sort = _one_of(params, "sort", SORTS) or "published"
    order = _one_of(params, "order", ORDERS) or ""
    since, until = _days(params)
    return DocumentsQuery(words(params, "title"), words(params, "in"), since, until, sort, order)


def parse_attributions(params: Params) -> AttributionsQuery:
    """Read which attributions are asked for."""
    since, until = _days(params)
    return AttributionsQuery(
        by=words(params, "by"),
        about=words(params, "about"),
        outlet=words(params, "in"),
        since=since,
        until=until,
        form=_one_of(params, "form", FORMS),
        act=_one_of(params, "act", ACTS),
        document=words(params, "document"),
        addressee=words(params, "addressee"),
        venue=words(params, "venue"),
        within=words(params, "within"),
    )


def words(params: Params, name: str) -> str | None:
    """Read words; None where there are none."""
    value = params.get(name, "").replace("\0", "").strip()
    if len(value) > MAX_WORDS:
        raise BadQueryError(name, value, f"it may have {MAX_WORDS} characters at most")
    return value or None


def number(params: Params, name: str, least: int, default: int) -> int:
    """Read a whole number from ``least`` up."""
    value = params.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(MAX_NUMBER)) and int(value) >= least):
        raise BadQueryError(name, value, f"it should be a whole number from {least} up")
    return int(value)


def passage(params: Params, length: int) -> Span | None:
    """Read the passage of an address, cut to a text of ``length``; None where it holds nothing."""
    start = min(number(params, "from", 0, 0), length)
    end = min(number(params, "to", 0, start), length)
    return Span(start, end) if start < end else None


def kind(params: Params) -> EntityKind | None:
    """Read the kind of entity asked for."""
    return _one_of(params, "kind", KINDS)


def _days(params: Params) -> tuple[date | None, date | None]:
    return _day(params, "from"), _day(params, "to")


def _day(params: Params, name: str) -> date | None:
    value = words(params, name)
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise BadQueryError(name, value or "", "it should be a day like 2020-12-27") from error


def _one_of(params: Params, name: str, values: tuple[Word, ...]) -> Word | None:
    value = words(params, name)
    if value is None:
        return None
    for known in values:
        if known == value:
            return known
    raise BadQueryError(name, value, f"it should be one of {', '.join(values)}")
