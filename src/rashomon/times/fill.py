"""From the words that a rule fits to what they say: each of the rule's groups fills a field of the sense."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rashomon.times.grammar import Match, grammar
from rashomon.times.senses import Sense
from rashomon.times.words import TimeWord

_CLASSES: Mapping[str, tuple[str, ...]] = {
    "month": ("MONTH", "SHORT"),
    "weekday": ("WEEKDAY", "DAYABBR", "WEEKDAYS"),
    "season": ("SEASON", "SEASONS"),
    "part": ("PART", "PARTS"),
    "dir": ("DIR", "PASTDIR", "DEICTIC", "ANAPHORIC"),
    "ydir": ("DEICTIC",),
    "wdir": ("DIR", "PASTDIR"),
    "side": ("SIDE", "SIDEN", "NEAR"),
    "unit": ("UNIT", "UNITS", "WRITTEN", "EVERY", "SPANS"),
    "dayshift": ("DAYWORD",),
    "about": ("AROUND",),
    "ampm": ("AMPM",),
    "rel": ("REL",),
    "feast": ("FEAST",),
    "jalali": ("JALALI",),
    "quarter": ("QNUMBER",),
    "decade": ("NINETIES",),
}
_LIMITS = {"day": 31, "quarter": 4, "half": 2, "century": 30, "hour": 24}
_FULL_YEAR = 1000
_PIVOT = 30  # two digits up to it are of this century
_NOON, _MINUTES = 12, 60
_STEP = 5  # minutes
_FULL_DIGITS = 4


@dataclass(slots=True)
class _Filling:
    """A sense while its words are read: the text, the words of the group at hand, the fields and flags filled."""

    text: str
    language: str
    words: Sequence[TimeWord] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    @property
    def number(self) -> float | None:
        """What the first number among the words is worth."""
        return next((word.value for word in self.words if word.value is not None), None)

    @property
    def shown(self) -> str:
        """The first word as it stands in the text."""
        return self.text[self.words[0].start : self.words[0].end]

    def worth(self, classes: Iterable[str], words: Sequence[TimeWord] | None = None) -> Any:  # noqa: ANN401 - text or number, as the class says
        """Give what the first word of some classes is worth."""
        worth = grammar(self.language).worth
        found = (worth[name].get(word.key) for word in (self.words if words is None else words) for name in classes)
        return next((value for value in found if value is not None), None)


def read_sense(text: str, match: Match, language: str = "en") -> Sense | None:
    """Read what matched words say; None where they say nothing that is in a calendar ("the 45th of May")."""
    filling = _Filling(text, language, fields={"rule": match.rule.name})
    for name, value in match.rule.told.items():
        if name in Sense.__dataclass_fields__:
            filling.fields[name] = value
        else:
            filling.flags.add(name)
    for name, words in match.groups.items():
        filling.words = words
        _FILLERS.get(name, _fill_number)(filling, name)
    fields = filling.fields
    if "impossible" in filling.flags or any(
        not (name != "hour") <= fields[name] <= most for name, most in _LIMITS.items() if fields.get(name) is not None
    ):
        return None
    return Sense(**fields, flags=frozenset(filling.flags))


def _fill_number(filling: _Filling, name: str) -> None:
    number = filling.worth(_CLASSES.get(name, ())) if filling.number is None else filling.number
    if number is not None:
        filling.fields[name] = int(number)


def _fill_worth(filling: _Filling, name: str) -> None:
    worth = filling.worth(_CLASSES[name])
    if worth is not None:
        filling.fields[name] = worth


def _fill_side(filling: _Filling, name: str) -> None:
    """Read a side; of "the first week of" and "the last days of" it is the start and the end, of others the middle."""
    by_number = {None: "END", 1.0: "START"}.get(filling.number, "MID")
    filling.fields[name] = filling.worth(_CLASSES[name]) or by_number


def _fill_unit(filling: _Filling, name: str) -> None:
    """Read a unit; a part of a day ("the night after") counts as its day, "the eve of" as the day before."""
    filling.fields[name] = filling.worth(_CLASSES[name]) or "D"
    if filling.worth(("DAYPART",)) is not None:
        filling.fields["unit"], filling.fields["part"] = "D", filling.worth(("DAYPART",))
    if any(word.key == "eve" for word in filling.words):
        filling.fields["count"] = 1
        filling.flags.add("eve")


def _fill_count(filling: _Filling, name: str) -> None:
    keys = [word.key for word in filling.words]
    count = filling.number
    if count is None and "couple" in keys:
        count = 2
    elif count is None and keys in (["a"], ["an"]):
        count = 1
    elif count is None and "half" in keys:
        count = 0.5
    filling.fields[name] = count


def _fill_half(filling: _Filling, name: str) -> None:
    """Read "first half", "latter half", and the half that "a year and a half" adds."""
    if filling.words[0].key == "and":
        filling.flags.add("half")
    else:
        filling.fields[name] = 2 if filling.number is None else int(filling.number)


def _fill_year(filling: _Filling, name: str) -> None:
    if filling.number is not None:
        filling.fields[name] = _full_year(int(filling.number))


def _full_year(year: int) -> int:
    """Give a year in full; of two digits 31 to 99 are the 1900s."""
    return year if year >= _FULL_YEAR else year + (1900 if year > _PIVOT else 2000)


def _fill_other_year(filling: _Filling, _: str) -> None:
    filling.fields["year"] = None if filling.number is None else int(filling.number)


def _fill_decade(filling: _Filling, name: str) -> None:
    """Read a decade's first year: "1990s", "'90s", "nineties"."""
    year = int(filling.worth(("NINETIES",)) if filling.number is None else filling.number)
    filling.fields[name] = year if year >= _FULL_YEAR else year + (2000 if year in {0, 10} else 1900)
    filling.fields["unit"] = "E"


def _fill_numeric(filling: _Filling, _: str) -> None:
    """Read 2020-01-03, 25/02/2023 and, both ways, 08/01/2020; "3.5.12" is the number of something else."""
    shown = filling.shown
    parts = shown.split(next(character for character in shown if not character.isdigit()))
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == _FULL_DIGITS:
        days = {_day(one, two, three)}
    else:
        month_first, day_first = _day(_full_year(three), one, two), _day(_full_year(three), two, one)
        days = {month_first, day_first}
        if None in days:
            filling.flags.add("day first" if month_first is None else "month first")
        if len(parts[2]) < _FULL_DIGITS and "." in shown:
            days = {None}
        if month_first is not None and day_first is not None and day_first < month_first:
            filling.flags.add("later month first")
    filling.fields["days"] = tuple(sorted(day for day in days if day is not None))
    filling.fields["unit"] = "D"
    if not filling.fields["days"]:
        filling.flags.add("impossible")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fill_clock(filling: _Filling, _: str) -> None:
    shown = filling.shown
    parts = shown.replace(".", ":").split(":") if not shown.isdigit() else [shown[:-2], shown[-2:]]
    hour, minute = int(parts[0] or 0), int(parts[1])
    if minute >= _MINUTES or (len(shown) < _FULL_DIGITS and shown.isdigit()):
        filling.flags.add("impossible")
    filling.fields.update(kind="time", unit="H", hour=hour or 24, minute=minute)


def _fill_ampm(filling: _Filling, name: str) -> None:
    plus, hour = filling.worth(_CLASSES[name]), filling.fields.get("hour")
    if hour is None or hour > _NOON + plus:
        filling.flags.add("impossible")
    else:
        filling.fields.update(
            kind="time", unit="H", hour=(hour % _NOON + plus) or (0 if filling.fields.get("minute") else 24)
        )


def _fill_hour(filling: _Filling, name: str) -> None:
    """Read an hour; "twenty to six" is forty minutes past five, "ten past midnight" ten minutes into the day."""
    hour = int(filling.worth(("TWELVE",)) or 0) if filling.number is None else int(filling.number)
    if "until" in filling.flags:
        hour = hour - 1 or _NOON
    elif filling.fields.get("minute") and hour == 2 * _NOON:
        hour = 0
    filling.fields.update({"kind": "time", "unit": "H", name: hour})


def _fill_minutes(filling: _Filling, name: str) -> None:
    """Read minutes told beside an hour in words: "ten past", "half past", "a quarter to", "twenty-five to"."""
    minutes = sum(int(word.value) for word in filling.words if word.value is not None)
    minutes = minutes or (_MINUTES // 2 if filling.words[-1].key == "half" else _MINUTES // 4)
    bare = name == "until" and filling.words[-1].value is not None  # no "minutes", no "quarter": it may be a score
    if minutes >= _MINUTES or (bare and minutes % _STEP):
        filling.flags.add("impossible")
    if name == "until":
        filling.flags.add("until")
    filling.fields["minute"] = _MINUTES - minutes if name == "until" else minutes


def _fill_part(filling: _Filling, name: str) -> None:
    """Read a part of the day; "four in the afternoon" is hour 16, "half-century" is half."""
    if filling.words[0].key in {"half", "quarter"}:
        filling.fields["count"] = 0.5 if filling.words[0].key == "half" else 0.25
        return
    _fill_worth(filling, name)
    hour = filling.fields.get("hour")
    if hour is not None and filling.fields[name] in {"AF", "EV", "NI"} and hour < _NOON:
        filling.fields["hour"] = hour + _NOON


def _fill_eve(filling: _Filling, _: str) -> None:
    filling.flags.add("eve")


def _fill_about(filling: _Filling, name: str) -> None:
    filling.fields[name] = filling.worth(_CLASSES[name]) or "APPROX"


def _fill_hijri(filling: _Filling, name: str) -> None:
    """Read a Hijri month: "Rabi al-Thani" is the second of two."""
    first = filling.worth(("HIJRI", "RABI", "JUMADA", "QADA", "DHULALONE"))
    second = filling.worth(("FIRSTOF",), filling.words[1:]) or 0
    filling.fields.update(calendar=name, month=first + second)


def _fill_jalali(filling: _Filling, name: str) -> None:
    filling.fields.update(calendar=name, month=filling.worth(_CLASSES[name]))


_FILLERS: Mapping[str, Callable[[_Filling, str], None]] = {
    **dict.fromkeys(("month", "weekday", "season", "dir", "ydir", "wdir", "dayshift", "rel", "feast"), _fill_worth),
    "side": _fill_side,
    "unit": _fill_unit,
    "count": _fill_count,
    "half": _fill_half,
    "year": _fill_year,
    "hyear": _fill_other_year,
    "jyear": _fill_other_year,
    "decade": _fill_decade,
    "numeric": _fill_numeric,
    "clock": _fill_clock,
    "hour": _fill_hour,
    "past": _fill_minutes,
    "until": _fill_minutes,
    "ampm": _fill_ampm,
    "part": _fill_part,
    "eve": _fill_eve,
    "about": _fill_about,
    "hijri": _fill_hijri,
    "jalali": _fill_jalali,
}
