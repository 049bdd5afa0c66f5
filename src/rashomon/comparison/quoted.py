"""Where a text gives somebody's own words: between quotation marks."""

import re
from collections.abc import Iterable, Iterator

from rashomon.types import Annotations, Span

_CLOSING = {
    mark: re.compile(closing)
    for mark, closing in {"“": "”", "«": "»", "„": "[“”]", "‘": r"’(?![^\W\d_])", '"': '"'}.items()
}
_OPENING = re.compile(r"[“«„]|(?<!\w)[‘\"]")
_LONGEST = 4000
"""Code points a quotation without a closing mark may have; the rest of its paragraph counts as the text's own."""


def find_quoted(annotations: Annotations) -> tuple[Span, ...]:
    """Give the stretches in quotation marks, marks included, in order; one that is never closed ends with its paragraph.

    What was read as direct speech counts too, whatever marks it has, but for whole turns of a transcript.
    """
    text = annotations.document.text
    turns = [Span(zone.start, zone.end) for zone in annotations.zones if zone.kind == "turn"]
    spoken = (
        span
        for one in annotations.attributions
        if one.form == "direct"
        for span in one.content
        if span.start < span.end
    )
    marked = (span for zone in annotations.zones for span in _find_marked(text, zone.start, zone.end))
    return tuple(merge_spans([*marked, *(span for span in spoken if not _is_in(span, turns))]))


def merge_spans(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans that overlap or touch; the result is in order."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_in(span: Span, wider: Iterable[Span]) -> bool:
    return any(one.start <= span.start < one.end for one in wider)


def _find_marked(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while (opening := _OPENING.search(text, at, end)) is not None:
        paragraph = text.find("\n\n", opening.end(), end)
        last = min(end if paragraph < 0 else paragraph, opening.end() + _LONGEST)
        closing = _CLOSING[opening.group()].search(text, opening.end(), last)
        if closing is None and opening.group() == "‘":
            at = opening.end()
            continue
        at = last if closing is None else closing.end()
        yield Span(opening.start(), at)
