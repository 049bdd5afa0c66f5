"""Fit the weights by which the package tells whether two times of two documents are of one happening.

    python training/time_pairs.py --data ../shared/data [--out src/rashomon/lexicon/en/time_pairs.yaml]

As with numbers (``number_pairs.py``): nobody marked which times are of one happening. Those told in like words are mostly
the same, so a pair's likelihood to agree, given the words around and not the days, stands for it. Pairs of which nothing
tells how they stand are left out, as are stories that the key of real disputes holds apart.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training")]

from number_pairs import Seen, fit, read_all, show_folds  # noqa: E402 - found on the path set above

from rashomon.comparison.dates_abreast import Times  # noqa: E402 - found on the path set above
from rashomon.comparison.voices import owners_of  # noqa: E402 - found on the path set above
from rashomon.entities.resolve import resolve  # noqa: E402 - found on the path set above
from rashomon.types import Annotations  # noqa: E402 - found on the path set above

HEAD = "# Fitted by training/time_pairs.py on the texts of ECB+ train; never edited by hand.\n"


def read_pairs(story: str, documents: Sequence[Annotations]) -> Iterator[Seen]:
    """Give the pairs of times of a story's documents that agree, fit or contradict each other."""
    known = sorted(documents, key=lambda one: one.document.id)
    times = Times(known, owners_of(resolve(known)), {one.document.id: story for one in known}, {})
    for pair in times.pairs():
        if pair.verdict.relation != "unclear":
            yield Seen(story, pair.features, pair.verdict.relation != "contradicts")


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/lexicon/en/time_pairs.yaml")
    options = parser.parse_args()
    seen = list(read_all(options.data, read_pairs))
    sys.stdout.write(f"{len(seen)} pairs, {sum(one.same for one in seen)} that agree\n")
    show_folds(seen)
    options.out.write_text(HEAD + yaml.safe_dump(fit(seen)), encoding="utf-8")


if __name__ == "__main__":
    main()
