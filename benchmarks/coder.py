"""A coder fitted on examples: three log-linear models, of the words, of the reader's states and of both.

Multinomial logistic regressions with an L2 penalty and smoothed labels, in the space that the known examples' likenesses
span; their log-chances are added. Words and states weigh the same in the third.
"""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from coding import HIDDEN, PLAIN, ROOTS, Example, Floats

PENALTY, SMOOTHING, STEPS = 0.02, 0.2, 200
LEAST = 2
"""Examples that must have a feature for it to count."""


class Coder:
    """A fitted coder."""

    def __init__(self, examples: Sequence[Example], roots: Sequence[str]) -> None:
        sought = np.array([ROOTS.index(root) for root in roots])
        self._known = examples
        self._kernels = (_Words(examples), _States(examples))
        self._models = [_Model(rows, sought) for rows in self._grams(examples)]

    def code(self, examples: Sequence[Example]) -> list[str]:
        """Give the root of each example."""
        scores = [model.score(rows) for model, rows in zip(self._models, self._grams(examples), strict=True)]
        return [ROOTS[at] for at in np.sum(scores, 0).argmax(1)]

    def _grams(self, examples: Sequence[Example]) -> tuple[Floats, Floats, Floats]:
        """Give how alike examples are to the known ones, [examples, known], by words, by states and by both."""
        words, states = (kernel.compare(examples) for kernel in self._kernels)
        return words, states, ((words + states) / 2).astype(np.float32)


class _Words:
    """Likeness by features: those of two examples at least, each weighing the less the more have it."""

    def __init__(self, examples: Sequence[Example]) -> None:
        times = Counter(name for one in examples for name in one.features)
        names = sorted(name for name, count in times.items() if count >= LEAST)
        self._places = {name: (at, 1 / math.sqrt(times[name])) for at, name in enumerate(names)}
        self._rows = self._read(examples)
        self._size = _size(self._rows)

    def compare(self, examples: Sequence[Example]) -> Floats:
        """Give how alike examples are to the known ones; 1 is the mean of one with itself."""
        return self._read(examples) @ self._rows.T / self._size

    def _read(self, examples: Sequence[Example]) -> Floats:
        rows = np.zeros((len(examples), len(self._places)), np.float32)
        for row, one in zip(rows, examples, strict=True):
            for name in one.features.keys() & self._places.keys():
                at, scale = self._places[name]
                row[at] = one.features[name] * scale
        return rows


class _States:
    """Likeness by states: each part standardised, half of the weight for hidden states, half for the words' vectors."""

    def __init__(self, examples: Sequence[Example]) -> None:
        parts = self._parts(examples)
        self._means, self._spreads = [part.mean(0) for part in parts], [part.std(0) + 1e-6 for part in parts]
        self._weights = np.ones(len(parts), np.float32)
        rows = self._read(examples)
        self._weights = np.array([share / math.sqrt(_size(row)) for share, row in zip(_shares(), rows, strict=True)])
        self._rows = np.hstack(self._read(examples))

    def compare(self, examples: Sequence[Example]) -> Floats:
        """Give how alike examples are to the known ones; 1 is the mean of one with itself."""
        found: Floats = np.hstack(self._read(examples)) @ self._rows.T
        return found

    def _read(self, examples: Sequence[Example]) -> list[Floats]:
        known = zip(self._parts(examples), self._means, self._spreads, self._weights, strict=True)
        return [((part - mean) / spread * weight).astype(np.float32) for part, mean, spread, weight in known]

    @staticmethod
    def _parts(examples: Sequence[Example]) -> list[Floats]:
        return [np.stack(some) for some in zip(*(one.states for one in examples), strict=True)]


def _shares() -> list[float]:
    """Give the roots of the shares that the parts of the states have in the whole."""
    return [math.sqrt(0.5 / HIDDEN)] * HIDDEN + [math.sqrt(0.5 / PLAIN)] * PLAIN


def _size(rows: Floats) -> float:
    """Give the mean squared length of rows."""
    return float((rows * rows).sum(1).mean())


class _Model:
    """Multinomial logistic regression in the space that the known examples' likenesses span."""

    def __init__(self, alike: Floats, roots: npt.NDArray[np.int64]) -> None:
        self._lower = np.linalg.cholesky(alike.astype(np.float64) + 1e-4 * np.eye(len(alike)))
        self._weights, self._bias = _fit(self._lower.astype(np.float32), roots)

    def score(self, alike: Floats) -> Floats:
        """Give the log-chance of each root, from likenesses to the known examples."""
        rows = np.linalg.solve(self._lower, alike.T.astype(np.float64)).T
        scores = rows @ self._weights + self._bias
        scores -= scores.max(1, keepdims=True)
        found: Floats = (scores - np.log(np.exp(scores).sum(1, keepdims=True))).astype(np.float32)
        return found


def _fit(rows: Floats, roots: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Minimise the cross-entropy by Adam (Kingma and Ba 2015), all rows at once."""
    count = len(rows)
    sought = np.full((count, len(ROOTS)), SMOOTHING / len(ROOTS), np.float32)
    sought[np.arange(count), roots] += 1 - SMOOTHING
    rows = np.hstack([rows, np.ones((count, 1), np.float32)])
    weights = np.zeros((rows.shape[1], len(ROOTS)), np.float32)
    first, second, rate = np.zeros_like(weights), np.zeros_like(weights), 0.05
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = rows.T @ (chances - sought) / count + 2 * PENALTY / count * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        rate *= 0.97 if step > STEPS * 0.6 else 1
    return weights[:-1], weights[-1]
