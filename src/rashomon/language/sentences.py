"""Sentence ends, with exact offsets. The ends themselves come from sentencex."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sentencex import get_sentence_boundaries

from rashomon.language.paragraphs import Paragraph
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Quotation, Span

_LONGEST = 2900  # characters: sentencex takes time in the square of the quotation marks it sees at once
_SHORT = 40
_ENDS = frozenset(".!?…")
_BREAKS = re.compile(r"[\s\x00-\x1f\ud800-\udfff]")


def find_sentences(
    text: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], language: str
) -> tuple[Span, ...]:
    """Find the sentences of each paragraph; none goes over a paragraph's end, none is empty.

    A quotation is not cut: the sentences inside it belong to the one around it.
    """
    outer = [each for each in quotations if each.depth == 0 and each.closed]
    return tuple(
        sentence
        for paragraph in paragraphs
        for sentence in _join(text, _read(text, paragraph, outer, language), outer, language)
    )


def _read(text: str, paragraph: Paragraph, outer: Sequence[Quotation], language: str) -> Iterator[Span]:
    cut = _find_opened(text, paragraph, outer)
    for first, last in ((paragraph.start, cut), (cut, paragraph.end)):
        for start, end in _bounded(text, first, last):
            yield from _split(text, start, end, language)


def _find_opened(text: str, paragraph: Paragraph, outer: Sequence[Quotation]) -> int:
    """Give where, after a sentence's end, a quotation begins that the paragraph leaves open; else the paragraph's start."""
    at = bisect_left(outer, paragraph.end, key=lambda each: each.start) - 1
    opened = at >= 0 and outer[at].end > paragraph.end and outer[at].start > paragraph.start
    ended = opened and text[paragraph.start : outer[at].start].rstrip()[-1:] in _ENDS
    return outer[at].start if ended else paragraph.start


def _join(text: str, sentences: Iterable[Span], outer: Sequence[Quotation], language: str) -> Iterator[Span]:
    """Join what was cut inside a quotation, after ``Ms.``, or before ``he asked`` after a quoted question."""
    held: Span | None = None
    for sentence in sentences:
        if held is not None and sentence.end - held.start <= _LONGEST:
            at = bisect_left(outer, sentence.start, key=lambda each: each.start) - 1
            inside = at >= 0 and outer[at].start >= held.start and outer[at].end > sentence.start
            if inside or _belongs(text, held, sentence, language):
                held = Span(held.start, sentence.end)
                continue
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


def _belongs(text: str, before: Span, after: Span, language: str) -> bool:
    """Tell whether a full stop or a quoted question mark between two stretches ended no sentence."""
    tail = text[max(before.start, before.end - 12) : before.end]
    word = re.split(r"[^\w]+", tail.rstrip("."))[-1].lower()
    if tail.endswith(".") and word in word_list(language, "shortened", "titles"):
        return True
    mark = tail.rstrip("”\"'’»")[-1:] if tail[-1] in "”\"'’»" else ""
    opening = re.findall(r"\w+|[^\w\s]", text[after.start : min(after.end, after.start + 60)].lower())
    if mark in {"?", "!"}:
        return not _words(language, "speech").isdisjoint(opening[:6])
    closes = len(opening) > 1 and opening[-1] == "." and after.end - after.start < _SHORT
    return mark == "." and closes and opening[-2] in _words(language, "speech")


@cache
def _words(language: str, group: str) -> frozenset[str]:
    return frozenset(load(language, "words")[group].split())


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
