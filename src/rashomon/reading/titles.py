"""The headline of a page, as it is shown."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from rashomon.reading.lines import one_line

SEPARATOR = re.compile(r"\s{1,9}[|–—\-:·•»«~/]{1,3}\s{1,9}|\s?[|»]\s?")
HEADINGS = "//h1|//h2|//h3"
MAX_HEADINGS = 60
MAX_TITLE = 500
SAME = 0.6
WORD = re.compile(r"\w+")


def fold_words(text: str) -> str:
    """Give the words of a text alone, for comparing what is written in several ways.

    >>> fold_words("The  Estuary-Post!")
    'the estuary post'
    """
    return " ".join(WORD.findall(text.casefold()))


def find_title(tree: HtmlElement, told: Iterable[str], outlet: str | None, url: str | None) -> str | None:
    """Prefer the heading that the told titles (best first) agree with; else the best told one without the outlet's name."""
    window = tree.findtext(".//title") or ""
    titles = [line for title in (*told, window) if (line := one_line(title[: 4 * MAX_TITLE])[:MAX_TITLE])]
    candidates = [strip_outlet(title, outlet, url) for title in titles]
    parts = [part for title in titles[-1:] for part in SEPARATOR.split(title) if len(fold_words(part).split()) > 2]  # noqa: PLR2004 - shorter parts name sections
    heading = _find_heading(tree, [*candidates, *parts], outlet)
    return heading or next(iter(candidates), None)


def strip_outlet(title: str, outlet: str | None, url: str | None) -> str:
    """Take the outlet's name off the end or the beginning of a title.

    >>> strip_outlet("Ferry talks fail - World | The Post", "The Post", None)
    'Ferry talks fail - World'
    """
    names = _own_names(outlet, url)
    cuts = list(SEPARATOR.finditer(title))
    for cut in cuts:
        if _is_own(title[cut.end() :], names):
            return title[: cut.start()]
    if cuts and _is_own(title[: cuts[0].start()], names):
        return title[cuts[0].end() :]
    return title


def _own_names(outlet: str | None, url: str | None) -> set[str]:
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    labels = {label for label in host.split(".")[:-1] if len(label) > 3}  # noqa: PLR2004 - shorter ones are "co", "com"
    names = {_squeeze(outlet or ""), _squeeze(host), *map(_squeeze, labels)}
    return names - {""}


def _is_own(part: str, names: set[str]) -> bool:
    squeezed = _squeeze(part)
    return bool(squeezed) and any(
        squeezed == name or squeezed.removeprefix("the") == name.removeprefix("the") for name in names
    )


def _squeeze(text: str) -> str:
    return fold_words(text).replace(" ", "")


def _find_heading(tree: HtmlElement, titles: Sequence[str], outlet: str | None) -> str | None:
    """Give the heading that says what a told title says; a first-rank heading may differ from it in some words."""
    elements = [element for element in tree.xpath(HEADINGS)[:MAX_HEADINGS] if not _leads_home(element)]
    headings = [(element.tag, one_line(element.text_content()[: 4 * MAX_TITLE])) for element in elements]
    usable = [
        (tag, text)
        for tag, text in headings
        if text and len(text) <= MAX_TITLE and fold_words(text) != fold_words(outlet or "")
    ]
    for title in titles:
        exact = next((text for _, text in usable if fold_words(text) == fold_words(title)), None)
        if exact is not None:
            return exact
    first_rank = [text for tag, text in usable if tag == "h1"]
    longer = next((title for title in titles for text in first_rank if _is_edge(title, text)), None)
    if longer is not None:
        return longer
    close = [text for text in first_rank if any(_overlap(text, title) >= SAME for title in titles)]
    if close or len(first_rank) == 1:
        return (close or first_rank)[0]
    return None


def _is_edge(title: str, heading: str) -> bool:
    """Tell whether a heading holds a title whole and a kicker or second line beside it, in one element."""
    inner, outer = _squeeze(title), _squeeze(heading)
    return len(inner) > len(outer) / 3 and inner != outer and (outer.startswith(inner) or outer.endswith(inner))


def _leads_home(heading: HtmlElement) -> bool:
    """Tell the outlet's name, linked to its front page, from a headline."""
    links = [link.get("href") or "" for link in heading.iter("a")]
    return any(urlsplit(link[:500].split("?")[0]).path in {"", "/"} and not link.startswith("#") for link in links)


def _overlap(one: str, other: str) -> float:
    """Give the share of the shorter one's words that stand in the other too."""
    words, others = set(fold_words(one).split()), set(fold_words(other).split())
    return len(words & others) / max(1, min(len(words), len(others)))
