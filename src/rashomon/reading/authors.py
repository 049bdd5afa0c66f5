"""Who wrote a page: as told in its metadata, else as its byline shows."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from rashomon.reading.daylines import is_aside
from rashomon.reading.titles import fold_words, one_line

METAS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "article:author",
    "og:article:author",
    "twitter:creator:name",
)
BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    "//address",
    "//*[contains(@class, 'uthor') or contains(@class, 'auth_name')][not(.//p)]",
    "//*[contains(@class, 'yline') or contains(@class, 'contributor')][not(.//p)]",
)
BY = re.compile(
    r"^\s{0,9}(?:(?:written|posted|story|words|text|report)\s{1,3})?(?:by|von|par|por|di|author)\b\s{0,3}[:|]?\s{0,9}",
    re.IGNORECASE,
)
END = re.compile(
    r"\s{0,9}(?:[|•·]|\bon\b|\bin\b|\d{1,2}[:./ ]|\b(?:published|updated|posted|last)\b).{0,999}$",
    re.IGNORECASE | re.DOTALL,
)
NO_NAME = re.compile(
    r"https?:|www\.|@\w|^\W*$|^(?:admin|administrator|editor|staff|unknown|none|null|anonymous|webmaster)$",
    re.IGNORECASE,
)
MAX_NAME = 80
MAX_BYLINES = 12


def find_author(tree: HtmlElement, told: Iterable[Sequence[str]], outlet: str | None) -> str | None:
    """Join the authors that the page tells (best first), else those of a byline; the outlet's own name is none."""
    for names in (*told, *_shown(tree)):
        parsed = [name for raw in names if (name := parse_name(raw)) is not None]
        authors = [name for name in parsed if fold_words(name) != fold_words(outlet or "")]
        if authors:
            return "; ".join(dict.fromkeys(authors))
    return None


def parse_name(raw: str) -> str | None:
    """Take the name out of a byline, without "By" and what follows the name; None where no name is left.

    >>> parse_name("By Ana Brand | 3 May 2019")
    'Ana Brand'
    """
    name = END.sub("", BY.sub("", one_line(raw[:1000]))).strip(" ,;:|-–—")
    return None if len(name) > MAX_NAME or NO_NAME.search(name) else name or None


def _shown(tree: HtmlElement) -> Iterator[tuple[str, ...]]:
    """Yield the names in what is marked or named as the author, the nearest to the top first."""
    for path in BYLINES:
        for element in tree.xpath(path)[:MAX_BYLINES]:
            text = one_line(" ".join(element.itertext())[:500])
            if text and not is_aside(element):
                yield (text,)
