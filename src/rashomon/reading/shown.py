"""What a page's markup says of single lines: who wrote, when, captions, teasers; compared by their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from rashomon.reading.lines import one_line
from rashomon.reading.titles import fold_words

CAPTIONS = (
    "//figcaption | //*[contains(@class, 'caption') and not(.//p[2]) and not(self::figure)]"
    " | //*[@itemprop='caption' or contains(@class, 'photo-credit') or contains(@class, 'image-credit')]"
)
SUMMARIES = (
    "//*[self::p or self::h2 or self::h3 or self::div][contains(@class, 'standfirst') or contains(@class, 'subtitle')"
    " or contains(@class, 'article-summary') or contains(@class, 'dek') or contains(@class, 'sub-headline')"
    " or contains(@class, 'subheadline') or @itemprop='alternativeHeadline']"
)
BYLINES = "//*[contains(@class, 'byline') or contains(@class, 'author') or @rel='author' or @itemprop='author' or self::address]"
LINKED_LINES = "//a[not(ancestor::p or ancestor::blockquote)] | //p/a | //p/*/a"
HOLDERS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "td", "article", "section", "figure", "ul", "body"}
)
MAX_LINES = 3000
MAX_CAPTION = 1000
MAX_BYLINE = 160
MIN_TEASER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """The folded words of the lines that the markup names."""

    captions: frozenset[str]
    summaries: frozenset[str]
    bylines: frozenset[str]
    teasers: frozenset[str]


def find_shown(tree: HtmlElement, url: str | None) -> Shown:
    """Collect what a page names as caption, summary or byline, and the lines that are a link to the outlet's own pages and nothing else."""
    return Shown(
        captions=frozenset(_lines(tree, CAPTIONS, MAX_CAPTION)),
        summaries=frozenset(_lines(tree, SUMMARIES, MAX_CAPTION)),
        bylines=frozenset(_lines(tree, BYLINES, MAX_BYLINE)),
        teasers=frozenset(_find_teasers(tree, _domain(url or ""))),
    )


def _lines(tree: HtmlElement, path: str, longest: int) -> Iterator[str]:
    for element in tree.xpath(path)[:MAX_LINES]:
        text = element.text_content()
        if len(text) <= 2 * longest and (words := fold_words(text)):
            yield words


def _find_teasers(tree: HtmlElement, domain: str) -> Iterator[str]:
    for link in tree.xpath(LINKED_LINES)[:MAX_LINES]:
        if _domain(link.get("href") or "") not in {"", domain}:
            continue
        text = one_line(link.text_content()[:MAX_CAPTION])
        words = fold_words(text)
        if words.count(" ") >= MIN_TEASER_WORDS - 1 and _stands_alone(link, words):
            yield words


def _stands_alone(link: HtmlElement, words: str) -> bool:
    holder = next((above for above in link.iterancestors() if above.tag in HOLDERS), None)
    if holder is None:
        return False
    inside = (
        holder.text_content()
        if holder.tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td"}
        else link.text_content()
    )
    return len(inside) < 2 * MAX_CAPTION and fold_words(inside) == words


def _domain(url: str) -> str:
    """Give the last two labels of the host; empty for an address within the same site."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])
