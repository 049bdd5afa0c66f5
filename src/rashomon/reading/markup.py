"""A page's markup to a tree, whatever its markup is."""

import logging
import re
import sys
from collections.abc import Iterator

from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement, document_fromstring
from trafilatura.utils import load_html

for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # what they would say, a reason or a warning says

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})([^<>]*)>")
LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,40})[^<>]{20000,}>")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})(?![0-9a-fA-F])|([0-9]{1,8})(?![0-9]));?")
DECLARATION = re.compile(r"^\s{0,99}<\?xml[^<>]{0,500}>")
MAX_DEPTH = 60
PARSER_DEPTH = 250
MAX_WEIGHT = 2_000_000
ENDLESS = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
    ]
)


def parse_markup(text: str) -> HtmlElement | None:
    """Parse a page; nesting deeper than any page needs is flattened first, None where there is no markup to speak of."""
    clean = LONG_TAG.sub(r"<\1>", DECLARATION.sub("", FORBIDDEN.sub("", NUMBERED.sub(_spell_out, text))))
    tree = _parse(clean)
    return _parse(flatten(clean)) if tree is not None and _is_cut_off(tree) else tree


def _spell_out(reference: re.Match[str]) -> str:
    """Leave out a character that is written as a number and that no tree may hold."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if number > sys.maxunicode or FORBIDDEN.match(chr(number)) else reference[0]


def _parse(text: str) -> HtmlElement | None:
    """Parse as the extraction library does; what it takes for no page is still one where it holds text in tags."""
    tree: HtmlElement | None = load_html(text)
    try:
        return tree if tree is not None else document_fromstring(text)
    except ParserError:
        return None


def is_heavy(tree: HtmlElement) -> bool:
    """Tell whether a tree is too large and deep to be worth the extraction's many passes: only hostile pages are."""
    depth = weight = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += depth
        if weight > MAX_WEIGHT:
            return True
    return False


def _is_cut_off(tree: HtmlElement) -> bool:
    """Tell whether the parser gave up for the depth of the markup: it leaves the last, deepest element as it was."""
    last, depth = tree, 0
    while len(last):
        last, depth = last[-1], depth + 1
    return depth >= PARSER_DEPTH


def flatten(text: str, limit: int = MAX_DEPTH) -> str:
    """Leave out the tags that lie deeper than ``limit``, not what stands between them; libxml2 gives up there.

    >>> flatten("<b><i><u>deep</u></i></b>", 2)
    '<b><i>deep</i></b>'
    """
    pieces = list(_pieces(text, limit))
    return text if len(pieces) == 1 else "".join(pieces)


def _pieces(text: str, limit: int) -> Iterator[str]:
    depth, kept = 0, 0
    for tag in TAG.finditer(text):
        if tag.group(2).lower() in ENDLESS or tag.group(3).endswith("/"):
            continue
        closing = bool(tag.group(1))
        depth += 0 if closing else 1
        if depth > limit:
            yield text[kept : tag.start()]
            kept = tag.end()
        depth = max(0, depth - 1) if closing else depth
    yield text[kept:]
