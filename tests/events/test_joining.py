"""Groups grow from the best pairs down, and nothing joins two groups through a weak middle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.events.joining import Edge, join

LIMIT = 0.5


def joined(scores: dict[tuple[int, int], float], **bounds: object) -> dict[int, int]:
    """Join by scores of pairs, all others being nought."""
    edges = [Edge(score, *pair) for pair, score in scores.items() if score >= LIMIT]
    return join(edges, lambda a, b: scores.get((a, b), 0.0), LIMIT, 0.05, **bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scores", "groups"),
    [
        ({(0, 1): 0.9}, {0: 0, 1: 0}),
        ({(0, 1): 0.4}, {}),
        ({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, {0: 0, 1: 0, 2: 0}),
        ({(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.0}, {0: 0, 1: 0}),  # a weak middle
        ({(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}, {0: 0, 1: 0, 2: 2, 3: 2}),  # two groups, one bridge
    ],
)
def test_a_group_takes_in_what_fits_the_whole_of_it(
    scores: dict[tuple[int, int], float], groups: dict[int, int]
) -> None:
    """One good pair joins two groups no more than one bad pair would part them alone."""
    assert joined(scores) == groups


def test_bounds_go_before_scores() -> None:
    """Groups to begin with stay, and pairs apart stay apart."""
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    apart = {0: frozenset({2}), 2: frozenset({0})}
    assert joined(scores, apart=apart) == {0: 0, 1: 0}
    assert joined({}, together={4: 4, 7: 4}) == {4: 4, 7: 4}


@given(
    st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)),
    st.randoms(),
)
def test_the_order_of_edges_does_not_matter(scores: dict[tuple[int, int], float], chance: object) -> None:
    """Shuffled edges give the same groups, each named by its smallest member."""
    edges = [Edge(score, *pair) for pair, score in scores.items()]
    shuffled = list(edges)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    groups = join(edges, lambda a, b: scores.get((a, b), 0.0), LIMIT)
    assert groups == join(shuffled, lambda a, b: scores.get((a, b), 0.0), LIMIT)
    assert all(groups[first] == first <= member for member, first in groups.items())
