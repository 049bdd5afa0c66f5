"""Fit the weights by which the package tells whether two numbers of two documents are of one thing.

    python training/number_pairs.py --data ../shared/data [--out src/rashomon/lexicon/en/number_pairs.yaml]

Nobody marked which numbers are of one thing. Numbers told in like words are mostly the same, so a pair's likelihood to
have one value, given the words around and not the values, stands for it: a logistic regression with an L2 penalty over
the pairs of ECB+ train (Newton's method), each story weighing 300 pairs at most. Stories that the key of real disputes
holds apart are left out. Five folds of stories tell how often pairs of a likelihood have one value.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks")]

from predicting import open_tagger  # noqa: E402 - found on the path set above
from rashomon.comparison.abreast import Figures  # noqa: E402 - found on the path set above
from rashomon.comparison.voices import owners_of  # noqa: E402 - found on the path set above
from rashomon.entities.resolve import resolve  # noqa: E402 - found on the path set above
from rashomon.pipeline import annotate_all  # noqa: E402 - found on the path set above
from rashomon.types import Annotations  # noqa: E402 - found on the path set above
from real_disputes import KEY, read_days  # noqa: E402 - found on the path set above
from stories import read_stories  # noqa: E402 - found on the path set above

PENALTY = 1.0
LEAST = 8
"""Pairs that must show a feature for it to have a weight."""
MOST = 300
FOLDS = 5
HEAD = "# Fitted by training/number_pairs.py on the texts of ECB+ train; never edited by hand.\n"


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair of numbers: its story, what speaks for and against it, and whether both have one value."""

    story: str
    features: tuple[str, ...]
    same: bool


def read_pairs(story: str, documents: Sequence[Annotations]) -> Iterator[Seen]:
    """Give the pairs of numbers of a story's documents."""
    known = sorted(documents, key=lambda one: one.document.id)
    figures = Figures(known, owners_of(resolve(known)), {one.document.id: story for one in known}, {})
    for pair in figures.pairs():
        if pair.one.sort != "age":
            yield Seen(story, pair.features, pair.tells_one)


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """Give a weight to each feature that is seen often enough."""
    times = Counter(name for one in seen for name in one.features)
    place = {name: at for at, name in enumerate(sorted(n for n, count in times.items() if count >= LEAST))}
    per_story = Counter(one.story for one in seen)
    shown = np.zeros((len(seen), len(place)))
    for row, one in enumerate(seen):
        shown[row, [place[name] for name in one.features if name in place]] = 1
    right = np.array([one.same for one in seen], float)
    counts = np.array([min(1.0, MOST / per_story[one.story]) for one in seen])
    weights = np.zeros(len(place))
    for _ in range(40):
        likely = 1 / (1 + np.exp(-shown @ weights))
        slope = shown.T @ (counts * (right - likely)) - PENALTY * weights
        bend = (shown * (counts * likely * (1 - likely))[:, None]).T @ shown + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return {name: round(float(weights[at]), 2) for name, at in place.items()}


def score(weights: dict[str, float], one: Seen) -> float:
    """Give how likely a pair has one value."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in one.features))))


def show_folds(seen: Sequence[Seen]) -> None:
    """Print, for pairs of stories not fitted on, how many of those above a likelihood have one value."""
    stories = sorted({one.story for one in seen})
    scored = []
    for fold in range(FOLDS):
        own = set(stories[fold::FOLDS])
        weights = fit([one for one in seen if one.story not in own])
        scored += [(score(weights, one), one.same) for one in seen if one.story in own]
    for least in (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.3):
        above = [same for likely, same in scored if likely >= least]
        sys.stdout.write(f"likely {least}: {len(above)} pairs, {sum(above)} of one value\n")


def read_all(data: Path, read: Callable[[str, Sequence[Annotations]], Iterable[Seen]]) -> Iterator[Seen]:
    """Give the pairs of all stories of ECB+ train but those that the key of real disputes holds apart."""
    held = {name for name, one in yaml.safe_load(KEY.read_text(encoding="utf-8")).items() if one["part"] == "held"}
    tagger = open_tagger()
    for story, reports in read_stories(data / "cdec" / "ecbplus" / "train.jsonl.gz", read_days()).items():
        if story not in held:
            yield from read(story, list(annotate_all((one.document for one in reports), tagger)))


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/lexicon/en/number_pairs.yaml")
    options = parser.parse_args()
    seen = list(read_all(options.data, read_pairs))
    stories = len({one.story for one in seen})
    sys.stdout.write(f"{len(seen)} pairs of {stories} stories, {sum(one.same for one in seen)} of one value\n")
    show_folds(seen)
    options.out.write_text(HEAD + yaml.safe_dump(fit(seen)), encoding="utf-8")


if __name__ == "__main__":
    main()
