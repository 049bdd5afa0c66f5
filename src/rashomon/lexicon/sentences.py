"""The sentences of a text, by its stops and lines alone."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.lexicon.phrases import word_list
from rashomon.types import Span

_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s{1,4}(?=[^\Wa-z_]|[\"'“‘«(\[])|\n{1,4}")
"""Where a sentence may end: a stop and what closes it before a capital or an opening mark, or a new line."""

_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_NEXT = re.compile(r"[^\W_]+")
_LONGEST = 12  # characters of a word that is written short, with its inner stops


def find_sentences(text: str, language: str = "en") -> list[Span]:
    """Give the sentences of a text, without a gap between them.

    >>> find_sentences("He fell. She ran.")
    [Span(start=0, end=9), Span(start=9, end=17)]
    """
    ends = [0, *find_ends(text, language=language), len(text)]
    return [Span(start, end) for start, end in pairwise(ends)]


def find_ends(text: str, start: int = 0, end: int | None = None, language: str = "en") -> Iterator[int]:
    """Give where sentences end between two offsets, each behind the white space that follows.

    >>> list(find_ends("On Feb. 23 Dr. Orl of the U.S. Guard left. It rained."))
    [43]
    """
    for found in _END.finditer(text, start, len(text) if end is None else end):
        if text[found.start()] != "." or not is_short_form(text, found.start(), found.end(), language):
            yield found.end()


def is_short_form(text: str, stop: int, after: int, language: str) -> bool:
    """Tell whether the full stop at an offset is that of a word written short ("Dr.", "Feb. 23", "U.S."), no sentence's end.

    A capital alone or with stops inside ends a sentence only before a word that commonly begins one.
    """
    found = _BEFORE.search(text, max(0, stop - _LONGEST), stop)
    if found is None:
        return False
    word, following = found[0], _NEXT.match(text, after)
    if word.casefold() in word_list(language, "shortened", "titles"):
        return True
    if word.casefold() in word_list(language, "shortened", "before_numbers"):
        return text[after : after + 1].isdigit()
    if word[0].isupper() and (len(word) == 1 or "." in word):
        return following is not None and following[0].casefold() not in word_list(language, "shortened", "beginning")
    return False
