r"""List the contradictions found between sentences of real news that tell of one event, to be read and judged by a person.

    python benchmarks/disagreements.py ../shared/data/cdec/ecbplus/train.jsonl.gz --aspect "how many"

FILE is a part of ECB+ as gzipped JSON lines. Two sentences of two documents on one topic are a pair where people marked
an event that both tell. Nothing says which of them contradict each other: the list is what it is for.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from conflicts import relate_pair, tag_all
from details import collect_account
from predicting import open_tagger
from rashomon.language.model import WEIGHTS
from rashomon.types import Finding

_JOINTS = [
    (r" ([.,;:!?%)’'])", r"\1"),
    (r"([($“]) ", r"\1"),
    (r"(\d), (\d{3})\b", r"\1,\2"),
    (r"(\d)\. (\d)", r"\1.\2"),
    (r" - ", "-"),
]


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence, its topic and document, and the events that people marked in it."""

    topic: str
    document: str
    text: str
    events: frozenset[str]


def read_tellings(path: Path) -> Iterator[Telling]:
    """Give the sentences that people annotated."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            for number in article["selected_sentences"]:
                yield from _telling(article, number)


def _telling(article: dict[str, Any], number: int) -> Iterator[Telling]:
    places = [at for at, sentence in enumerate(article["sent"]) if sentence == number]
    text = " ".join(article["tokens"][at] for at in places)
    for joint, joined in _JOINTS:
        text = re.sub(joint, joined, text)
    events = {
        mention["cluster"]
        for mention in article["mentions"]
        if mention["type"].startswith("ACTION") and mention.get("cluster") and set(mention["tokens"]) & set(places)
    }
    if 5 <= len(places) <= 80:
        yield Telling(article["subtopic"], article["id"], text, frozenset(events))


def pair_up(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Give the pairs of sentences, by their places, that tell one event in two documents."""
    topics: dict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        topics[telling.topic].append(place)
    for places in topics.values():
        for one, other in combinations(places, 2):
            first, second = tellings[one], tellings[other]
            if first.document != second.document and first.events & second.events:
                yield one, other


def main(arguments: list[str]) -> None:
    """Print how many findings there are of each kind, and the contradictions with their sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="a part of ECB+")
    parser.add_argument("--aspect", help="list those of one aspect alone")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/disagreements.py " + " ".join(arguments))
    tellings = list(read_tellings(options.file))
    tagged = tag_all([(telling.text, None) for telling in tellings], open_tagger(options.weights))
    accounts = [collect_account(one, str(place), None) for place, one in enumerate(tagged)]
    pairs = list(pair_up(tellings))
    found = [(one, other, finding) for one, other in pairs for finding in relate_pair(accounts[one], accounts[other])]
    print(f"{len(pairs)} pairs of {len(tellings)} sentences")
    for (aspect, relation), number in sorted(Counter((f.aspect, f.relation) for _, _, f in found).items()):
        print(f"{aspect}\t{relation}\t{number}")
    _show([row for row in found if options.aspect in {None, row[2].aspect}], tellings)


def _show(found: Sequence[tuple[int, int, Finding]], tellings: Sequence[Telling]) -> None:
    """List each contradiction once, with the two sentences."""
    shown: set[str] = set()
    for one, other, finding in found:
        if finding.relation == "contradicts" and finding.reason not in shown:
            shown.add(finding.reason)
            print(f"{finding.aspect}: {finding.reason}\n  {tellings[one].text}\n  {tellings[other].text}")


if __name__ == "__main__":
    main(sys.argv[1:])
