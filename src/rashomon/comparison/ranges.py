"""The numbers for which a number told surely holds, and those for which it may hold still."""

import math
from dataclasses import dataclass
from decimal import Decimal

from rashomon.types import HowMany

_DOZEN, _MOST_DOZENS = 12, 100
_SMALL = 100  # a count below is told to the one
_ABOUT, _LEAST_ABOUT = 0.125, 0.03
_STRETCH = 10  # "dozens" is up to ten times 24, "hundreds" up to ten times 200


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from ``low`` to ``high``; an open bound is not one of them."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Range") -> bool:
        """Tell whether some number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        ends = [(self.low, self.low_open), (self.high, self.high_open)]
        ends += [(other.low, other.low_open), (other.high, other.high_open)]
        return not any(is_open for bound, is_open in ends if bound == low)

    def holds(self, other: "Range") -> bool:
        """Tell whether all numbers of the other lie in this."""
        low = self.low < other.low or (self.low == other.low and (not self.low_open or other.low_open))
        high = self.high > other.high or (self.high == other.high and (not self.high_open or other.high_open))
        return low and high

    def scaled(self, factor: float) -> "Range":
        """Give the range in another unit."""
        return Range(self.low * factor, self.high * factor, self.low_open, self.high_open)


def point_of(number: HowMany) -> float | None:
    """Give the one number told ("nine", "about 1,500"); None for a range."""
    return number.low if number.low is not None and number.low == number.high else None


def is_exact(number: HowMany) -> bool:
    """Tell whether one number is told, and not "about" it."""
    return point_of(number) is not None and not number.approximate


def is_in_dozens(number: HowMany) -> bool:
    """Tell whether a number is told in dozens: its step is twelve."""
    point = point_of(number)
    whole = point is not None and number.approximate and 0 < point < _MOST_DOZENS
    return whole and point is not None and point % _DOZEN == 0 and point % 5 != 0


def firm_range(number: HowMany) -> Range:
    """Give the numbers for which the words surely hold: "about 1,500" holds for an eighth around at most."""
    low = -math.inf if number.low is None else number.low
    high = math.inf if number.high is None else number.high
    if not number.approximate:
        return Range(low, high, number.low_open, number.high_open)
    if number.low is None:
        return Range(high - _leeway(high), high, high_open=number.high_open)
    if number.high is None:
        return Range(low, low * _STRETCH if low else math.inf, number.low_open)
    return Range(low - _leeway(low, number), high + _leeway(high, number), number.low_open, number.high_open)


def rounded_range(number: HowMany) -> Range:
    """Give the numbers that an exact number may be a rounding of, to its last two digits: 1,500 of 1,450 to 1,550."""
    return _widened(number, _rounding(number, digits=2))


def loose_range(number: HowMany) -> Range:
    """Give the numbers for which the words may hold with good will: "about 20" for 25, "dozens" for 20."""
    firm = firm_range(number)
    if number.low is None and number.approximate:
        high = firm.high
        return Range(high - 2 * _leeway(high), high + _leeway(high))
    if number.high is None and number.approximate:
        return Range(firm.low * 0.75, math.inf)
    if number.approximate and number.low is not None and number.high is not None:
        return Range(number.low - 2 * _leeway(number.low, number), number.high + 2 * _leeway(number.high, number))
    return _widened(number, _rounding(number, digits=1))


def _widened(number: HowMany, by: float) -> Range:
    """Give a range with a margin; its very ends are not in it, but the bounds told are."""
    firm = firm_range(number)
    return Range(firm.low - by, firm.high + by, by > 0, by > 0)


def _leeway(value: float, number: HowMany | None = None) -> float:
    """Give how far "about" reaches: half a step of the number's roundness, from 3 to 12.5 per cent.

    Round numbers by tens and fives: Jansen and Pollmann, On round numbers, Journal of Quantitative Linguistics 8 (2001).
    """
    size = abs(value)
    if not math.isfinite(size):
        return 0.0
    step = float(_DOZEN) if number is not None and is_in_dozens(number) else _step(size)
    return max(min(step / 2, _ABOUT * size), _LEAST_ABOUT * size)


def _step(size: float) -> float:
    """Give the largest ten or five of its power that a number is a multiple of."""
    unit = _last_digit(size)
    fives = unit * 5
    return fives if size and round(size / unit) % 5 == 0 else unit


def _last_digit(size: float) -> float:
    """Give what the last digit that is no nought is worth: 100 in 1,500, 0.1 in 5.5."""
    if not size or not math.isfinite(size):
        return 1.0
    exponent = Decimal(f"{size:.9g}").normalize().as_tuple().exponent
    return (math.pow(10.0, exponent) if isinstance(exponent, int) else 0.0) or 1.0


def _rounding(number: HowMany, digits: int) -> float:
    """Give half of what the last of so many digits is worth, where a number may be rounded: a count below 100 is not."""
    point = point_of(number)
    if point is None or not point or not math.isfinite(point):
        return 0.0
    size = abs(point)
    if number.unit is None and size < _SMALL:
        return 0.0
    first = math.pow(10.0, math.floor(math.log10(size)))
    least = first / math.pow(10.0, digits - 1)
    most = size if digits > 1 else size / 4
    return min(_last_digit(size), least, most) / 2
