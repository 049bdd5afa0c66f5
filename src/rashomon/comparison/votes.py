"""How many voted against: told by the second of two numbers, or by the word that nobody did."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rashomon.comparison.understood import exactly
from rashomon.lexicon import load
from rashomon.lexicon.phrases import fold_word, word_list
from rashomon.lexicon.sentences import find_ends
from rashomon.types import Annotations, EventMention, HowMany, Span

_REACH = 300  # characters
_TO = re.compile(r"(?:[ -]to[ -]|[-–—])$")


class Against(NamedTuple):
    """The number of those who voted against, and its words."""

    number: HowMany
    span: Span


def find_against(document: Annotations, mention: EventMention, language: str = "en") -> Iterator[Against]:
    """Give how many voted against in the sentence of a vote: 31 in "by 112 votes to 31", none in "unanimously"."""
    text = document.document.text
    ends = list(find_ends(text, max(0, mention.start - _REACH), mention.end + _REACH, language))
    start = max([end for end in ends if end <= mention.start], default=max(0, mention.start - _REACH))
    stop = min([end for end in ends if end >= mention.end], default=len(text))
    for found in _unanimous(language).finditer(text, start, stop):
        yield _against(0, Span(*found.span()), language)
    numbers = [one for one in document.quantities if start <= one.start and one.end <= stop and one.low == one.high]
    for one, other in pairwise(numbers):
        between = text[one.end : other.start]
        votes = {fold_word(word) for word in (*(one.of or "").split(), *(other.of or "").split(), *between.split())}
        if len(between) <= 12 and _TO.search(between) and votes & word_list(language, "counted", "votes"):  # noqa: PLR2004 - " votes to "
            yield _against(other.low or 0, Span(other.start, other.end), language)


def _against(number: float, span: Span, language: str) -> Against:
    of: str = load(language, "counted")["votes_against"]
    return Against(exactly(number, of), span)


@cache
def _unanimous(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in load(language, "counted")["unanimous"])
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)
