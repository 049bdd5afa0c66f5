"""The names of many documents, each once, and the pairs of them that may be one's by their letters."""

from collections.abc import Sequence

from rashomon.entities.families import Key
from rashomon.entities.likeness import Likeness, compare_names
from rashomon.entities.meeting import KINDS, find_pairs
from rashomon.entities.partition import Edge, partition


class Spellings:
    """Names by number, in the order of their first mention; ``pairs`` of numbers may be one's, the smaller first.

    ``rough`` gives each the smallest number of those that are surely spellings of one name.
    """

    def __init__(self, keys: Sequence[Key], names: Sequence[str]) -> None:
        self._kinds = [KINDS[key.family] for key in keys]
        self._names = names
        likes = ((pair, self._compare(*pair)) for pair in find_pairs(keys, names))
        kept = [(pair, like) for pair, like in likes if like.answer != "different"]
        self.pairs = [pair for pair, _ in kept]
        edges = (Edge(like.score, *pair) for pair, like in kept if like.answer == "same")
        joined = partition(edges, lambda a, b: self._compare(a, b).answer == "different")
        self.rough = [joined.get(number, number) for number in range(len(keys))]

    def _compare(self, one: int, other: int) -> Likeness:
        return compare_names(self._names[one], self._names[other], self._kinds[one])
