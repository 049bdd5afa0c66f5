r"""Measure the quantities found in our own table of 200 news phrases, with and without the model's trees.

    python benchmarks/quantities.py --data benchmarks/key

DATA is the folder of the table, ``quantities.yaml``. A phrase is right where its one number (or none) is found with its
bounds, whether it is approximate or denied, its unit, and the words for what is counted.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from predicting import document, open_tagger
from rashomon.events.quantities import read_quantities
from rashomon.language.model import WEIGHTS
from rashomon.times.read import read_times
from rashomon.types import Quantity, Tagged, Tagger, Zone, Zoned

KEY = Path(__file__).parent / "key"


def show_amount(quantity: Quantity) -> str:
    """Write a quantity as the table does: ``>40``, ``>=13``, ``<5``, ``<=40``, ``100-200``, ``9``; ``~`` about, ``!`` denied."""
    low, high = (
        None if bound is None else f"{bound:.3f}".rstrip("0").rstrip(".") for bound in (quantity.low, quantity.high)
    )
    if high is None:
        shown = f"{'>' if quantity.low_open else '>='}{low}"
    elif low is None:
        shown = f"{'<' if quantity.high_open else '<='}{high}"
    else:
        shown = low if low == high else f"{low}-{high}"
    return ("!" if quantity.denied else "") + ("~" if quantity.approximate else "") + shown


def tag(text: str, tagger: Tagger | None) -> Tagged:
    """Give a phrase as one body zone; without a tagger it has no trees and no names."""
    zones = (Zone("z1", "body", 0, len(text)),)
    if tagger is None:
        return Tagged(document(text), zones, (), (), (), (), (), ())
    (tagged,) = tagger.tag([Zoned(document(text), zones)])
    return tagged


def find_fault(row: dict[str, Any], tagger: Tagger | None) -> str | None:
    """Give what is wrong with what was found of a phrase, None where it is right."""
    text = row["text"].replace("[", "").replace("]", "")
    start, end = row["text"].find("["), row["text"].find("]") - 1
    tagged = tag(text, tagger)
    found = read_quantities(tagged, read_times(tagged))
    near = [one for one in found if start < 0 or (one.start < end and start < one.end)]
    told = [(show_amount(one), one.unit, one.of) for one in near]
    wanted = [] if start < 0 else [(str(row["is"]), row.get("unit"), row.get("of"))]
    return None if told == wanted else f"{row['text']}: {told} for {wanted}"


def main(arguments: list[str]) -> None:
    """Print the share of phrases that are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=KEY, help="folder of quantities.yaml")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    parser.add_argument("--plain", action="store_true", help="without the model alone")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/quantities.py " + " ".join(arguments))
    rows = yaml.safe_load((options.data / "quantities.yaml").read_text(encoding="utf-8"))["phrases"]
    print("quantities\tright\tphrases")
    taggers: dict[str, Tagger | None] = {"by words": None}
    if not options.plain:
        taggers["with trees"] = open_tagger(options.weights)
    for name, tagger in taggers.items():
        faults = [fault for row in rows if (fault := find_fault(row, tagger)) is not None]
        print(f"{name}\t{100 * (1 - len(faults) / len(rows)):.1f}\t{len(rows)}")
        for fault in faults:
            print(f"  {fault}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
