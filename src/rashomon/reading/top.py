"""The head of an article as a page shows it: headline, summary, byline, date, in that order."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from rashomon.reading.blocks import Block
from rashomon.reading.dates import find_dates, is_date_line
from rashomon.reading.daylines import is_aside, show_day
from rashomon.reading.facts import Facts
from rashomon.reading.lines import one_line
from rashomon.reading.titles import fold_words
from rashomon.types import ZoneKind

BYLINES = "//*[contains(@class, 'yline') or contains(@class, 'uthor') or @rel='author' or @itemprop='author' or self::address]"
MAX_ELEMENTS = 20
MAX_BYLINE = 120
HEAD_BLOCKS = 6


def find_head(tree: HtmlElement, facts: Facts) -> list[Block]:
    """Give the lines of the head that the page shows; the first shown byline is the widest that names the author."""
    lines: list[tuple[ZoneKind, str | None]] = [
        ("headline", facts.title),
        ("byline", _find_byline(tree, facts.author)),
        ("dateline", show_day(facts.daylines, facts.published)),
    ]
    return [Block(kind, text) for kind, text in lines if text]


def _find_byline(tree: HtmlElement, author: str | None) -> str | None:
    if author is None:
        return None
    names = [fold_words(name) for name in author.split("; ")]
    for element in tree.xpath(BYLINES)[:MAX_ELEMENTS]:
        text = one_line(" ".join(element.itertext())[: 4 * MAX_BYLINE])
        words = fold_words(text)
        if len(text) <= MAX_BYLINE and names[0] in words and not find_dates(text) and not is_aside(element):
            return text
    return None


def complete_head(head: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """Put the head above the main text, without the lines that the main text shows itself."""
    own = [_recognise(block, head) if at < HEAD_BLOCKS else block for at, block in enumerate(blocks)]
    kinds = {block.kind for block in own[:HEAD_BLOCKS]}
    missing = [line for line in head if line.kind == "headline" or line.kind not in kinds]
    summaries = [block for block in own[:HEAD_BLOCKS] if block.kind == "summary"]
    rest = [block for at, block in enumerate(own) if at >= HEAD_BLOCKS or block.kind != "summary"]
    return [*missing[:1], *summaries, *missing[1:], *rest] if head else list(own)


def _recognise(block: Block, head: Sequence[Block]) -> Block:
    """Give a line of the main text the role of the head's line that says the same."""
    if block.kind != "body" or len(block.text) > MAX_BYLINE:
        return block
    if is_date_line(block.text):
        return Block("dateline", block.text)
    words = fold_words(block.text)
    same = next(
        (line for line in head if line.kind != "headline" and fold_words(line.text) in {words, f"by {words}"}), None
    )
    if same is None and any(
        line.kind == "byline" and words.startswith("by ") and fold_words(line.text) in words for line in head
    ):
        return Block("byline", block.text)
    return block if same is None else Block(same.kind, block.text)
