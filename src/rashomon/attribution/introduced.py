"""Whole quotations that a line ending in a colon leads to: "The rest of her speech deserves to be read at length:"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.attribution.kinds import find_kind
from rashomon.attribution.layout import Layout
from rashomon.attribution.near import Near
from rashomon.attribution.pieces import find_pieces, overlaps
from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import Attribution, Quotation, Source, Span

_SURE = 0.6
_LEAD = 200  # characters of a line that leads to a quotation
_SENTENCE = re.compile(r"[.!?]\s")


def find_introduced(layout: Layout, attributions: Sequence[Attribution], names: Near) -> Iterator[Attribution]:
    """Give the quotations after a colon that no attribution holds, as the words of who owns the noun before it."""
    held = [piece for one in attributions if one.form != "indirect" for piece in one.content]
    quotations = {quotation.start: quotation for level in layout.quotations[:1] for quotation in level}
    for lead, block in pairwise(layout.blocks):
        quotation = quotations.get(block.start)
        if quotation is None or not quotation.closed or layout.text[lead.end - 1] != ":":
            continue
        if not any(overlaps(piece, block) for piece in held):
            yield from _introduce(layout, lead, quotation, names)


def _introduce(layout: Layout, lead: Span, quotation: Quotation, names: Near) -> Iterator[Attribution]:
    """Give a quotation with the noun for a speech or letter in the sentence before it, and whose that is."""
    start = max(lead.start, lead.end - _LEAD)
    start += max((found.end() for found in _SENTENCE.finditer(layout.text[start : lead.end])), default=0)
    words = find_words(layout.text, start, lead.end)
    telling = word_list("en", "sources", "spoken")
    for before, noun in pairwise(words):
        source = _owner(layout.text, before, names)
        if noun.folded in telling and source is not None:
            cue = Span(noun.start, noun.end)
            pieces = find_pieces(layout, [Span(quotation.start, quotation.end)], [cue])
            kind = find_kind(layout.text, source, names.over(source))
            said_by = Source(source.start, source.end, kind, None, None)
            yield Attribution("", "direct", pieces, said_by, cue, "says", "+", None, (), None, None, None, _SURE)
            return


def _owner(text: str, word: Word, names: Near) -> Span | None:
    """Give the owner that a word before a noun is: "her", or the end of a name with "'s"."""
    if word.folded in {"his", "her", "their", "its"}:
        return Span(word.start, word.end)
    if text[word.end - 2 : word.end] not in {"'s", "’s"}:
        return None
    name = next((name for name in names.over(Span(word.start, word.end)) if name.start <= word.start), None)
    return None if name is None else Span(name.start, word.end - 2)
