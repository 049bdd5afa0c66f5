"""How two numbers stand to each other: bounds, rounding, units, parts and wholes, counts that rise."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from rashomon.comparison.counted import Counted, CountedRelation, kind_of, parts_of, read_counted, relate_counted
from rashomon.comparison.ground import Bounds, Days, Disputed, Ground
from rashomon.comparison.ranges import (
    firm_range,
    is_exact,
    is_in_dozens,
    loose_range,
    point_of,
    rounded_range,
)
from rashomon.comparison.texts import has_phrase
from rashomon.comparison.units import Measure, is_money, measure_of
from rashomon.comparison.verdicts import Verdict, judge
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Account, HowMany

_CLOSE = 0.05
"""A number within 5 per cent of one told as "about" is that number, rounded."""
_REVISED = 0.125
"""A count that falls by an eighth or less may have been put right."""
_YEAR = 365
_FAR = 3
_CONVERTED = 0.06
"""Sources convert and round: 5.5 km for three nautical miles."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number told, with what it counts and how many of its sort's base unit it is told in."""

    value: HowMany
    counted: Counted
    measure: Measure


def relate_numbers(one: HowMany, other: HowMany, texts: tuple[str, str], ground: Ground, days: Days) -> Verdict | None:
    """Give how two numbers stand; None where they count unlike things."""
    language = ground.language
    one, other = _as_shares(one, other, language)
    first, second = _read(one, texts[0], language), _read(other, texts[1], language)
    if _denies_all(first, second) or _denies_all(second, first):
        return judge("contradicts", "none_at_all", language)
    if _holds_more(first, second, language) or _holds_more(second, first, language):
        return judge("contradicts", "containers", language)
    ages = "age" in {first.measure.sort, second.measure.sort}
    relation = None if ages else relate_things(first, second, language)
    if relation is None:
        return None
    if first.measure.sort != second.measure.sort:
        money = is_money(one.unit, language) and is_money(other.unit, language) and relation in {"same", "like"}
        return judge("unclear", "currencies", language) if money else None
    return _relate_alike(first, second, relation, ground, days)


def relate_alongside(
    one: HowMany, other: HowMany, texts: tuple[str, str], ground: Ground, days: Days
) -> Verdict | None:
    """Give how two numbers stand that are of one thing by the words around them; None where their units tell two sorts."""
    language = ground.language
    one, other = _as_shares(one, other, language)
    first, second = _read(one, texts[0], language), _read(other, texts[1], language)
    if first.measure.sort != second.measure.sort:
        return None
    return _relate_alike(first, second, "same", ground, days)


def relate_ages(one: HowMany, other: HowMany, language: str, days: Days) -> Verdict:
    """Relate two ages of one person; between two days of publication there may be birthdays."""
    gap = abs((point_of(one) or 0) - (point_of(other) or 0))
    if gap == 0:
        return judge("agrees", "same_age", language)
    sure = days.apart is not None and gap > math.ceil(abs(days.apart) / _YEAR)
    return judge("contradicts" if sure else "unclear", "ages_apart" if sure else "birthday", language)


def _relate_alike(one: Number, other: Number, relation: CountedRelation, ground: Ground, days: Days) -> Verdict | None:
    """Relate two numbers of one sort that count the same, a part and its whole, or what may be the same."""
    language = ground.language
    if one.value.denied or other.value.denied:
        return _relate_denied(one.value, other.value, relation, language)
    if relation in {"part", "whole"}:
        part, whole = (one, other) if relation == "part" else (other, one)
        return _relate_part(part, whole, language)
    verdict = _relate_values(one, other, language)
    if relation == "like" and verdict.relation != "agrees":
        return _doubted(verdict, one, language)
    return _with_time(verdict, one, other, ground, days) if verdict.relation == "contradicts" else verdict


def _denies_all(none: Number, other: Number) -> bool:
    """Tell whether one number is none of what the other counts boxes of: "not one rifle", "forty crates of rifles"."""
    told = firm_range(other.value)
    inside = {kind_of(word) for word in other.counted.narrowed}
    of_them = not inside.isdisjoint({none.counted.kind, *parts_of(none.counted.kind or "")})
    return point_of(none.value) == 0 and not none.counted.narrowed and of_them and told.low > 0


def _holds_more(boxes: Number, other: Number, language: str) -> bool:
    """Tell whether so many boxes of a thing are more than are told of the thing: forty crates of rifles, 22 rifles."""
    if boxes.counted.kind not in word_list(language, "counted", "containers") or other.counted.narrowed:
        return False
    inside = {kind_of(word) for word in boxes.counted.narrowed}
    exact = boxes.value.unit is None and other.value.unit is None and not other.value.denied and not boxes.value.denied
    return exact and other.counted.kind in inside and firm_range(boxes.value).low > loose_range(other.value).high


@lru_cache(maxsize=1 << 14)
def _read(value: HowMany, text: str, language: str) -> Number:
    measure = measure_of(value.unit, language)
    if measure.sort == "time" and has_phrase(text, "ages", language):
        measure = Measure("age", 1.0)
    return Number(value, read_counted(value.of, text, language), measure)


def relate_things(one: Number, other: Number, language: str = "en") -> CountedRelation | None:
    """Tell whether two numbers count the same; a measure without words for what is measured may be of anything."""
    if one.measure.sort == "count" or other.measure.sort == "count":
        return relate_counted(one.counted, other.counted, language)
    if one.value.of is None or other.value.of is None:
        return "like"
    return "same" if _share_words(one, other) else None


def _share_words(one: Number, other: Number) -> bool:
    """Tell whether what is measured is told by a common word."""
    first, second = ({*n.counted.narrowed, n.counted.kind or "", n.counted.state or ""} - {""} for n in (one, other))
    return bool(first & second)


def _doubted(verdict: Verdict, one: Number, language: str) -> Verdict | None:
    """Give what is left of a verdict but an agreement where it is not sure that the same is meant: of counts nothing."""
    if one.measure.sort == "count" or verdict.relation == "contradicts":
        return None
    return judge("unclear", "may_measure_other", language)


def _as_shares(one: HowMany, other: HowMany, language: str) -> tuple[HowMany, HowMany]:
    """Give "two-thirds" beside a percentage in per cent."""
    share: str = load(language, "measures")["share"]
    if is_share(one) and other.unit == share:
        return _in_per_cent(one, share), other
    return (one, _in_per_cent(other, share)) if is_share(other) and one.unit == share else (one, other)


def in_per_cent(value: HowMany, language: str = "en") -> HowMany:
    """Give a share ("two-thirds") in per cent, any other number as it is."""
    return _in_per_cent(value, load(language, "measures")["share"]) if is_share(value) else value


def is_share(value: HowMany) -> bool:
    """Tell whether a number is told as a part of one: "a third", "one in five"."""
    bound = value.high if value.low is None else value.low
    return value.unit is None and bound is not None and 0 < bound < 1


def _in_per_cent(value: HowMany, unit: str) -> HowMany:
    low, high = (None if bound is None else round(bound * 100, 1) for bound in (value.low, value.high))
    return replace(value, low=low, high=high, unit=unit, approximate=True)


# -- values --------------------------------------------------------------------------------------------


def _relate_values(one: Number, other: Number, language: str) -> Verdict:
    if one.measure.factor != other.measure.factor:
        return _relate_converted(one, other, language)
    first, second = one.value, other.value
    if bounds_of(first) == bounds_of(second):
        return judge("agrees", "same_number", language)
    if is_exact(first) and is_exact(second):
        return _relate_exact(first, second, language)
    firm, firm_other = firm_range(first), firm_range(second)
    if firm.meets(firm_other):
        if _is_rounding(first, second) or _is_rounding(second, first):
            return judge("agrees", "rounded", language)
        held = firm.holds(firm_other) or firm_other.holds(firm)
        return judge("compatible", "in_range" if held else "ranges_meet", language)
    near = loose_range(first).meets(firm_other) or firm.meets(loose_range(second))
    return judge("unclear", "at_the_bound", language) if near else judge("contradicts", "cannot_both", language)


def are_near(one: HowMany, other: HowMany) -> bool:
    """Tell whether neither of two numbers is more than three times the other, as those of two things are; none is near any."""
    told = [firm_range(each) for each in (one, other)]
    low, high = sorted(abs(each.low if math.isfinite(each.low) else each.high) for each in told)
    return low == 0 or high <= _FAR * low


def bounds_of(value: HowMany) -> Bounds:
    """Give what a number tells, without what it counts."""
    return value.low, value.low_open, value.high, value.high_open, value.approximate


def _relate_exact(one: HowMany, other: HowMany, language: str) -> Verdict:
    """Relate two exact numbers that differ: one may be the other rounded."""
    if rounded_range(one).meets(firm_range(other)) or rounded_range(other).meets(firm_range(one)):
        return judge("compatible", "rounds_to", language)
    if loose_range(one).meets(firm_range(other)) or loose_range(other).meets(firm_range(one)):
        return judge("unclear", "rounds_roughly", language)
    return judge("contradicts", "cannot_both", language)


def _is_rounding(about: HowMany, other: HowMany) -> bool:
    """Tell whether one number is told as "about" and the other lies so close that it is the same: 1,483 and some 1,500."""
    near, point = point_of(about), point_of(other)
    if near is None or point is None or not about.approximate or is_in_dozens(about) or is_in_dozens(other):
        return False
    return abs(near - point) <= _CLOSE * abs(near)


def _relate_converted(one: Number, other: Number, language: str) -> Verdict:
    """Relate numbers in two units of one sort."""
    first, second = (
        (firm_range(n.value).scaled(n.measure.factor), rounded_range(n.value).scaled(n.measure.factor))
        for n in (one, other)
    )
    points = [point_of(number.value) for number in (one, other)]
    if points[0] is not None and points[1] is not None:
        there, here = points[0] * one.measure.factor, points[1] * other.measure.factor
        if abs(there - here) <= _CONVERTED * max(abs(there), abs(here)):
            return judge("agrees", "converted", language)
    if first[0].meets(second[0]) or first[1].meets(second[1]):
        return judge("compatible", "converted_range", language)
    loose = loose_range(one.value).scaled(one.measure.factor), loose_range(other.value).scaled(other.measure.factor)
    if loose[0].meets(loose[1]):
        return judge("unclear", "converted_near", language)
    return judge("contradicts", "cannot_both_units", language)


# -- denied, parts, time ---------------------------------------------------------------------------


def _relate_denied(one: HowMany, other: HowMany, relation: CountedRelation, language: str) -> Verdict | None:
    """Relate a number said to be wrong with one told: "not 13" against 13."""
    if relation != "same":
        return None
    same = firm_range(one) == firm_range(other)
    if one.denied and other.denied:
        return judge("agrees", "both_denied", language) if same else None
    denied, told = (one, other) if one.denied else (other, one)
    if firm_range(denied).holds(firm_range(told)):
        return judge("contradicts", "denied", language)
    if firm_range(denied).meets(firm_range(told)):
        return judge("unclear", "denied_range", language)
    return judge("compatible", "denied_other", language)


def _relate_part(part: Number, whole: Number, language: str) -> Verdict:
    """Relate the number of a part with that of its whole, which cannot be smaller."""
    names = {"part": _name(part), "whole": _name(whole)}
    if is_exact(part.value) and bounds_of(part.value) == bounds_of(whole.value) and point_of(part.value) != 0:
        return judge("agrees", "same_number_part", language, **names)
    if point_of(part.value) == 0 or firm_range(part.value).low <= firm_range(whole.value).high:
        return judge("compatible", "part_of_whole", language, **names)
    exact = is_exact(part.value) and is_exact(whole.value)
    sure = exact and rounded_range(part.value).low > rounded_range(whole.value).high
    sure = sure and part.counted.narrowed == whole.counted.narrowed
    return judge("contradicts" if sure else "unclear", "part_above_whole", language, **names)


def _name(number: Number) -> str:
    """Show what is counted, in the words of its account."""
    return number.value.of or number.counted.state or number.counted.kind or ""


def _with_time(verdict: Verdict, one: Number, other: Number, ground: Ground, days: Days) -> Verdict:
    """Give a count that rises from the earlier account to the later as no contradiction, unless it was never given up."""
    apart, language = days.apart, ground.language
    if (
        (apart is None and ground.told == "key")
        or apart == 0
        or one.counted.state not in load(language, "counted")["growing"]
    ):
        return verdict
    if apart is None:
        return judge("unclear", "no_days", language)
    earlier, later = (one, other) if apart > 0 else (other, one)
    if firm_range(earlier.value).low > firm_range(later.value).high:
        near = firm_range(earlier.value).low * (1 - _REVISED) <= firm_range(later.value).high
        return judge("unclear" if near else "contradicts", "falls", language, days=_count_days(apart, language))
    if firm_range(earlier.value).high < firm_range(later.value).low and not _is_disputed(earlier, ground):
        return judge("compatible", "rises", language, days=_count_days(apart, language))
    return judge("contradicts", "still_held", language)


def _is_disputed(earlier: Number, ground: Ground) -> bool:
    """Tell whether some account tells the lower number beside one that excludes it, as two voices: no earlier count then."""
    return (earlier.counted, bounds_of(earlier.value)) in ground.disputed


def find_disputed(account: Account, language: str = "en") -> Iterator[Disputed]:
    """Give the numbers that an account tells beside a higher one of the same, as two voices."""
    told = [
        (detail.vouched_by, read_counted(detail.value.of, detail.text, language), detail.value)
        for detail in account.details
        if isinstance(detail.value, HowMany) and detail.value.unit is None
    ]
    for (one, counted, low), (other, counted_too, high) in permutations(told, 2):
        if one != other and counted == counted_too and firm_range(low).high < firm_range(high).low:
            yield counted, bounds_of(low)


def _count_days(apart: int, language: str) -> str:
    table = load(language, "findings")["days"]
    number = abs(apart)
    words: str = table["one" if number == 1 else "more"]
    return words.format(number=number)
