"""Measure whether what event mentions tell took place, as readers judged it, with the reader's hints and without.

    python benchmarks/took_place.py ../shared/data

UDS factuality on EWT dev (``factuality/uds-factuality``, ``syntax/ud-ewt``): a mention at a judged verb is right where it is
``happened`` and not denied, and readers held that it took place, or neither. Web texts, with many requests and plans.
"""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from predicting import document, open_tagger
from rashomon.pipeline import collect
from rashomon.types import Tagged, Tagger, Zone, Zoned

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from marked import Marked, read_uds


def judge(tagged: Tagged, model: str) -> dict[int, bool]:
    """Give whether we hold that what a mention tells took place, by where it begins."""
    return {
        event.start: event.certainty == "happened" and event.polarity == "+" for event in collect(tagged, model).events
    }


def measure(texts: Iterable[Marked], tagger: Tagger) -> dict[str, list[tuple[bool, bool]]]:
    """Give our judgements and the readers', with hints and without, at words that are mentions both ways."""
    found: dict[str, list[tuple[bool, bool]]] = {"with hints": [], "without": []}
    for marked in texts:
        zones = (Zone("z1", "body", 0, len(marked.text)),) if marked.text else ()
        (tagged,) = tagger.tag([Zoned(document(marked.text), zones)])
        hinted, plain = judge(tagged, tagger.name), judge(replace(tagged, hints=()), tagger.name)
        for told in (told for told in marked.told if told.start in hinted and told.start in plain):
            found["with hints"].append((hinted[told.start], told.value > 0))
            found["without"].append((plain[told.start], told.value > 0))
    return found


def main() -> None:
    """Print one line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    texts = read_uds(options.data / "syntax/ud-ewt/en_ewt-ud-dev.conllu", options.data / "factuality/uds-factuality")
    for name, pairs in measure(texts, open_tagger()).items():
        right = sum(ours == theirs for ours, theirs in pairs) / len(pairs)
        held = [theirs for ours, theirs in pairs if ours]
        print(
            f"{name}: {len(pairs)} mentions, {right:.3f} right; of those that happened {sum(held) / len(held):.3f} did"
        )


if __name__ == "__main__":
    main()
