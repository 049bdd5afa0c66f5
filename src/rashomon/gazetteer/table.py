"""The table of countries, divisions and towns, made from GeoNames by ``training/places.py``; read when first asked."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import cos, hypot, radians
from typing import Literal

from rashomon.gazetteer.keys import bare_key_of, key_of
from rashomon.lexicon import load

RowKind = Literal["country", "region", "town"]
_KILOMETRES = 111.2
_KINDS: Mapping[str, RowKind] = {"c": "country", "r": "region", "t": "town"}


@dataclass(frozen=True, slots=True)
class Extent:
    """Degrees from south to north and from west to east."""

    south: float
    north: float
    west: float
    east: float


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the table. ``people`` live in it; a town has a point, what holds towns their extent."""

    number: int
    name: str
    kind: RowKind
    country: str
    parent: int | None
    people: int
    latitude: float | None
    longitude: float | None
    extent: Extent | None


def find_rows(name: str) -> tuple[Row, ...]:
    """Give the places that bear a name; only where none does, those that bear it without its article."""
    key = key_of(name)
    numbers = _numbers(key) or _numbers(bare_key_of(name))
    return tuple(row_at(number) for number in numbers)


def country_row(code: str) -> Row:
    """Give the row of a country by its ISO 3166 code."""
    return row_at(_country_numbers()[code])


def codes() -> frozenset[str]:
    """Give the ISO codes of all countries."""
    return frozenset(_country_numbers())


def holders(row: Row) -> Iterator[Row]:
    """Give the places that hold a place, the smallest first."""
    while row.parent is not None:
        row = row_at(row.parent)
        yield row


def distance(one: Row, other: Row) -> float | None:
    """Give the kilometres between two towns (flat earth: fit for near ones), None where either has no point."""
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return None
    shrunk = cos(radians((one.latitude + other.latitude) / 2))
    return _KILOMETRES * hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * shrunk)


@lru_cache(maxsize=1 << 12)
def row_at(number: int) -> Row:
    """Give a place by its line."""
    name, kind, parent, people, *numbers = _lines()[number].split("\t")
    degrees = [float(one) for one in numbers]
    above = int(parent) if parent else None
    is_town = kind[0] == "t"
    return Row(
        number=number,
        name=_display(kind[1:], name) if above is None else name,
        kind=_KINDS[kind[0]],
        country=kind[1:] if above is None else row_at(above).country,
        parent=above,
        people=int(people),
        latitude=degrees[0] if is_town else None,
        longitude=degrees[1] if is_town else None,
        extent=None if is_town or not degrees else Extent(*degrees),
    )


def _display(code: str, name: str) -> str:
    names = load("en", "places")["countries"].get(code)
    return str(names[0]) if names else name


def _numbers(key: str) -> tuple[int, ...]:
    key = _short_names().get(key, key)
    known = _named_countries().get(key)
    if known is not None:
        return (_country_numbers()[known], *(n for n in _listed(key) if row_at(n).kind != "country"))
    return _listed(key)


@lru_cache(maxsize=1 << 12)
def _listed(key: str) -> tuple[int, ...]:
    index = _index()
    at = bisect_left(index, key + "\t")
    if not key or at == len(index) or not index[at].startswith(key + "\t"):
        return ()
    return tuple(int(number) for number in index[at].partition("\t")[2].split(","))


@cache
def _short_names() -> Mapping[str, str]:
    return {key_of(one): key_of(name) for name, short in load("en", "places")["short"].items() for one in short}


@cache
def _named_countries() -> Mapping[str, str]:
    return {key_of(str(name)): code for code, names in load("en", "places")["countries"].items() for name in names}


@cache
def _country_numbers() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(_lines()):
        _, kind, parent, _ = line.split("\t", 3)
        if parent:
            break
        found[kind[1:]] = number
    return found


@cache
def _lines() -> list[str]:
    return _unpacked("places.tsv.gz")


@cache
def _index() -> list[str]:
    return _unpacked("names.tsv.gz")


def _unpacked(name: str) -> list[str]:
    packed = (files(__package__) / "data" / name).read_bytes()
    return gzip.decompress(packed).decode("utf-8").split("\n")
