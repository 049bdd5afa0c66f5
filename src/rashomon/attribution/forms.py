"""The form of an attribution: told in the speaker's words, in other words, or in both."""

from collections.abc import Iterable, Iterator

from rashomon.attribution.layout import Layout
from rashomon.attribution.pieces import has_words, is_scare_quote, merge, overlaps
from rashomon.types import Form, Span


def find_form(layout: Layout, pieces: Iterable[Span], head: Span | None) -> Form:
    """Tell the form of content whose cue (or source) is ``head``; quotations around the head count for nothing."""
    inside = outside = False
    for piece in pieces:
        quoted = tuple(merge(_quoted(layout, piece, head)))
        inside = inside or any(has_words(layout.text, span) for span in quoted)
        outside = outside or any(has_words(layout.text, span) for span in _between(piece, quoted))
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _quoted(layout: Layout, piece: Span, head: Span | None) -> Iterator[Span]:
    for quotation in layout.quotations_over(piece):
        span = Span(quotation.start, quotation.end)
        apart = head is None or not overlaps(span, head)
        if apart and (quotation.start == piece.start or not is_scare_quote(layout, span)):
            yield Span(max(span.start, piece.start), min(span.end, piece.end))


def _between(piece: Span, quoted: Iterable[Span]) -> Iterator[Span]:
    at = piece.start
    for span in quoted:
        yield Span(at, span.start)
        at = span.end
    yield Span(at, piece.end)
