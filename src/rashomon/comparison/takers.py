"""How many ships, vehicles or aircraft are told to have taken part in a deed: "three warships had encircled it".

Where it is told that there was one and no more ("a single cutter took part"), that is as good a number as any.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rashomon.comparison.counted import parts_of, read_counted
from rashomon.comparison.texts import lies_in
from rashomon.comparison.understood import exactly, numbers_told
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, fold_word, word_list
from rashomon.types import Annotations, HowMany, Quantity, Scene, Span

_BEHIND = 90  # characters
_MOST_BETWEEN = 7
_LONGEST_KIND = 2
_BORDER = re.compile(r"[.,;:!?\n]")


class Takers(NamedTuple):
    """A number of those that took part, with its words."""

    number: HowMany
    span: Span


def find_takers(document: Annotations, scene: Scene, language: str = "en") -> Iterator[Takers]:
    """Give the numbers of ships, vehicles and aircraft that a document tells to have taken part in an incident."""
    text = document.document.text
    numbers = numbers_told(document, language)
    for one in document.quantities:
        kind = None if one.unit is not None else _kind(one.of or "", language)
        span = Span(one.start, _end(text, one))
        if kind is not None and lies_in(span, scene.around) and _does(text, span.end, language):
            told = numbers[one.id]
            named = load(language, "incidents")["takers"].format(kind=kind)
            yield Takers(
                HowMany(told.low, told.low_open, told.high, told.high_open, told.approximate, None, named), span
            )
    for sentence in scene.around:
        for found in _single(language).finditer(text, sentence.start, sentence.end):
            for what in find_words(text, found.end(), sentence.end)[:_LONGEST_KIND]:
                kind = _kind(text[found.end() : what.end], language)
                if kind is not None and _does(text, what.end, language):
                    named = load(language, "incidents")["takers"].format(kind=kind)
                    yield Takers(exactly(1, named), Span(found.start(), what.end))


def _kind(what: str, language: str) -> str | None:
    """Give the widest kind of carriers that words are of: "warships" are vessels."""
    kind = read_counted(what, "", language).kind
    wide = sorted(word_list(language, "incidents", "carriers"))
    return next((each for each in wide if kind == each or kind in parts_of(each, language)), None)


def _end(text: str, number: Quantity) -> int:
    of = number.of or ""
    at = text.find(of, number.end, number.end + len(of) + 4) if of else -1
    return number.end if at < 0 else at + len(of)


def _does(text: str, at: int, language: str) -> bool:
    """Tell whether what is counted does what those do who take part, a few words behind it in its clause."""
    border = _BORDER.search(text, at, at + _BEHIND)
    words = find_words(text, at, at + _BEHIND if border is None else border.start())[:_MOST_BETWEEN]
    deeds = word_list(language, "incidents", "taking_part")
    told = [fold_word(word.folded) for word in words]
    return not deeds.isdisjoint({*told, *map(" ".join, pairwise(told))})


@cache
def _single(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in load(language, "incidents")["single"])
    return re.compile(rf"(?<![^\W_])(?:{words})\s", re.IGNORECASE)
