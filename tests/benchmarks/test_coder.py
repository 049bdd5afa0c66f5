"""The coder learns what examples show, and nothing from what only one of them shows."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from coder import Coder
from coding import HIDDEN, PLAIN, Example, Pair
from rashomon.types import Span

ROOTS = ("accuse", "aid", "assault")


def _example(root: str, number: int, *, word: str | None = None) -> Example:
    rng = np.random.default_rng(number)
    states = tuple((rng.normal(size=4) + ROOTS.index(root)).astype(np.float32) for _ in range(HIDDEN + PLAIN))
    return Example({f"said {word or root}": 1.0, f"said once {number}": 1.0}, states, None)


def test_examples_seen_are_coded_as_they_were() -> None:
    """Three roots told apart by one word each are told apart in examples that were not seen."""
    known = [root for root in ROOTS for _ in range(6)]
    coder = Coder([_example(root, number) for number, root in enumerate(known)], known)
    assert coder.code([_example(root, 100 + number) for number, root in enumerate(ROOTS)]) == list(ROOTS)


def test_a_word_never_seen_leaves_the_states() -> None:
    """An example whose words are all new is coded by its states."""
    known = [root for root in ROOTS for _ in range(6)]
    coder = Coder([_example(root, number) for number, root in enumerate(known)], known)
    assert coder.code([_example("assault", 200, word="new")]) == ["assault"]


def test_between_is_what_stands_between_whichever_comes_first() -> None:
    """Source first or target first, and nothing where one lies in the other."""
    assert Pair("Torvenia hit Khadra", Span(0, 8), Span(13, 19)).between == Span(8, 13)
    assert Pair("Khadra was hit", Span(10, 14), Span(0, 6)).between == Span(6, 10)
    assert Pair("Torvenia's men", Span(0, 14), Span(0, 8)).between == Span(8, 8)
