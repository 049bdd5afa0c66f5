"""What the text itself settles: words are whole, and quotation marks are hard evidence of where a content ends."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.language.collect import Report
from rashomon.types import Quotation, Span

_ENOUGH = 0.5


def complete(text: str, reports: Iterable[Report], quotations: Sequence[Quotation]) -> Iterator[Report]:
    """Give the reports with whole words, and with the whole of each quotation that a content has most of."""
    outer = sorted((each for each in quotations if not each.depth), key=lambda each: each.start)
    for report in reports:
        cue = whole_words(text, report.cue)
        source = None if report.source is None else whole_words(text, report.source)
        pieces = [whole_words(text, piece) for piece in report.content]
        wide = [_over_quotation(piece, cue, source, outer) for piece in pieces]
        yield replace(report, cue=cue, source=source, content=tuple(sorted(set(wide))))


def whole_words(text: str, span: Span) -> Span:
    """Widen a span to the ends of the words that it cuts."""
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _over_quotation(piece: Span, cue: Span, source: Span | None, outer: Sequence[Quotation]) -> Span:
    """Widen a piece to the quotation that it has most of, where neither cue nor source lies in that."""
    at = bisect_right(outer, piece.end - 1, key=lambda each: each.start) - 1
    if at < 0 or not outer[at].closed or outer[at].end <= piece.start:
        return piece
    whole = Span(outer[at].start, outer[at].end)
    shared = min(piece.end, whole.end) - max(piece.start, whole.start)
    holds = any(part is not None and part.start < whole.end and part.end > whole.start for part in (cue, source))
    if holds or shared < _ENOUGH * (whole.end - whole.start):
        return piece
    return Span(min(piece.start, whole.start), max(piece.end, whole.end))
