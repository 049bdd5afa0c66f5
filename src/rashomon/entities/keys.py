"""Keys under which names that may be one's meet, so that not every pair of names is compared."""

from collections.abc import Sequence
from itertools import permutations

from rashomon.entities.bodies import listed, parse_body
from rashomon.entities.persons import parse_person
from rashomon.entities.sieve import SHORTEST_NEAR, find_consonants, join_consonants
from rashomon.entities.sounds import skeletons
from rashomon.entities.words import Word
from rashomon.types import EntityKind

_START = 3
_ENDS = 3
_SHORTEST_LESS = 3


def blocking_keys(name: str, kind: EntityKind = "person") -> frozenset[str]:
    """Give the keys of a name: two names that may be one's share at least one.

    A full name's keys are of two of its words, the one's sounds with the other's first three, so that neither all bearers
    of a surname meet nor one odd spelling parts two. A single word's are its sounds, whole and with one left out.

    >>> bool(blocking_keys("Qassem Soleimani") & blocking_keys("قاسم سليماني"))
    True
    >>> blocking_keys("Ali Sorel") & blocking_keys("Omar Sorel")
    frozenset()
    """
    words = _ends(_telling(name, kind))
    if len(words) == 1:
        return frozenset(key for whole in skeletons(words[0]) for key in _one_less(whole))
    sounds = [skeletons(one) for one in words]
    starts = [frozenset(whole[:_START] for whole in some) for some in sounds]
    pairs = permutations(range(len(words)), 2)
    return frozenset(f"{whole} {start}" for i, j in pairs for whole in sounds[i] for start in starts[j])


def near_keys(name: str, kind: EntityKind = "person") -> frozenset[str]:
    """Give the keys of a name in Latin letters under which those meet that may be alike to it by their consonants.

    Fewer meet than by the sounds of ``blocking_keys``: all consonants are the key of two names that are parted otherwise;
    of two words one is equal and the other begins alike; a word alone is near another only where it is long or a common
    word ("Council") stands with it. Names in other scripts, or with a number, have none.
    """
    words = _ends(_telling(name, kind))
    consonants = find_consonants(words)
    if not consonants:
        return frozenset()
    whole = f"={join_consonants(consonants)}"
    if len(words) == 1:
        is_near = len(consonants[0]) >= SHORTEST_NEAR or len(_all_words(name, kind)) > 1
        return frozenset({whole, *(blocking_keys(name, kind) if is_near else ())})
    starts = [frozenset(sounds[:_START] for sounds in skeletons(one)) for one in words]
    pairs = permutations(range(len(words)), 2)
    return frozenset({whole, *(f"{consonants[i]} {start}" for i, j in pairs for start in starts[j])})


def _ends(words: Sequence[Word]) -> Sequence[Word]:
    """Give the first and last words of a very long name, so that no name has keys without measure."""
    return words if len(words) <= 2 * _ENDS else [*words[:_ENDS], *words[-_ENDS:]]


def _one_less(whole: str) -> set[str]:
    left = {f"{whole[:i]}{whole[i + 1 :]}" for i in range(len(whole))} if len(whole) > _SHORTEST_LESS else set()
    return {whole, *left}


def part_keys(name: str, kind: EntityKind = "person") -> frozenset[str]:
    """Give the keys of each word, under which a name of one word looks for fuller ones."""
    return frozenset(key for one in _telling(name, kind) for key in skeletons(one))


def _telling(name: str, kind: EntityKind) -> Sequence[Word]:
    words = _all_words(name, kind)
    if kind == "person":
        return [one for one in words if not one.is_initial] or words
    return [one for one in words if one.letters not in listed("generic")] or words


def _all_words(name: str, kind: EntityKind) -> Sequence[Word]:
    return parse_person(name).words if kind == "person" else parse_body(name).words
