"""What is taken out of a page, or put together, before its main text is extracted."""

from lxml.html import HtmlElement

from rashomon.reading.titles import fold_words

POPUPS = "//p//*[self::span or self::div][contains(@class, 'rollover') or contains(@class, 'tooltip') or contains(@class, 'popover')]"
MACHINE_WORDS = (
    "//*[@itemprop='keywords' or @itemprop='mainEntityOfPage' or @itemprop='dateCreated' or @itemprop='inLanguage']"
    "[not(self::meta or self::link)][not(.//p)]"
)
BODIES = (
    "//div[contains(concat(' ', @class, ' '), ' article__body ') or contains(concat(' ', @class, ' '), ' article-body ')"
    " or contains(concat(' ', @class, ' '), ' article-content ') or contains(concat(' ', @class, ' '), ' entry-content ')"
    " or contains(concat(' ', @class, ' '), ' story-body ') or @itemprop='articleBody']"
)
MAX_POPUP = 3000
MAX_PARTS = 40
MIN_PARAGRAPHS = 2


def prune(tree: HtmlElement) -> None:
    """Remove hidden pop-ups and words meant for machines, and join a main text that advertisements cut into parts."""
    for path in (POPUPS, MACHINE_WORDS):
        for element in tree.xpath(path):
            if element.getparent() is not None and len(element.text_content()) <= MAX_POPUP:
                element.drop_tree()
    _join_parts(tree)


def _join_parts(tree: HtmlElement) -> None:
    """Move the parts of one article's body, alike in name and under one article, into the first."""
    parts = [part for part in tree.xpath(BODIES)[:MAX_PARTS] if len(part.findall(".//p")) >= MIN_PARAGRAPHS]
    if len(parts) < 2 or len({(_name(part), _home(part)) for part in parts}) > 1:  # noqa: PLR2004 - one part is no parts
        return
    first = parts[0]
    for part in parts[1:]:
        if first not in part.iterancestors():
            first.extend(list(part))


def _name(part: HtmlElement) -> str:
    return fold_words(part.get("class") or part.get("itemprop") or "")


def _home(part: HtmlElement) -> int:
    """Tell parts of one article from articles that stand on one page."""
    return id(next((above for above in part.iterancestors("article", "main", "body")), None))
