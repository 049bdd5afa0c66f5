"""Whether the words of a detail hold one of the phrases of a list."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from rashomon.lexicon import load
from rashomon.types import Span

_LEAD = 60  # characters
_SHORT = 4
_SENTENCE_END = re.compile(r"[.!?;:\n]")


@lru_cache(maxsize=1 << 14)
def has_phrase(text: str, key: str, language: str = "en") -> bool:
    """Tell whether a text holds a phrase of a list of the findings' lexicon as whole words."""
    return _pattern(key, language).search(text) is not None


def find_phrase(text: str, phrases: Iterable[str]) -> str | None:
    """Give the first of some phrases that stands in a text as whole words."""
    found = phrases_pattern(tuple(phrases)).search(text)
    return None if found is None else found.group()


def lead_of(text: str, start: int) -> str:
    """Give the three words before a place in its sentence, folded; nothing where all are short."""
    words = _SENTENCE_END.split(text[max(start - _LEAD, 0) : start])[-1].casefold().split()[-3:]
    return " ".join(words) if len(words) > 1 and any(len(word) > _SHORT for word in words) else ""


@cache
def _pattern(key: str, language: str) -> re.Pattern[str]:
    return phrases_pattern(tuple(load(language, "findings")[key]))


@cache
def phrases_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern that finds any of some phrases as whole words, the longest first."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(phrase).replace(r"\ ", r"[ \xa0\n]") for phrase in longest)
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


def lies_in(span: Span, stretches: Iterable[Span]) -> bool:
    """Tell whether a stretch lies whole in one of some."""
    return any(one.start <= span.start and span.end <= one.end for one in stretches)
