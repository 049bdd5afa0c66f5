"""Sentence ends, with exact offsets. The ends themselves come from sentencex."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sentencex import get_sentence_boundaries

from rashomon.language.paragraphs import Paragraph
from rashomon.types import Quotation, Span

_LONGEST = 4000  # sentencex takes time in the square of the quotation marks it sees at once
_BREAKS = re.compile(r"[\s\x00-\x1f\ud800-\udfff]")


def find_sentences(
    text: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], language: str
) -> tuple[Span, ...]:
    """Find the sentences of each paragraph; none goes over a paragraph's end, none is empty.

    A quotation is not cut: the sentences inside it belong to the one around it.
    """
    sentences = (
        sentence
        for paragraph in paragraphs
        for start, end in _bounded(text, paragraph.start, paragraph.end)
        for sentence in _split(text, start, end, language)
    )
    return tuple(_join_quoted(sentences, quotations))


def _join_quoted(sentences: Iterable[Span], quotations: Sequence[Quotation]) -> Iterator[Span]:
    """Join what was cut inside a quotation of one paragraph."""
    outer = [each for each in quotations if each.depth == 0 and each.closed]
    place = 0
    held: Span | None = None
    for sentence in sentences:
        while place < len(outer) and outer[place].end <= sentence.start:
            place += 1
        inside = place < len(outer) and outer[place].start < sentence.start
        if held is not None and inside and outer[place].start >= held.start and sentence.end - held.start <= _LONGEST:
            held = Span(held.start, sentence.end)
            continue
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


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
