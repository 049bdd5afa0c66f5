"""Where a noun phrase ends that begins at an offset, told by its words alone."""

import re
from collections.abc import Iterable

from rashomon.attribution.layout import trim
from rashomon.types import Span

_LONGEST = 80
_END = re.compile(
    r"[,;:!?“”\"‘()\[\]\n\r—–]|(?<!\b[A-Z])\.(?=\s|$)|\s(?:that|in|on|at|during|after|before|over|by|about|as|when|while|how|why|what"
    r"|if|whether|late|earlier|here|from|for|to|of|and|or|who|which|last|this|is|was|are|were|has|had|he|she|it|they|we|I"
    r"|both|there|early|via|through|against|with|following|amid|not|until|since|because|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"(?<!\ball)\s(?:the|an?)\s", re.IGNORECASE)
_OWNER = re.compile(r"\sof\s(?=[\w’'])")
_OTHER = re.compile(r"\s(?:and|or|&)\s(?=[\w’'])")


def find_phrase(text: str, start: int, end: int) -> Span | None:
    """Give the noun phrase from an offset to where it ends, at most at ``end``; None: no word stands there."""
    end = min(end, start + _LONGEST, len(text))
    first = trim(text, start, end)
    if first is None or not text[first.start].isalnum():
        return None
    stops = [
        found.start()
        for found in (_END.search(text, first.start, end), _SECOND.search(text, first.start, end))
        if found
    ]
    return trim(text, first.start, min(stops, default=end))


def with_owner(text: str, phrase: Span, end: int) -> Span:
    """Give a phrase with the one after "of": "members of the panel".

    >>> text = "members of the panel that met"
    >>> with_owner(text, Span(0, 7), len(text))
    Span(start=0, end=20)
    """
    return _with(_OWNER, text, phrase, end)


def with_others(text: str, phrase: Span, end: int) -> Span:
    """Give a phrase with the one joined to it: "the government and its allies"."""
    return _with(_OTHER, text, phrase, end)


def _with(link: re.Pattern[str], text: str, phrase: Span, end: int) -> Span:
    found = link.match(text, phrase.end, end)
    second = find_phrase(text, found.end(), end) if found else None
    return phrase if second is None else Span(phrase.start, second.end)


def either(words: Iterable[str]) -> str:
    """Give the pattern of any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
