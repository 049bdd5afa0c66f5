"""A quick look at two names, before they are compared, at whether they can be alike at all by their consonants."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, permutations, takewhile
from operator import eq

from rashomon.entities.words import Word

_SHORT = 3
_LONG = 5
_MANY = 4
_CONSONANTS = str.maketrans("qczvj", "kksbg", "aeiouyhw")

SHORTEST_NEAR = 5
"""Consonants that a word alone must have to be near another that is not equal."""

Consonants = tuple[str, ...]


def find_consonants(words: Sequence[Word]) -> Consonants:
    """Give the consonants of each word, those that are often written for each other as one; nothing for other scripts.

    >>> from rashomon.entities.words import word
    >>> find_consonants([word("Qassem"), word("Soleimani")])
    ('ksm', 'slmn')
    """
    return () if any(one.script != "latin" or one.number for one in words) else read_consonants(words)


def read_consonants(words: Sequence[Word]) -> Consonants:
    """Give the consonants of each word as it is read in Latin letters, whatever script it is written in."""
    return tuple(_once(one.latin.translate(_CONSONANTS)) for one in words)


def _once(letters: str) -> str:
    """Give letters that are doubled once."""
    return "".join(letter for letter, _ in groupby(letters))


@lru_cache(maxsize=1 << 17)
def join_consonants(words: Consonants) -> str:
    """Give the consonants of a name as if it were one word."""
    return _once("".join(words))


def may_be_alike(one: Consonants, other: Consonants) -> bool:
    """Tell whether each word of the shorter name is near one of the other's and one is equal, or all are when together.

    >>> may_be_alike(("ksm", "slmn"), ("slmn", "gsm")), may_be_alike(("ksm", "slmn"), ("ksm", "mlk"))
    (True, False)
    """
    if not one or not other or join_consonants(one) == join_consonants(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(long) == 1:
        return min(len(one[0]), len(other[0])) >= SHORTEST_NEAR and _are_near(one[0], other[0])
    if len(long) > _MANY:
        return all(any(_are_near(a, b) for b in long) for a in short)
    return any(_go_together(short, order) for order in permutations(long, len(short)))


def _go_together(one: Consonants, other: Consonants) -> bool:
    """Tell whether all words are near and one at least is equal."""
    return any(map(eq, one, other)) and all(map(_are_near, one, other))


def _are_near(one: str, other: str) -> bool:
    """Tell whether little differs between a common start and a common end: a letter, in long words two, in short none."""
    start = _alike(one, other)
    left, left_2 = one[start:], other[start:]
    end = _alike(left[::-1], left_2[::-1])
    shorter = min(len(one), len(other))
    return max(len(left), len(left_2)) - end <= (shorter >= _SHORT) + (shorter >= _LONG)


def _alike(one: str, other: str) -> int:
    """Give with how many letters the two begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
