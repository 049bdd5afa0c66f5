"""From scores to spans: best labellings under the rules of BIO, and the sureness of what they mark."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.language.model import Floats

NEVER = -1e4

Paths = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Subwords ``first`` to ``last`` (not included) of a window under one label, and how sure they are, 0 to 1."""

    first: int
    last: int
    score: float


def bio_steps(roles: int) -> Floats:
    """Give the additions for O, B-1, I-1, B-2, I-2 …: an inside comes only after its own begin or inside."""
    steps = np.zeros((1 + 2 * roles, 1 + 2 * roles), dtype=np.float32)
    for begin in range(1, 2 * roles, 2):
        steps[:, begin + 1] = NEVER
        steps[begin, begin + 1] = steps[begin + 1, begin + 1] = 0
    return steps


def best_paths(scores: Sequence[Floats], steps: Floats) -> list[Paths]:
    """Give the best labelling of each sequence [length, labels] (Viterbi 1967); a first inside is no beginning."""
    if not scores:
        return []
    lengths = np.array([len(each) for each in scores])
    stacked = np.zeros((lengths.max(), len(scores), steps.shape[0]), dtype=np.float32)
    for place, each in enumerate(scores):
        stacked[: len(each), place] = each
    going = np.arange(len(stacked))[:, None] < lengths
    best = np.zeros_like(stacked)
    best[0] = stacked[0] + steps[0]
    for at in range(1, len(stacked)):
        options = best[at - 1].T[:, :, None] + steps[:, None, :]  # from, sequence, to: the reduction runs along memory
        best[at] = np.where(going[at][:, None], options.max(0) + stacked[at], best[at - 1])
    path = np.zeros(stacked.shape[:2], dtype=np.int64)
    path[-1] = best[-1].argmax(1)
    into = np.ascontiguousarray(steps.T)
    for at in range(len(stacked) - 1, 0, -1):
        path[at - 1] = np.where(going[at], (best[at - 1] + into[path[at]]).argmax(1), path[at])
    return [path[:length, place] for place, length in enumerate(lengths)]


def find_runs(path: Paths, begin: int, sure: Floats) -> list[Run]:
    """Give the runs of a begin label and its insides; ``sure`` [length, labels] holds probabilities."""
    edges = np.flatnonzero(path == begin)
    if not len(edges):
        return []
    inside = path == begin + 1
    found = []
    for first in edges.tolist():
        rest = np.flatnonzero(~inside[first + 1 :])
        last = first + 1 + int(rest[0]) if len(rest) else len(path)
        found.append(Run(first, last, float(sure[first:last, begin : begin + 2].sum(1).mean())))
    return found


def softmax(scores: Floats) -> Floats:
    """Give the probabilities of the labels, the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = raised / raised.sum(-1, keepdims=True)
    return found


def silence(scores: Floats, quiet: npt.NDArray[np.bool_]) -> Floats:
    """Allow nothing but O where ``quiet`` [length] is true."""
    changed = scores.copy()
    changed[quiet, 1:] = NEVER
    return changed


def logit(scores: Floats) -> Floats:
    """Give the logarithms of the odds of probabilities, of those near 0 and 1 as of 0.005 and 0.995."""
    likely = np.clip(scores, 0.005, 0.995)
    found: Floats = np.log(likely / (1 - likely))
    return found


def calibrate(score: float, sureness: tuple[float, float]) -> float:
    """Give what a score is worth, by the slope and intercept fitted on its logit (Platt 1999)."""
    slope, intercept = sureness
    odds = float(logit(np.array([score], dtype=np.float32))[0])
    return 1 / (1 + math.exp(-(slope * odds + intercept)))
