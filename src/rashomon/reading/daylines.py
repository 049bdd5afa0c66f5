"""The lines of a page that show when and by whom it was put up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from rashomon.lexicon import load
from rashomon.reading.dates import DatedWords, find_dates, is_date_line
from rashomon.reading.lines import one_line
from rashomon.reading.stamps import Stamp, parse_stamp
from rashomon.reading.titles import fold_words

MARKED = "//*[@itemprop='datePublished' or @pubdate]"
TIMES = "//time"
NAMED = (
    "//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'published') or contains(@class, 'timestamp')"
    " or contains(@class, 'posted') or contains(@class, 'entry-meta') or contains(@class, 'post-meta') or contains(@class, 'byline')"
    " or contains(@class, 'article-info') or contains(@class, 'post-info') or contains(@id, 'date')]"
)
LEAVES = (
    "//body//*[self::div or self::span or self::p or self::td or self::em or self::i or self::b or self::strong"
    " or self::small or self::font][not(*)][string-length(.) > 7 and string-length(.) < 60]"
)
ASIDE_TAGS = frozenset({"nav", "aside", "footer"})
PAGE_TAGS = frozenset({"html", "body", "main", "article"})
ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|replies|related|recent|recommended|popular|trending|sidebar|teasers?|promo)(?:[\s_-]|$)",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?!\d)")
YEAR_FIRST = ("zh", "ja", "ko", "hu", "lt", "fa")
MAX_LINE = 140
MAX_ELEMENTS = 60
MAX_LEAVES = 3000


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line that shows a date, and the date."""

    text: str
    stamp: Stamp


def find_changes(tree: HtmlElement) -> list[DayLine]:
    """List the lines that tell of a change of the page ("Updated 3 May 2019")."""
    return list(_find(tree, NAMED, changes=True))


def find_daylines(tree: HtmlElement) -> list[DayLine]:
    """List the lines that tell a day of publication: marked as such, then times, named so, then a date and no more."""
    named = [line for path in (MARKED, TIMES, NAMED) for line in _find(tree, path)]
    return named or list(islice((line for line in _find(tree, LEAVES) if is_date_line(line.text)), 1))


def is_aside(element: HtmlElement) -> bool:
    """Tell whether an element lies in what is not the article: menus, comments, lists of other pages."""
    return any(_is_aside_itself(above) for above in (element, *element.iterancestors()))


def _is_aside_itself(element: HtmlElement) -> bool:
    if element.tag in ASIDE_TAGS:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        element.tag not in PAGE_TAGS and ASIDE_NAMES.search(names[:500]) is not None and element.find(".//h1") is None
    )


def _find(tree: HtmlElement, path: str, *, changes: bool = False) -> Iterator[DayLine]:
    for element in tree.xpath(path)[: MAX_LEAVES if path == LEAVES else MAX_ELEMENTS]:
        text = one_line(" ".join(element.itertext())[: 4 * MAX_LINE])
        if len(text) <= MAX_LINE and _is_change(element, text) == changes and not is_aside(element):
            stamp = parse_stamp(element.get("datetime") or element.get("content") or "") or _read(element, text)
            if stamp is not None:
                yield DayLine(text, stamp)


def _read(element: HtmlElement, text: str) -> Stamp | None:
    found: DatedWords | None = next(iter(find_dates(text)), None)
    return Stamp(found.date, found.at) if found is not None else parse_stamp(text) or _read_numbers(element, text)


def _read_numbers(element: HtmlElement, text: str) -> Stamp | None:
    """Read 02/10/2020 in the order that is usual where the page says it is from; unread where it does not say."""
    numbers, order = NUMBERS.search(text), _order(element.getroottree().getroot().get("lang") or "")
    if numbers is None or order is None:
        return None
    one, two, year = numbers.groups()
    month, day = (one, two) if order == "month" else (two, one)
    return parse_stamp(f"{year}-{month}-{day}")


def _order(language: str) -> str | None:
    """Tell whether day or month comes first; plain "en" may be either."""
    folded = language.strip().lower().replace("_", "-")
    if folded in {"", "en"} or folded.startswith(YEAR_FIRST):
        return None
    return "month" if folded == "en-us" else "day"


def _is_change(element: HtmlElement, text: str) -> bool:
    """Tell whether a line tells of a change of the page, not of its first day."""
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    words = fold_words(text)
    return (
        "modified" in names
        or "updated" in names
        or any(words.startswith(role) for role in load("en", "dates")["roles"]["modified"])
    )


def show_day(lines: Iterable[DayLine], day: date | None) -> str | None:
    """Give the shortest of the first lines that show a day in words; None where none does."""
    shown = [line.text for line in lines if any(found.date == day for found in find_dates(line.text))]
    return min(shown, key=len, default=None)
