"""Words told in headings: a headline's "Name: “…”", and a subheading that is a bare quotation."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from rashomon.attribution.kinds import find_kind
from rashomon.attribution.layout import Layout, trim
from rashomon.attribution.near import Near
from rashomon.attribution.pieces import find_pieces
from rashomon.lexicon.phrases import find_words
from rashomon.types import Attribution, Quotation, Source, Span, Zone

_SURE = 0.7
_PARTS = ";|\n"
_LONGEST = 90  # characters of who speaks in a headline
_LEAST = 3  # words of a subheading that is known again in the text


def find_headed(
    layout: Layout, zones: Sequence[Zone], attributions: Sequence[Attribution], names: Near
) -> Iterator[Attribution]:
    """Give the quotations in headings that no attribution holds yet."""
    held = _Held(piece for one in attributions for piece in one.content)
    told = _Told(layout, attributions)
    for zone in zones:
        if zone.kind in {"headline", "subheading"}:
            for quotation in layout.quotations_over(Span(zone.start, zone.end)):
                if not quotation.depth and quotation.closed and not held.touches(quotation):
                    yield from _read(layout, zone, quotation, names, told)


class _Held:
    """The words that some spans hold, found without going through all of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def touches(self, quotation: Quotation) -> bool:
        """Tell whether a quotation shares a character with a span."""
        before = bisect_left(self._starts, quotation.end)
        return before > 0 and self._ends[before - 1] > quotation.start


class _Told:
    """The words that are told as somebody's own, read when they are first asked for."""

    def __init__(self, layout: Layout, attributions: Sequence[Attribution]) -> None:
        self._layout, self._attributions, self._words = layout, attributions, ""

    def holds(self, words: str) -> bool:
        """Tell whether some words stand in a quotation of the text."""
        if not self._words:
            spans = (piece for one in self._attributions if one.form != "indirect" for piece in one.content)
            self._words = f" {' | '.join(_fold(self._layout, span) for span in spans)} "
        return f" {words} " in self._words


def _read(layout: Layout, zone: Zone, quotation: Quotation, names: Near, told: _Told) -> Iterator[Attribution]:
    if zone.kind == "headline":
        yield from _speak(layout, zone, quotation, names)
    elif trim(layout.text, zone.start, zone.end) == Span(quotation.start, quotation.end):
        yield from _repeat(layout, quotation, told)


def _speak(layout: Layout, zone: Zone, quotation: Quotation, names: Near) -> Iterator[Attribution]:
    """Give a quotation that ends a headline or a part of it, after somebody's name and a colon."""
    text = layout.text
    after, lead = text[quotation.end : zone.end].strip(), text[zone.start : quotation.start].rstrip()
    if not lead.endswith(":") or (after and after[0] not in _PARTS):
        return
    colon = zone.start + len(lead) - 1
    start = max(zone.start, *(text.rfind(mark, zone.start, colon) + 1 for mark in _PARTS))
    who = trim(text, start, colon)
    if who is None or who.end - who.start > _LONGEST or not any(name.end == who.end for name in names.over(who)):
        return
    kind = find_kind(text, who, names.over(who))
    cue = Span(colon, colon + 1)
    pieces = find_pieces(layout, [Span(quotation.start, quotation.end)], [cue])
    source = Source(who.start, who.end, kind, None, None)
    if pieces:
        yield Attribution("", "direct", pieces, source, cue, "says", "+", None, (), None, None, None, _SURE)


def _repeat(layout: Layout, quotation: Quotation, told: _Told) -> Iterator[Attribution]:
    """Give a subheading's quotation where the text tells the same words as somebody's: it is said, not named."""
    words = _fold(layout, Span(quotation.start, quotation.end))
    pieces = find_pieces(layout, [Span(quotation.start, quotation.end)], [])
    if pieces and words.count(" ") + 1 >= _LEAST and told.holds(words):
        yield Attribution("", "direct", pieces, None, None, "says", "+", None, (), None, None, None, _SURE)


def _fold(layout: Layout, span: Span) -> str:
    return " ".join(word.folded for word in find_words(layout.text, span.start, span.end))
