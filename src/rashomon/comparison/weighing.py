"""How pairs of numbers and pairs of times of two documents are weighed: features, the best partners, the likelihood."""

import math
from collections.abc import Iterable, Mapping
from typing import TypeVar

Item = TypeVar("Item", str, float)

_STEEP = 30.0
_BORDERS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8)


def likelihood(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Give how likely a pair is of one thing, 0 to 1, by the weights of what speaks for and against it."""
    total = math.fsum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-max(-_STEEP, min(_STEEP, total))))


def find_mutual(near: Mapping[tuple[int, int], float]) -> frozenset[tuple[int, int]]:
    """Give the pairs, one of each of two rows, of which each is as near to the other as any that it is paired with.

    >>> sorted(find_mutual({(0, 0): 0.9, (0, 1): 0.2, (1, 1): 0.4}))
    [(0, 0), (1, 1)]
    """
    best: dict[tuple[int, int], float] = {}
    for (a, b), value in near.items():
        best[0, a] = max(best.get((0, a), 0.0), value)
        best[1, b] = max(best.get((1, b), 0.0), value)
    return frozenset((a, b) for (a, b), value in near.items() if value >= best[0, a] and value >= best[1, b])


def overlap(one: frozenset[Item], other: frozenset[Item]) -> str:
    """Tell how two sets go together; "open": one of them is empty."""
    if not one or not other:
        return "open"
    if one == other:
        return "same"
    return "shared" if one & other else "differ"


def bucket(value: float) -> str:
    """Give the border up to which a likeness reaches."""
    return str(next((border for border in _BORDERS if value <= border), 1.0))
