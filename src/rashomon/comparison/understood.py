"""What a number counts whose noun is not repeated, and numbers told in one breath: read from what stands beside it.

"Not a single rifle; he now says there were about 20", "How many dead? Fourteen.", "forty crates of rifles … forty crates",
"twenty rifles, perhaps twenty-two".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from rashomon.comparison.counted import read_counted
from rashomon.comparison.states import number_told, span_of_counted
from rashomon.lexicon import load
from rashomon.lexicon.numbers import find_numbers
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.sentences import find_ends
from rashomon.types import Annotations, HowMany, Quantity

_CLOSED = re.compile(r"\s{0,2}(?:[.,;:!?…\"”’'»)\n]|$)")
_ALONE = re.compile(r"(?:^|[\n.!?:]\s{0,3})[\"“‘«'(]?$")
_STOP = re.compile(r"[.!?]")
_BEFORE = 24  # characters
_LONGEST = 24
_TURN = 1200  # characters


def numbers_told(document: Annotations, language: str = "en") -> Mapping[str, HowMany]:
    """Give for each quantity of a document the number it tells, with what is understood to be counted."""
    text = document.document.text
    told: dict[str, HowMany] = {}
    contents: dict[str, str] = {}
    for number in sorted(document.quantities, key=lambda one: one.start):
        value = number_told(text, number, language)
        if value.of is None and value.unit is None:
            value = replace(value, of=_understood(document, number, told, language))
        elif value.of is not None and value.unit is None:
            value = _with_contents(value, contents, language)
        told[number.id] = _up_to(text, number, value, language)
    return told


def exactly(number: float, of: str) -> HowMany:
    """Give so many of a thing, neither more nor fewer."""
    return HowMany(low=number, low_open=False, high=number, high_open=False, approximate=False, unit=None, of=of)


def _understood(document: Annotations, number: Quantity, told: Mapping[str, HowMany], language: str) -> str | None:
    """Give what a bare number counts: what was counted before it in its sentence, or asked for before its answer."""
    text = document.document.text
    if not _CLOSED.match(text, number.end):
        return None
    before = text[max(0, number.start - _BEFORE) : number.start]
    if _there(language).search(before):
        start = max([0, *find_ends(text, max(0, number.start - 400), number.start, language)])
        return next((of for of in _counted_before(document, number, told, start) if of is not None), None)
    if _ALONE.search(before) and _STOP.match(text, number.end):
        return _asked_for(document, number, told, language)
    return None


def _counted_before(
    document: Annotations, number: Quantity, told: Mapping[str, HowMany], start: int
) -> Iterator[str | None]:
    """Give what is counted by the numbers before another, from a place on, the nearest first."""
    for one in sorted(document.quantities, key=lambda each: -each.start):
        if start <= one.start < number.start and one.id in told and one.unit is None:
            yield told[one.id].of


def _asked_for(document: Annotations, number: Quantity, told: Mapping[str, HowMany], language: str) -> str | None:
    """Give what became of those counted in the question right before an answer that begins with a number."""
    answer = next((one for one in document.attributions if any(p.start == number.start for p in one.content)), None)
    if answer is None:
        return None
    ends = [(piece.end, piece.start) for one in document.attributions for piece in one.content if one.within is None]
    asked = max((pair for pair in ends if pair[0] <= number.start), default=None)
    if asked is None or number.start - asked[0] > _TURN or "?" not in document.document.text[asked[1] : asked[0]]:
        return None
    some = _counted_before(document, number, told, asked[1])
    return next((of for of in some if of is not None and read_counted(of, "", language).state is not None), None)


def _with_contents(value: HowMany, contents: dict[str, str], language: str) -> HowMany:
    """Give "forty crates" the rifles that crates were told to hold before; keep what others hold."""
    words = (value.of or "").split()
    holders = word_list(language, "counted", "containers")
    holder = next((word.casefold() for word in words if word.casefold() in holders), None)
    if holder is None:
        return value
    if words[-1].casefold() != holder:
        contents.setdefault(holder, words[-1])
        return value
    return replace(value, of=f"{value.of} of {contents[holder]}") if holder in contents else value


def _up_to(text: str, number: Quantity, value: HowMany, language: str) -> HowMany:
    """Give "twenty rifles, perhaps twenty-two" as a range."""
    end = max(number.end, span_of_counted(text, number).end)
    found = _perhaps(language).match(text, end)
    if found is None or value.low is None or value.high != value.low:
        return value
    more = next(iter(find_numbers(text[found.end() : found.end() + _LONGEST], language)), None)
    if more is None or more.start != 0 or not value.low < more.value <= 2 * value.low:
        return value
    return replace(value, high=float(more.value))


@cache
def _perhaps(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in load(language, "counted")["perhaps"])
    return re.compile(rf",? (?:{words}) ")


@cache
def _there(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in load(language, "counted")["there"])
    return re.compile(rf"\b(?:{words})\s$", re.IGNORECASE)
