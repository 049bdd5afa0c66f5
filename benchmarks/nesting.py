"""Measure what is said inside what is said, on passages of our own.

    python benchmarks/nesting.py [--table benchmarks/key/nesting.yaml|benchmarks/key/nesting_second.yaml] [--errors]

An attribution counts as found when cue and content each overlap by half, at the depth that the table gives it (1: the
outlet tells it). ``link``: a nested one found together with the one that it lies in. ``chain``: with all up to the
outermost. ``nothing nested``: passages that hold nothing nested, and in how many of them something nested was found.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "benchmarks/key"), str(ROOT / "src")]

from page import find_stretch  # noqa: E402 - found on the path set above

from predicting import document, open_tagger, spans_of  # noqa: E402 - found on the path set above
from rashomon.language.model import WEIGHTS  # noqa: E402 - found on the path set above
from rashomon.pipeline import annotate  # noqa: E402 - found on the path set above
from rashomon.types import Tagger  # noqa: E402 - found on the path set above
from scoring import Count, Scored, found_by, match, trim_all  # noqa: E402 - found on the path set above


@dataclass(frozen=True, slots=True)
class Linked:
    """An attribution with the place of the one that it lies in, among all of its passage."""

    spans: Scored
    within: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the table."""

    id: str
    style: str
    text: str
    gold: tuple[Linked, ...]


def read_table(path: Path) -> list[Passage]:
    """Read the passages, words as offsets."""
    passages = []
    for item in yaml.safe_load(path.read_text(encoding="utf-8")):
        text = item["text"]
        keys = {one["key"]: number for number, one in enumerate(item["attributions"])}
        gold = tuple(
            Linked(
                Scored(
                    (_place(text, one["source"]),) if one["source"] else (),
                    (_place(text, one["cue"]),),
                    tuple(_place(text, words) for words in one["content"]),
                    nested=one["within"] is not None,
                ),
                keys.get(one["within"]),
            )
            for one in item["attributions"]
        )
        passages.append(Passage(item["id"], item["style"], text, gold))
    return passages


def _place(text: str, words: str) -> tuple[int, int]:
    """Give the place of words: exact ones, ``left [[words]] right``, or ``first ~ last`` of these."""
    first, _, last = words.partition(" ~ ")
    start, end = find_stretch(text, first)
    if last:
        end = end + find_stretch(text[end:], last)[1]
    return start, end


def read_program(text: str, tagger: Tagger) -> tuple[Linked, ...]:
    """Give what the program finds."""
    found = annotate(document(text), tagger).attributions
    numbers = {one.id: number for number, one in enumerate(found)}
    return tuple(Linked(spans_of(one), None if one.within is None else numbers[one.within]) for one in found)


def chain_of(linked: Sequence[Linked], number: int) -> list[int]:
    """Give an attribution and those that it lies in, innermost first."""
    chain = [number]
    while (outer := linked[chain[-1]].within) is not None:
        chain.append(outer)
    return chain


def measure(passages: Sequence[Passage], tagger: Tagger, errors: list[str]) -> dict[str, Count]:
    """Count all passages."""
    counts: dict[str, Count] = defaultdict(Count)
    for passage in passages:
        given = read_program(passage.text, tagger)
        pairs = dict(match(_trimmed(passage.text, passage.gold), _trimmed(passage.text, given), found_by))
        gold_chains = [chain_of(passage.gold, number) for number in range(len(passage.gold))]
        given_chains = [chain_of(given, number) for number in range(len(given))]
        for depth in range(1, 1 + max(map(len, [*gold_chains, *given_chains]), default=0)):
            right = sum(len(gold_chains[g]) == len(given_chains[p]) == depth for g, p in pairs.items())
            wanted, found = (sum(len(chain) == depth for chain in chains) for chains in (gold_chains, given_chains))
            counts[f"depth {depth}"].add(right, found, wanted)
        wanted, found = (sum(len(chain) > 1 for chain in chains) for chains in (gold_chains, given_chains))
        linked = [
            (g, p)
            for g, p in pairs.items()
            if len(gold_chains[g]) > 1
            and len(given_chains[p]) > 1
            and pairs.get(gold_chains[g][1]) == given_chains[p][1]
        ]
        whole = [(g, p) for g, p in linked if [pairs.get(one) for one in gold_chains[g]] == given_chains[p]]
        counts["link"].add(len(linked), found, wanted)
        counts["chain"].add(len(whole), found, wanted)
        if not wanted:
            counts["nothing nested"].add(int(found > 0), 1, 1)
        errors += _errors(passage, given, gold_chains, given_chains, dict(linked))
    return counts


def _errors(
    passage: Passage,
    given: Sequence[Linked],
    gold_chains: list[list[int]],
    given_chains: list[list[int]],
    linked: dict[int, int],
) -> list[str]:
    missed = [g for g, chain in enumerate(gold_chains) if len(chain) > 1 and g not in linked]
    extra = [p for p, chain in enumerate(given_chains) if len(chain) > 1 and p not in linked.values()]
    return [f"missed\t{passage.id}\t{_words(passage.text, passage.gold[g])}" for g in missed] + [
        f"extra\t{passage.id}\t{_words(passage.text, given[p])}" for p in extra
    ]


def _words(text: str, linked: Linked) -> str:
    roles = (linked.spans.source, linked.spans.cue, linked.spans.content)
    return " | ".join(" … ".join(text[a:b] for a, b in pieces) for pieces in roles)


def _trimmed(text: str, linked: Sequence[Linked]) -> list[Scored]:
    return trim_all(text, [one.spans for one in linked])


def main(arguments: list[str]) -> None:
    """Print precision, recall and F1 by depth, of links and of chains."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, default=ROOT / "benchmarks/key/nesting.yaml")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    parser.add_argument(
        "--errors", action="store_true", help="list nested ones that are missed, and what is found instead"
    )
    options = parser.parse_args(arguments)
    print("$ python benchmarks/nesting.py " + " ".join(arguments))
    passages = read_table(options.table)
    errors: list[str] = []
    counts = measure(passages, open_tagger(options.weights), errors)
    print(f"{len(passages)} passages\tprecision\trecall\tF1\tin the table")
    flat = counts.pop("nothing nested")
    for name, count in sorted(counts.items()):
        print(f"{name}\t{100 * count.precision:.1f}\t{100 * count.recall:.1f}\t{100 * count.f1:.1f}\t{count.sought}")
    print(f"passages with nothing nested in which something was: {flat.right} of {flat.sought}")
    if options.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main(sys.argv[1:])
