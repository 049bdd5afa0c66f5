"""What a document tells of where its places lie: which countries it names, and which place it puts in which."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.gazetteer.keys import bare_key_of, key_of
from rashomon.gazetteer.table import find_rows
from rashomon.gazetteer.tellings import PLACES, Spot, beginning_of, land_of, name_places, tellings_between
from rashomon.lexicon import load
from rashomon.types import EntityKind

_KINDS: frozenset[EntityKind] = PLACES | {"norp"}
_ALL_BUT = 10
_LARGE = 2_000_000
_KNOWN = 50_000
_DATED = re.compile(
    r"^(?P<held>[A-Z][A-Z .'’\-]{2,30}),[ \xa0](?P<holder>[A-Z][\w.’'\-]{2,20}(?:[ \xa0][A-Z][\w.’'\-]{2,20}){0,2})"
    r"(?=,[ \xa0]\w|[ \xa0]?[(\-–—])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What a document says of places: ``told`` gives what holds a place (both as they are named) by its key.

    ``countries`` are the ISO codes of the countries that it names, by themselves, a nationality or their capital;
    ``lands`` are the names of places that nothing else is known of.
    """

    told: Mapping[str, str] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    lands: tuple[str, ...] = ()

    def holder_of(self, name: str) -> str | None:
        """Give what the document puts a place in."""
        return self.told.get(key_of(name)) or self.told.get(bare_key_of(name))

    def land_of(self, people: str) -> str | None:
        """Give the place whose people a word names: "Khadrani" is of "Khadran"."""
        return land_of(people, _by_beginning(self.lands).get(beginning_of(people), ()))

    @property
    def land_keys(self) -> frozenset[str]:
        """The keys of its lands."""
        return _keys_of(self.lands)


NOWHERE = PlaceContext()


@lru_cache(maxsize=64)
def _keys_of(lands: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key_of, lands))


@lru_cache(maxsize=64)
def _by_beginning(lands: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Give lands by how their names begin; a corpus has thousands of them."""
    found: dict[str, list[str]] = {}
    for land in lands:
        found.setdefault(beginning_of(land), []).append(land)
    return found


def read_context(text: str, spots: Iterable[Spot]) -> PlaceContext:
    """Read what a document says of where its places lie, from its names (or the mentions that are names)."""
    named = list(spots)
    places, lands = name_places(text, named)
    words = [" ".join(text[one.start : one.end].split()) for one in named if one.kind in _KINDS]
    told: dict[str, Counter[str]] = {}
    for telling in tellings_between(text, places, lands):
        told.setdefault(key_of(text[telling.start : telling.end]), Counter())[telling.holder] += 1
    for found in _DATED.finditer(text):
        told.setdefault(key_of(found["held"]), Counter())[found["holder"]] += 1
    countries = frozenset(
        code for name in dict.fromkeys(words) if key_of(name) not in told for code in _countries(name)
    )
    return PlaceContext({key: _usual(found) for key, found in told.items()}, countries, lands)


def join_contexts(contexts: Iterable[PlaceContext]) -> PlaceContext:
    """Join what several documents say of places; one that is put in different ones by them is put in none."""
    told: dict[str, set[str]] = {}
    countries: set[str] = set()
    lands: set[str] = set()
    for one in contexts:
        countries |= one.countries
        lands |= set(one.lands)
        for key, holder in one.told.items():
            told.setdefault(key, set()).add(holder)
    sure = {key: min(found) for key, found in sorted(told.items()) if len({key_of(one) for one in found}) == 1}
    return PlaceContext(sure, frozenset(countries), tuple(sorted(lands)))


def _usual(found: Counter[str]) -> str:
    """Give the holder that is told most often, the first told before others."""
    return found.most_common(1)[0][0]


def _countries(name: str) -> Iterator[str]:
    """Give the countries that a name stands for or tells of: itself, its people's, its capital's."""
    table = load("en", "countries")
    seat = table["capitals"].get(name.casefold()) if _is_only(name) else None
    for told in (name, table["of"].get(name.casefold()), seat):
        rows = find_rows(told) if told else ()
        if rows and rows[0].kind == "country" and not any(row.kind == "region" and row.people > _LARGE for row in rows):
            yield rows[0].country
    rows = find_rows(name)
    if len({row.country for row in rows}) == 1 and max(row.people for row in rows) >= _KNOWN:
        yield rows[0].country


def _is_only(name: str) -> bool:
    """Tell whether by far the most people of places of a name live in one country's."""
    people: Counter[str] = Counter()
    for row in find_rows(name):
        people[row.country] = max(people[row.country], row.people)
    counts = [count for _, count in people.most_common(2)]
    return len(counts) == 1 or (bool(counts) and counts[0] > _ALL_BUT * counts[1])
