"""Quotations that go on: in the next sentence, in the next paragraph, and over several paragraphs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.language.collect import Report
from rashomon.language.paragraphs import Paragraph
from rashomon.language.words import Words
from rashomon.types import Quotation, Span

_LOOSE = frozenset({".", ",", ";", ":", "dash"})


def follow_quotations(
    sentences: Sequence[Words],
    found: Sequence[list[Report]],
    paragraphs: Sequence[Paragraph],
    quotations: Sequence[Quotation],
) -> list[Report]:
    """Give all reports; quoted sentences without a cue of their own go to the report before them."""
    starts = [paragraph.start for paragraph in paragraphs]
    wide = _find_wide(quotations, starts)
    reports: list[Report] = []
    speaking: int | None = None
    paragraph, goes_on = -1, False
    for words, own in zip(sentences, found, strict=True):
        if not len(words):
            continue
        here = bisect_right(starts, words.spans[0].start) - 1
        if here != paragraph and not (goes_on and here == paragraph + 1):
            speaking = None
        paragraph = here
        pure = _is_quotation(words)
        if pure and speaking is not None:
            reports[speaking] = _append(reports[speaking], words)
        begun = len(reports)
        reports.extend(own)
        goes_on = pure or "close" in words.kinds or words.leads_on
        if not pure:
            speaking = _find_speaking(words, own, begun)
    return [_over_paragraphs(report, wide, paragraphs, starts) for report in reports if report.content]


def _is_quotation(words: Words) -> bool:
    """Tell whether a sentence is quotations from end to end."""
    at = 0
    while at < len(words):
        if words.kinds[at] == "open":
            closing = words.partners.get(at)
            if closing is None:
                return at == 0
            at = closing + 1
        elif words.kinds[at] in _LOOSE and at:
            at += 1
        else:
            return False
    return True


def _find_speaking(words: Words, own: Sequence[Report], begun: int) -> int | None:
    """Find the report whose speaker goes on after this sentence: the last one outside its quotations."""
    inside = [(words.spans[a].start, words.spans[b].end) for a, b in words.partners.items()]
    best: tuple[int, int] | None = None
    for index, report in enumerate(own):
        outer = not any(start <= report.cue.start < end for start, end in inside)
        if outer and report.source is not None and (best is None or report.cue.start > best[0]):
            best = (report.cue.start, begun + index)
    return None if best is None else best[1]


def _append(report: Report, words: Words) -> Report:
    last = len(words)
    while last > 1 and words.kinds[last - 1] == "." and words.kinds[last - 2] == "close":
        last -= 1
    return replace(report, content=(*report.content, words.span(0, last)))


def _find_wide(quotations: Sequence[Quotation], starts: Sequence[int]) -> list[Quotation]:
    """Give the outermost quotations that go over several paragraphs, in order; none overlaps another."""
    outer = (each for each in quotations if not each.depth)
    return [each for each in outer if bisect_right(starts, each.start) != bisect_right(starts, each.end - 1)]


def _over_paragraphs(
    report: Report, wide: Sequence[Quotation], paragraphs: Sequence[Paragraph], starts: Sequence[int]
) -> Report:
    """Add the pieces in other paragraphs of a quotation that a content begins or ends with."""
    pieces = list(report.content)
    for piece in report.content:
        at = bisect_right(wide, piece.end - 1, key=lambda each: each.start) - 1
        if at >= 0 and piece.start < wide[at].end and not wide[at].start <= report.cue.start < wide[at].end:
            here = bisect_right(starts, piece.start) - 1
            pieces.extend(_parts(wide[at], paragraphs, starts, here))
    return replace(report, content=tuple(sorted(set(pieces))))


def _parts(quotation: Quotation, paragraphs: Sequence[Paragraph], starts: Sequence[int], but: int) -> Iterator[Span]:
    """Cut a quotation at its paragraphs, leaving one of them out."""
    for index in range(bisect_right(starts, quotation.start) - 1, len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.start >= quotation.end:
            return
        if index != but:
            yield Span(max(paragraph.start, quotation.start), min(paragraph.end, quotation.end))
