"""The bundled story laid side by side, against its answer key: which planted findings are found, what is found beside them.

    python benchmarks/demo_compare.py [--list missed|beside|found]

The key is fiction of our own, written by reading. A planted finding counts as found where a finding of the same relation
stands between passages of the same two documents that overlap the key's evidence on both sides. ``beside`` are reported
contradictions with no planted one for their two passages: the key lists weighty pairs and not all, so they are listed
to be judged by reading.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

from rashomon.cli.options import Overrides
from rashomon.comparing import compare_all
from rashomon.entities.resolve import resolve
from rashomon.gather import Gathered, Input, gather
from rashomon.types import Annotations, Comparison, Override, Passage, Span

Json = dict[str, Any]
RELATIONS = ("contradicts", "agrees")


@dataclass(frozen=True, slots=True)
class Side:
    """The passages of one document that a finding rests on."""

    document: str
    spans: tuple[Span, ...]

    def meets(self, other: "Side") -> bool:
        """Tell whether two sides have words of one document in common."""
        pairs = ((one, two) for one in self.spans for two in other.spans)
        return self.document == other.document and any(a.start < b.end and b.start < a.end for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as passages of two documents (or of one, twice)."""

    event: str
    aspect: str
    relation: str
    sides: tuple[Side, Side]
    reason: str

    def meets(self, other: "Told") -> bool:
        """Tell whether two findings are of the same passages, in either order."""
        (a, b), (c, d) = self.sides, other.sides
        return (a.meets(c) and b.meets(d)) or (a.meets(d) and b.meets(c))


def read_story() -> list[Annotations]:
    """Annotate the bundled story."""
    with as_file(files("rashomon.demo") / "story") as story:
        overrides = Overrides(story / "metadata.csv", Override())
        paths = sorted(str(path) for path in story.iterdir() if path.suffix in {".txt", ".html"})
        outcomes = list(gather([Input(path, overrides.of(path)) for path in paths]))
    return [outcome.annotations for outcome in outcomes if isinstance(outcome, Gathered)]


def read_key() -> list[Told]:
    """Give the planted findings."""
    key = json.loads((files("rashomon.demo") / "key.json").read_text(encoding="utf-8"))["compare"]
    return [_planted(event, one) for event in key["events"] for one in event["findings"] if len(one["evidence"]) > 1]


def _planted(event: Json, finding: Json) -> Told:
    passages = [Passage(one["document"], Span(*one["span"])) for one in finding["evidence"]]
    return Told(event["id"], finding["aspect"], finding["relation"], _sides(passages), finding["reason"])


def _sides(passages: Sequence[Passage]) -> tuple[Side, Side]:
    """Part evidence into its two documents; of one document the first passage and the rest."""
    documents = list(dict.fromkeys(one.document for one in passages))
    if len(documents) == 1:
        first, *rest = (one.span for one in passages)
        return Side(documents[0], (first,)), Side(documents[0], tuple(rest))
    one, other = (Side(name, tuple(p.span for p in passages if p.document == name)) for name in documents[:2])
    return one, other


def read_findings(comparison: Comparison) -> Iterator[Told]:
    """Give what is reported."""
    for compared in comparison.events:
        for one in compared.findings:
            if len(one.evidence) > 1:
                yield Told(compared.event.label, one.aspect, one.relation, _sides(one.evidence), one.reason)


def show(told: Told) -> str:
    """Give a finding as one line."""
    return f"{told.event} · {told.aspect} · {told.relation} · {told.reason}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", choices=["missed", "beside", "found"], default=None)
    arguments = parser.parse_args()
    story = read_story()
    comparison = compare_all(story, resolve(story))
    ours, key = list(read_findings(comparison)), read_key()
    for relation in RELATIONS:
        report(relation, [one for one in key if one.relation == relation], ours, arguments.list)
    planted = [one for one in key if one.relation == "contradicts"]
    against = [one for one in ours if one.relation == "contradicts"]
    beside = [one for one in against if not any(one.meets(sought) for sought in planted)]
    print(f"contradictions reported: {len(against)}, of them beside the key: {len(beside)}")
    print(f"events: {len(comparison.events)}, disagreements: {len(comparison.disagreements)}")
    print("first events:", *(f"  {each.event.label}" for each in comparison.events[:10]), sep="\n")
    if arguments.list == "beside":
        print(*map(show, beside), sep="\n")


def report(relation: str, sought: Sequence[Told], ours: Sequence[Told], listed: str | None) -> None:
    """Print how many of a relation are found, and those that are or are not."""
    given = [one for one in ours if one.relation == relation]
    found = [one for one in sought if any(one.meets(other) for other in given)]
    print(f"{relation}: {len(found)} of {len(sought)} planted found")
    if listed in {"missed", "found"}:
        print(*(f"  {show(one)}" for one in sought if (one in found) == (listed == "found")), sep="\n")


if __name__ == "__main__":
    main()
