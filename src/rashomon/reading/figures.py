"""Captions of an article's pictures, put where the pictures stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from rashomon.reading.blocks import Block
from rashomon.reading.daylines import is_aside
from rashomon.reading.lines import one_line
from rashomon.reading.titles import fold_words

TEXTS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "blockquote"})
MAX_FIGURES = 60
MAX_CAPTION = 1000
MIN_WORDS = 4
HEAD_KINDS = frozenset({"headline", "summary", "byline", "dateline"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A caption, and the folded words of the text elements right before and right after it."""

    caption: str
    before: str
    after: str


def find_figures(tree: HtmlElement) -> list[Figure]:
    """List the captions inside an article or main element, in their order, with their neighbours."""
    lines = [element for element in tree.iter("figcaption", *TEXTS) if not _is_inside(element)]
    found: list[Figure] = []
    for at, element in enumerate(lines):
        if element.tag == "figcaption" and len(found) < MAX_FIGURES:
            caption = one_line(" ".join(element.itertext())[: 2 * MAX_CAPTION])
            if len(fold_words(caption).split()) >= MIN_WORDS and len(caption) <= MAX_CAPTION and _is_own(element):
                found.append(Figure(caption, _near(lines[max(0, at - 9) : at][::-1]), _near(lines[at + 1 : at + 10])))
    return found


def _is_inside(element: HtmlElement) -> bool:
    """Tell whether an element lies in a caption or a list of elements that stand for it already."""
    parent = element.getparent()
    return parent is not None and parent.tag in {"figcaption", "li", "blockquote"} and element.tag != "figcaption"


def _is_own(element: HtmlElement) -> bool:
    return next(element.iterancestors("article", "main"), None) is not None and not is_aside(element)


def _near(elements: Sequence[HtmlElement]) -> str:
    """Give the words of the nearest element that is not a caption itself."""
    texts = (
        fold_words(element.text_content()[: 5 * MAX_CAPTION]) for element in elements if element.tag != "figcaption"
    )
    return next((words for words in texts if words), "")


def place_captions(blocks: Sequence[Block], figures: Sequence[Figure]) -> list[Block]:
    """Put each caption after the paragraph before it, else before the one after it; a caption twice, or of neither, is left out."""
    words = [fold_words(block.text) for block in blocks]
    there = set(words)
    after: dict[int, list[Block]] = {}
    head = next((at for at, block in enumerate(blocks) if block.kind not in HEAD_KINDS), len(blocks)) - 1
    places = {word: at for at, word in enumerate(words)}
    for figure in figures:
        caption = fold_words(figure.caption)
        at = places.get(figure.before, places.get(figure.after, 0) - 1)
        if caption in there or at < 0:
            continue
        there.add(caption)
        after.setdefault(max(at, head), []).append(Block("caption", figure.caption))
    return [piece for at, block in enumerate(blocks) for piece in (block, *after.get(at, ()))]
