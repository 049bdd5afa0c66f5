"""Which of many belong together, when pairs have scores: average link, the best pairs first.

Two groups become one where the mean score over the pairs across reaches a limit and no pair across is barred, so that
nothing joins two groups through a weak middle. The result depends on the scores alone, never on the order they come in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

Score = Callable[[int, int], float]
_SAMPLE = 6
_NONE: Mapping[int, frozenset[int]] = MappingProxyType({})
_NO_GROUPS: Mapping[int, int] = MappingProxyType({})


class Edge(NamedTuple):
    """Two that may be one's, by this score; ``one`` is the smaller number."""

    score: float
    one: int
    other: int


def join(
    edges: Iterable[Edge],
    score: Score,
    limit: float,
    floor: float = 0.0,
    apart: Mapping[int, frozenset[int]] = _NONE,
    together: Mapping[int, int] = _NO_GROUPS,
) -> dict[int, int]:
    """Give each that was joined with another the smallest number of its group.

    No pair across two groups may score below ``floor``; ``apart`` are pairs (both ways) that may never be in one group,
    ``together`` the groups to begin with, as this function gives them.
    """
    groups = _begin(together)
    for edge in sorted(set(edges), key=lambda edge: (-edge.score, edge.one, edge.other)):
        one, other = groups.get(edge.one, [edge.one]), groups.get(edge.other, [edge.other])
        if one is other or _is_apart(one, other, apart):
            continue
        scores = list(_across(one, other, score))
        if sum(scores) >= limit * len(scores) and min(scores) >= floor:
            joined = sorted([*one, *other])
            groups.update(dict.fromkeys(joined, joined))
    return {member: group[0] for member, group in groups.items()}


def _begin(together: Mapping[int, int]) -> dict[int, list[int]]:
    members: dict[int, list[int]] = {}
    for member, first in sorted(together.items()):
        members.setdefault(first, []).append(member)
    return {member: members[first] for member, first in together.items()}


def _across(one: list[int], other: list[int], score: Score) -> Iterator[float]:
    """Give the scores across two groups, of large ones those of some members spread evenly."""
    return (score(min(a, b), max(a, b)) for a in _spread(one) for b in _spread(other))


def _is_apart(one: list[int], other: list[int], apart: Mapping[int, frozenset[int]]) -> bool:
    return bool(apart) and any(not apart[member].isdisjoint(other) for member in one if member in apart)


def _spread(group: list[int]) -> list[int]:
    if len(group) <= _SAMPLE:
        return group
    return [group[at * (len(group) - 1) // (_SAMPLE - 1)] for at in range(_SAMPLE)]
