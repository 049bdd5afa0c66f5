"""Chains are scored as the published definitions say."""

import sys
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from coreference import _best, score_chains


def test_the_published_example() -> None:
    """Luo 2005, figure 1 (b): MUC 0.947 F1, B³ 0.865, CEAF-e 0.733."""
    gold = [[1, 2, 3, 4, 5], [6, 7], [8, 9, "a", "b", "c"]]
    found = [[1, 2, 3, 4, 5], [6, 7, 8, 9, "a", "b", "c"]]
    score = score_chains(gold, found)
    assert score.muc.f1 == pytest.approx(0.947, abs=0.001)
    assert score.b3.f1 == pytest.approx(0.865, abs=0.001)
    assert score.ceaf.f1 == pytest.approx(0.733, abs=0.001)


def test_equal_chains_are_perfect_and_none_is_nothing() -> None:
    """The gold itself has F1 1, no chains 0; what is not mentioned counts as missed."""
    gold = [[1, 2], [3, 4, 5]]
    assert score_chains(gold, gold).f1 == 1
    assert score_chains(gold, []).f1 == 0
    assert score_chains(gold, [[1, 2]]).b3.recall == pytest.approx(2 / 5)


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.floats(0, 1), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_the_assignment_is_the_best(gains: list[list[float]]) -> None:
    """No other pairs have a greater sum."""
    size = range(len(gains))
    best = max(sum(gains[i][j] for i, j in zip(size, order, strict=True)) for order in permutations(size))
    assert _best(gains) == pytest.approx(best)
