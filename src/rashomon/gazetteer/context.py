"""What a document tells of where its places lie: which countries it names, and which place it puts in which."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from rashomon.gazetteer.keys import bare_key_of, key_of
from rashomon.gazetteer.lands import find_land
from rashomon.gazetteer.table import find_rows, holders
from rashomon.gazetteer.words import parse_place
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import EntityKind, Span

_STEM = 4
_REACH = 60
_COMMA = re.compile(r",[ \xa0]|[ \xa0]?\(")
_IN = re.compile(r",?[ \xa0\n](?:in|within|inside)[ \xa0\n](?P<between>(?:[\w\-]{1,16}[ \xa0\n]){0,2})", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?[ \xa0\n](?P<between>(?:[\w\-]{1,16}[ \xa0\n]){0,3})")
_IS_A = re.compile(
    r",[ \xa0\n](?:a|an|the)[ \xa0\n](?P<between>[^.;:,()\n]{1,50})[ \xa0\n](?:in|of)[ \xa0\n](?P<more>(?:[\w\-]{1,16}[ \xa0\n]){0,2})",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<between>(?:[^\W\d_][\w\-’'.]{1,20}[ \xa0\n]){1,5})$")
_PLACING = re.compile(r"\b(?:in|at|near|from|off|outside|of|to)[ \xa0\n]$", re.IGNORECASE)
_DATELINE = re.compile(r"[ \xa0]?[(\-–—]|,[ \xa0][A-Z][a-z]{2,8}\.?[ \xa0]\d")
_DATED = re.compile(
    r"^(?P<held>[A-Z][A-Z .'’\-]{2,30}),[ \xa0](?P<holder>[A-Z][\w.’'\-]{2,20}(?:[ \xa0][A-Z][\w.’'\-]{2,20}){0,2})"
    r"(?=,[ \xa0]\w|[ \xa0]?[(\-–—])",
    re.MULTILINE,
)
_LIST = re.compile(r",?[ \xa0\n](?:and|or|&)[ \xa0\n]")


class Spot(Protocol):
    """Words that name something, by where they stand: a tagged name or a mention."""

    @property
    def start(self) -> int:
        """Where the words begin."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def kind(self) -> EntityKind:
        """What is named."""


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
        fitting = [land for land in self.lands if is_people_of(people, land)]
        return min(fitting, key=lambda land: (len(land), land), default=None)


NOWHERE = PlaceContext()


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that put the place at ``start`` to ``end`` into the one named ``holder``; ``evidence`` are all of them."""

    start: int
    end: int
    holder: str
    evidence: Span


def read_context(text: str, spots: Iterable[Spot]) -> PlaceContext:
    """Read what a document says of where its places lie, from its names (or the mentions that are names)."""
    named = list(spots)
    places, lands = _places(text, named)
    words = [" ".join(text[one.start : one.end].split()) for one in named if one.kind in _KINDS]
    told: dict[str, Counter[str]] = {}
    for telling in _tellings(text, places, PlaceContext(lands=lands)):
        told.setdefault(key_of(text[telling.start : telling.end]), Counter())[telling.holder] += 1
    for found in _DATED.finditer(text):
        told.setdefault(key_of(found["held"]), Counter())[found["holder"]] += 1
    countries = frozenset(
        code for name in dict.fromkeys(words) if key_of(name) not in told for code in _countries(name)
    )
    return PlaceContext({key: _usual(found) for key, found in told.items()}, countries, lands)


def find_tellings(text: str, spots: Iterable[Spot]) -> Iterator[Telling]:
    """Find where a document puts one place in another."""
    places, lands = _places(text, spots)
    yield from _tellings(text, places, PlaceContext(lands=lands))


def _places(text: str, spots: Iterable[Spot]) -> tuple[list[tuple[Spot, str]], tuple[str, ...]]:
    """Give what may be a place, with its name, and the names that the table lacks."""
    named = sorted((one for one in spots if one.kind in _PLACES), key=lambda one: (one.start, -one.end))
    places = [(one, " ".join(text[one.start : one.end].split())) for one in named]
    return places, tuple(dict.fromkeys(name for _, name in places if not find_rows(name)))


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


_GROUNDS: frozenset[EntityKind] = frozenset({"place", "facility"})
_PLACES: frozenset[EntityKind] = frozenset({"place", "facility", "organisation"})
_KINDS: frozenset[EntityKind] = _PLACES | {"norp"}


def _usual(found: Counter[str]) -> str:
    """Give the holder that is told most often, the first told before others."""
    return found.most_common(1)[0][0]


def is_people_of(word: str, name: str) -> bool:
    """Tell whether a word may be the nationality of a land: it begins as that and has a longer end."""
    land, people = key_of(name), key_of(word)
    stem = land[: max(_STEM, len(land) - 2)]
    return len(land) >= _STEM and people.startswith(stem) and len(land) < len(people) <= len(land) + 3


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


_ALL_BUT = 10
_LARGE = 2_000_000


def _tellings(text: str, places: Sequence[tuple[Spot, str]], context: PlaceContext) -> Iterator[Telling]:
    """Give what each place is put in, by the words between it and the next, and before it."""
    for at, (spot, name) in enumerate(places):
        before = _people_before(text, spot, context)
        if before is not None and key_of(before.holder) != key_of(name):
            yield before
        pair = _pair(text, places[at : at + 3])
        if pair is not None:
            (held, _), (_, holder) = pair
            yield Telling(held.start, held.end, holder, Span(spot.start, places[at + 1][0].end))


def _pair(text: str, places: Sequence[tuple[Spot, str]]) -> tuple[tuple[Spot, str], tuple[Spot, str]] | None:
    """Give two places of which the text puts the first in the second, if it does so with the first two of those given."""
    if len(places) == 1 or not 0 <= places[1][0].start - places[0][0].end <= _REACH:
        return None
    one, other, last = places[0], places[1], places[2] if len(places) > 2 else None  # noqa: PLR2004 - the one after
    if key_of(one[1]) == key_of(other[1]):
        return None
    return _between(text, one, other, last)


def _people_before(text: str, spot: Spot, context: PlaceContext) -> Telling | None:
    """Read "the Syrian port city of", "the Khadrani port of" before a place."""
    if not text[max(spot.start - 4, 0) : spot.start].casefold().endswith("of "):
        return None
    before = _BEFORE.search(text, max(spot.start - _REACH, 0), spot.start)
    told = None if before is None else parse_place(f"{before['between']}{text[spot.start : spot.end]}")
    if told is None or before is None or not told.within or key_of(told.name) != key_of(text[spot.start : spot.end]):
        return None
    people = told.within[-1]
    holder = people if find_rows(people) else context.land_of(people)
    is_noun = _has_noun(before["between"].split()[-2]) if len(before["between"].split()) > 1 else False
    name = text[spot.start : spot.end]
    return (
        None
        if holder is None or not is_noun or not _may_hold(holder, name, sure=True)
        else Telling(spot.start, spot.end, holder, Span(before.start(), spot.end))
    )


def _between(
    text: str, one: tuple[Spot, str], other: tuple[Spot, str], last: tuple[Spot, str] | None
) -> tuple[tuple[Spot, str], tuple[Spot, str]] | None:
    """Read the words between two places; the one that is held comes first."""
    start, end = one[0].end, other[0].start
    held, holder = one[0].kind in _GROUNDS, other[0].kind in _GROUNDS
    if _COMMA.fullmatch(text, start, end):
        is_sure = not _is_listed(text, one[0], other[0], last) and (
            bool(find_rows(other[1])) or _is_opened(text, one[0], other[0])
        )
        is_sure = is_sure and not _is_town(other[1])
        return (one, other) if held and _may_hold(other[1], one[1], sure=is_sure) else None
    is_a = _IS_A.fullmatch(text, start, end)
    if (is_a and _has_noun(is_a["between"])) or _IN.fullmatch(text, start, end):
        return (one, other) if held and _may_hold(other[1], one[1], sure=True) else None
    owns = _OWNS.fullmatch(text, start, end)
    if owns and all(_has_noun(word) or word.casefold() in _small_words() for word in owns["between"].split()):
        return (other, one) if holder and _may_hold(one[1], other[1], sure=True) else None
    return None


def _is_opened(text: str, spot: Spot, other: Spot) -> bool:
    """Tell whether a place opens a dateline or follows a word like "in"."""
    before = text[max(spot.start - 12, 0) : spot.start]
    if before.strip(" ") and not before.endswith("\n"):
        return _PLACING.search(before) is not None
    return text[spot.start : spot.end].isupper() or _DATELINE.match(text, other.end) is not None


def _is_listed(text: str, spot: Spot, other: Spot, last: tuple[Spot, str] | None) -> bool:
    """Tell whether two places stand in a row of several: "Aleppo, Homs and Hama"."""
    before = text[max(spot.start - 2, 0) : spot.start]
    after = _LIST.match(text, other.end)
    row = after is not None and last is not None and after.end() == last[0].start
    more = last is not None and text[other.end : last[0].start] in {", ", ","}
    return before in {", ", "d "} or row or more


def _has_noun(words: str) -> bool:
    nouns = word_list("en", "places", "capitals") | _nouns()
    return any(word.casefold() in nouns for word in words.split())


@cache
def _small_words() -> frozenset[str]:
    """Give the words that may stand between "Syria's" and its place: "northern", "the", "of"."""
    return frozenset(load("en", "places")["parts"]) | word_list("en", "places", "before") | {"of"}


@cache
def _nouns() -> frozenset[str]:
    table = load("en", "places")
    return frozenset(str(noun) for nouns in table["named"].values() for noun in nouns) | frozenset(table["sites"])


def _is_town(name: str) -> bool:
    """Tell whether the table knows a name as a town's alone."""
    rows = find_rows(name)
    return bool(rows) and all(row.kind == "town" for row in rows)


def _may_hold(holder: str, held: str, *, sure: bool) -> bool:
    """Tell whether a place may hold another: as the table has it, or where the table does not know the held one."""
    land = find_land(held)
    if land is not None and land.kind == "area":
        return False
    rows, above = find_rows(held), {row.number for row in find_rows(holder)}
    if any(above & {up.number for up in holders(row)} for row in rows):
        return True
    if any(row.kind == "country" for row in rows):
        return False
    return sure and not (rows and above and any(row.people > _KNOWN for row in rows))


_KNOWN = 100_000
