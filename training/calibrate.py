"""Fit what the scores of attributions are worth, so that of those given 0.9 about nine of ten are right.

    python training/calibrate.py --data ../shared/data [--weights src/rashomon/language/weights]

Platt's scaling (1999) of the reader's scores: two numbers, fitted on our own dev articles of world newspapers
(``annotations/dev.jsonl``), where an attribution is right when cue and content overlap by half and the source is right.
They are written into the weights' ``reader.json``; the other dev articles tell what they are worth
(``benchmarks/attribution.py --reliability``).
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training")]

from attribution import measure, read_standoff  # noqa: E402 - found on the path set above
from export import write_reference  # noqa: E402 - found on the path set above
from predicting import by_pipeline, open_tagger  # noqa: E402 - found on the path set above
from rashomon.language.decode import logit  # noqa: E402 - found on the path set above
from rashomon.language.model import WEIGHTS  # noqa: E402 - found on the path set above

TURN = 0.95
"""The confidence of a transcript's turns: no score of the reader."""


def fit(scores: np.ndarray, right: np.ndarray, steps: int = 50) -> tuple[float, float]:
    """Give slope and intercept of a logistic regression on the scores' logits (Newton's method)."""
    rows = np.stack([logit(scores), np.ones_like(scores)], 1)
    weights = np.zeros(2)
    for _ in range(steps):
        likely = 1 / (1 + np.exp(-rows @ weights))
        curvature = rows.T @ (rows * (likely * (1 - likely))[:, None]) + 1e-6 * np.eye(2)
        weights += np.linalg.solve(curvature, rows.T @ (right - likely))
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    path = options.weights / "reader.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(told | {"sureness": [1.0, 0.0]}, indent=1) + "\n", encoding="utf-8")
    scores = measure(list(read_standoff("dev", options.data)), by_pipeline(open_tagger(options.weights)))["all"]
    given, right = (np.array(each, dtype=float) for each in zip(*scores.sureness, strict=True))
    kept = given != TURN
    sureness = fit(given[kept], right[kept])
    path.write_text(json.dumps(told | {"sureness": sureness}, indent=1) + "\n", encoding="utf-8")
    write_reference(options.weights)
    sys.stdout.write(json.dumps({"attributions": int(kept.sum()), "sureness": sureness}) + "\n")


if __name__ == "__main__":
    main()
