"""Where content may stand: the stretches of text that no content crosses, and the quotations over them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rashomon.types import Quotation, Span, Tagged, Zone

# A blank line, or one line end after the end of a sentence: wrapped lines inside a paragraph are no break.
_BREAK = re.compile(r"(?:\r\n|[\n\v\f\r\x85\u2028\u2029])\s*")
_LINE_END = re.compile(r"\r\n|[\n\v\f\r\x85\u2028\u2029]")
_ENDS_SENTENCE = frozenset('.!?…:;"”’»)]。؟')


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's blocks (disjoint, sorted, trimmed, without boilerplate) and its quotations by depth."""

    text: str
    blocks: tuple[Span, ...]
    starts: tuple[int, ...]
    quotations: tuple[tuple[Quotation, ...], ...]

    def pieces(self, span: Span) -> Iterator[Span]:
        """Cut a span at the borders of the blocks; what lies outside them falls away."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        for i in range(first, bisect_left(self.starts, span.end)):
            block = self.blocks[i]
            piece = trim(self.text, max(span.start, block.start), min(span.end, block.end))
            if piece:
                yield piece

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies inside one block."""
        i = bisect_right(self.starts, span.start) - 1
        return i >= 0 and span.end <= self.blocks[i].end

    def quotations_over(self, span: Span) -> Iterator[Quotation]:
        """Give the quotations that share characters with a span, outermost first."""
        for level in self.quotations:
            i = max(bisect_right(level, span.start, key=lambda q: q.start) - 1, 0)
            while i < len(level) and level[i].start < span.end:
                if level[i].end > span.start:
                    yield level[i]
                i += 1


def lay_out(tagged: Tagged, turns: Mapping[str, tuple[Span, ...]]) -> Layout:
    """Find the blocks of a document: its paragraphs, cut at zone borders, without boilerplate and the labels of turns."""
    text = tagged.document.text
    blocks = tuple(find_blocks(text, tagged.zones, turns))
    levels: dict[int, list[Quotation]] = {}
    for quotation in tagged.quotations:
        levels.setdefault(quotation.depth, []).append(quotation)
    ordered = tuple(tuple(sorted(levels[d], key=lambda q: (q.start, q.end))) for d in sorted(levels))
    return Layout(text, blocks, tuple(block.start for block in blocks), ordered)


def find_blocks(text: str, zones: Iterable[Zone], turns: Mapping[str, tuple[Span, ...]]) -> Iterator[Span]:
    """Give the trimmed paragraphs of every zone that is neither a note nor boilerplate; of a turn, those given."""
    covered = 0
    for zone in sorted((z for z in zones if z.kind != "note"), key=lambda z: (z.start, z.end)):
        if zone.start > covered:
            yield from find_paragraphs(text, covered, zone.start)
        if zone.id in turns:
            yield from (piece for piece in turns[zone.id] if piece.start >= covered)
        elif zone.kind != "boilerplate":
            yield from find_paragraphs(text, max(zone.start, covered), zone.end)
        covered = max(covered, zone.end)
    yield from find_paragraphs(text, covered, len(text))


def find_paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the trimmed paragraphs between two offsets."""
    edges = [start, *_find_breaks(text, start, end), end]
    for left, right in pairwise(edges):
        paragraph = trim(text, left, right)
        if paragraph:
            yield paragraph


def _find_breaks(text: str, start: int, end: int) -> Iterator[int]:
    for match in _BREAK.finditer(text, start, end):
        before = text[max(match.start() - 1, start) : match.start()]
        if len(_LINE_END.findall(match.group())) > 1 or before in _ENDS_SENTENCE:
            yield match.end()


def trim(text: str, start: int, end: int) -> Span | None:
    """Shrink a span until it begins and ends with other than white space; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
