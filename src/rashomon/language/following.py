"""Quotations that stand alone: a sentence all in quotation marks belongs to the report before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.language.collect import Report
from rashomon.language.paragraphs import Paragraph
from rashomon.types import Quotation, Span

_LONGEST = 3000
"""Characters that one content may come to by what follows it."""


def follow(
    text: str,
    reports: Sequence[Report],
    quotations: Sequence[Quotation],
    sentences: Sequence[Span],
    paragraphs: Sequence[Paragraph],
) -> list[Report]:
    """Give the reports with the quotations that follow them in the same or the next paragraph and that none has yet.

    A quotation that follows one that was taken so goes to the same report.
    """
    kept = sorted(reports, key=lambda report: report.cue)
    told = _Cover(piece for report in kept for piece in report.content)
    outer = [at for at, report in enumerate(kept) if not told.touches(report.cue)]
    cues = [kept[at].cue for at in outer]
    starts = [paragraph.start for paragraph in paragraphs]
    last: tuple[int, int] = (-1, -2)
    for quotation in _find_alone(text, kept, quotations, sentences):
        here = bisect_right(starts, quotation.start) - 1
        at = bisect_left(cues, quotation.start, key=lambda cue: cue.start) - 1
        if at >= 0 and bisect_right(starts, cues[at].start) - 1 >= here - 1:
            speaking = outer[at]
        elif last[1] >= here - 1 and (at < 0 or outer[at] == last[0]):
            speaking = last[0]
        else:
            continue
        if sum(piece.end - piece.start for piece in (*kept[speaking].content, quotation)) > _LONGEST:
            continue
        last = (speaking, here)
        kept[speaking] = replace(kept[speaking], content=(*kept[speaking].content, quotation))
    return kept


def _find_alone(
    text: str, reports: Sequence[Report], quotations: Sequence[Quotation], sentences: Sequence[Span]
) -> Iterator[Span]:
    """Give the outermost quotations that are whole sentences and that touch no report's words."""
    begins = [sentence.start for sentence in sentences]
    taken = _Cover(piece for report in reports for piece in (*report.content, report.cue))
    for quotation in quotations:
        at = bisect_right(begins, quotation.start) - 1
        if quotation.depth or at < 0:
            continue
        sentence = sentences[at]
        around = text[sentence.start : quotation.start] + text[quotation.end : max(sentence.end, quotation.end)]
        if not taken.touches(quotation) and not any(map(str.isalnum, around)):
            yield Span(quotation.start, quotation.end)


class _Cover:
    """The characters that any of some spans has."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span | Quotation) -> bool:
        """Tell whether one of the characters lies in a span."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end
