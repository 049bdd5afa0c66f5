"""What is counted: the unit and the words for the things after a number."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.numbers import currency_before
from rashomon.lexicon.phrases import word_list
from rashomon.types import Word

_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑][^\W_]+)*\.?")
_GAP = re.compile(r"[ \xa0\n\t]{1,2}|[-‐‑]")
_OF = re.compile(
    r"[ \xa0\n](?:(?:of|in|worth of)[ \xa0\n]{1,2}|(?=the |its |their |his |her |all ))(?:(?:the|all|its|his|her|their|our|these|those|a|an)[ \xa0\n]{1,2})?",
    re.IGNORECASE,
)
_RATE = re.compile(r"[ \xa0\n]?/[ \xa0\n]?|[ \xa0\n](?:a|an|per|each|every)[ \xa0\n]", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,.]{0,24}[ \xa0\n]")
_MONEY = re.compile(r"(?:(?:[A-Z]{1,2})?[$€£¥₹₪₺₽₩₦]|\b(?:Rs\.?|USD|EUR|GBP|INR|AED|SAR|CHF|JPY|CNY|RUB|TRY)[ \xa0]?)$")
_DEGREES = re.compile(r"(?P<unit>[CF])(?![^\W_])")
_MOST_WORDS = 5
_NOMINAL = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM", "VERB", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit of a number and what is counted, as the text words it; ``start`` and ``end`` take in money and unit."""

    start: int
    end: int
    unit: str | None
    of: str | None


def find_counted(text: str, start: int, end: int, words: Sequence[Word], language: str = "en") -> Counted:
    """Give the unit and the counted things of a number that stands at ``start`` to ``end``."""
    money = _MONEY.search(text, max(start - 5, 0), start)
    unit = None
    if money is not None:
        sign = money.group().strip(" .\xa0").upper()
        unit, start = load(language, "quantities")["money_words"].get(sign, sign), money.start()
    elif (currency := currency_before(text, start, language)) is not None:
        start, unit = currency
    else:
        measure = _DEGREES.match(text, end) if text[end - 1].isdigit() else None
        if measure is not None:
            unit, end = _units(language)[f"°{measure['unit']}".casefold()], measure.end()
        measure = None if unit is not None else _measure_pattern(language).match(text, end)
        if measure is not None:
            unit, end = _units(language)[" ".join(measure["unit"].casefold().split())], measure.end()
    rate = _rate(text, end, language)
    if rate is not None:
        return Counted(start, rate[1], f"{unit or ''}/{rate[0]}", None)
    link = _OF.match(text, end) if unit is None else None
    measure = None if link is None else _measure_pattern(language).match(text, link.end())
    if measure is not None:
        unit, end = _units(language)[" ".join(measure["unit"].casefold().split())], measure.end()
    of = _things(text, end, words, language, linked=unit is not None)
    if of is None:
        return Counted(start, end, unit, None)
    rate = _rate(text, of[1], language) if unit is None else None
    return Counted(start, end, f"/{rate[0]}" if rate is not None else unit, text[of[0] : of[1]])


def _rate(text: str, at: int, language: str) -> tuple[str, int] | None:
    """Give what a rate is told by and where it ends: "/month", "a week", "per head"."""
    link = _RATE.match(text, at)
    word = None if link is None else _WORD.match(text, link.end())
    if word is None:
        return None
    folded = word.group().casefold().rstrip(".")
    return (folded, word.start() + len(folded)) if folded in word_list(language, "quantities", "rates") else None


def _things(text: str, at: int, words: Sequence[Word], language: str, *, linked: bool) -> tuple[int, int] | None:
    """Give the words for what is counted; after a unit they follow "of" or "in" ("5 tonnes of grain")."""
    of = _OF.match(text, at)
    if of is not None:
        if text[of.start() + 1 : of.start() + 3].casefold() == "in" and (
            not linked or text[of.end() : of.end() + 1].isupper()
        ):
            return None
        number = _NUMBER.match(text, of.end())
        at = of.end() if number is None else number.end()
    elif linked:
        return None
    else:
        gap = _GAP.match(text, at)
        if gap is None:
            return None
        at = gap.end()
    return _noun_phrase(text, at, words, language) if words else _words_until_stop(text, at, language)


def _noun_phrase(text: str, at: int, words: Sequence[Word], language: str) -> tuple[int, int] | None:
    """Give the noun phrase at a place, by word classes: up to its last noun."""
    first = bisect_left(words, at, key=lambda word: word.start)
    end = None
    for word in words[first : first + _MOST_WORDS + 1]:
        folded = text[word.start : word.end].casefold()
        if (
            word.upos not in _INSIDE
            or (word.upos == "PUNCT" and folded not in "-‐‑")
            or "\n\n" in text[at : word.start]
        ):
            break
        if word.upos == "VERB" and (end is not None or not folded.endswith(("ed", "en", "ing"))):
            break
        if word.upos in _NOMINAL:
            end = word.end
    if end is None and first < len(words) and words[first].start == at:
        folded = text[words[first].start : words[first].end].casefold()
        end = words[first].end if folded in word_list(language, "quantities", "states") else None
    return None if end is None else (at, end)


def _words_until_stop(text: str, at: int, language: str) -> tuple[int, int] | None:
    states = word_list(language, "quantities", "states")
    stops = word_list(language, "quantities", "ends") | word_list(language, "tense", "past")
    start, end = at, None
    for count in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        folded = "" if word is None else word.group().casefold().rstrip(".")
        if word is None or (folded in stops and not (count == 0 and folded in states)):
            break
        if count and folded not in states and word.group().islower() and folded.endswith("ed"):
            break
        end = word.start() + len(folded)
        gap = _GAP.match(text, end)
        if gap is None or folded in states:
            break
        at = gap.end()
    return None if end is None else (start, end)


@cache
def _units(language: str) -> dict[str, str]:
    table = load(language, "quantities")["units"]
    return {str(word): str(unit) for unit, words in table.items() for word in words}


@cache
def _measure_pattern(language: str) -> re.Pattern[str]:
    words = sorted(_units(language), key=lambda word: (-len(word), word))
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"[ \xa0\n]") for word in words)
    return re.compile(rf"(?:[ \xa0\n]{{0,2}}|[-‐‑])(?P<unit>{alternatives})(?![^\W_])", re.IGNORECASE)
