"""What words say as TIMEX3 writes it, where they name no day (TimeML 1.2.1)."""

from dataclasses import replace

from rashomon.times.senses import Sense

_LETTERS = {"FN": "W", "WE": "D", "Q": "M", "SN": "M", "HY": "M", "MIN": "M"}
_TIMED = frozenset({"S", "MIN", "H"})
_SIZES = {"FN": 2, "WE": 2, "Q": 3, "HY": 6}


def length_value(sense: Sense) -> str:
    """Give the value of a length: "nine-year" P9Y, "several days" PXD, "8 1/2 hours" PT8H30M."""
    unit = sense.unit or "D"
    mark = "PT" if unit in _TIMED else "P"
    letter = _LETTERS.get(unit, unit)
    if sense.count is None or "vague" in sense.flags:
        return f"{mark}X{letter}"
    count = sense.count + (0.5 if "half" in sense.flags else 0)
    scaled = count * _SIZES.get(unit, 1)
    if unit == "E":
        return f"P{_shown(count * 10)}Y"
    if unit == "C":
        return f"P{_shown(count * 100)}Y"
    if scaled == int(scaled) or unit not in {"Y", "H", "D", "MIN"}:
        return f"{mark}{_shown(scaled)}{letter}"
    rest = {
        "Y": f"{round(scaled % 1 * 12)}M",
        "H": f"{round(scaled % 1 * 60)}M",
        "D": f"T{round(scaled % 1 * 24)}H",
        "MIN": f"{round(scaled % 1 * 60)}S",
    }
    whole = f"{int(scaled)}{letter}" if scaled >= 1 else ""
    return f"{mark}{whole}{rest[unit]}"


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) else str(round(number, 2))


def set_value(sense: Sense) -> str:
    """Give the value of what is told to happen again and again: "each Thursday" XXXX-WXX-4, "daily" P1D."""
    if sense.weekday is not None:
        return f"XXXX-WXX-{sense.weekday + 1}" + (f"T{sense.part}" if sense.part else "")
    if sense.month is not None:
        return f"XXXX-{sense.month:02d}"
    if sense.season is not None:
        return f"XXXX-{sense.season}"
    if sense.unit is None:
        return f"XXXX-XX-XXT{sense.part}" if sense.part else "XXXX"
    return length_value(sense if sense.count is not None else replace(sense, count=1))


def unplaced_value(sense: Sense) -> str | None:
    """Give the value of a time whose day of the telling is unknown, an X for each digit untold."""
    part = f"T{sense.part}" if sense.part in {"MO", "AF", "EV", "NI"} else ""
    if sense.month is not None:
        return f"XXXX-{sense.month:02d}" + (f"-{sense.day:02d}{part}" if sense.day is not None else "")
    if sense.weekday is not None:
        return f"XXXX-WXX-{sense.weekday + 1}{part}"
    if sense.season is not None:
        return f"XXXX-{sense.season}"
    if sense.quarter is not None:
        return f"XXXX-Q{sense.quarter}"
    shapes = {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "E": "XXX",
        "C": "XX",
        "WE": "XXXX-WXX-WE",
    }
    return shapes.get(sense.unit or "D", "XXXX") + (part if sense.unit in {None, "D"} else "")
