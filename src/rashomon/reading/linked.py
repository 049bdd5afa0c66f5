"""What a page says of itself in JSON-LD (schema.org), bounded and tolerant of what is malformed."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

MAX_SCRIPTS = 40
MAX_CHARACTERS = 2_000_000
MAX_NODES = 5000
WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage", "article", "itemReviewed")
PAGE_TYPES = frozenset(
    {"WebPage", "Recipe", "CreativeWork", "VideoObject", "Review", "MedicalWebPage", "PodcastEpisode"}
)
OPENINGS = ("//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--")
CLOSINGS = ("//]]>", "/*]]>*/", "]]>", "//-->", "-->", ";")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
TRAILING_COMMA = re.compile(r",(?=\s{0,99}[}\]])")

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Node = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Linked:
    """What the node of the article tells, as strings; empty where it tells nothing."""

    headline: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    body: str = ""


def find_linked(tree: HtmlElement) -> Linked:
    """Give what the first article among a page's JSON-LD nodes says, else its page node; fields of both are joined."""
    try:
        return _choose(list(_nodes(tree)))
    except RecursionError:
        return Linked()


def _choose(nodes: list[Node]) -> Linked:
    known = {key: node for node in nodes if isinstance(key := node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    pages = [node for node in nodes if not _types(node).isdisjoint(PAGE_TYPES)]
    chosen = [*articles[:1], *pages[:1]]
    return _read(chosen, known)


def _read(nodes: list[Node], known: Mapping[str, Node]) -> Linked:
    def first(*keys: str) -> str:
        return next((text for node in nodes for key in keys if (text := _text(node.get(key)))), "")

    def names(*keys: str) -> tuple[str, ...]:
        return next((found for node in nodes for key in keys if (found := _names(node.get(key), known))), ())

    return Linked(
        headline=first("headline", "name"),
        outlet="".join(names("publisher", "sourceOrganization")[:1]),
        authors=names("author", "creator"),
        url=first("url", "mainEntityOfPage"),
        published=first("datePublished", "dateCreated", "uploadDate"),
        modified=first("dateModified"),
        language=first("inLanguage"),
        body=first("articleBody"),
    )


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    """Yield the nodes that stand for the page itself: not those of lists of other pages, comments or parts."""
    count = 0
    for value in _values(tree):
        waiting = [value]
        while waiting and count < MAX_NODES:
            here = waiting.pop()
            count += 1
            if isinstance(here, list):
                waiting.extend(reversed(here[:MAX_NODES]))
            elif isinstance(here, dict):
                yield here
                waiting.extend(here[key] for key in reversed(WRAPPERS) if isinstance(here.get(key), list | dict))


def _values(tree: HtmlElement) -> Iterator[Json]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:MAX_SCRIPTS]:
        value = _parse(script.text_content()[:MAX_CHARACTERS])
        if value is not None:
            yield value


def _parse(source: str) -> Json:
    text = _unwrap(source)
    for attempt in (text, TRAILING_COMMA.sub("", text)):
        try:
            value: Json = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _unwrap(source: str) -> str:
    """Take away the comment marks that hide a script from old browsers."""
    text = source.strip()
    for opening in OPENINGS:
        text = text.removeprefix(opening).lstrip()
    for closing in CLOSINGS:
        text = text.removesuffix(closing).rstrip()
    return text


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _is_article(node: Node) -> bool:
    return any(kind.endswith(("Article", "BlogPosting")) or kind == "Report" for kind in _types(node))


def _text(value: Json) -> str:
    """Give a value as text; a reference gives its address."""
    if isinstance(value, list):
        return next((text for item in value if (text := _text(item))), "")
    if isinstance(value, dict):
        return _text(value.get("@id") or value.get("@value") or value.get("name"))
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return LONE_SURROGATE.sub("\ufffd", unescape(str(value))).strip()


def _names(value: Json, known: Mapping[str, Node]) -> tuple[str, ...]:
    """Give the names of persons or organisations, following references to other nodes."""
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value[:20] for name in _names(item, known)))
    if isinstance(value, dict):
        node = value if "name" in value else known.get(_text(value.get("@id")), value)
        name = _text(node.get("name"))
        return (name,) if name else ()
    name = _text(value)
    return (name,) if name else ()
