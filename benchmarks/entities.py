"""Measure the names that the reader model finds in raw text, nine classes, exact spans.

    python benchmarks/entities.py --data ../shared/data/ner/en-worldwide-newswire/dev.jsonl

DATA is a file of JSON lines: text, region, sentences with tokens, BIO labels and each token's start in the text. Names
are counted where tokens are annotated; the first token of an article, its address on the web, is left out.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from predicting import document, open_tagger
from rashomon.language.model import WEIGHTS
from rashomon.language.tagger import ReaderTagger
from rashomon.types import Zone, Zoned
from scoring import Count

Named = set[tuple[int, int, str]]


def read_names(article: dict[str, Any]) -> tuple[Named, list[tuple[int, int]]]:
    """Give an article's names, and the tokens that are annotated, but the first."""
    names: list[tuple[int, int, str]] = []
    covered: list[tuple[int, int]] = []
    for sentence in article["sentences"]:
        for token, label, start in zip(sentence["tokens"], sentence["ner"], sentence["starts"], strict=True):
            if start is None:
                continue
            end = start + len(token)
            covered.append((start, end))
            if label.startswith("B-"):
                names.append((start, end, label[2:]))
            elif label.startswith("I-") and names:
                names[-1] = (names[-1][0], end, names[-1][2])
    first = covered[0][0] if covered else -1
    return {name for name in names if name[0] != first}, covered[1:]


def find_names(tagger: ReaderTagger, text: str) -> Named:
    """Give the names that the model finds in a text."""
    prepared = tagger.prepare(Zoned(document(text), (Zone("z1", "body", 0, len(text)),)))
    found = [name for window in tagger.find(prepared.windows) for name in window.names]
    return {(name.span.start, name.span.end, name.label) for name in tagger.agree(text, found)}


def measure(articles: Iterable[dict[str, Any]], tagger: ReaderTagger) -> dict[str, Count]:
    """Count all, each region and each class."""
    counts: dict[str, Count] = defaultdict(Count)
    for article in articles:
        gold, covered = read_names(article)
        if not covered:
            continue
        starts = {start for start, _ in covered}
        found = {name for name in find_names(tagger, article["text"]) if name[0] in starts}
        counts["all"].add(len(gold & found), len(found), len(gold))
        counts[article["region"]].add(len(gold & found), len(found), len(gold))
        for label in {name[2] for name in gold | found}:
            right, ours, theirs = (sum(name[2] == label for name in each) for each in (gold & found, found, gold))
            counts[f"class {label}"].add(right, ours, theirs)
    return counts


def main(arguments: list[str]) -> None:
    """Print one line a region and a class, in percent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/entities.py " + " ".join(arguments))
    with options.data.open(encoding="utf-8") as lines:
        counts = measure(map(json.loads, lines), open_tagger(options.weights))
    print("names\tprecision\trecall\tF1\tin the gold standard")
    for name, count in sorted(counts.items(), key=lambda pair: (pair[0] != "all", pair[0])):
        figures = "\t".join(f"{100 * figure:.1f}" for figure in (count.precision, count.recall, count.f1))
        print(f"{name}\t{figures}\t{count.sought}")


if __name__ == "__main__":
    main(sys.argv[1:])
