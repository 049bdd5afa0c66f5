"""The words around a cue that are neither its content nor its source."""

import re
from collections.abc import Iterator, Sequence

from rashomon.types import Span

_REACH = 160
_LEAD = re.compile(r"[.!?][”\"’)]?\s|[\n\r]")
_STOP = re.compile(r"[.!?][”\"’)]?(?:\s|$)|[\n\r]")


def open_stretches(text: str, cue: Span, closed: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Give the stretches of the cue's sentence that are in none of the ``closed`` spans."""
    start, end = _sentence_around(text, cue)
    for span in sorted(closed):
        if span.start < end and span.end > start:
            if span.start > start:
                yield start, span.start
            start = span.end
    if start < end:
        yield start, end


def _sentence_around(text: str, cue: Span) -> tuple[int, int]:
    before = text[max(cue.start - _REACH, 0) : cue.start]
    after = text[cue.end : cue.end + _REACH]
    lead = max((m.end() for m in _LEAD.finditer(before)), default=0)
    stop = _STOP.search(after)
    return cue.start - len(before) + lead, cue.end + (stop.start() if stop else len(after))
