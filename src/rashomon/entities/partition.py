"""Which of many belong together, when only pairs were judged: complete link, and nobody between two that differ.

The result depends on the judgements alone, never on the order in which they come.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

Apart = Callable[[int, int], bool]

_CLOSE = 0.03
_MOST_PAIRS = 2500


class Edge(NamedTuple):
    """Two that are one's, by a judgement of this score; ``one`` is the smaller number."""

    score: float
    one: int
    other: int


def partition(edges: Iterable[Edge], is_apart: Apart) -> dict[int, int]:
    """Give each that was joined with another the smallest number of its group.

    Groups grow from the best score down, and only where no pair across is apart. One that fits two about equally well
    that are apart from each other is joined to neither: it is not known whose it is.
    """
    edges = sorted(set(edges), key=lambda edge: (-edge.score, edge.one, edge.other))
    near = _neighbours(edges)
    groups: dict[int, list[int]] = {}
    for edge in edges:
        one, other = groups.get(edge.one, [edge.one]), groups.get(edge.other, [edge.other])
        if one is other or len(one) * len(other) > _MOST_PAIRS or _is_torn(edge, near, is_apart):
            continue
        if not any(is_apart(*sorted((a, b))) for a in one for b in other):
            joined = [*one, *other]
            groups.update(dict.fromkeys(joined, joined))
    return {member: min(group) for member, group in groups.items()}


def _neighbours(edges: Iterable[Edge]) -> Mapping[int, Mapping[int, float]]:
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for score, one, other in edges:
        near[one][other] = max(score, near[one].get(other, 0.0))
        near[other][one] = near[one][other]
    return near


def _is_torn(edge: Edge, near: Mapping[int, Mapping[int, float]], is_apart: Apart) -> bool:
    """Tell whether either end has another as near that is apart from this one."""
    return any(
        other != far and score >= edge.score - _CLOSE and is_apart(*sorted((other, far)))
        for middle, far in ((edge.one, edge.other), (edge.other, edge.one))
        for other, score in near[middle].items()
    )
