"""Numbers in a text, in digits and in words: where they stand and what they are worth."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rashomon.lexicon import load

NumberKind = Literal["cardinal", "ordinal", "fraction", "year"]

_DIGITS = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?P<decimal>\.\d{1,9})?(?:[ -](?P<over>\d/\d{1,2})(?![\d/]))?"
    r"(?P<ordinal>(?:st|nd|rd|th)(?![^\W_]))?"
)
_SHARE = re.compile(r"(?P<top>\d)/(?P<bottom>[2-9]|10)(?![\d/])")
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_POINT = re.compile(r"\.\d{1,4}(?![\d.,:/]*\d)")
_START = re.compile(
    rf"(?P<point>(?<![\w.])\.\d)|(?P<digit>(?<!\w)(?<!\d[.,:/])\d)|(?P<money>(?<=[A-Za-z])\d)|(?P<sign>[{''.join(_SIGNS)}])|\b(?P<word>[^\W\d_]+)"
)
_JOIN = re.compile(r"[ \xa0\n]|[-‐‑]")
_AND = re.compile(r"[ \xa0\n]and[ \xa0\n]", re.IGNORECASE)
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half(?![^\W_])", re.IGNORECASE)
_HUNDRED, _CENTURIES = 100, range(10, 22)
_MOST_WORDS = 16
_CURRENCY = re.compile(r"(?<![^\W\d_])(?<!\w)\$?[A-Za-z]{1,3}$")
_LONGEST_CURRENCY = 5


@dataclass(frozen=True, slots=True)
class Number:
    """A number's place and worth; ``digits`` tells how it is written."""

    start: int
    end: int
    value: float
    kind: NumberKind
    digits: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A number word: its place, folded, and whether it is hyphened to the one before or joined to it by "and"."""

    start: int
    end: int
    folded: str
    joint: str


@lru_cache(maxsize=2)  # times and quantities of one document ask alike
def find_numbers(text: str, language: str = "en") -> tuple[Number, ...]:
    """Find the numbers of a text, in order; "one of" and "second" are numbers too: who counts must choose.

    >>> [(text[n.start : n.end], n.value) for text in ["some 1,500 of two hundred and six"] for n in find_numbers(text)]
    [('1,500', 1500.0), ('two hundred and six', 206.0)]
    """
    return tuple(_find(text, language))


def _find(text: str, language: str) -> Iterator[Number]:
    at = 0
    words = _number_words(language)
    for found in _START.finditer(text):
        if found.start() < at or (found["word"] and found["word"].casefold() not in words):
            continue
        if found["money"] and currency_before(text, found.start(), language) is None:
            at = _after_digits(text, found.start(), language)
            continue
        number = next(iter(_read(text, found, language)), None)
        while number is not None:
            yield number
            at = number.end
            rest = None if number.digits else _word_pattern(language).match(text, _skip(text, at))
            number = None if rest is None else next(_read_words(text, rest.start(), language), None)


def currency_before(text: str, start: int, language: str = "en") -> tuple[int, str] | None:
    """Give the currency whose letters stand right before digits, and where they begin: "$US5", "EUR85", "e85 million".

    A lone letter is one only before a sum of millions; the letters of a name ("A380") are none.
    """
    found = _CURRENCY.search(text, max(start - _LONGEST_CURRENCY, 0), start)
    digits = _DIGITS.match(text, start)
    if found is None or digits is None:
        return None
    table = load(language, "numbers")
    unit = table["money_letters"].get(found.group())
    if unit is not None and _long_scale_pattern(language).match(text, digits.end()) is None:
        return None
    unit = unit or table["money_codes"].get(found.group())
    return None if unit is None else (found.start(), str(unit))


def _after_digits(text: str, start: int, language: str) -> int:
    """Give where a number ends that is a name's, with a scale behind it: "x85 million" is no million."""
    digits = _DIGITS.match(text, start)
    end = start if digits is None else digits.end()
    scale = _long_scale_pattern(language).match(text, end)
    return end if scale is None else scale.end()


@cache
def _long_scale_pattern(language: str) -> re.Pattern[str]:
    scales = "|".join(load(language, "numbers")["scales"])
    return re.compile(rf"[ \xa0-]?(?:{scales})(?![^\W_])", re.IGNORECASE)


def _skip(text: str, at: int) -> int:
    joint = _JOIN.match(text, at)
    return at if joint is None else joint.end()


def _read(text: str, found: re.Match[str], language: str) -> Iterator[Number]:
    if found["sign"]:
        yield Number(*found.span(), _SIGNS[found["sign"]], "fraction", digits=True)
    elif found["point"]:
        point = _POINT.match(text, found.start())
        if point is not None:
            yield Number(*point.span(), float(point.group()), "cardinal", digits=True)
    elif found["digit"] or found["money"]:
        yield from _read_digits(text, found.start(), language)
    else:
        yield from _read_words(text, found.start(), language)


def _read_digits(text: str, start: int, language: str) -> Iterator[Number]:
    share = _SHARE.match(text, start)
    if share is not None:
        yield Number(*share.span(), int(share["top"]) / int(share["bottom"]), "fraction", digits=True)
        return
    found = _DIGITS.match(text, start)
    if found is None:
        return
    value = float(found["whole"].replace(",", "") + (found["decimal"] or ""))
    end = found.end()
    if found["over"]:
        top, bottom = found["over"].split("/")
        value += int(top) / max(int(bottom), 1)
    elif found["ordinal"]:
        yield Number(start, end, value, "ordinal", digits=True)
        return
    elif text[end : end + 1] in _SIGNS:
        value, end = value + _SIGNS[text[end]], end + 1
    scale = _scale_pattern(language).match(text, end)
    while scale is not None:
        value, end = value * _scales(language)[(scale["long"] or scale["short"]).casefold()], scale.end()
        scale = _scale_pattern(language).match(text, end)
    yield Number(start, end, value, "cardinal", digits=True)


def _read_words(text: str, start: int, language: str) -> Iterator[Number]:
    words = _gather(text, start, language)
    part = _read_part(text, words, language)
    if part is not None:
        yield part
        return
    spoken = _read_year(words, language)
    count, value, kind = spoken or _evaluate(words, language)
    if count:
        end = words[count - 1].end
        half = _AND_A_HALF.match(text, end) if kind == "cardinal" else None
        if half is not None:
            end, value = half.end(), value + 0.5
        yield Number(words[0].start, end, value, kind, digits=False)


def _gather(text: str, start: int, language: str) -> list[_Word]:
    """Give the number words that stand together, joined by a space, a hyphen or "and"."""
    words: list[_Word] = []
    at, joint = start, ""
    while len(words) < _MOST_WORDS:
        found = _word_pattern(language).match(text, at)
        if found is None:
            break
        words.append(_Word(*found.span(), found.group().casefold(), joint))
        joined = _AND.match(text, found.end()) or _JOIN.match(text, found.end())
        if joined is None:
            break
        at, joint = joined.end(), joined.group().strip().casefold() or " "
    return words


def _read_part(text: str, words: Sequence[_Word], language: str) -> Number | None:
    """Read "two-thirds", "two thirds of", "one-fifth"; "third" alone is an ordinal."""
    table = load(language, "numbers")
    if len(words) < 2 or words[0].folded not in table["cardinals"] or words[1].folded not in table["parts"]:  # noqa: PLR2004 - top and bottom
        return None
    if words[1].joint != " " or text[words[1].end : words[1].end + 3] == " of":
        value = table["cardinals"][words[0].folded] / table["parts"][words[1].folded]
        return Number(words[0].start, words[1].end, value, "fraction", digits=False)
    return None


def _read_year(words: Sequence[_Word], language: str) -> tuple[int, float, NumberKind] | None:
    """Read a year as spoken: "nineteen ninety-six", "twenty twenty"."""
    first, used = _small(words, 0, language)
    second, more = _small(words, used, language)
    if first is not None and first in _CENTURIES and second is not None and second >= 10 and words[used].joint == " ":  # noqa: PLR2004 - two digits
        return used + more, first * _HUNDRED + second, "year"
    return None


def _small(words: Sequence[_Word], at: int, language: str) -> tuple[int | None, int]:
    """Read a number below 100 at a place: its worth and how many words it takes."""
    table = load(language, "numbers")
    if at >= len(words):
        return None, 0
    word = words[at].folded
    if word in table["tens"]:
        unit = table["cardinals"].get(words[at + 1].folded, 0) if at + 1 < len(words) else 0
        joined = 0 < unit < 10 and words[at + 1].joint != "and"  # noqa: PLR2004 - one digit
        return table["tens"][word] + (unit if joined else 0), 2 if joined else 1
    return (table["cardinals"][word], 1) if word in table["cardinals"] else (None, 0)


def _evaluate(words: Sequence[_Word], language: str) -> tuple[int, float, NumberKind]:
    """Read the longest number at the front: how many words it takes, its worth and its kind."""
    table = load(language, "numbers")
    total, group, at, limit = 0.0, 0.0, 0, float("inf")
    while at < len(words):
        word = words[at]
        if word.folded in table["scales"]:
            scale = table["scales"][word.folded]
            if at and word.joint == "and":
                break
            if scale == _HUNDRED:
                group = (group or 1) * scale
            elif scale < limit:
                total, group, limit = total + (group or 1) * scale, 0.0, scale
            else:
                break
            at += 1
            continue
        value, used = _small(words, at, language)
        if value is None or (at and not _may_follow(words, at, group, table["scales"])):
            break
        group, at = group + value, at + used
    ordinal = _ordinal(words, at, language)
    if ordinal is not None:
        return at + 1, total + group + ordinal, "ordinal"
    return at, total + group, "cardinal"


def _may_follow(words: Sequence[_Word], at: int, group: float, scales: dict[str, int]) -> bool:
    """Tell whether a number below 100 goes on the one before: after "hundred" or "thousand", not after "six"."""
    return words[at - 1].folded in scales and group % _HUNDRED == 0


def _ordinal(words: Sequence[_Word], at: int, language: str) -> float | None:
    """Give the ordinal that ends a number ("twenty-third"), where one does."""
    table = load(language, "numbers")
    if at >= len(words) or words[at].folded not in table["ordinals"]:
        return None
    before = words[at - 1].folded if at else ""
    fits = at == 0 or before in table["scales"] or (before in table["tens"] and words[at].joint != "and")
    return float(table["ordinals"][words[at].folded]) if fits else None


@cache
def _scales(language: str) -> dict[str, int]:
    table = load(language, "numbers")
    return {**table["scales"], **table["short_scales"]}


@cache
def _number_words(language: str) -> frozenset[str]:
    table = load(language, "numbers")
    return frozenset([*table["cardinals"], *table["tens"], *table["ordinals"], *table["scales"], *table["parts"]])


@cache
def _word_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(language)})\b", re.IGNORECASE)


@cache
def _scale_pattern(language: str) -> re.Pattern[str]:
    table = load(language, "numbers")
    long, short = "|".join(table["scales"]), "|".join(table["short_scales"])
    return re.compile(rf"(?:[ \xa0\n-]?(?P<long>{long})|(?P<short>{short}))(?![^\W_])", re.IGNORECASE)


@cache
def _alternatives(language: str) -> str:
    return "|".join(sorted(_number_words(language), key=lambda word: (-len(word), word)))
