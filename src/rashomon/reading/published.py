"""The day a text was put up, from its own lines; what they do not tell stays unknown."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from rashomon.lexicon import load
from rashomon.reading.captions import is_caption
from rashomon.reading.dates import (
    DatedWords,
    find_dates,
    find_days,
    is_date_line,
    is_posting_line,
    is_signed_date,
    to_date,
)
from rashomon.reading.heads import find_dateline
from rashomon.reading.lines import Paragraph, find_lines, find_paragraphs, fold
from rashomon.reading.menus import is_address
from rashomon.reading.sketch import is_sentence
from rashomon.types import OtherDate, Span

_HEAD_LINES = 60
_LINE_LENGTH = 160
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=/|-|$)")
_SOURCE_LINE = re.compile(r"\s{0,9}source\s?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, the words that tell it, the moment if told, and the other dates of the page."""

    date: dt.date | None = None
    span: Span | None = None
    at: dt.datetime | None = None
    others: tuple[OtherDate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A date that a line tells, and the role that the line gives it (``bare``: none)."""

    words: DatedWords
    role: str


def find_published(text: str) -> Published:
    r"""Find the day a text was put up, in the order of trust.

    A posting line ("Posted on …"), a line "Published: …", a date line above the first sentence, the dateline of the
    first paragraph, the day in the text's own address on its first line. A date in a caption or in the prose never counts.

    >>> find_published("Bridge shut\n\n26 Dec 2020\n\nThe bridge over the river Ostra was shut.").date.isoformat()
    '2020-12-26'
    >>> find_published("Bridge shut\n\n08/01/2020\n\nThe bridge over the river Ostra was shut.").date is None
    True
    """
    told = tuple(_find_told(text))
    bare = [one for one in told if one.role == "bare"]
    published = next((one for role in ("posted", "published") for one in told if one.role == role), None)
    found = published or (bare[0] if bare else None)
    words = found.words if found is not None else _find_in_dateline(text, told) or _find_in_address(text)
    others = [
        OtherDate(one.role, one.words.date, one.words.span) for one in told if one.role in {"modified", "recorded"}
    ]
    if published is not None:
        others += [
            OtherDate("original", one.words.date, one.words.span)
            for one in bare
            if one.words.date < published.words.date
        ]
    ordered = tuple(sorted(others, key=lambda other: other.span or Span(0, 0)))
    return Published(others=ordered) if words is None else Published(words.date, words.span, words.at, ordered)


def _find_told(text: str) -> Iterator[_Told]:
    """Yield the dates that lines tell: date lines above the first sentence, posting lines anywhere."""
    recorded = False
    head, count = True, 0
    for line in find_lines(text):
        if line.end - line.start > _LINE_LENGTH:
            paragraph = Paragraph(line.start, line.end, text[line.start : line.end])
            head, recorded = head and is_caption(paragraph), False
            continue
        words = text[line.start : line.end]
        paragraph = Paragraph(line.start, line.end, words)
        count += 1
        if is_sentence(paragraph) and not _is_dated(words) and not is_caption(paragraph):
            head = False
        yield from _tell(words, line.start, head=head and count < _HEAD_LINES, recorded=recorded)
        recorded = _SOURCE_LINE.match(words) is not None


def _tell(words: str, start: int, *, head: bool, recorded: bool) -> Iterator[_Told]:
    """Yield the dates of one line with their roles; ``recorded``: a line "Source: …" stands right above."""
    if not any(character.isdigit() for character in words):
        return
    posting = is_posting_line(words) and not is_sentence(Paragraph(0, len(words), words))
    if not posting and not _is_dated(words):
        return
    at = 0
    for dated in find_dates(words, start):
        before = fold(words[at : dated.span.start - start])
        role = "posted" if posting and "posted" in fold(words) else _find_role(before)
        if recorded and before.startswith("date"):
            role = "recorded"
        if role in {"posted", "modified", "recorded"} or head:
            yield _Told(dated, role)
        at = dated.span.end - start


def _is_dated(words: str) -> bool:
    return is_date_line(words) or is_signed_date(words)


def _find_role(before: str) -> str:
    """Name the role that the words before a date give it."""
    label = " ".join(re.findall(r"[^\W\d_]+", before))
    for role, phrases in _roles():
        if any(label == phrase or label.endswith(f" {phrase}") or label.startswith(f"{phrase} ") for phrase in phrases):
            return role
    return "bare"


def _find_in_dateline(text: str, told: Sequence[_Told]) -> DatedWords | None:
    """Find the day in front of the first sentence; its year from there, or from the text's head lines."""
    for paragraph in islice(find_paragraphs(text[: 20 * _LINE_LENGTH]), _HEAD_LINES):
        if not is_sentence(paragraph) or is_caption(paragraph):
            continue
        front = paragraph.text[: find_dateline(paragraph.text)]
        full = find_dates(front, paragraph.start)
        if full:
            return full[0]
        days, year = find_days(front, paragraph.start), _find_year(text, told)
        day = to_date(year, days[0].month, days[0].day) if days and year is not None else None
        return None if day is None else DatedWords(day, days[0].span)
    return None


def _find_year(text: str, told: Sequence[_Told]) -> int | None:
    found = _find_in_address(text)
    years = {one.words.date.year for one in told} | ({found.date.year} if found is not None else set())
    return years.pop() if len(years) == 1 else None


def _find_in_address(text: str) -> DatedWords | None:
    """Find the day in the text's own address, where that is its first line ("https://…/2020/12/26/…")."""
    line = next(find_lines(text), None)
    if line is None or line.end - line.start > 20 * _LINE_LENGTH:
        return None
    address = text[line.start : line.end]
    found = _ADDRESS_DAY.search(address) if is_address(Paragraph(line.start, line.end, address)) else None
    day = None if found is None else to_date(int(found[1]), int(found[2]), int(found[3]))
    if found is None or day is None:
        return None
    return DatedWords(day, Span(line.start + found.start(1), line.start + found.end(3)))


@cache
def _roles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    roles = load("en", "dates")["roles"]
    return tuple((role, tuple(roles[role])) for role in ("modified", "recorded", "published"))
