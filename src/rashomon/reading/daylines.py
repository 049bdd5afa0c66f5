"""The lines of a page that show when and by whom it was put up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from rashomon.lexicon import load
from rashomon.reading.dates import DatedWords, find_dates
from rashomon.reading.stamps import Stamp, parse_stamp
from rashomon.reading.titles import fold_words, one_line

MARKED = "//*[@itemprop='datePublished' or @pubdate]"
TIMES = "//time"
NAMED = (
    "//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'published') or contains(@class, 'timestamp')"
    " or contains(@class, 'posted') or contains(@class, 'entry-meta') or contains(@class, 'post-meta') or contains(@class, 'byline')"
    " or contains(@class, 'article-info') or contains(@class, 'post-info') or contains(@id, 'date')]"
)
ASIDE = (
    "ancestor-or-self::*[self::nav or self::aside or self::footer or self::li or self::form or contains(@class, 'comment')"
    " or contains(@class, 'related') or contains(@class, 'recent') or contains(@class, 'sidebar') or contains(@class, 'widget')"
    " or contains(@id, 'sidebar') or contains(@id, 'comment') or contains(@class, 'teaser') or contains(@class, 'card')]"
)
MAX_LINE = 140
MAX_ELEMENTS = 60


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line that shows a date, and the date."""

    text: str
    stamp: Stamp


def find_daylines(tree: HtmlElement) -> list[DayLine]:
    """List the lines that tell a day of publication: those marked as such, then times, then those named so."""
    return [line for path in (MARKED, TIMES, NAMED) for line in _find(tree, path)]


def _find(tree: HtmlElement, path: str) -> Iterator[DayLine]:
    for element in tree.xpath(path)[:MAX_ELEMENTS]:
        text = one_line(" ".join(element.itertext())[: 4 * MAX_LINE])
        if len(text) <= MAX_LINE and not _is_change(element, text) and not element.xpath(ASIDE):
            stamp = parse_stamp(element.get("datetime") or element.get("content") or "") or _read(text)
            if stamp is not None:
                yield DayLine(text, stamp)


def _read(text: str) -> Stamp | None:
    found: DatedWords | None = next(iter(find_dates(text)), None)
    return parse_stamp(text) if found is None else Stamp(found.date, found.at)


def _is_change(element: HtmlElement, text: str) -> bool:
    """Tell whether a line tells of a change of the page, not of its first day."""
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    words = fold_words(text)
    return "modified" in names or "updated" in names or any(words.startswith(role) for role in load("en", "dates")["roles"]["modified"])


def show_day(lines: list[DayLine], day: date | None) -> str | None:
    """Give the shortest of the first lines that show a day in words; None where none does."""
    shown = [line.text for line in lines if any(found.date == day for found in find_dates(line.text))]
    return min(shown, key=len, default=None)
