"""What the text itself settles: words are whole, and quotation marks are hard evidence of where a content ends."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.language.collect import Report
from rashomon.types import Quotation, Span

_ENOUGH = 0.5
_SOME = 0.25
"""Shares of a quotation: with the first a piece gets all of it, with the second where no other report has words of it."""
_LONGEST = 3000
"""Characters of a quotation that a piece with little of it may get."""


def complete(text: str, reports: Iterable[Report], quotations: Sequence[Quotation]) -> Iterator[Report]:
    """Give the reports with whole words, and with the whole of each quotation that a content has most of.

    Of a quotation that no other report has words of, some is enough: the rest lay outside the window that was read.
    """
    outer = sorted((each for each in quotations if not each.depth), key=lambda each: each.start)
    whole = [_with_whole_words(text, report) for report in reports]
    owners = Counter(
        each for report in whole for each in {_quotation_of(piece, report, outer) for piece in report.content}
    )
    for report in whole:
        wide = {_widen(piece, _quotation_of(piece, report, outer), owners) for piece in report.content}
        yield replace(report, content=tuple(sorted(wide)))


def _with_whole_words(text: str, report: Report) -> Report:
    source = None if report.source is None else whole_words(text, report.source)
    content = tuple(whole_words(text, piece) for piece in report.content)
    return replace(report, cue=whole_words(text, report.cue), source=source, content=content)


def whole_words(text: str, span: Span) -> Span:
    """Widen a span to the ends of the words that it cuts."""
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _quotation_of(piece: Span, report: Report, outer: Sequence[Quotation]) -> Span | None:
    """Give the last closed quotation that a piece has words of, where neither cue nor source lies in that."""
    at = bisect_right(outer, piece.end - 1, key=lambda each: each.start) - 1
    if at < 0 or not outer[at].closed or outer[at].end <= piece.start:
        return None
    whole = Span(outer[at].start, outer[at].end)
    heads = (report.cue, report.source)
    holds = any(part is not None and part.start < whole.end and part.end > whole.start for part in heads)
    return None if holds else whole


def _widen(piece: Span, whole: Span | None, owners: Counter[Span | None]) -> Span:
    """Widen a piece to a quotation that it has enough of."""
    if whole is None:
        return piece
    size = whole.end - whole.start
    enough = _SOME if owners[whole] == 1 and size <= _LONGEST else _ENOUGH
    shared = min(piece.end, whole.end) - max(piece.start, whole.start)
    return piece if shared < enough * size else Span(min(piece.start, whole.start), max(piece.end, whole.end))
