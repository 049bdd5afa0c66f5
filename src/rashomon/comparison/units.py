"""Units of measure: what may be compared, and the factor between two of one sort."""

from dataclasses import dataclass

from rashomon.lexicon import load


@dataclass(frozen=True, slots=True)
class Measure:
    """What sort of thing a unit measures, and how many of the sort's base unit it is; money has no sort in common."""

    sort: str
    factor: float


def measure_of(unit: str | None, language: str = "en") -> Measure:
    """Give the measure of a unit; a unit that no table knows is a sort of its own.

    >>> measure_of("kilometre").sort == measure_of("mile").sort
    True
    >>> measure_of("$").sort == measure_of("€").sort
    False
    """
    if unit is None:
        return Measure("count", 1.0)
    table = load(language, "measures")
    known = str(table["same"].get(unit, unit))
    for sort, units in table["sorts"].items():
        if known in units:
            return Measure(sort, float(units[known]))
    return Measure(known, 1.0)


def is_money(unit: str | None, language: str = "en") -> bool:
    """Tell whether a unit is money, or a price a time (``$/month``)."""
    return unit is not None and unit.partition("/")[0] in load(language, "measures")["money"]
