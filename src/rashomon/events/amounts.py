"""How much the words of a number tell: bounds, whether they are sure, and whether the number is denied."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.numbers import Number, find_numbers

_SPACE = r"[ \xa0\n]{1,2}"
_REACH = 48
_TO = re.compile(
    r"(?:[ \xa0\n]?(?:-|–|—)[ \xa0\n]?|[ \xa0\n](?:to|or)[ \xa0\n]|\?[ \xa0\n]{0,2})(?P<money>[A-Z]{0,2}[$€£¥])?",
    re.IGNORECASE,
)
_AND = re.compile(r"[ \xa0\n]and[ \xa0\n](?P<money>[A-Z]{0,2}[$€£¥])?", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween{_SPACE}(?:[A-Z]{{0,2}}[$€£¥])?$", re.IGNORECASE)
_DOZEN = re.compile(r"[ \xa0\n-]dozen\b", re.IGNORECASE)
_IN = re.compile(rf"{_SPACE}(?:in|out of){_SPACE}(?:every{_SPACE})?|[-‐‑](?:in|out-of)[-‐‑]", re.IGNORECASE)
_SIGN = re.compile(r"(?:(?:^|[\s(])[-–]|−)$")
_SIGNED = re.compile(r"[ \xa0]?(?:%|°|degrees?\b|[CF]\b)")
_MOST_VALUE = 1e18


@dataclass(frozen=True, slots=True)
class Amount:
    """A number told, with its bounds (None: none stated); ``low_open``, ``high_open``: the bound is not included.

    ``at`` is where the number itself begins where words before it bound it; ``nth``: it tells the place in a row of such.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    denied: bool = False
    share: bool = False
    at: int | None = None
    nth: bool = False

    @property
    def number_start(self) -> int:
        """Where the number itself begins, without "more than"."""
        return self.start if self.at is None else self.at


def find_amounts(text: str, language: str = "en") -> list[Amount]:
    """Find the amounts of a text, with the words before and after that bound them."""
    numbers = [number for number in find_numbers(text, language) if number.kind in {"cardinal", "fraction"}]
    plain = [*_join(text, numbers, language), *_find_vague(text, language)]
    found: list[Amount] = []
    for amount in sorted(plain, key=lambda one: (one.start, -one.end)):
        if not found or amount.start >= found[-1].end:
            found.append(_widened(text, amount, language))
    return found


def _join(text: str, numbers: Sequence[Number], language: str) -> Iterator[Amount]:
    """Give numbers as amounts: ranges as one, "two dozen" as 24, "one in five" as a share."""
    at = 0
    while at < len(numbers):
        one, other = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        if other is not None and _is_change(text, one, other, language):
            one, other = replace(one, value=_scaled(one, other, text)), None
        pair = None if other is None else _pair(text, one, other)
        yield pair if pair is not None else _single(text, one, language)
        at += 1 if pair is None else 2


def _single(text: str, number: Number, language: str) -> Amount:
    value = min(number.value, _MOST_VALUE)
    minus = _find_minus(text, number, language)
    if minus is not None:
        return Amount(minus, number.end, -value, -value, at=number.start)
    dozen = _DOZEN.match(text, number.end)
    if dozen is not None:
        return Amount(number.start, dozen.end(), value * 12, value * 12, approximate=True)
    return Amount(number.start, number.end, value, value, share=number.kind == "fraction" and value < 1)


def _find_minus(text: str, number: Number, language: str) -> int | None:
    """Give where the word or sign begins that makes a number one below zero: "minus 17", "-17C"; a mere dash is none."""
    word = _minus_pattern(language).search(text, max(number.start - 10, 0), number.start)
    if word is not None:
        return word.start("minus")
    sign = _SIGN.search(text, max(number.start - 2, 0), number.start) if number.digits else None
    return number.start - 1 if sign is not None and _SIGNED.match(text, number.end) else None


@cache
def _minus_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load(language, "quantities")["minus"]))
    return re.compile(rf"(?<![^\W_])(?<!\d )(?P<minus>{words})[ \xa0-]$", re.IGNORECASE)


@cache
def _change_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load(language, "quantities")["changing"]))
    return re.compile(
        rf"(?<![^\W_])(?:{words})(?![^\W_])[^.;:\n]{{0,60}}\bfrom[ \xa0\n][A-Z]{{0,2}}[$€£¥]?$", re.IGNORECASE
    )


def _is_change(text: str, one: Number, other: Number, language: str) -> bool:
    """Tell whether two numbers are what something rose or fell from, and to: "rose from 5 to 7" is no range."""
    joined = _TO.fullmatch(text, one.end, other.start) is not None
    return joined and _change_pattern(language).search(text, max(one.start - 90, 0), one.start) is not None


def _pair(text: str, one: Number, other: Number) -> Amount | None:
    """Join two numbers that stand as one: "100 to 200", "between 100 and 200", "100? 200?", "one in five"."""
    if _IN.fullmatch(text, one.end, other.start) and 0 < one.value < other.value <= 100:  # noqa: PLR2004 - a small crowd
        share = one.value / other.value
        return Amount(one.start, other.end, share, share, approximate=True, share=True)
    to = _TO.fullmatch(text, one.end, other.start)
    between = _BETWEEN.search(text, max(one.start - 16, 0), one.start)
    if not (to or (between and _AND.fullmatch(text, one.end, other.start))):
        return None
    low, high = _scaled(one, other, text), other.value
    if low >= high or low == 0:
        return None
    question = text[one.end : one.end + 1] == "?"
    end = other.end + (question and text[other.end : other.end + 1] == "?")
    start = between.start() if between else one.start
    return Amount(start, end, min(low, _MOST_VALUE), min(high, _MOST_VALUE), approximate=question, at=one.start)


def _scaled(one: Number, other: Number, text: str) -> float:
    """Give a number's worth with the scale that is told once for two: "2 to 3 million"."""
    once = one.digits and other.digits and one.value < 1000 <= other.value and not text[other.end - 1].isdigit()  # noqa: PLR2004 - a scale
    return one.value * (_scale_of(text, other) if once else 1)


def _scale_of(text: str, number: Number) -> float:
    """Give the scale word's worth of a number in digits: a million in "3 million"."""
    plain = re.match(r"[\d,.]{1,24}", text[number.start : number.end])
    digits = "" if plain is None else plain.group().rstrip(".,").replace(",", "")
    return number.value / float(digits) if digits and float(digits) else 1.0


def _find_vague(text: str, language: str) -> Iterator[Amount]:
    table = load(language, "quantities")
    for found in _vague_pattern(language).finditer(text):
        words = " ".join(found.group().casefold().split())
        if words in table["shares"]:
            share = table["shares"][words]
            yield Amount(*found.span(), share, share, share=True)
        else:
            low, high = (*table["vague"][words], None)[:2]
            yield Amount(*found.span(), low, high, approximate=low not in {0, 1})


def _widened(text: str, amount: Amount, language: str) -> Amount:
    """Take in the words before and after that bound an amount."""
    for _ in range(2):
        before = _before_pattern(language).search(text, max(amount.start - _REACH, 0), amount.start)
        if before is None:
            break
        effect = _effects("before", language)[" ".join(before["words"].casefold().split())]
        if effect == "exact":
            break
        amount = replace(_bounded(amount, effect), start=before.start("words"), at=amount.number_start)
    after = _after_pattern(language).match(text, amount.end)
    if after is not None:
        words = " ".join(after["words"].casefold().split())
        amount = replace(_bounded(amount, _effects("after", language)[words]), end=after.end())
    return amount


def _bounded(amount: Amount, effect: str) -> Amount:
    if effect == "open":
        return replace(amount, high=None, low_open=True)
    if effect == "least":
        return replace(amount, high=None)
    if effect == "under":
        return replace(amount, low=None, high_open=True)
    if effect == "nearly":
        return replace(amount, low=None, high_open=True, approximate=True)
    if effect == "most":
        return replace(amount, low=amount.low if amount.low != amount.high else None)
    return replace(amount, denied=True) if effect == "denied" else replace(amount, approximate=True)


@cache
def _effects(side: str, language: str) -> Mapping[str, str]:
    table = load(language, "quantities")[side]
    return {str(words).strip().casefold(): effect for effect, phrases in table.items() for words in phrases}


@cache
def _before_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(_spaced(phrase) for phrase in _longest_first(_effects("before", language)))
    return re.compile(
        rf"(?<![^\W_])(?P<words>{words})[ \xa0\n]{{1,2}}(?:an?[ \xa0\n])?(?:[A-Z]{{0,2}}[$€£¥₹₪₺₽₩₦])?$", re.IGNORECASE
    )


@cache
def _after_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(_spaced(phrase) for phrase in _longest_first(_effects("after", language)))
    return re.compile(rf"[ \xa0\n]?\??[ \xa0\n]{{0,2}}(?P<words>{words})(?![^\W_])", re.IGNORECASE)


@cache
def _vague_pattern(language: str) -> re.Pattern[str]:
    table = load(language, "quantities")
    words = "|".join(_spaced(phrase) for phrase in _longest_first([*table["vague"], *table["shares"]]))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE)


def _longest_first(phrases: Mapping[str, str] | Sequence[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", _SPACE)
