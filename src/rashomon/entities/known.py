"""Whom the user knows among those a text names: by name and office, and only where one alone fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, groupby, islice
from typing import NamedTuple

from rashomon.entities.bearers import is_loose
from rashomon.entities.careers import compare_offices
from rashomon.entities.dossiers import Held, read_held, read_offices
from rashomon.entities.families import Family, make_key
from rashomon.entities.likeness import compare_names
from rashomon.entities.meeting import KINDS
from rashomon.entities.names import fold
from rashomon.types import Annotations, Entity, EntityKind, Known, Office

_TWO = 2
_NAMES = 8
_MOST = 3
_MOST_COMPARED = 300
_LONGEST = 6
_START = 4
_CONSONANTS = str.maketrans("cqgxzvpd", "kkkksbbt", "aeiouyhw")


@dataclass(frozen=True, slots=True)
class Match:
    """The identifier of the one known that fits, or why none is given; both None: nobody fits."""

    id: str | None
    reason: str | None


NOBODY = Match(None, None)


class _Name(NamedTuple):
    entry: int
    is_weak: bool
    name: str


class KnownIndex:
    """Finds whom names may be among those known; the index is built when it is first asked."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known

    @cached_property
    def _shelves(self) -> dict[str, list[_Name]]:
        """The names by the rough sounds of every two of their words, or of their only one."""
        shelves: dict[str, list[_Name]] = defaultdict(list)
        for entry, one in enumerate(self._known):
            for name in (one.name, *one.aliases):
                for key in _keys(name):
                    shelves[key].append(_Name(entry, is_weak=False, name=name))
            for name in one.weak:
                for key in _keys(name):
                    shelves[key].append(_Name(entry, is_weak=True, name=name))
        return shelves

    def find(self, names: Sequence[str], kind: EntityKind, offices: Iterable[Office]) -> Match:
        """Give the one that fits a name and against whom no office speaks; the first name that anybody fits counts."""
        held = read_offices(offices)
        for name in names[:_NAMES]:
            fits = sorted({found.entry for found in self._near(name) if self._fits(found, name, kind, held)})
            if len(fits) == 1:
                return Match(self._known[fits[0]].id, None)
            if fits:
                told = ", ".join(self._known[entry].id for entry in fits[:_MOST]) + (" …" if len(fits) > _MOST else "")
                return Match(None, f"{name} may be {len(fits)} of those known ({told}): no identifier is given")
        return NOBODY

    def _near(self, name: str) -> Iterator[_Name]:
        """Give the known names that are the name letter by letter; else those with the rough sounds of two of its words."""
        found = dict.fromkeys(one for key in _keys(name) for one in self._shelves.get(key, ()))
        letters = sorted(fold(name).split())
        equal = [one for one in found if sorted(fold(one.name).split()) == letters]
        return iter(equal or islice(found, _MOST_COMPARED))

    def _fits(self, found: _Name, name: str, kind: EntityKind, held: frozenset[Held]) -> bool:
        one = self._known[found.entry]
        family = _family(one.kind or kind)
        if kind != "other" and family != _family(kind):
            return False
        stand = compare_offices(held, [read_held(_office(post.title, post.of)) for post in one.offices])
        if stand == "against":
            return False
        is_equal = fold(name) == fold(found.name)
        if found.is_weak or (family == "person" and min(map(_size, (found.name, name))) < _TWO):
            return stand == "agree" and is_equal
        if family != "person" and is_loose(make_key(family, name), frozenset()):
            return False
        return is_equal or compare_names(name, found.name, KINDS[family]).answer == "same"


def _family(kind: EntityKind) -> Family:
    return kind if kind in {"person", "place", "norp"} else "body"


def _office(title: str, of: str | None) -> Office:
    return Office(title, of, None, None, None, ())


def _size(name: str) -> int:
    return len(fold(name).split())


def _keys(name: str) -> set[str]:
    """Give the keys under which names that are spelt alike meet: rough on purpose and cheap, for lists are long.

    >>> _keys("Qassem Soleimani") & _keys("Ghasem Suleymani") & _keys("قاسم سليماني")
    {'ksm slmn'}
    """
    words = [_rough(one) for one in fold(name).split()]
    words = words if len(words) <= _LONGEST else [*words[: _LONGEST // 2], *words[-_LONGEST // 2 :]]
    if len(words) == 1:
        return {words[0]}
    return {" ".join(sorted(pair)) for pair in combinations(words, 2)}


def _rough(one: str) -> str:
    """Give the consonants of a word in plain letters, those that are written for each other as one, none twice running."""
    return "".join(letter for letter, _ in groupby(one.translate(_CONSONANTS)))[:_START] or one


@dataclass(frozen=True, slots=True)
class Identified:
    """A document whose entities have the identifiers of those known, and why some have none."""

    annotations: Annotations
    doubts: tuple[str, ...]


def give_known_ids(document: Annotations, index: KnownIndex) -> Identified:
    """Give each entity that a text names, and that one alone of those known fits, that one's identifier."""
    named = {mention.entity for mention in document.mentions if mention.form == "name"}
    found = [
        (one, index.find((one.name, *_fuller(one)), one.kind, one.offices) if one.id in named else NOBODY)
        for one in document.entities
    ]
    entities = tuple(one if match.id is None else replace(one, known_id=match.id) for one, match in found)
    doubts = tuple(match.reason for _, match in found if match.reason is not None)
    warnings = tuple(dict.fromkeys((*document.warnings, *doubts)))
    return Identified(replace(document, entities=entities, warnings=warnings), doubts)


def _fuller(one: Entity) -> Iterator[str]:
    """Give the other names that have two words, or are a body's."""
    return (name for name in one.names if one.kind != "person" or _size(name) >= _TWO)
