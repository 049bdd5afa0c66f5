"""Groups from judged pairs."""

import random

from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.partition import Edge, partition

PAIRS = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])
SCORES = st.integers(50, 100).map(lambda percent: percent / 100)


def groups(edges: list[Edge], apart: set[tuple[int, int]]) -> dict[int, int]:
    """Give the partition where some pairs are apart."""
    return partition(edges, lambda one, other: (one, other) in apart)


def test_a_chain_without_a_quarrel_is_one_group() -> None:
    """Pairs that nobody judged are no hindrance."""
    assert groups([Edge(0.9, 1, 2), Edge(0.9, 2, 3)], set()) == {1: 1, 2: 1, 3: 1}


def test_a_middle_between_two_that_differ_joins_neither() -> None:
    """It fits both as well; where one is clearly nearer it goes there."""
    assert groups([Edge(0.9, 1, 2), Edge(0.9, 2, 3)], {(1, 3)}) == {}
    assert groups([Edge(0.99, 1, 2), Edge(0.9, 2, 3)], {(1, 3)}) == {1: 1, 2: 1}


@given(st.dictionaries(PAIRS, SCORES, max_size=14), st.sets(PAIRS, max_size=8), st.integers())
def test_no_two_in_a_group_are_apart(
    scores: dict[tuple[int, int], float], apart: set[tuple[int, int]], seed: int
) -> None:
    """Whatever was judged, and in whatever order it comes."""
    edges = [Edge(score, *pair) for pair, score in scores.items() if pair not in apart]
    found = groups(edges, apart)
    random.Random(seed).shuffle(edges)  # noqa: S311 - an order, no secret
    assert groups(edges, apart) == found
    assert not any(found.get(a, a) == found.get(b, b) for a, b in apart)
    assert all(found[number] <= number for number in found)
