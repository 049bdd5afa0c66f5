"""Sentence ends, with exact offsets. The ends themselves come from sentencex."""

import re
from collections.abc import Iterator, Sequence

from sentencex import get_sentence_boundaries

from rashomon.language.paragraphs import Paragraph
from rashomon.types import Span

_LONGEST = 4000  # sentencex takes time in the square of the quotation marks it sees at once
_BREAKS = re.compile(r"[\s\x00-\x1f\ud800-\udfff]")


def find_sentences(text: str, paragraphs: Sequence[Paragraph], language: str) -> tuple[Span, ...]:
    """Find the sentences of each paragraph; none goes over a paragraph's end, none is empty."""
    return tuple(
        sentence
        for paragraph in paragraphs
        for start, end in _bounded(text, paragraph.start, paragraph.end)
        for sentence in _split(text, start, end, language)
    )


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a very long paragraph at a sentence-like end, or else at a space, or else anywhere."""
    while end - start > _LONGEST:
        stretch = text[start : start + _LONGEST]
        at = max(stretch.rfind(". "), stretch.rfind("! "), stretch.rfind("? ")) + 1 or stretch.rfind(" ")
        cut = start + (at if at > _LONGEST // 2 else _LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _split(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Yield the sentences between two offsets, without the white space around them."""
    flat = _BREAKS.sub(" ", text[start:end])
    for boundary in get_sentence_boundaries(language, flat):
        first, last = boundary["start_index"], boundary["end_index"]
        piece = flat[first:last]
        kept = piece.strip()
        if kept:
            first += len(piece) - len(piece.lstrip())
            yield Span(start + first, start + first + len(kept))
