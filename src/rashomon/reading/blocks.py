"""The main text of a page as blocks, each with the role that its markup tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement
from trafilatura import bare_extraction, html2txt

from rashomon.reading.markup import FORBIDDEN, is_heavy
from rashomon.types import ZoneKind

BLOCKS = frozenset({"body", "p", "head", "quote", "list", "item", "table", "row", "code", "ab", "div"})
SPACE = re.compile(r"[ \t\r\f\v\u00a0]{1,9999}")
LINE_END = re.compile(r" ?\n ?")
BREAK = re.compile(r"\n{2,99}")
CELLS = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row, with its role."""

    kind: ZoneKind
    text: str


def find_blocks(tree: HtmlElement) -> list[Block]:
    """Extract the main text, without comments, as the extraction library finds it; where it finds none, all text."""
    body = None if is_heavy(tree) else _extract(tree)
    return (list(_render(body)) if body is not None else []) or split_blocks(html2txt(tree))


def _extract(tree: HtmlElement) -> _Element | None:
    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - a fault of the library on a broken page must not lose the page's words
        return None
    body: _Element | None = getattr(found, "body", None)
    return body


def split_blocks(text: str) -> list[Block]:
    """Cut a text that stands on its own into paragraphs at its line ends."""
    return [Block("body", line) for part in text.splitlines() if (line := _tidy(part))]


def as_kind(block: Block, kind: ZoneKind) -> Block:
    """Give a block another role."""
    return replace(block, kind=kind)


def _render(body: _Element) -> Iterator[Block]:
    """Walk the extracted tree: text up to the next block element is one block."""
    words: list[str] = []
    inside: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if tag in BLOCKS and not (tag == "p" and "row" in inside):
            yield from _flush(words, inside)
            inside = [*inside, tag] if event == "start" else inside[:-1]
        elif event == "start" and tag in {"lb", "cell"}:
            words.append("\n" if tag == "lb" else CELLS if words else "")
        words.append((element.text if event == "start" else element.tail if element is not body else "") or "")
    yield from _flush(words, inside)


def _flush(words: list[str], inside: list[str]) -> Iterator[Block]:
    kind: ZoneKind = "subheading" if "head" in inside else "body"
    for part in BREAK.split(_tidy("".join(words))):
        if part.strip(" |\n"):
            yield Block(kind, part.strip(" |\n"))
    words.clear()


def _tidy(text: str) -> str:
    return LINE_END.sub("\n", SPACE.sub(" ", FORBIDDEN.sub("", text))).strip()
