"""Measure who-said-what on the world articles of training, each half read by a model that learned on the other half.

    python benchmarks/halves.py --data ../shared/data --halves runs/halves

``--halves`` is what ``training/halves.py`` wrote. Those models are weaker than the shipped one, and what they find in
their half is as honest as on dev: rules behind the model can be tried here, and dev be left for the end. Trees and names
are the shipped model's, which learned them elsewhere.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "src"), str(ROOT / "training")]

from conllu import digest  # noqa: E402 - found on the path set above

from attribution import Article, print_scores, read_articles, read_standoff  # noqa: E402 - found on the path set above
from predicting import document, open_tagger, spans_of  # noqa: E402 - found on the path set above
from rashomon.attribution.assemble import assemble  # noqa: E402 - found on the path set above
from rashomon.language.tagger import ReaderTagger  # noqa: E402 - found on the path set above
from rashomon.pipeline import zone  # noqa: E402 - found on the path set above
from rashomon.types import Tagged  # noqa: E402 - found on the path set above
from scoring import Score  # noqa: E402 - found on the path set above


def read_halves(data: Path) -> tuple[list[Article], list[Article]]:
    """Give the articles of even and of odd place, in the order that training has them in."""
    articles = [*read_articles(data / "attribution/world", "train"), *read_standoff("train", data)]
    ordered = sorted(articles, key=lambda article: digest(article.id))
    return ordered[::2], ordered[1::2]


def tag(articles: list[Article], own: ReaderTagger, shipped: ReaderTagger) -> Iterator[Tagged]:
    """Tag articles by one model, with the trees and names of another."""
    zoned = [zone(document(article.text)) for article in articles]
    for marked, parsed in zip(own.tag(zoned), shipped.tag(zoned), strict=True):
        yield replace(marked, words=parsed.words, names=parsed.names, hints=parsed.hints)


def main(arguments: list[str]) -> None:
    """Print the figures of both halves together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--halves", type=Path, required=True)
    options = parser.parse_args(arguments)
    print("$ python benchmarks/halves.py " + " ".join(arguments))
    score, shipped = Score(), open_tagger()
    for number, articles in enumerate(read_halves(options.data)):
        own = open_tagger(options.halves / str(number))
        for article, tagged in zip(articles, tag(articles, own, shipped), strict=True):
            score.add(article.text, article.gold, [spans_of(one) for one in assemble(tagged)])
    print_scores({"all": score}, is_world=True)
    print(f"nested precision {100 * score.nested.precision:.1f}, recall {100 * score.nested.recall:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
