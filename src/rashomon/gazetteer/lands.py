"""Areas of many countries, lands that are no division of the table, and places whose country is in dispute."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rashomon.gazetteer.keys import key_of
from rashomon.gazetteer.table import find_rows
from rashomon.lexicon import load

LandKind = Literal["area", "land", "disputed", "either"]


@dataclass(frozen=True, slots=True)
class Land:
    """Ground that no line of the table stands for.

    ``countries`` (ISO codes) lie in an area; a land lies in them, in each of them in part where there are several; of
    a disputed one they are those that claim it. ``partly`` are countries of which it holds, or lies in, a part alone.
    """

    name: str
    kind: LandKind
    countries: frozenset[str]
    partly: frozenset[str]


def find_land(name: str) -> Land | None:
    """Give the land or area of a name."""
    return _index().get(key_of(name))


def areas_of(country: str) -> tuple[Land, ...]:
    """Give the areas that hold a country whole, the most usual first."""
    return _areas_of().get(country, ())


@cache
def _index() -> Mapping[str, Land]:
    found: dict[str, Land] = {}
    for land, names in _lands():
        for name in (land.name, *names):
            found.setdefault(key_of(name), land)
    return found


@cache
def _areas_of() -> Mapping[str, tuple[Land, ...]]:
    areas = [area for area, _ in _areas()]
    known = {code for area in areas for code in area.countries}
    return {code: tuple(area for area in areas if code in area.countries) for code in sorted(known)}


def _lands() -> Iterator[tuple[Land, list[str]]]:
    table = load("en", "places")
    yield from _areas()
    for name, claimed in table["disputed"].items():
        yield Land(name, "disputed", _codes(claimed), frozenset()), []
    for name, countries in table["either"].items():
        yield Land(name, "either", _codes(countries), frozenset()), []
    for name, told in table["lands"].items():
        yield Land(name, "land", _codes(told.get("in", [])), _codes(told.get("partly", []))), told.get("names", [])


def _areas() -> Iterator[tuple[Land, list[str]]]:
    table = load("en", "places")["areas"]
    for name, told in table.items():
        partly = frozenset(told.get("partly", []))
        yield Land(name, "area", frozenset(_members(table, name)) - partly, partly), told.get("names", [])


def _members(table: Mapping[str, Any], name: str) -> Iterator[str]:
    yield from table[name].get("in", [])
    for part in table[name].get("areas", []):
        yield from _members(table, part)


def _codes(names: list[str]) -> frozenset[str]:
    rows = (row for name in names for row in find_rows(name) if row.kind == "country")
    return frozenset(row.country for row in rows)
