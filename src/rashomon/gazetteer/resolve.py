"""Words for a place → the place: its name, what holds it, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from rashomon.gazetteer.context import NOWHERE, PlaceContext
from rashomon.gazetteer.keys import key_of
from rashomon.gazetteer.lands import Land, areas_of, find_land
from rashomon.gazetteer.table import Row, country_row, find_rows, holders
from rashomon.gazetteer.words import LONGEST, Told, parse_place
from rashomon.lexicon import load
from rashomon.types import Where

Basis = Literal["told", "context", "people", "only", "several", "unknown"]
"""Why a place is taken for the one it is: the words or the document put it there; its country is named; it is by far the
largest of its name; it alone has it; several have it and nothing decides (its chain ends with it); none has it."""
_DEPTH = 6
_FAR_LARGER = 5
_ALL_BUT = 10
_DWARFED = 30
_SMALL = 15_000
_KNOWN = 50_000
_LARGE = 2_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place that words mean. ``within`` holds it, the smallest first; ``countries`` are the ISO codes it may lie in.

    ``row`` is its line in the table, ``wide`` the division of the same name that the words may mean as well; ``land``
    what it is where no line stands for it. ``part`` and ``near``: a part of it is meant, or what lies beside it.
    """

    name: str
    within: tuple[str, ...]
    basis: Basis
    row: Row | None = None
    wide: Row | None = None
    land: Land | None = None
    part: str | None = None
    near: bool = False
    beside: str | None = None
    countries: frozenset[str] = frozenset()

    @property
    def chain(self) -> tuple[str, ...]:
        """The place and what holds it, the smallest first."""
        return (self.name, *self.within)


def chain_of(words: str, context: PlaceContext = NOWHERE) -> tuple[str, ...]:
    """Give a place's name and the names of what holds it, the smallest first; nothing where the words name no place.

    >>> chain_of("near the port of Latakia")
    ('Latakia', 'Syria', 'Middle East')
    """
    place = place_of(words, context)
    return () if place is None else place.chain


def place_of(words: str, context: PlaceContext = NOWHERE) -> Place | None:
    """Give the place that words mean in a document; None where they name none."""
    told = parse_place(words[:LONGEST])
    if told is None:
        return None
    found = _resolve(told, context, _DEPTH)
    return replace(found, part=told.part, near=told.near, beside=told.beside)


def where_of(words: str, entity: str | None = None, context: PlaceContext = NOWHERE) -> Where | None:
    """Give a detail's place from its words: the words, and what holds the place that they name."""
    place = place_of(words, context)
    return None if place is None else Where(entity, " ".join(words.split()), place.within)


def _resolve(told: Told, context: PlaceContext, depth: int) -> Place:
    """Take the words' own holders first, then what the document says, then the table."""
    land = find_land(told.name)
    if land is not None and not told.within:
        return _land(land)
    rows = [row for row in find_rows(told.name) if told.kind not in {"region", "town"} or row.kind == told.kind]
    rows = rows or list(find_rows(told.name))
    holder = _holder(told, context, depth)
    if holder is None:
        return _among(told, rows, context)
    fitting = [row for row in rows if _lies_in(row, holder)]
    if fitting:
        return _at(told, _best(fitting, told), "told")
    if told.name == holder.name or key_of(told.name) in map(key_of, holder.chain):
        return _among(told, rows, context)
    return _told(told, holder)


def _holder(told: Told, context: PlaceContext, depth: int) -> Place | None:
    """Give the place that the words or the document put a place in, with what holds that."""
    if depth == 0:
        return None
    names = told.within or tuple(filter(None, [context.holder_of(told.name)]))
    if not names and told.kind == "site":
        land = context.land_of(told.name.split()[0])
        names = tuple(filter(None, [_town_of_site(told.name, context) or land]))
    if not names:
        return None
    first = names[0] if find_rows(names[0]) else context.land_of(names[0]) or names[0]
    parsed = parse_place(first) or Told(first)
    return _resolve(replace(parsed, within=(*parsed.within, *names[1:])), context, depth - 1)


def _town_of_site(name: str, context: PlaceContext) -> str | None:
    """Give the town that a site's name begins with: "Baghdad International Airport"."""
    words = name.split()
    known = context.land_keys
    for count in range(min(len(words) - 1, 3), 0, -1):
        first = " ".join(words[:count])
        large = any(row.kind != "country" and row.people > _SMALL for row in find_rows(first))
        if (large or key_of(first) in known) and all(_is_of_site(word) for word in words[count:]):
            return first
    return None


def _is_of_site(word: str) -> bool:
    table = load("en", "places")
    return word.islower() or word.casefold() in table["site_words"] or word.casefold() in table["sites"]


def _lies_in(row: Row, holder: Place) -> bool:
    """Tell whether a place of the table lies in what is told to hold it."""
    above = {up.number for up in holders(row)}
    if holder.row is not None:
        same = {one.number for one in (holder.row, holder.wide) if one is not None}
        return bool(above & same)
    return bool(holder.countries) and row.country in holder.countries


def _among(told: Told, rows: Sequence[Row], context: PlaceContext) -> Place:
    """Choose among the places of a name by the countries that the document names and by how many live there."""
    if not rows:
        return _told(told, None)
    countries = [row for row in rows if row.kind == "country"]
    rivals = [row for row in rows if row.kind == "region" and row.people > _LARGE]
    if countries and not (rivals and rivals[0].country != countries[0].country):
        return _at(told, countries[0], "only")
    most = max(row.people for row in rows)
    weighty = [row for row in rows if row.people * _DWARFED >= most or row.kind == "country"]
    named = [row for row in weighty if row.country in context.countries]
    if len({row.country for row in named}) == 1 and not countries:
        return _best_of_country(told, named, "context")
    if countries:
        return _several(told)
    return _by_people(told, named or weighty, context, _ALL_BUT if named else _FAR_LARGER)


def _by_people(told: Told, rows: Sequence[Row], context: PlaceContext, factor: int) -> Place:
    """Choose the place that by far most people live in, or (where no country is named) the seat of a government."""
    seats = [row for row in rows if _is_seat(row, told.name)] if factor == _FAR_LARGER else []
    best = seats[0] if len(seats) == 1 else max(rows, key=lambda row: (row.people, -row.number))
    others = [row.people for row in rows if row.country != best.country]
    least = _SMALL if key_of(best.name) == key_of(told.name) and not others else _KNOWN
    if best.country not in context.countries and best.people < least and best.kind == "town" and not seats:
        return _several(told)
    if not seats and others and best.people < factor * max(others):
        return _several(told)
    return _best_of_country(told, [row for row in rows if row.country == best.country], "people" if others else "only")


def _best_of_country(told: Told, rows: Sequence[Row], basis: Basis) -> Place:
    """Choose among places of one name in one country; where nothing decides, the country alone holds it."""
    best = _best(rows, told)
    rest = [row for row in rows if row is not best and not _nested(row, best)]
    close = any(best.people < _FAR_LARGER * row.people for row in rest)
    if close and not _is_seat(best, told.name):
        country = country_row(best.country)
        return Place(told.name, _holding(country), basis, countries=frozenset({best.country}))
    return _at(told, best, basis)


def _best(rows: Sequence[Row], told: Told) -> Row:
    """Give a country, else the seat of a government, else the largest: a town before its division."""
    wanted = [row for row in rows if row.kind == (told.kind or "country")] or list(rows)
    seats = [row for row in wanted if _is_seat(row, told.name)]
    if seats:
        return seats[0]
    largest = max(wanted, key=lambda row: (row.people, row.kind != "town", -row.number))
    inside = [row for row in wanted if row.kind == "town" and largest.number in {up.number for up in holders(row)}]
    return max(inside, key=lambda row: (row.people, -row.number), default=largest)


def _nested(one: Row, other: Row) -> bool:
    return one.number in {up.number for up in holders(other)} or other.number in {up.number for up in holders(one)}


def _is_seat(row: Row, name: str) -> bool:
    """Tell whether a town is the seat of its country's government by the list of capitals."""
    seat = _seats().get(key_of(name))
    return seat == row.country and row.kind == "town"


@cache
def _seats() -> dict[str, str]:
    listed = load("en", "countries")["capitals"]
    countries = {name: next((row.country for row in find_rows(name)), "") for name in set(listed.values())}
    return {key_of(seat): countries[name] for seat, name in listed.items()}


def _at(told: Told, row: Row, basis: Basis) -> Place:
    wide = next((up for up in holders(row) if up.kind == "region" and _shares_name(up, told.name)), None)
    plain = wide if told.kind is None and row.kind == "town" else None
    disputed = _disputed(row)
    name = row.name if row.kind == "country" else told.name
    if disputed is not None:
        inner = tuple(up.name for up in holders(row) if up.kind == "region" and up is not wide)
        within = tuple(one for one in (*inner, disputed.name) if key_of(one) != key_of(name))
        return Place(name, within, basis, row, plain, disputed, countries=disputed.countries)
    within = tuple(up.name for up in holders(row) if up.kind == "region" and up is not wide)
    country = country_row(row.country)
    above = _holding(country) if row.kind != "country" else _areas(row.country)
    return Place(name, (*within, *above), basis, row, plain, countries=frozenset({row.country}))


def _shares_name(row: Row, name: str) -> bool:
    return row.number in {one.number for one in find_rows(name)}


def _disputed(row: Row) -> Land | None:
    """Give the land in dispute that a place is, or lies in."""
    for one in (row, *holders(row)):
        if one.kind != "country":
            for name in _disputed_rows():
                if one.number in _disputed_rows()[name]:
                    return find_land(name)
    return None


@cache
def _disputed_rows() -> dict[str, frozenset[int]]:
    names = load("en", "places")["disputed"]
    return {name: frozenset(row.number for row in find_rows(name) if row.people > _SMALL) for name in names}


def _holding(country: Row) -> tuple[str, ...]:
    """Give a country's name and the areas that hold it."""
    return (country.name, *_areas(country.country))


def _areas(country: str) -> tuple[str, ...]:
    return tuple(area.name for area in areas_of(country)[:1])


def _land(land: Land) -> Place:
    sure = land.kind == "land" and len(land.countries) == 1
    within = _holding(country_row(next(iter(land.countries)))) if sure else ()
    return Place(land.name, within, "only", land=land, countries=land.countries | land.partly)


def _told(told: Told, holder: Place | None) -> Place:
    """Give a place that the table does not know, in what is told to hold it."""
    if holder is None:
        return Place(told.name, (), "unknown")
    return Place(told.name, holder.chain, "told", countries=holder.countries)


def _several(told: Told) -> Place:
    return Place(told.name, (), "several")
