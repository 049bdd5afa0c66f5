"""Trees out of scores: every word hangs on one root."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    """Tell whether all words reach the one root."""
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return heads.count(0) == 1


SCORES = st.integers(1, 6).flatmap(
    lambda n: st.lists(st.lists(st.integers(-20, 20), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)
)


@given(SCORES)
def test_gives_a_tree(rows: list[list[int]]) -> None:
    """Whatever the scores, the heads make a tree."""
    assert is_tree(best_tree(np.array(rows, dtype=np.float32)).tolist())


@pytest.mark.parametrize("seed", range(40))
def test_gives_the_best_tree_of_its_root(seed: int) -> None:
    """No tree on the same root scores higher."""
    size = 1 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    found = best_tree(scores.astype(np.float32)).tolist()

    def total(heads: tuple[int, ...] | list[int]) -> float:
        return sum(float(scores[word, head]) for word, head in enumerate(heads))

    trees = [h for h in product(range(size + 1), repeat=size) if is_tree(list(h)) and h[found.index(0)] == 0]
    assert total(found) == pytest.approx(max(map(total, trees)))
