"""Who wrote a page: as told in its metadata, else as its byline shows."""

from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from rashomon.reading.bylines import parse_name
from rashomon.reading.daylines import is_aside
from rashomon.reading.lines import one_line
from rashomon.reading.titles import fold_words

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
MAX_BYLINES = 12


def find_author(tree: HtmlElement, told: Iterable[Sequence[str]], outlet: str | None) -> str | None:
    """Join the authors that the page tells (best first), else those of a byline; the outlet's own name is none."""
    for names in (*told, *_shown(tree)):
        parsed = [name for raw in names if (name := parse_name(raw)) is not None]
        authors = [name for name in parsed if fold_words(name) != fold_words(outlet or "")]
        if authors:
            return "; ".join(dict.fromkeys(authors))
    return None


def _shown(tree: HtmlElement) -> Iterator[tuple[str, ...]]:
    """Yield the names in what is marked or named as the author, the nearest to the top first."""
    for path in BYLINES:
        for element in tree.xpath(path)[:MAX_BYLINES]:
            text = one_line(" ".join(element.itertext())[:500])
            if text and not is_aside(element):
                yield (text,)
