"""The words of a text as the grammar of times sees them: one letter each, numbers by their shape."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rashomon.lexicon import load
from rashomon.lexicon.numbers import Number, find_numbers
from rashomon.types import Span

_TOKEN = re.compile(
    r"""
    (?P<numeric>(?<![\d.])(?:\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}|\d{1,2}(?P<end>[-/.])\d{1,2}(?P=end)(?:\d{4}|\d{2}))(?![\d/]))
    | (?P<clock>(?<![\d.:])(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?!\.?\d|[:%]))
    | (?P<tens>['’]?\d{1,4}s(?![^\W_])|(?<![^\W_])['’]\d{2}(?!\d))
    | (?P<dotted>(?:[ap]\.\ ?m\.?)(?![^\W_]))
    | (?P<poss>['’](?:s(?![^\W_])|(?![^\W_])))
    | (?P<word>q[1-4](?!\w)|[^\W\d_]+(?:['’][^\W\d_]{2,12})?)
    | (?P<digits>\d+)
    | (?P<mark>[^\s\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]{0,40}\n")
BREAK = "#break"
OTHER = "#other"


class TimeWord(NamedTuple):
    """A word, a number or a mark: its place, the key that it has in the grammar, and its worth where it is a number."""

    start: int
    end: int
    key: str
    value: float | None = None


def read_words(text: str, sentences: Sequence[Span] = (), language: str = "en") -> list[TimeWord]:
    """Read a text into words; a blank line, or a new line that begins a sentence, gives a break."""
    starts = [sentence.start for sentence in sentences]
    words: list[TimeWord] = []
    for word in _read(text, language):
        if words and "\n" in text[words[-1].end : word.start] and _breaks(text, words[-1].end, word.start, starts):
            words.append(TimeWord(word.start, word.start, BREAK))
        words.append(word)
    return words


def _breaks(text: str, end: int, start: int, sentences: Sequence[int]) -> bool:
    at = bisect_right(sentences, start)
    return (at > 0 and sentences[at - 1] >= end) or _BLANK_LINE.search(text, end, start) is not None


def _read(text: str, language: str) -> Iterator[TimeWord]:
    numbers = {number.start: number for number in find_numbers(text, language)}
    capitalised = _capitalised(language)
    at = 0
    for found in _TOKEN.finditer(text):
        start = found.start()
        if start < at:
            continue
        sort = found.lastgroup
        if start in numbers and sort in {"word", "digits"}:
            yield _numeral(numbers[start])
            at = numbers[start].end
        elif sort == "word":
            folded = found.group().casefold().replace("’", "'")
            small = folded in capitalised and not text[start].isupper()
            yield TimeWord(start, found.end(), OTHER if small else folded)
        else:
            yield _mark(found, sort)


def _mark(found: re.Match[str], sort: str | None) -> TimeWord:
    """Give what is no plain word: a date or an hour in digits, a decade, "a.m.", a possessive, a mark."""
    folded = found.group().casefold().replace("’", "'")
    if sort == "numeric":
        return TimeWord(*found.span(), "#numeric")
    if sort == "clock":
        return TimeWord(*found.span(), "#dotclock" if "." in folded else "#clock")
    if sort == "tens":
        digits = folded.strip("'s")
        return TimeWord(*found.span(), "#decade" if folded.endswith("s") else "#short", float(digits))
    if sort == "dotted":
        return TimeWord(*found.span(), folded.replace(".", "").replace(" ", ""))
    return TimeWord(*found.span(), "'s" if sort == "poss" else folded)


def _numeral(number: Number) -> TimeWord:
    return TimeWord(number.start, number.end, _shape(number), number.value)


_SHAPES = ((12, "1"), (24, "2"), (31, "3"), (59, "4"), (99, "5"))
_YEARS = range(1000, 2200)


def _shape(number: Number) -> str:
    """Give a number's key: how it is written (``d`` digits, ``w`` words, ``o`` ordinals) and how large it is."""
    whole = number.value == int(number.value)
    if number.kind == "year":
        return "#year"
    if number.kind == "fraction" or not whole:
        return "#part"
    letter = {"ordinal": "o"}.get(number.kind, "d" if number.digits else "w")
    if letter != "o" and int(number.value) in _YEARS and number.end - number.start != len("1,000"):
        return "#year" if number.digits else "#wyear"
    size = next((name for most, name in _SHAPES if number.value <= most), "6")
    return f"#{letter}{size}" if number.value > 0 else f"#{letter}6"


@cache
def _capitalised(language: str) -> frozenset[str]:
    return frozenset(load(language, "times")["capitalised"])
