"""Which names across documents may be one's: persons, places, peoples and bodies are kept apart; slips of kind are mended.

A kind is read in each document by itself, and a lone word is easily misread. All documents together know better: nobody
calls "Khadran" he, and there are "Khadranis", so it is a land also where it acts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from rashomon.entities.bodies import parse_body
from rashomon.entities.dossiers import Dossier
from rashomon.entities.lists import find_kept, is_known_body
from rashomon.entities.names import fold_plain
from rashomon.entities.persons import parse_person
from rashomon.entities.sounds import skeletons
from rashomon.lexicon import load

Family = Literal["person", "place", "norp", "body"]

_PEOPLE = ("n", "i", "an", "ian", "ish", "ese")
_SURE = 2  # documents


class Key(NamedTuple):
    """What equal names have in common: the family and the words, folded."""

    family: Family
    words: tuple[str, ...]


def find_keys(dossiers: Iterable[Dossier]) -> Iterator[Key]:
    """Give the key of each dossier, its family settled by all documents."""
    dossiers = list(dossiers)
    folded = [fold_plain(one.name) or one.name.casefold() for one in dossiers]
    people = frozenset(_find_parts(dossiers))
    readings = _count(zip(folded, dossiers, strict=True), people)
    lands = frozenset(_find_lands(readings))
    kunyas = frozenset(_find_kunyas(dossiers))
    for name, one in zip(folded, dossiers, strict=True):
        own = _reading(one, name in people)
        is_kunya = _is_kunya(one, kunyas)
        yield make_key("person" if is_kunya else _settle(own, name, one, readings[name], lands), one.name)


def _find_parts(dossiers: Iterable[Dossier]) -> Iterator[str]:
    """Give the words of the full names of people of whom texts tell more: "confidence in Sorel" makes him no place."""
    for one in dossiers:
        if one.is_personal and " " in one.name:
            yield from fold_plain(one.name).split()


def _is_kunya(one: Dossier, kunyas: frozenset[str]) -> bool:
    """Tell whether what was read as a place is a person's "Abu Mawj" spelt otherwise."""
    return one.kind == "place" and one.standing != "venue" and bool(_sound_kunya(one.name) & kunyas)


def _find_kunyas(dossiers: Iterable[Dossier]) -> Iterator[str]:
    """Give the sounds of the names like "Abu Mawj" that people have: another spelling of one is no place's."""
    for one in dossiers:
        if one.kind == "person" and one.is_named:
            for name in (one.name, *one.names):
                yield from _sound_kunya(name)


@lru_cache(maxsize=1 << 17)
def _sound_kunya(name: str) -> frozenset[str]:
    person = parse_person(name)
    return skeletons(person.words[0]) if person.kunya == 0 and len(person.words) == 1 else frozenset()


def _count(named: Iterable[tuple[str, Dossier]], people: frozenset[str]) -> Mapping[str, Counter[str]]:
    """Count in how many documents each name is read as what.

    A person of whom nothing else tells is "perhaps", or as it stands in its sentences: "venue", "thing". How many of the
    bodies are products is counted beside.
    """
    readings: dict[str, Counter[str]] = defaultdict(Counter)
    for name, one in named:
        readings[name][_reading(one, name in people)] += 1
        readings[name]["product"] += one.kind == "product"
    return readings


def _reading(one: Dossier, is_part: bool) -> str:  # noqa: FBT001 - a condition, not a switch
    """Give what a name was read as; ``is_part``: it is a word of a person's full name."""
    if one.kind != "person":
        return family_of(one)
    if one.is_personal or not one.is_named:
        return "person"
    return "perhaps" if is_part or one.standing == "none" else one.standing


def family_of(one: Dossier) -> Family:
    """Give the family of a kind as it was read in the one document."""
    return one.kind if one.kind in {"person", "place", "norp"} else "body"


def _find_lands(readings: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Give the countries and those names that have a people named after them: Khadran, for there are Khadranis."""
    yield from countries()
    for name in readings:
        if any(readings[people]["norp"] for ending in _PEOPLE if (people := name + ending) in readings):
            yield name


@cache
def countries() -> frozenset[str]:
    """Give the names of countries, folded."""
    return frozenset(fold_plain(str(name)) for name in load("en", "countries")["of"].values())


def _settle(own: str, name: str, one: Dossier, read: Counter[str], lands: frozenset[str]) -> Family:
    """Mend a doubtful reading by the others of the name; a person of whom a text tells more stays one."""
    if own == "person" or not one.is_named:
        return family_of(one)
    if name in lands and not read["person"]:
        return "place"
    if _is_people(name, read, lands):
        return "norp"
    if _is_thing(own, name, one, read):
        return "body"
    if own in {"perhaps", "venue", "thing"}:
        return _settle_perhaps(own, read, name in lands)
    return "place" if _is_place(one, read) else family_of(one)


def _is_thing(own: str, name: str, one: Dossier, read: Counter[str]) -> bool:
    """Tell whether a name is a body's that the press knows, or a ship's by other texts: "the Wardah" is no place then."""
    if own in {"perhaps", "venue", "thing"} and is_known_body(name):
        return True
    is_open = own in {"perhaps", "thing"} or (own == "place" and one.standing == "thing")
    return is_open and read["product"] > 0 and not read["person"]


def _is_place(one: Dossier, read: Counter[str]) -> bool:
    """Tell whether what was read as a thing once, or stands as in "the Madra talks", is the place that others read."""
    if one.kind in {"other", "facility"} and read["body"] == 1 and read["place"] >= _SURE:
        return True
    return one.standing == "host" and not read["person"] and 0 < read["body"] <= read["place"] + read["venue"]


def _settle_perhaps(own: str, read: Counter[str], is_land: bool) -> Family:  # noqa: FBT001 - a condition, not a switch
    """Settle what was read as a person on no ground but the reading: a place that acts is its government."""
    if read["person"]:
        return "person"
    if own == "venue" or (own == "thing" and read["place"]):
        return "place"
    if read["venue"] or read["place"] >= _SURE:
        return "place" if is_land else "body"
    return "body" if read["body"] >= _SURE else "person"


def _is_people(name: str, read: Counter[str], lands: frozenset[str]) -> bool:
    """Tell whether a name is a people's, where it was read as a place too: Khadrani."""
    stem = any(name.endswith(ending) and name.removesuffix(ending) in lands for ending in _PEOPLE)
    return stem and read["norp"] > 0 and not read["person"]


@lru_cache(maxsize=1 << 17)
def make_key(family: Family, name: str) -> Key:
    """Give the key of a name; names of one key are written alike but for titles, articles, marks and legal form's spelling."""
    if family == "person":
        person = parse_person(name)
        words = tuple(one.letters for one in person.words)
        marks = (*((person.suffix,) if person.suffix else ()), *(f"son {place}" for place in sorted(person.fathers)))
        return Key(family, (*words, "/", *marks) if marks else words or (name.casefold().strip(),))
    body = parse_body(name)
    words = tuple(_singular(one.letters) if family == "norp" else one.letters for one in body.words)
    kept = find_kept(family, words)
    forms = () if kept is not None else (f"/{form}" for form in sorted(body.forms))
    return Key(family, (*(kept or words), *forms) or (name.casefold().strip(),))


def _singular(letters: str) -> str:
    """Give one of a people: Iraqis, Iraqi."""
    return letters[:-1] if letters.endswith("s") and not letters.endswith(("ss", "us")) else letters
