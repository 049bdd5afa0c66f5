"""What names are compared by, learned: the methods on made data."""

import random
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "training")]

import letters  # noqa: E402 - a script folder, no package
import likeness  # noqa: E402 - likewise

POOLS = likeness.Pools(
    given=[
        f"{a}{b}{c}"
        for a in ("al", "om", "ka", "ni")
        for b in ("ir", "ol", "an")
        for c in ("a", "ed", "in", "us", "er", "ok")
    ],
    surnames=[
        f"{a}{b}{c}"
        for a in ("sor", "tal", "mer", "vik")
        for b in ("el", "on", "ic")
        for c in ("", "man", "ov", "ski", "i", "ter")
    ],
    spellings={"alira": ["aleera"]},
    native={},
)


def test_letters_that_stand_for_each_other_are_learned() -> None:
    """Of words in which x is k, sh is ش and the rest is equal, the learner finds both."""
    dice = random.Random(4)  # noqa: S311 - made words, no secret
    words = ["".join(dice.choice(["b", "d", "n", "k", "sh", "m"]) for _ in range(5)) for _ in range(400)]
    pairs = [(word.replace("sh", "ش").replace("k", "x"), word) for word in words]
    table = letters.learn(pairs, "hebrew")
    assert table["x", "k"] > 1
    assert table["ش", "sh"] > 1
    assert table.get(("x", "b"), -9.0) < 0


def test_what_follows() -> None:
    """A letter's followers are counted with the borders of words."""
    following = letters.follow(["ab"] * 50 + ["ac"] * 50)
    assert following["^"]["a"] == pytest.approx(0, abs=0.1)
    assert following["a"]["b"] == following["a"]["c"] == pytest.approx(-1, abs=0.1)
    assert "z" not in following["a"]


def test_the_fit_keeps_traits_on_their_side() -> None:
    """A trait that may only speak against a match has no weight above 0, whatever the data say."""
    rows = np.array([[1.0, x, x] for x in (0, 1) * 50])
    truth = np.array([float(x) for x in (0, 1) * 50])
    weights = likeness.fit(rows, truth, np.array([True, True, False]))
    assert weights[1] > 0
    assert weights[2] == 0


def test_made_pairs() -> None:
    """Pairs are made alike each time, one's and two's, of people and of bodies, and can be measured."""
    for makers, measure in (
        ((likeness.same_person, likeness.two_people), likeness.measure_people),
        ((likeness.same_body, likeness.two_bodies), likeness.measure_bodies),
    ):
        made = [maker(random.Random(seed), POOLS) for seed in range(80) for maker in makers]  # noqa: S311 - likewise
        assert made == [maker(random.Random(seed), POOLS) for seed in range(80) for maker in makers]  # noqa: S311 - likewise
        traits = [found for pair in made if (found := measure(pair)) is not None]
        assert len(traits) > 80
        assert len({tuple(found) for found in traits}) == 1
