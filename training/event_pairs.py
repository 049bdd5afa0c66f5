"""Fit the weights by which the package tells whether two event mentions tell of one happening.

    python training/event_pairs.py --data ../shared/data [--out src/rashomon/lexicon/en/event_pairs.yaml]

ECB+ train tells which event mentions are one. The package finds the pairs worth a look and what speaks for and against
each; a logistic regression over those is fitted with an L2 penalty. A mention with many pairs weighs no more than one
with few: each pair counts one by the larger number of pairs that its two mentions have. Pairs of the mentions that the reader
finds are added for less, those that no one annotated as none. Five folds of topics tell how
good the chains are, beside those of same lemma in one story. Dev is not read.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import cast

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks")]

from chained import read_ecb  # noqa: E402 - found on the path set above
from coreference import score_chains  # noqa: E402 - found on the path set above
from event_chains import Read, Setting, gather, name_found, prepare, read_all  # noqa: E402 - found on the path set above
from predicting import open_tagger  # noqa: E402 - found on the path set above
from rashomon.events.candidates import find_candidates  # noqa: E402 - found on the path set above
from rashomon.events.cluster import group_tellings  # noqa: E402 - found on the path set above
from rashomon.events.likeness import Likeness  # noqa: E402 - found on the path set above
from rashomon.events.nearness import VIEWS, Nearness  # noqa: E402 - found on the path set above

PENALTY = 0.5
FOLDS = 5
FOUND = 0.3
"""What a pair of found mentions weighs beside one of annotated ones."""
LEAST = 8
"""Pairs that must show a feature for it to have a weight."""

Features = tuple[str, ...]


@dataclass(slots=True)
class Seen:
    """Pairs with the same features: their weight, that of those that are one, and their number."""

    weight: float = 0.0
    right: float = 0.0
    pairs: int = 0

    def add(self, other: "Seen") -> None:
        """Add the pairs of another."""
        self.weight, self.right, self.pairs = (
            self.weight + other.weight,
            self.right + other.right,
            self.pairs + other.pairs,
        )


@dataclass(slots=True)
class Fold:
    """Some topics, ready to be compared, and what their pairs show."""

    setting: Setting
    seen: dict[Features, Seen] = field(default_factory=dict)


def fit_stories(parts: Iterable[Sequence[Read]]) -> dict[str, float]:
    """Give the weights by which two documents are of one story (Newton's method), from pairs within parts of the topics."""
    rows, right = [], []
    for part in parts:
        near = Nearness([one.annotations for one in part], dict.fromkeys(("always", *VIEWS), 0.0))
        for one, other in combinations(range(len(part)), 2):
            rows.append(list(near.roots(one, other).values()))
            right.append(part[one].article.story == part[other].article.story)
    shown, sought = np.array(rows), np.array(right)
    weights = np.zeros(shown.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-shown @ weights))
        bend = (shown * (likely * (1 - likely))[:, None]).T @ shown + np.eye(len(weights))
        weights += np.linalg.solve(bend, shown.T @ (sought - likely) - weights)
    return {name: round(float(weight), 2) for name, weight in zip(("always", *VIEWS), weights, strict=True)}


def read_fold(read: Sequence[Read], stories: Mapping[str, float]) -> Fold:
    """Give what the pairs of some topics show: of the annotated mentions and, for less, of those that the reader finds."""
    fold = Fold(prepare([one.with_gold() for one in read], stories))
    _add(fold, fold.setting, dict(enumerate(fold.setting.gold)), 1.0)
    found = prepare([one.with_hinted() for one in read], stories)
    _add(fold, found, _chains(found), FOUND)
    return fold


def _chains(setting: Setting) -> dict[int, str | None]:
    """Give the annotated chain of each found mention in an annotated sentence; none where it stands for no annotated one."""
    chains: dict[int, str | None] = {}
    for number, name in name_found(setting).items():
        home, at = cast("tuple[int | str, int]", name)
        chains[number] = None if isinstance(home, str) else setting.articles[home].sought[at].chain
    return chains


def _add(fold: Fold, setting: Setting, chain: Mapping[int, str | None], share: float) -> None:
    """Add what pairs show, each told by its chains; ``share`` is what one weighs at most."""
    pairs = sorted({p for p in find_candidates(setting.tellings, setting.near) if p[0] in chain and p[1] in chain})
    count = Counter(number for pair in pairs for number in pair)
    likeness = Likeness(setting.tellings, setting.near, {})
    for one, other in pairs:
        weight = share / max(count[one], count[other])
        same = chain[one] is not None and chain[one] == chain[other]
        fold.seen.setdefault(tuple(likeness.features(one, other)), Seen()).add(Seen(weight, weight * same, 1))


def fit(folds: Iterable[Fold]) -> dict[str, float]:
    """Give a weight to each feature that is seen often enough (limited-memory BFGS, Nocedal 1980)."""
    rows: dict[Features, Seen] = defaultdict(Seen)
    times: Counter[str] = Counter()
    for fold in folds:
        for features, seen in fold.seen.items():
            rows[features].add(seen)
            times.update(dict.fromkeys(features, seen.pairs))
    number = {name: at for at, name in enumerate(sorted(n for n, count in times.items() if count >= LEAST))}
    weights = _minimise(_Loss(rows, number), len(number))
    return {name: round(float(weights[at]), 2) for name, at in number.items()}


class _Loss:
    """The logistic loss over rows of features, with its slope."""

    def __init__(self, rows: Mapping[Features, Seen], number: Mapping[str, int]) -> None:
        known = [[number[name] for name in features if name in number] for features in rows]
        self._flat = np.array([at for row in known for at in row])
        self._row = np.repeat(np.arange(len(known)), [len(row) for row in known])
        self._weight = np.array([seen.weight for seen in rows.values()])
        self._right = np.array([seen.right for seen in rows.values()])

    def __call__(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.bincount(self._row, weights[self._flat], len(self._weight))
        loss = (self._weight * np.logaddexp(0, scores) - self._right * scores).sum() + PENALTY * (weights @ weights) / 2
        error = self._weight / (1 + np.exp(-scores)) - self._right
        return float(loss), np.bincount(self._flat, error[self._row], len(weights)) + PENALTY * weights


def _minimise(loss: _Loss, size: int, steps: int = 200) -> np.ndarray:
    at = np.zeros(size)
    value, slope = loss(at)
    moves: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(steps):
        way = _direction(slope, moves)
        length = 1.0
        there, its, other = at + way, *loss(at + way)
        while its > value + 1e-4 * length * (slope @ way) and length > 1e-6:
            length /= 2
            there = at + length * way
            its, other = loss(there)
        if (there - at) @ (other - slope) > 1e-10:
            moves = [*moves[-9:], (there - at, other - slope)]
        done = value - its < 1e-7 * abs(value)
        at, value, slope = there, its, other
        if done:
            break
    return at


def _direction(slope: np.ndarray, moves: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    way = -slope
    if not moves:
        return way / max(1.0, float(np.abs(slope).max()))
    shares = []
    for move, change in reversed(moves):
        share = (move @ way) / (move @ change)
        shares.append(share)
        way = way - share * change
    way = way * (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1])
    for (move, change), share in zip(moves, reversed(shares), strict=True):
        way = way + move * (share - (change @ way) / (move @ change))
    return way


def judge(fold: Fold, weights: Mapping[str, float]) -> dict[str, float]:
    """Give the CoNLL F1 of a fold's chains and of same lemma in one story."""
    setting = fold.setting
    gold = gather(setting.gold)
    found = gather(group_tellings(setting.tellings, setting.near, Likeness(setting.tellings, setting.near, weights)))
    return {
        "chains": round(100 * score_chains(gold, found).f1, 2),
        "lemma": round(100 * score_chains(gold, gather(setting.same_lemma())).f1, 2),
    }


def main() -> None:
    """Fit, tell by folds of topics how good the chains are, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/lexicon/en/event_pairs.yaml")
    options = parser.parse_args()
    read = read_all(read_ecb(options.data / "cdec" / "ecbplus" / "train.jsonl.gz"), open_tagger())
    topics = sorted({one.article.topic for one in read}, key=lambda topic: (len(topic), topic))
    parts = [topics[at::FOLDS] for at in range(FOLDS)]
    held_out = [[one for one in read if one.article.topic in part] for part in parts]
    stories = fit_stories(held_out)
    folds = [read_fold(part, stories) for part in held_out]
    for held in folds:
        told = judge(held, fit(fold for fold in folds if fold is not held))
        sys.stdout.write(json.dumps(told) + "\n")
    write(fit(folds), stories, options.out)


def write(weights: Mapping[str, float], stories: Mapping[str, float], path: Path) -> None:
    """Write the weights as YAML."""
    lines = ["stories:", *(f"  {name}: {weight:.2f}" for name, weight in stories.items()), "pairs:"]
    lines += [f'  "{name}": {weight:.2f}' for name, weight in weights.items() if weight]
    head = "# Fitted by training/event_pairs.py on ECB+ train (annotation CC BY 3.0, Cybulska and Vossen); never edited by hand.\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
