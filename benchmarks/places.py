"""How two places stand: a table of our own pairs, right where the relation is; errors of "apart" and the time beside.

    python benchmarks/places.py [--errors]

The second table was written after the code stood.
"""

import argparse
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from rashomon.gazetteer.compare import PlaceFinding, compare_places  # noqa: E402 - found on the path set above
from rashomon.gazetteer.context import NOWHERE, PlaceContext, read_context  # noqa: E402 - likewise
from rashomon.gazetteer.resolve import where_of  # noqa: E402 - likewise
from rashomon.types import EntityKind  # noqa: E402 - likewise

MARKED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A marked place of a text."""

    start: int
    end: int
    kind: EntityKind = "place"


def context_of(marked: str | None) -> PlaceContext:
    """Give what a text with its places in brackets tells."""
    if marked is None:
        return NOWHERE
    text, spots, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        spots.append(Spot(len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    return read_context(text + marked[at:], spots)


def compare(row: dict[str, str]) -> PlaceFinding:
    """Compare the places of a pair."""
    one, other = where_of(row["one"], None, context_of(row.get("text"))), where_of(row["other"])
    return PlaceFinding("unknown", "no place") if one is None or other is None else compare_places(one, other)


def measure(path: Path, *, errors: bool) -> None:
    """Print how many pairs of a table are right."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    begun = time.perf_counter()
    found = [(row, compare(row)) for row in rows]
    taken = (time.perf_counter() - begun) / len(rows)
    right = sum(one.relation == row["stand"] for row, one in found)
    apart = Counter((row["stand"] == "apart", one.relation == "apart") for row, one in found)
    print(
        f"{path.name}: {right} of {len(rows)} right; apart: {apart[True, True]} found, {apart[False, True]} wrongly, "
        f"{apart[True, False]} missed; {taken * 1e6:.0f} µs a pair"
    )
    for row, one in found:
        if errors and one.relation != row["stand"]:
            print(f"  {row['one']} / {row['other']}: {one.relation} ({one.reason}), not {row['stand']}")


def main() -> None:
    """Measure both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    compare({"one": "Aleppo", "other": "Syria"})  # the table is read once
    for path in sorted((Path(__file__).resolve().parent / "key").glob("places*.yaml")):
        measure(path, errors=options.errors)


if __name__ == "__main__":
    main()
