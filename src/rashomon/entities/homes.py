"""Names and the fuller or other ones that they may stand for.

A surname alone, a body's name without its first words, and what a text calls by two names: "Hatim al-Shirai, known as
Abu Mawj", "the Lord's Resistance Army (LRA)". What one text teaches helps in all others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from rashomon.entities.bearers import Bearer
from rashomon.entities.families import Key, make_key
from rashomon.entities.persons import parse_person
from rashomon.entities.sieve import SHORTEST_NEAR, Consonants, find_consonants, join_consonants, may_be_alike
from rashomon.entities.sounds import skeletons
from rashomon.entities.ties import SPELLING, may_tie, tie
from rashomon.entities.words import Word
from rashomon.lexicon.phrases import word_list

_MOST = 200
_OFTEN = 50  # words of one sound
_NEAR, _NEARER = 2, 3
_ODD = "odd"  # in another script, or with a number

Shelf = dict[str, dict[Word, list[int]]]
_TWO = 2
MOST_HOMES = 8


class Homes:
    """The fuller names of a corpus, found by the shorter ones."""

    def __init__(self, bearers: Sequence[Bearer], group_of: Mapping[int, int]) -> None:
        self._bearers = bearers
        self._group_of = group_of
        self._surnames: Shelf = defaultdict(lambda: defaultdict(list))
        self._given: Shelf = defaultdict(lambda: defaultdict(list))
        self._longer: dict[tuple[str, ...], list[int]] = defaultdict(list)
        lands = {one.key.words for one in bearers if one.key.family in {"place", "norp"}}
        known = {one.key.words for one in bearers if one.key.family == "body"} - lands
        self._taught: dict[Key, list[int]] = defaultdict(list)
        for one in bearers:
            self._put_taught(one)
            if one.key.family == "person" and not one.is_short:
                words = parse_person(one.name).words
                _put(self._surnames, words[-1:], one.number)
                _put(self._given, words[:1], one.number)
            elif one.key.family == "body":
                for short in _shorter(one.key):
                    if short in known:
                        self._longer[short].append(one.number)

    def _put_taught(self, one: Bearer) -> None:
        """Put the names that documents call it by beside its own; a person's own name in fewer words is no other."""
        for name in sorted(one.names):
            key = make_key(one.key.family, name)
            if key.family != "person":
                self._taught[key].append(one.number)
            elif not set(key.words) <= set(one.key.words):
                self._taught[key].append(one.number)
                if len(key.words) == 1:
                    _put(self._surnames, parse_person(name).words, one.number)

    def is_taught(self, short: Bearer, home: int) -> bool:
        """Tell whether a text calls the one by the other's name."""
        return home in self._taught.get(short.key, ())

    def count_called(self, short: Bearer, home: Sequence[int]) -> int:
        """Count the documents that call one of a group by its full name and by the short one."""
        told = (one for number in home for one in self._bearers[number].dossiers)
        return sum(any(make_key("person", name) == short.key for name in one.names) for one in told)

    def of(self, short: Bearer) -> list[list[int]]:
        """Give the groups of fuller names that a short one may stand for, eight at most, each as its bearers' numbers."""
        return self._groups((number for number in self._fuller(short) if number != short.number), MOST_HOMES)

    def of_given(self, short: Bearer) -> list[list[int]]:
        """Give those whose given name a lone word is, two groups at most: that is never enough, but worth a question."""
        return self._groups(_bearing(self._given, short), _TWO) if short.is_short else []

    def _groups(self, numbers: Iterable[int], most: int) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for number in numbers:
            found.setdefault(self._group_of.get(number, number), []).append(number)
            if len(found) == most:
                break
        return list(found.values())

    def _fuller(self, short: Bearer) -> Iterator[int]:
        yield from self._taught.get(short.key, ())
        if short.key.family == "body":
            yield from self._longer.get(short.key.words, ())
        elif short.is_short:
            yield from _bearing(self._surnames, short)


def _put(shelf: Shelf, words: Iterable[Word], number: int) -> None:
    for one in words:
        for sounds in skeletons(one):
            for place in {sounds, f"{sounds} {_sort(one)}"}:
                shelf[place][one].append(number)


def _sort(one: Word) -> str:
    """Give what words in Latin letters have in common that may be spellings: if short all consonants, else that they are long."""
    consonants = _consonants(one)
    if not consonants:
        return _ODD
    return "long" if len(consonants[0]) >= SHORTEST_NEAR else f"={join_consonants(consonants)}"


@lru_cache(maxsize=1 << 17)
def _consonants(one: Word) -> Consonants:
    return find_consonants([one])


def _bearing(shelf: Shelf, short: Bearer) -> Iterator[int]:
    """Give those on a shelf whose word is the short name's, or is spelt like it."""
    for word in parse_person(short.name).words[:1]:
        sort = _sort(word)
        for sounds in sorted(skeletons(word)):
            for place in [sounds] if sort == _ODD else [f"{sounds} {sort}", f"{sounds} {_ODD}"]:
                near = shelf.get(place, {})
                most = _NEARER if len(near) >= _OFTEN else _NEAR
                for other in islice(near, _MOST):
                    if _is_spelling(word, other, most):
                        yield from near[other]


def _is_spelling(one: Word, other: Word, most: int) -> bool:
    if not may_be_alike(_consonants(one), _consonants(other)) or not may_tie(one, other, most):
        return False
    found = tie(one, other)
    return found.kind == "equal" or (found.kind in {"spelling", "script"} and found.strength >= SPELLING)


def _shorter(key: Key) -> Iterator[tuple[str, ...]]:
    """Give the shorter names that a body may have: without its first words, or without what says what sort it is.

    Of a name's last word alone only where it says what it is: "the Accord".
    """
    words = key.words
    if len(words) > 1 and words[-1] in word_list("en", "aliases", "heads"):
        yield words[-1:]
    yield from (words[cut:] for cut in range(1, len(words) - 1))
    last = len(words)
    while last > 1 and words[last - 1] in _sorts():
        last -= 1
        yield words[:last]


@cache
def _sorts() -> frozenset[str]:
    return word_list("en", "channels", "outlet_words") | word_list("en", "offices", "bodies")
