"""Where paragraphs begin and end: no sentence and no piece of content goes over such an end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.types import Zone, ZoneKind

SILENT: frozenset[ZoneKind] = frozenset({"boilerplate", "byline", "dateline", "note"})
"""Zones that say nothing: page junk, who wrote it, where and when, and the overlay that lies in other zones."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_LONGEST_WRAPPED = 130
_SHORTEST_WRAPPED = 35
_ENDS_SENTENCE = frozenset('.!?:”"»…')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (hard-wrapped lines joined) without the white space around it, and the kind of its zone."""

    start: int
    end: int
    kind: ZoneKind


def find_paragraphs(text: str, zones: Sequence[Zone]) -> tuple[Paragraph, ...]:
    """Find the paragraphs of all zones that speak, in order."""
    spoken = sorted((zone for zone in zones if zone.kind not in SILENT), key=lambda zone: (zone.start, zone.end))
    return tuple(
        Paragraph(start, end, zone.kind)
        for zone in spoken
        for block in _blocks(text, zone.start, zone.end)
        for start, end in _split_block(text, block)
    )


def _blocks(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines with no blank line between them, each line trimmed."""
    block: list[tuple[int, int]] = []
    last = start
    for match in _LINE.finditer(text, start, end):
        line = _trim(text, match.start(), match.end())
        if block and (line[0] == line[1] or text[last : match.start()] not in {"\n", "\r\n", "\r"}):
            yield block
            block = []
        if line[0] < line[1]:
            block.append(line)
        last = match.end()
    if block:
        yield block


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space out at both ends."""
    piece = text[start:end]
    kept = piece.strip()
    lead = len(piece) - len(piece.lstrip()) if kept else 0
    return start + lead, start + lead + len(kept)


def _split_block(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Take the block as one paragraph where its lines are hard-wrapped, else each line as its own."""
    if _is_wrapped(text, block):
        yield block[0][0], block[-1][1]
    else:
        yield from block


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Tell whether lines were broken for width: of like length, and most of them break inside a sentence."""
    broken = block[:-1]
    if not broken:
        return True
    fits = all(_SHORTEST_WRAPPED <= end - start <= _LONGEST_WRAPPED for start, end in broken)
    inside = sum(text[end - 1] not in _ENDS_SENTENCE for _, end in broken)
    lower = sum(text[start].islower() for start, _ in block[1:])
    return fits and 2 * inside >= len(broken) and lower > 0
