"""Labellings out of scores."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.decode import NEVER, best_paths, bio_steps, calibrate, find_runs, silence, softmax


def allowed(path: tuple[int, ...]) -> bool:
    """Tell whether every inside follows its own begin or inside."""
    return all(label in {0, 1, 3} or (at > 0 and path[at - 1] in {label - 1, label}) for at, label in enumerate(path))


@pytest.mark.parametrize("seed", range(30))
def test_no_other_labelling_scores_higher(seed: int) -> None:
    """The path is the best of all that the rules of BIO allow."""
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(1 + seed % 4, 5)).astype(np.float32)
    steps = bio_steps(2) + rng.normal(size=(5, 5)).astype(np.float32) * (bio_steps(2) > NEVER / 2)

    def total(path: tuple[int, ...]) -> float:
        moves = sum(steps[a, b] for a, b in zip((0, *path), path, strict=False))
        return float(sum(scores[at, label] for at, label in enumerate(path)) + moves)

    best = max((p for p in product(range(5), repeat=len(scores)) if allowed(p)), key=total)
    assert tuple(best_paths([scores], steps)[0].tolist()) == best


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 1000))
def test_sequences_stand_alone(lengths: list[int], seed: int) -> None:
    """What else is labelled along changes nothing."""
    rng = np.random.default_rng(seed)
    scores = [rng.normal(size=(length, 5)).astype(np.float32) for length in lengths]
    together = [path.tolist() for path in best_paths(scores, bio_steps(2))]
    assert together == [best_paths([each], bio_steps(2))[0].tolist() for each in scores]


def test_runs_and_their_sureness() -> None:
    """A run is a begin and its insides; two begins are two runs."""
    path = np.array([0, 1, 2, 1, 0, 3, 4, 4])
    sure = softmax(np.zeros((8, 5), dtype=np.float32))
    assert [(run.first, run.last) for run in find_runs(path, 1, sure)] == [(1, 3), (3, 4)]
    assert [(run.first, run.last, round(run.score, 2)) for run in find_runs(path, 3, sure)] == [(5, 8, 0.4)]


def test_silence_leaves_only_o() -> None:
    """Where nothing may be marked the best label is O, whatever the scores."""
    scores = np.array([[0, 9, 9], [0, 9, 0]], dtype=np.float32)
    assert best_paths([silence(scores, np.array([True, False]))], bio_steps(1))[0].tolist() == [0, 1]


def test_calibration_keeps_the_order() -> None:
    """A slope of one and no intercept leave a score as it is; a smaller slope draws both ends in, in the same order."""
    assert calibrate(0.7, (1.0, 0.0)) == pytest.approx(0.7, abs=1e-5)
    drawn = [calibrate(score, (0.6, -0.1)) for score in (0.0, 0.2, 0.5, 0.9, 0.99, 1.0)]
    assert drawn == sorted(drawn)
    assert drawn[0] > 0
    assert drawn[-1] < 1
    assert calibrate(0.9, (0.6, 0.0)) < 0.9
