"""Whether words for a time tell a day, or an hour of a day that is told elsewhere."""

import re
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words

_CLASSES = ("MONTH", "SHORT", "WEEKDAY", "DAYABBR", "DAYWORD", "FEAST", "HIJRI", "JALALI", "ANAPHORIC", "DIR")
_DATE = re.compile(r"\d{4}|\d[-/.]\d{1,2}[-/.]\d")


def names_day(words: str, language: str = "en") -> bool:
    """Tell whether words for a time of day name its day.

    >>> names_day("ten past four"), names_day("ten past four on Friday"), names_day("11.40 pm")
    (False, True, False)
    """
    found = {word.folded for word in find_words(words, 0, len(words))}
    return not found.isdisjoint(_day_words(language)) or _DATE.search(words) is not None


@cache
def _day_words(language: str) -> frozenset[str]:
    table = load(language, "times")
    words = {str(word) for name in _CLASSES for word in table["classes"][name]}
    return frozenset(words | {str(word) for word in table["of_days"]})
