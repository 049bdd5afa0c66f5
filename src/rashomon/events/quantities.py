"""The quantities that a document tells: how many, of what, in which unit."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from heapq import merge

from rashomon.events.amounts import Amount, find_amounts
from rashomon.events.counted import Counted, find_counted
from rashomon.events.worded import Told, find_worded
from rashomon.lexicon import load
from rashomon.lexicon.addresses import is_address
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import EntityKind, Name, Quantity, Tagged, TimeExpression

_PREVIOUS = re.compile(r"(?P<word>[^\W_]+(?:[-'’][^\W_]+)*|[#№])(?P<gap>\.?[ \xa0]{0,2}|[-‐‑])$")
_PRONOUN = re.compile(r"one\s(?:of|another|that|who|which|day)\b", re.IGNORECASE)
_TIMES_OVER = re.compile(r"[-‐‑](?:time|way|fold|part|piece|party|state|man|tier|track|dimensional)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"[ \xa0\n](?:of|in|the|its|their|his|her|all)\b| [^\W\d_]+s\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|any|every|each|this|that|which)[ \xa0-]$", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|\n)[ \t\xa0(]{0,8}$")
_CODE = re.compile(r"[-‐‑/]\d|[-‐‑][A-Z]\b|:\d|°(?! ?[CF]\b)|s\b| : \d")
_NAMING: frozenset[EntityKind] = frozenset({"product", "facility", "work", "organisation", "person"})
_LARGE_ALONE = 1900


def read_quantities(tagged: Tagged, times: Sequence[TimeExpression] = (), language: str = "en") -> tuple[Quantity, ...]:
    """Give the quantities of a document; numbers that tell a date, a name or a reference are none."""
    found = enumerate(_find(tagged, times, language), 1)
    return tuple(_quantity(f"q{number}", amount, counted) for number, (amount, counted) in found)


def _quantity(name: str, amount: Amount, counted: Counted) -> Quantity:
    return Quantity(
        id=name,
        start=min(amount.start, counted.start),
        end=max(amount.end, counted.end),
        low=amount.low,
        low_open=amount.low_open,
        high=amount.high,
        approximate=amount.approximate,
        unit=counted.unit,
        of=counted.of,
        high_open=amount.high_open,
        denied=amount.denied,
    )


def _find(tagged: Tagged, times: Sequence[TimeExpression], language: str) -> Iterator[Told]:
    text, taken = tagged.document.text, _Taken(tagged, times)
    worded = sorted(find_worded(text, tagged.words, language), key=_start)
    last = 0
    for amount, counted in merge(_find_plain(tagged, taken, language), worded, key=_start):
        if amount.start >= last and not taken.hold(amount):
            last = max(amount.end, counted.end)
            yield amount, counted


def _start(told: Told) -> int:
    return told[0].start


def _find_plain(tagged: Tagged, taken: "_Taken", language: str) -> Iterator[Told]:
    """Give the numbers told as such, with what they count."""
    text = tagged.document.text
    last = 0
    for amount in find_amounts(text, language):
        if amount.start < last or taken.hold(amount) or _is_reference(text, amount, language):
            continue
        counted = find_counted(text, amount.number_start, amount.end, tagged.words, language)
        if _counts(text, amount, counted, language):
            last = max(amount.end, counted.end)
            yield _frozen(text, amount, counted, language), counted


def _frozen(text: str, amount: Amount, counted: Counted, language: str) -> Amount:
    """Give an amount with "below zero" behind it as one below zero."""
    frozen = _below_zero(language).match(text, max(amount.end, counted.end))
    if frozen is None or amount.low is None or amount.low != amount.high:
        return amount
    return replace(amount, low=-amount.low, high=-amount.low, end=frozen.end())


@cache
def _below_zero(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in load(language, "quantities")["below_zero"])
    return re.compile(rf"[ \xa0\n](?:{words})(?![^\W_])", re.IGNORECASE)


class _Taken:
    """Tells whether a number belongs to a time, to a name or to boilerplate."""

    def __init__(self, tagged: Tagged, times: Sequence[TimeExpression]) -> None:
        zones = [(zone.start, zone.end) for zone in tagged.zones if zone.kind == "boilerplate"]
        named = [(name.start, name.end) for name in tagged.names if _is_naming(name)]
        self._stretches = [
            sorted(zones),
            sorted(named),
            sorted((time.start, time.end) for time in times if time.reason != "length"),
        ]

    def hold(self, amount: Amount) -> bool:
        """Tell whether a stretch lies over an amount."""
        return any(_overlaps(stretches, amount) for stretches in self._stretches)


def _is_naming(name: Name) -> bool:
    return name.kind in _NAMING


def _overlaps(stretches: Sequence[tuple[int, int]], amount: Amount) -> bool:
    last = bisect_right(stretches, (amount.end - 1, 1 << 60))
    return any(end > amount.start for _, end in stretches[max(last - 3, 0) : last])


def _is_reference(text: str, amount: Amount, language: str) -> bool:
    """Tell whether a number is a name's or a reference's: "Article 5", "MQ-9", "1." before an item of a list."""
    if _TIMES_OVER.match(text, amount.end) or is_address(text, amount.number_start, amount.end):
        return True
    first = text[amount.number_start]
    if not first.isdigit():
        return False
    if _CODE.match(text, amount.end) or (
        text[amount.end : amount.end + 2] in {". ", ") "}
        and _LISTED.search(text, max(amount.start - 12, 0), amount.start)
    ):
        return True
    previous = _PREVIOUS.search(text, max(amount.start - 32, 0), amount.start)
    if previous is None:
        return text[amount.start - 1 : amount.start] in {"/", "@", "=", "_"} and amount.start > 0
    word, gap = previous["word"], previous["gap"]
    if word.casefold() in word_list(language, "quantities", "identifiers"):
        return True
    joined = gap in {"-", "‐", "‑"} and word[-1:].isalpha()
    return joined and word.casefold() not in word_list(language, "quantities", "scales")


def _is_pronoun(text: str, amount: Amount) -> bool:
    """Tell whether "one" stands for somebody: "one of them", "no one", "this one"."""
    if text[amount.start : amount.end].casefold() != "one":
        return False
    no = _NO.search(text, max(amount.start - 6, 0), amount.start)
    return no is not None or _PRONOUN.match(text, amount.start) is not None


def _counts(text: str, amount: Amount, counted: Counted, language: str) -> bool:
    """Tell whether a number counts something: "one of them", "a single mother" and a bare year do not."""
    if _is_pronoun(text, amount) or _is_single(text, amount, language):
        return False
    worded = text[amount.number_start : amount.number_start + 2].casefold() in {"a ", "an", "ha"}
    if amount.share and worded and counted.unit is None and not _OF_ALL.match(text, amount.end):
        return counted.of is None and _is_share(text, amount, language)
    if counted.unit is not None or counted.of is not None:
        return True
    words = text[amount.start : amount.end].casefold()
    if words in {"one", "half", "several", "a few", "zero"}:
        return False
    if amount.share:
        return words[:1].isdigit() or not worded
    return not (words.isdigit() and len(words) == 4 and int(words) > _LARGE_ALONE)  # noqa: PLR2004 - a year


def _is_single(text: str, amount: Amount, language: str) -> bool:
    """Tell whether "a single" tells of what sort something is, or stands alone: "a single mother", "hit a single"."""
    if text[amount.number_start : amount.end].casefold().split() != ["a", "single"]:
        return False
    after = find_words(text, amount.end, amount.end + 24)
    return (
        not after or after[0].folded in word_list(language, "quantities", "unwed") or text[amount.end] not in " \xa0\n"
    )


def _is_share(text: str, amount: Amount, language: str) -> bool:
    """Tell whether "a third" with nothing counted behind it is a share: "fell by a third", "a third were lost"."""
    before = find_words(text, max(amount.number_start - 16, 0), amount.number_start)
    after = find_words(text, amount.end, amount.end + 24)
    next_word = after[0].folded if after and text[amount.end : after[0].start] in {" ", "-"} else ""
    if next_word in word_list(language, "quantities", "share_after"):
        return True
    ended = not next_word or next_word in word_list(language, "quantities", "ends")
    last = before[-1].folded if before and text[before[-1].end : amount.number_start] == " " else ""
    return ended and last in word_list(language, "quantities", "share_before")
