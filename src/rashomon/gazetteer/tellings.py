"""Where a text puts one place in another, by the words between two names or before one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from rashomon.gazetteer.keys import key_of
from rashomon.gazetteer.lands import find_land
from rashomon.gazetteer.table import find_rows, holders
from rashomon.gazetteer.words import parse_place
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import EntityKind, Span

_STEM = 4
_REACH = 60
_GAP = r"[ \xa0\n]"
_COMMA = re.compile(r",[ \xa0]|[ \xa0]?\(")
_OWNS = re.compile(rf"['’]s?{_GAP}(?P<between>(?:[\w\-]{{1,16}}{_GAP}){{0,3}})")
_BEFORE = re.compile(rf"(?P<between>(?:[^\W\d_][\w\-’'.]{{1,20}}{_GAP}){{1,5}})$")
_DATELINE = re.compile(r"[ \xa0]?[(\-–—]|,[ \xa0][A-Z][a-z]{2,8}\.?[ \xa0]\d")
_GROUNDS: frozenset[EntityKind] = frozenset({"place", "facility"})
PLACES: frozenset[EntityKind] = frozenset({"place", "facility", "organisation"})


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


Named = tuple[Spot, str]
"""A spot and its name."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that put the place at ``start`` to ``end`` into the one named ``holder``; ``evidence`` are all of them."""

    start: int
    end: int
    holder: str
    evidence: Span


def find_tellings(text: str, spots: Iterable[Spot]) -> Iterator[Telling]:
    """Find where a document puts one place in another."""
    places, lands = name_places(text, spots)
    yield from tellings_between(text, places, lands)


def name_places(text: str, spots: Iterable[Spot]) -> tuple[list[Named], tuple[str, ...]]:
    """Give what may be a place, with its name, and the names that the table lacks."""
    named = sorted((one for one in spots if one.kind in PLACES), key=lambda one: (one.start, -one.end))
    places = [(one, " ".join(text[one.start : one.end].split())) for one in named]
    return places, tuple(dict.fromkeys(name for _, name in places if not find_rows(name)))


def land_of(people: str, lands: Iterable[str]) -> str | None:
    """Give the land, of those given, whose people a word names: "Khadrani" is of "Khadran"."""
    fitting = [land for land in lands if is_people_of(people, land)]
    return min(fitting, key=lambda land: (len(land), land), default=None)


def beginning_of(name: str) -> str:
    """Give the letters that a land has in common with the word for its people."""
    return key_of(name)[:_STEM]


def is_people_of(word: str, name: str) -> bool:
    """Tell whether a word may be the nationality of a land: it begins as that and has a longer end."""
    land, people = key_of(name), key_of(word)
    stem = land[: max(_STEM, len(land) - 2)]
    return len(land) >= _STEM and people.startswith(stem) and len(land) < len(people) <= len(land) + 3


def tellings_between(text: str, places: Sequence[Named], lands: Sequence[str]) -> Iterator[Telling]:
    """Give what each place is put in, by the words between it and the next, and before it."""
    for at, (spot, name) in enumerate(places):
        before = _people_before(text, spot, lands)
        if before is not None and key_of(before.holder) != key_of(name):
            yield before
        pair = _pair(text, places[at : at + 3])
        if pair is not None:
            (held, _), (_, holder) = pair
            yield Telling(held.start, held.end, holder, Span(spot.start, places[at + 1][0].end))


def _pair(text: str, places: Sequence[Named]) -> tuple[Named, Named] | None:
    """Give two places of which the text puts the first in the second, if it does so with the first two of those given."""
    if len(places) == 1 or not 0 <= places[1][0].start - places[0][0].end <= _REACH:
        return None
    one, other, last = places[0], places[1], places[2] if len(places) > 2 else None  # noqa: PLR2004 - the one after
    if key_of(one[1]) == key_of(other[1]):
        return None
    return _between(text, one, other, last)


def _people_before(text: str, spot: Spot, lands: Sequence[str]) -> Telling | None:
    """Read "the Syrian port city of", "the Khadrani port of" before a place."""
    if not text[max(spot.start - 4, 0) : spot.start].casefold().endswith("of "):
        return None
    before = _BEFORE.search(text, max(spot.start - _REACH, 0), spot.start)
    told = None if before is None else parse_place(f"{before['between']}{text[spot.start : spot.end]}")
    if told is None or before is None or not told.within or key_of(told.name) != key_of(text[spot.start : spot.end]):
        return None
    people = told.within[-1]
    holder = people if find_rows(people) else land_of(people, lands)
    is_noun = _has_noun(before["between"].split()[-2]) if len(before["between"].split()) > 1 else False
    name = text[spot.start : spot.end]
    return (
        None
        if holder is None or not is_noun or not _may_hold(holder, name, sure=True)
        else Telling(spot.start, spot.end, holder, Span(before.start(), spot.end))
    )


def _between(text: str, one: Named, other: Named, last: Named | None) -> tuple[Named, Named] | None:
    """Read the words between two places; the one that is held comes first."""
    start, end = one[0].end, other[0].start
    held, holder = one[0].kind in _GROUNDS, other[0].kind in _GROUNDS
    if _COMMA.fullmatch(text, start, end):
        is_sure = not _is_listed(text, one[0], other[0], last) and (
            bool(find_rows(other[1])) or _is_opened(text, one[0], other[0])
        )
        is_sure = is_sure and not _is_town(other[1]) and (bool(find_rows(other[1])) or "(" not in text[start:end])
        return (one, other) if held and _may_hold(other[1], one[1], sure=is_sure) else None
    is_a = _is_a().fullmatch(text, start, end)
    if (is_a and _has_noun(is_a["between"])) or _inside().fullmatch(text, start, end):
        return (one, other) if held and _may_hold(other[1], one[1], sure=True) else None
    owns = _OWNS.fullmatch(text, start, end)
    if owns and all(_has_noun(word) or word.casefold() in _small_words() for word in owns["between"].split()):
        return (other, one) if holder and _may_hold(one[1], other[1], sure=True) else None
    return None


def _is_opened(text: str, spot: Spot, other: Spot) -> bool:
    """Tell whether a place opens a dateline or follows a word like "in"."""
    before = text[max(spot.start - 12, 0) : spot.start]
    if before.strip(" ") and not before.endswith("\n"):
        return _placing().search(before) is not None
    return text[spot.start : spot.end].isupper() or _DATELINE.match(text, other.end) is not None


def _is_listed(text: str, spot: Spot, other: Spot, last: Named | None) -> bool:
    """Tell whether two places stand in a row of several: "Aleppo, Homs and Hama"."""
    before = text[max(spot.start - 2, 0) : spot.start]
    after = _row().match(text, other.end)
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


@cache
def _inside() -> re.Pattern[str]:
    """Give what puts the place before it into the one after it: "in western"."""
    return re.compile(rf",?{_GAP}(?:{_any_of('inner')}){_GAP}(?:[\w\-]{{1,16}}{_GAP}){{0,2}}", re.IGNORECASE)


@cache
def _is_a() -> re.Pattern[str]:
    """Give an apposition that tells what a place is and where: ", a port in western"."""
    articles, links = _any_of("articles"), f"(?:{_any_of('inner')}|of)"
    return re.compile(
        rf"(?:,|{_GAP}(?:{_any_of('being')})){_GAP}(?:{articles}){_GAP}(?P<between>[^.;:,()\n]{{1,50}}){_GAP}{links}{_GAP}(?:[\w\-]{{1,16}}{_GAP}){{0,2}}",
        re.IGNORECASE,
    )


@cache
def _placing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('placing')}){_GAP}$", re.IGNORECASE)


@cache
def _row() -> re.Pattern[str]:
    return re.compile(rf",?{_GAP}(?:{_any_of('joining')}){_GAP}")


def _any_of(key: str) -> str:
    return "|".join(re.escape(str(word)) for word in load("en", "places")[key])
