"""What is put right in an extracted main text, by cause: repeats, teasers, captions, the head, a text cut short."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.reading.blocks import Block, as_kind, split_blocks
from rashomon.reading.lines import Paragraph
from rashomon.reading.phrases import find_furniture
from rashomon.reading.shown import Shown
from rashomon.reading.titles import fold_words

MIN_REPEAT = 8
MIN_TOLD = 500
SHORT = 0.5
HEAD_BLOCKS = 6
RUN = 4
LOOSE = frozenset({"boilerplate", "caption", "headline"})


def mend(blocks: Sequence[Block], shown: Shown, title: str | None, told: str) -> list[Block]:
    """Give the blocks without repeats, each with its role; ``told`` is the article's text in the page's own metadata."""
    whole = _drop_repeats(_prefer_told(blocks, told))
    marked = [_mark(block, shown, fold_words(title or ""), at) for at, block in enumerate(whole)]
    return [block for block in _mark_loose_ends(marked) if block.kind != "headline"]


def _prefer_told(blocks: Sequence[Block], told: str) -> Sequence[Block]:
    """Take the metadata's text where the extracted one lacks most of it, or is the same without its paragraphs."""
    if len(told) < MIN_TOLD or "<p" in told:
        return blocks
    paragraphs = split_blocks(told)
    if len(paragraphs) > len(blocks) and fold_words(told) == fold_words(" ".join(block.text for block in blocks)):
        return paragraphs
    here, there = {run for block in blocks for run in _runs(block.text)}, _runs(told)
    return paragraphs if len(there & here) < SHORT * len(there) and len(here) < len(there) else blocks


def _runs(text: str) -> set[tuple[str, ...]]:
    words = fold_words(text).split()
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _drop_repeats(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out a paragraph of some length that stood there before, word for word."""
    seen: set[str] = set()
    for block in blocks:
        words = fold_words(block.text)
        if words not in seen:
            yield block
        if words.count(" ") >= MIN_REPEAT - 1:
            seen.add(words)


def _mark(block: Block, shown: Shown, title: str, at: int) -> Block:
    """Give a block the role that the markup tells of its words; ``headline`` where it repeats the title."""
    words = fold_words(block.text)
    if words == title:
        return as_kind(block, "headline")
    if words in shown.captions:
        return as_kind(block, "caption")
    if words in shown.teasers and not block.text.endswith((".", ".”", '."')):
        return as_kind(block, "boilerplate")
    if at < HEAD_BLOCKS and words in shown.summaries:
        return as_kind(block, "summary")
    return as_kind(block, "byline") if at < HEAD_BLOCKS and words in shown.bylines else block


def _mark_loose_ends(blocks: Sequence[Block]) -> list[Block]:
    """Mark what stands below the last of the article: furniture by its words, and subheadings with nothing under them."""
    marked = list(blocks)
    for at in range(len(marked) - 1, -1, -1):
        if marked[at].kind == "subheading" or (marked[at].kind == "body" and _is_furniture(marked[at].text)):
            marked[at] = as_kind(marked[at], "boilerplate")
        elif marked[at].kind not in LOOSE:
            break
    return marked


def _is_furniture(text: str) -> bool:
    return find_furniture(Paragraph(0, len(text), text)) is not None
