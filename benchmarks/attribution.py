"""Measure who-said-what against annotated articles.

python benchmarks/attribution.py --data POLNEAR --split dev
python benchmarks/attribution.py --data WORLD --split dev --standoff ../shared/data
python benchmarks/attribution.py --data POLNEAR --split dev --chunked COFENET-POLNEAR-DEV
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "src"), str(ROOT / "training")]

from chunks import ChunkScore, label, write_out  # noqa: E402 - found on the path set above
from predicting import PREDICTORS, Predictor, open_tagger  # noqa: E402 - found on the path set above
from rashomon.language.model import WEIGHTS  # noqa: E402 - found on the path set above
from scoring import ROLES, Score, Scored  # noqa: E402 - found on the path set above


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article; ``group`` is its publisher or region."""

    id: str
    group: str
    text: str
    gold: tuple[Scored, ...]
    is_world: bool


def read_articles(folder: Path, split: str) -> Iterator[Article]:
    """Read SPLIT.jsonl of either layout: PolNeAR (pieces, no nesting) or world (one span, ``within``)."""
    with (folder / f"{split}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            is_world = "region" in article
            read = spans_of_world if is_world else _read_polnear
            gold = tuple(read(item) for item in article["attributions"])
            group = article["region"] if is_world else article["publisher"]
            yield Article(article["id"], group, article["text"], gold, is_world)


def read_standoff(split: str, data: Path) -> Iterator[Article]:
    """Read our own annotations of world newspapers, with their texts out of the data folder."""
    from standoff import read_annotated  # noqa: PLC0415 - only where it is asked for

    for article in read_annotated(split, data):
        gold = tuple(spans_of_world(item) for item in article["attributions"])
        yield Article(article["id"], article["region"], article["text"], gold, is_world=True)


def _read_polnear(item: dict[str, Any]) -> Scored:
    return Scored(*(tuple((start, end) for start, end in item[role]) for role in ROLES))


def spans_of_world(item: dict[str, Any]) -> Scored:
    """Give an attribution of a world article as it is scored."""
    source, cue = (((item[role][0], item[role][1]),) if item[role] else () for role in ("source", "cue"))
    content = tuple((start, end) for start, end in item["content"])
    return Scored(source, cue, content, nested=item["within"] is not None)


def measure(articles: list[Article], predict: Predictor) -> dict[str, Score]:
    """Score all articles, and each group alone."""
    scores: dict[str, Score] = {"all": Score()}
    for article in articles:
        predicted = predict(article.text)
        for group in ("all", article.group):
            scores.setdefault(group, Score()).add(article.text, article.gold, predicted)
    return scores


def print_scores(scores: dict[str, Score], *, is_world: bool) -> None:
    """Print one line a group: F1 of each figure in percent.

    For world also what was found, at any depth and of the outermost alone, sources and nested.
    """
    heads = [f"{kind} {role}" for kind in ("exact", "overlap") for role in ROLES] + ["joined"]
    heads += ["found P", "found R", "outer P", "outer R", "source right", "nested"] if is_world else []
    print("\t".join(["group", *heads]))
    for group, score in sorted(scores.items(), key=lambda pair: (pair[0] != "all", pair[0])):
        figures = [counts[role].f1 for counts in (score.exact, score.overlap) for role in ROLES] + [score.joined.f1]
        if is_world:
            figures += [each for count in (score.found, score.outer) for each in (count.precision, count.recall)]
            figures += [score.source.precision, score.nested.f1]
        print("\t".join([group, *(f"{100 * figure:.1f}" for figure in figures)]))
    print(
        f"joined precision {_percent(scores['all'].joined.precision)}, recall {_percent(scores['all'].joined.recall)}"
    )


def print_reliability(sureness: list[tuple[float, bool]]) -> None:
    """Print how many of those given each confidence are right in cue, content and source."""
    print("confidence\tright %\tmean confidence\tof")
    for low, high in pairwise((0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)):
        those = [(given, right) for given, right in sureness if low <= given < high]
        if those:
            mean, right = (sum(each) / len(those) for each in zip(*those, strict=True))
            print(f"{low:.2f} to {min(high, 1):.2f}\t{_percent(right)}\t{mean:.2f}\t{len(those)}")


def measure_chunks(folder: Path, predict: Predictor) -> ChunkScore:
    """Score the chunks of every ``*-instances.jsonl.gz`` in the folder."""
    score = ChunkScore()
    for path in sorted(folder.glob("*-instances.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                chunk = write_out(item["tokens"])
                outer = [found for found in predict(chunk.text) if not found.nested]
                score.add(item["labels"], label(chunk, outer))
    return score


def print_chunks(score: ChunkScore) -> None:
    """Print the published table's three figures a role, in percent."""
    print("chunked as in the published table\texact\tbegin\tJaccard")
    for role in ROLES:
        figures = (score.exact[role].f1, score.begin[role].f1, score.mean_jaccard(role))
        print("\t".join([role, *(_percent(figure) for figure in figures)]))


def _percent(figure: float) -> str:
    return f"{100 * figure:.1f}"


def main(arguments: list[str]) -> None:
    """Measure and print, the command first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with SPLIT.jsonl, of PolNeAR's or world's layout")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--standoff", type=Path, help="data folder: score training/annotations too")
    parser.add_argument("--chunked", type=Path, help="folder with *-instances.jsonl.gz: tokens and BIO labels")
    parser.add_argument("--reliability", action="store_true", help="how many of each confidence are right")
    parser.add_argument("--predict", choices=sorted(PREDICTORS), default="pipeline")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    options = parser.parse_args(arguments)
    predict = PREDICTORS[options.predict](open_tagger(options.weights))
    print("$ python benchmarks/attribution.py " + " ".join(arguments))
    if options.data is not None:
        articles = list(read_articles(options.data, options.split))
        articles += read_standoff(options.split, options.standoff) if options.standoff else []
        began = time.perf_counter()
        scores = measure(articles, predict)
        words = sum(len(article.text.split()) for article in articles)
        print_scores(scores, is_world=articles[0].is_world)
        print(
            f"{len(articles)} articles, {words} words, {words / (time.perf_counter() - began):.0f} words/s with scoring"
        )
        if options.reliability:
            print_reliability(scores["all"].sureness)
    if options.chunked is not None:
        print_chunks(measure_chunks(options.chunked, predict))


if __name__ == "__main__":
    main(sys.argv[1:])
