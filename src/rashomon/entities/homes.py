"""Short names and the fuller ones that they may stand for: a surname alone, a body's name without its first words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from rashomon.entities.bearers import Bearer
from rashomon.entities.families import Key
from rashomon.entities.likeness import compare_names
from rashomon.entities.persons import parse_person
from rashomon.entities.sounds import skeletons
from rashomon.entities.words import Word
from rashomon.lexicon.phrases import word_list

_MOST = 200
_ALIKE = 0.9
_TWO = 2


class Homes:
    """The fuller names of a corpus, found by the shorter ones."""

    def __init__(self, bearers: Sequence[Bearer], group_of: Mapping[int, int]) -> None:
        self._bearers = bearers
        self._group_of = group_of
        self._surnames: dict[str, list[tuple[Word, int]]] = defaultdict(list)
        self._longer: dict[tuple[str, ...], list[int]] = defaultdict(list)
        lands = {one.key.words for one in bearers if one.key.family in {"place", "norp"}}
        known = {one.key.words for one in bearers if one.key.family == "body"} - lands
        for one in bearers:
            if one.key.family == "person" and not one.is_short:
                self._put_person(one)
            elif one.key.family == "body":
                for short in _shorter(one.key):
                    if short in known:
                        self._longer[short].append(one.number)

    def _put_person(self, one: Bearer) -> None:
        last = parse_person(one.name).words[-1:]
        for surname in last:
            for sounds in skeletons(surname):
                self._surnames[sounds].append((surname, one.number))

    def of(self, short: Bearer) -> list[list[int]]:
        """Give the groups of fuller names that a short one may stand for, two at most, each as its bearers' numbers."""
        found: dict[int, list[int]] = {}
        for number in self._fuller(short):
            found.setdefault(self._group_of.get(number, number), []).append(number)
            if len(found) == _TWO:
                break
        return list(found.values())

    def _fuller(self, short: Bearer) -> Iterator[int]:
        if short.key.family == "body":
            yield from self._longer.get(short.key.words, ())
        elif short.is_short:
            word = parse_person(short.name).words[0]
            near = (pair for sounds in sorted(skeletons(word)) for pair in self._surnames.get(sounds, ()))
            for surname, number in islice(near, _MOST):
                if word == surname or _is_alike(word.raw, surname.raw):
                    yield number


def _is_alike(one: str, other: str) -> bool:
    like = compare_names(one, other)
    return like.answer != "different" and like.score >= _ALIKE


def _shorter(key: Key) -> Iterator[tuple[str, ...]]:
    """Give the shorter names that a body may have: without its first words, or without what says what sort it is."""
    words = key.words
    yield from (words[cut:] for cut in range(1, len(words) - 1))
    last = len(words)
    while last > 1 and words[last - 1] in _sorts():
        last -= 1
        yield words[:last]


@cache
def _sorts() -> frozenset[str]:
    return word_list("en", "channels", "outlet_words") | word_list("en", "offices", "bodies")
