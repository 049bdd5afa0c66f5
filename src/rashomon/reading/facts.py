"""What a page says of itself: JSON-LD first, then meta tags, then what it shows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from rashomon.reading.authors import METAS as AUTHOR_METAS
from rashomon.reading.authors import find_author
from rashomon.reading.daylines import ASIDE_TAGS, DayLine, find_changes, find_daylines
from rashomon.reading.linked import Linked, find_linked
from rashomon.reading.stamps import Stamp, is_plausible, parse_stamp
from rashomon.reading.titles import find_title

PUBLISHED_METAS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "rnews:datepublished",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "publication_date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "pub_date",
    "originalpublicationdate",
    "article.published",
    "article_date_original",
    "date_published",
    "displaydate",
    "date",
)
MODIFIED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
OUTLET_METAS = (
    "og:site_name",
    "citation_journal_title",
    "application-name",
    "dc.publisher",
    "publisher",
    "al:android:app_name",
)
LANGUAGE_METAS = ("content-language", "og:locale", "dc.language", "language", "inlanguage")
ONLY_CHANGED = "the page tells only when it was changed; taken as the day of publication"
MAX_CONTENT = 5000
ADDRESS_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; None where it does not. ``body`` is the article's text where the page repeats it."""

    url: str | None
    outlet: str | None
    title: str | None
    author: str | None
    published: date | None
    published_at: datetime | None
    modified: date | None
    language: str | None
    body: str
    daylines: tuple[DayLine, ...]
    warnings: tuple[str, ...]


def find_facts(tree: HtmlElement, url: str | None, today: date) -> Facts:
    """Read a page's metadata; a day that cannot be one of publication is left out."""
    linked, metas = find_linked(tree), _metas(tree)
    outlet = _clean(linked.outlet) if not linked.outlet.startswith("http") else None
    outlet = _clean(_first(metas, ("og:site_name",))) or outlet or _clean(_first(metas, OUTLET_METAS))
    address = _address(tree, metas, linked, url)
    daylines = find_daylines(tree)
    modified = _plausible([linked.modified, *_all(metas, MODIFIED_METAS)], today) or _usable(find_changes(tree), today)
    told = _published(metas, linked, daylines, today) or _read_address(address, today)
    published = _in_own_zone(told, address) if told is not None else modified or _guess(tree, today)
    return Facts(
        url=address,
        outlet=outlet,
        title=find_title(
            tree,
            (linked.headline, *_all(metas, ("og:title", "twitter:title", "dc.title", "citation_title"))),
            outlet,
            address,
        ),
        author=find_author(tree, (linked.authors, tuple(_all(metas, AUTHOR_METAS))), outlet),
        published=None if published is None else published.day,
        published_at=None if published is None else published.at,
        modified=None if modified is None else modified.day,
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or tree.get("xml:lang")
        or _first(metas, LANGUAGE_METAS)
        or linked.language
        or None,
        body=linked.body,
        daylines=tuple(daylines),
        warnings=(ONLY_CHANGED,) if told is None and modified is not None else (),
    )


def _metas(tree: HtmlElement) -> Mapping[str, list[str]]:
    """Give the contents of a page's meta tags by their name, folded to lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()[:MAX_CONTENT]
        for key in ("name", "property", "itemprop", "http-equiv"):
            if content and meta.get(key):
                found.setdefault(meta.get(key).strip().lower(), []).append(content)
    return found


def _all(metas: Mapping[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    return (value for name in names for value in metas.get(name, ()))


def _first(metas: Mapping[str, list[str]], names: Iterable[str]) -> str:
    return next(_all(metas, names), "")


def _clean(text: str) -> str | None:
    """Put text that a page gives on one line, without controls; None where nothing is left."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())[:1000] or None


def _address(tree: HtmlElement, metas: Mapping[str, list[str]], linked: Linked, url: str | None) -> str | None:
    """Give the canonical address, resolved against where the page was fetched; only http(s) is an address."""
    canonical = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for candidate in (*canonical[:1], _first(metas, ("og:url",)), linked.url):
        absolute = _absolute(candidate, url)
        if absolute is not None:
            return absolute
    return url


def _absolute(candidate: str, url: str | None) -> str | None:
    try:
        absolute = urljoin(url or "", candidate.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return None
    usable = parts.scheme in {"http", "https"} and parts.hostname and absolute.isprintable() and " " not in absolute
    return absolute if usable else None


def _published(
    metas: Mapping[str, list[str]], linked: Linked, daylines: Iterable[DayLine], today: date
) -> Stamp | None:
    told = _plausible([linked.published, *_all(metas, PUBLISHED_METAS)], today)
    return told or _usable(daylines, today)


def _plausible(values: Iterable[str], today: date) -> Stamp | None:
    stamps = (parse_stamp(value) for value in values if value)
    return next((stamp for stamp in stamps if stamp is not None and is_plausible(stamp.day, today)), None)


def _usable(lines: Iterable[DayLine], today: date) -> Stamp | None:
    return next((line.stamp for line in lines if is_plausible(line.stamp.day, today)), None)


def _read_address(url: str | None, today: date) -> Stamp | None:
    """Take the day that the page's own address holds ("/2020/01/03/")."""
    found = ADDRESS_DAY.search(url or "")
    stamp = None if found is None else parse_stamp("-".join(found.groups()))
    return stamp if stamp is not None and is_plausible(stamp.day, today) else None


def _guess(tree: HtmlElement, today: date) -> Stamp | None:
    """Take what the date library makes of what the page shows, without its search through all of the text."""
    from htmldate import find_date  # noqa: PLC0415 - seldom needed

    shown = deepcopy(tree)
    for element in list(shown.iter(*ASIDE_TAGS)):
        if element.getparent() is not None:
            element.drop_tree()
    words = find_date(shown, extensive_search=False, original_date=True, max_date=today.isoformat())
    stamp = parse_stamp(words or "")
    return stamp if stamp is not None and is_plausible(stamp.day, today) else None


def _in_own_zone(stamp: Stamp, url: str | None) -> Stamp:
    """Where a moment is told in UTC, the neighbouring day in the address is the day as the outlet counts it."""
    own = _read_address(url, stamp.day)
    if own is None or stamp.at is None or stamp.at.utcoffset() or abs(own.day - stamp.day) > timedelta(days=1):
        return stamp
    return Stamp(own.day, stamp.at)
