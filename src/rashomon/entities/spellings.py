"""The names of many documents, each once, and the pairs of them that may be one's by their letters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.entities.bodies import parse_body
from rashomon.entities.families import Key
from rashomon.entities.keys import blocking_keys
from rashomon.entities.likeness import Likeness, compare_names
from rashomon.entities.partition import Edge, partition
from rashomon.entities.persons import parse_person
from rashomon.entities.sieve import find_consonants, may_be_alike
from rashomon.entities.sounds import skeletons
from rashomon.entities.words import Word
from rashomon.types import EntityKind

KINDS: dict[str, EntityKind] = {"person": "person", "place": "place", "norp": "norp", "body": "organisation"}

_ALL_PAIRS = 24
_WINDOW = 12


class Spellings:
    """Names by number, in the order of their first mention; ``pairs`` of numbers may be one's, the smaller first.

    ``rough`` gives each the smallest number of those that are surely spellings of one name.
    """

    def __init__(self, keys: Sequence[Key], names: Sequence[str]) -> None:
        self.keys = keys
        self.names = names
        sounds = [find_consonants(_words(key, name)) for key, name in zip(keys, names, strict=True)]
        met = sorted(pair for pair in _meet(keys, names) if may_be_alike(sounds[pair[0]], sounds[pair[1]]))
        likes = ((pair, self.compare(*pair)) for pair in met)
        kept = [(pair, like) for pair, like in likes if like.answer != "different"]
        self.pairs = [pair for pair, _ in kept]
        edges = (Edge(like.score, *pair) for pair, like in kept if like.answer == "same")
        joined = partition(edges, lambda a, b: self.compare(a, b).answer == "different")
        self.rough = [joined.get(number, number) for number in range(len(keys))]

    def compare(self, one: int, other: int) -> Likeness:
        """Compare two names."""
        return compare_names(self.names[one], self.names[other], KINDS[self.keys[one].family])


def _words(key: Key, name: str) -> Sequence[Word]:
    return parse_person(name).words if key.family == "person" else parse_body(name).words


def _meet(keys: Sequence[Key], names: Sequence[str]) -> set[tuple[int, int]]:
    """Give the pairs that share a key; one word of a person's name meets none, it fits too many."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, (key, name) in enumerate(zip(keys, names, strict=True)):
        if key.family != "person" or len(key.words) > 1:
            for block in blocking_keys(name, KINDS[key.family]):
                blocks[f"{key.family} {block}"].append(number)
    for number, block in _with_initials(keys, names):
        blocks[block].append(number)
    return {pair for members in blocks.values() for pair in _pairs(members, keys)}


def _with_initials(keys: Sequence[Key], names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give names with an initial and a surname, and the full ones that have both, under one key."""
    people = [(number, parse_person(names[number]).words) for number, key in enumerate(keys) if key.family == "person"]
    short = [
        (number, words) for number, words in people if len(words) > 1 and any(one.is_initial for one in words[:-1])
    ]
    met = {block for _, words in short for block in _initial_keys(words)}
    for number, words in people:
        yield from ((number, block) for block in _initial_keys(words) if block in met)


def _initial_keys(words: Sequence[Word]) -> frozenset[str]:
    first = {one.latin[:1] for one in words[:-1]}
    return frozenset(f"{letter}. {sounds}" for letter in first for one in words[-1:] for sounds in skeletons(one))


def _pairs(members: Sequence[int], keys: Sequence[Key]) -> Iterable[tuple[int, int]]:
    """Give all pairs of a small block; of a large one those that stand near each other in the alphabet, from both ends."""
    if len(members) <= _ALL_PAIRS:
        yield from combinations(members, 2)
        return
    yield from _near(sorted(members, key=lambda number: keys[number].words))
    yield from _near(sorted(members, key=lambda number: keys[number].words[::-1]))


def _near(ordered: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + _WINDOW]:
            yield min(one, other), max(one, other)
