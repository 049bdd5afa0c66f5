"""How two places that are told stand to each other: the same, one in the other, near, apart, or not to be told."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rashomon.gazetteer.context import PlaceContext
from rashomon.gazetteer.keys import bare_key_of, key_of
from rashomon.gazetteer.resolve import Place, place_of
from rashomon.gazetteer.table import Extent, Row, country_row, distance, holders
from rashomon.gazetteer.tellings import is_people_of
from rashomon.types import Where

PlaceRelation = Literal["same", "contains", "near", "apart", "unknown"]
_BESIDE = 75.0
"""Kilometres within which a place may be told by the name of another that it is "near"."""
_ADJOINING = 20.0
"""Kilometres within which two towns are taken for neighbours: a suburb and its city."""
_MIDDLE = 0.5
_CLEARLY = 0.25
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


@dataclass(frozen=True, slots=True)
class PlaceFinding:
    """How two places stand, and why. ``larger`` is which of them (0 or 1) holds the other, where one does."""

    relation: PlaceRelation
    reason: str
    larger: int | None = None


def compare_places(one: Where, other: Where) -> PlaceFinding:
    """Compare two places as they are told (symmetric but for ``larger``); ``within`` tells which of a name is meant.

    "apart" is said only where both are known well enough; what cannot be told is "unknown".
    """
    if one.entity is not None and one.entity == other.entity and key_of(one.name) == key_of(other.name):
        return PlaceFinding("same", f"both name {one.name}")
    first, second = _read(one), _read(other)
    if first is None or second is None:
        return PlaceFinding("unknown", "no place is named")
    return compare(first, second)


def compare(one: Place, other: Place) -> PlaceFinding:
    """Compare two places that are known as well as their documents allow."""
    if _is_same(one, other):
        return _compare_parts(one, other)
    ways = [(other, one), (one, other)]
    for larger, (inner, outer) in enumerate(ways):
        if not outer.near and _is_held(inner, outer):
            return _inside(inner, outer, larger)
    for inner, outer in ways:
        if not outer.near and _may_be_held(inner, outer):
            return PlaceFinding("near", _claim(inner, outer))
    return _beside(one, other)


@lru_cache(maxsize=1 << 14)
def _read(where: Where) -> Place | None:
    """Read a detail's words again with what its document put the place in; a name of many without that stays open."""
    told = {}
    if where.within:
        bare = place_of(where.name)
        chain = [where.name if bare is None else bare.name, *where.within]
        told = {key_of(inner): outer for inner, outer in pairwise(chain)}
    place = place_of(where.name, PlaceContext(told))
    unsure = place is not None and not where.within and place.basis in {"people", "context"}
    return replace(place, row=None, wide=None, basis="several", countries=frozenset()) if place and unsure else place


def _is_same(one: Place, other: Place) -> bool:
    if one.row is not None and other.row is not None:
        return one.row.number == other.row.number
    if one.row is None and other.row is None and one.land is not None and other.land is not None:
        return one.land is other.land
    if bare_key_of(one.name) != bare_key_of(other.name) or (one.row is None) != (other.row is None):
        return False
    shared = not one.countries or not other.countries or bool(one.countries & other.countries)
    return shared and "several" not in {one.basis, other.basis} and not _holders_differ(one, other)


def _holders_differ(one: Place, other: Place) -> bool:
    """Tell whether two places that no table knows lie in different ones, as told."""
    if one.row is not None or not one.within or not other.within:
        return False
    first, second = ({key_of(name) for name in place.within} for place in (one, other))
    return not first & second


def _compare_parts(one: Place, other: Place) -> PlaceFinding:
    """Compare two tellings of the same place by the part of it that each means."""
    if (one.part, one.near) == (other.part, other.near):
        return PlaceFinding("same", f"both name {one.name}")
    if one.near or other.near:
        return PlaceFinding("near", f"one is beside {one.name}")
    if one.part is None or other.part is None:
        return PlaceFinding("contains", f"one is a part of {one.name}", 0 if one.part is None else 1)
    if _are_opposite(one.part, other.part):
        return PlaceFinding("apart", f"different ends of {one.name}: {one.part} and {other.part}")
    return PlaceFinding("unknown", f"parts of {one.name} that may overlap: {one.part} and {other.part}")


def _are_opposite(one: str, other: str) -> bool:
    return any(end in one and _OPPOSITE[end] in other for end in _OPPOSITE)


def _inside(inner: Place, outer: Place, larger: int) -> PlaceFinding:
    """Tell of a place that lies in another whether, where only a part of that is meant, it can lie in the part."""
    if outer.part is None or outer.part in {"part", "around"}:
        whole = "the division of its name" if key_of(inner.name) == key_of(outer.name) else outer.name
        return PlaceFinding("contains", f"{inner.name} lies in {whole}", larger)
    return _in_part(inner, outer, larger)


def _is_held(inner: Place, outer: Place) -> bool:
    """Tell whether the table, or the words, put a place in the other."""
    if outer.land is not None and outer.land.kind == "area" and inner.countries:
        is_area = inner.land is not None and inner.land.kind == "area"
        return (inner.land.countries if is_area and inner.land is not None else inner.countries) <= outer.land.countries
    if inner.row is not None and outer.row is not None and inner.land is None:
        above = {up.number for up in holders(inner.row)}
        return outer.row.number in above
    keys = {key_of(name) for name in inner.within}
    return key_of(outer.name) in keys and not _rows_differ(inner, outer)


def _rows_differ(inner: Place, outer: Place) -> bool:
    return bool(inner.countries and outer.countries and not inner.countries & outer.countries)


def _may_be_held(inner: Place, outer: Place) -> bool:
    """Tell whether a place is claimed by the other, or lies partly in it."""
    if outer.land is not None and outer.land.kind in {"area", "either"}:
        return bool(inner.countries & (outer.land.countries | outer.land.partly))
    is_country = outer.row is not None and outer.row.kind == "country"
    return is_country and outer.countries <= inner.countries and inner.land is not None and inner.land.kind != "area"


def _claim(inner: Place, outer: Place) -> str:
    if inner.land is not None and inner.land.kind == "disputed":
        return f"{inner.name} is claimed by several, {outer.name} among them"
    if inner.land is not None and inner.land.kind == "either":
        return f"{inner.name} may mean {outer.name}"
    if outer.land is not None and outer.land.kind == "either":
        return f"{outer.name} may mean the country of {inner.name}"
    return f"{inner.name} and {outer.name} lie partly in each other"


def _in_part(inner: Place, outer: Place, larger: int) -> PlaceFinding:
    """Judge "Aleppo" against "northern Syria" by where the town lies between the ends of the whole."""
    part = outer.part or ""
    spot = _middle_of(inner)
    extent = None if outer.row is None else outer.row.extent
    if spot is None or extent is None:
        return PlaceFinding("unknown", f"{inner.name} lies in {outer.name}; whether in its {part} cannot be told")
    shares = [share for end in _ends(part) if (share := _share(spot, extent, end)) is not None]
    if not shares:
        return PlaceFinding("contains", f"{inner.name} lies in {outer.name}", larger)
    if min(shares) >= _MIDDLE:
        return PlaceFinding("contains", f"{inner.name} lies in the {part} of {outer.name}", larger)
    if min(shares) < _CLEARLY and inner.row is not None and inner.row.kind == "town" and not inner.near:
        return PlaceFinding("apart", f"{inner.name} lies in {outer.name}, but not in its {part}")
    return PlaceFinding("unknown", f"{inner.name} lies in {outer.name}, at the edge of its {part}")


def _ends(part: str) -> list[str]:
    return [end for end in (*_OPPOSITE, "central") if end in part]


def _share(spot: tuple[float, float], extent: Extent, end: str) -> float | None:
    """Give how far towards an end of a place something lies, 0 to 1; None where the place has no size."""
    tall, wide = extent.north - extent.south, extent.east - extent.west
    if tall <= 0 or wide <= 0:
        return None
    up, right = (spot[0] - extent.south) / tall, (spot[1] - extent.west) / wide
    if end == "central":
        return 1 - 2 * max(abs(up - _MIDDLE), abs(right - _MIDDLE))
    return {"north": up, "south": 1 - up, "east": right, "west": 1 - right}[end]


def _middle_of(place: Place) -> tuple[float, float] | None:
    row = place.row
    if row is None:
        return None
    if row.latitude is not None and row.longitude is not None:
        return row.latitude, row.longitude
    extent = row.extent
    return None if extent is None else ((extent.south + extent.north) / 2, (extent.west + extent.east) / 2)


def _beside(one: Place, other: Place) -> PlaceFinding:
    """Compare two places of which neither holds the other."""
    if one.beside is not None or other.beside is not None:
        close = [p.beside for p in (one, other) if p.beside is not None]
        names = {bare_key_of(one.name), bare_key_of(other.name)}
        if any(bare_key_of(name) in names for name in close):
            return PlaceFinding("near", f"one is told to be near {close[0]}")
    if not one.countries or not other.countries:
        return _unknown(one, other)
    if not one.countries & other.countries:
        return _across(one, other)
    gap = distance(one.row, other.row) if one.row is not None and other.row is not None else None
    if gap is not None:
        return _by_distance(one, other, gap)
    return _divisions(one, other)


def _unknown(one: Place, other: Place) -> PlaceFinding:
    """Tell why two places cannot be compared; places no table knows are apart where told to be in different ones."""
    nations = [_nation(place) for place in (one, other)]
    if None not in nations and key_of(str(nations[0])) != key_of(str(nations[1])):
        return PlaceFinding("apart", f"{one.name} and {other.name} are told to be of {nations[0]} and of {nations[1]}")
    unsure = [place.name for place in (one, other) if not place.countries]
    return PlaceFinding("unknown", f"where {' and '.join(dict.fromkeys(unsure))} lies is not known")


def _nation(place: Place) -> str | None:
    """Give the land whose people's name a place bears: "Khadrani waters" are Khadran's."""
    if place.countries:
        return country_row(min(place.countries)).name if len(place.countries) == 1 else None
    first = place.name.split()[0]
    return place.within[-1] if place.within and is_people_of(first, place.within[-1]) else None


def _across(one: Place, other: Place) -> PlaceFinding:
    """Compare places of different countries."""
    gap = distance(one.row, other.row) if one.row is not None and other.row is not None else None
    beside = one.near or other.near or "border" in f"{one.name} {other.name}".casefold()
    if beside and (gap is None or gap <= _BESIDE):
        return PlaceFinding(
            "unknown", f"{one.name} and {other.name} lie in different countries, but one is told as near"
        )
    names = " and ".join(", ".join(_country_names(place)) for place in (one, other))
    return PlaceFinding("apart", f"{one.name} and {other.name} lie in different countries: {names}")


def _country_names(place: Place) -> list[str]:
    if place.land is not None and place.land.kind == "area":
        return [place.name]
    return [country_row(code).name for code in sorted(place.countries)]


def _by_distance(one: Place, other: Place, gap: float) -> PlaceFinding:
    told = f"{one.name} and {other.name} are {gap:.0f} km apart"
    if gap <= _ADJOINING or ((one.near or other.near) and gap <= _BESIDE):
        return PlaceFinding("near", told)
    if any(_is_wide(wide, place.row) for wide, place in ((one.wide, other), (other.wide, one))):
        return PlaceFinding("unknown", f"{told}, but one name is its division's as well")
    return PlaceFinding("apart", told)


def _is_wide(wide: Row | None, row: Row | None) -> bool:
    """Tell whether the division that a name may mean as well holds a place."""
    return wide is not None and row is not None and wide.number in {up.number for up in holders(row)}


def _divisions(one: Place, other: Place) -> PlaceFinding:
    """Compare places of one country of which not both are towns."""
    first, second = one.row, other.row
    if first is None or second is None or one.land is not None or other.land is not None:
        return PlaceFinding("unknown", f"{one.name} and {other.name} may lie in one another")
    divisions = [next((up for up in (row, *holders(row)) if up.kind == "region"), None) for row in (first, second)]
    if None in divisions or divisions[0] == divisions[1]:
        return PlaceFinding("unknown", f"{one.name} and {other.name} may lie in one another")
    if one.near or other.near:
        return PlaceFinding("unknown", f"{one.name} and {other.name} may be neighbours")
    return PlaceFinding(
        "apart", f"{one.name} and {other.name} are different parts of {country_row(first.country).name}"
    )
