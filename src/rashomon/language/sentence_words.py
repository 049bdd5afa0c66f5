"""Tokens and quotation marks dealt out to their sentences."""

from collections.abc import Sequence

from rashomon.language.words import Kind, Words, read_words
from rashomon.types import Quotation, Span


def read_sentences(
    text: str, sentences: Sequence[Span], tokens: Sequence[Span], quotations: Sequence[Quotation], language: str
) -> list[Words]:
    """Class the words of every sentence."""
    marks = _mark_places(text, quotations)
    read = []
    place = 0
    for sentence in sentences:
        first = place
        while place < len(tokens) and tokens[place].start < sentence.end:
            place += 1
        read.append(read_words(text, tokens[first:place], language, marks))
    return read


def _mark_places(text: str, quotations: Sequence[Quotation]) -> dict[int, Kind]:
    """Tell at which offsets a quotation opens or closes."""
    marks: dict[int, Kind] = {}
    for quotation in quotations:
        marks[quotation.start] = "open"
        if quotation.closed:
            wide = text[quotation.end - 2 : quotation.end] == "''"
            marks[quotation.end - 2 if wide else quotation.end - 1] = "close"
    return marks
