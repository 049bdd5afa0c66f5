"""How good the shipped model is at least, on a fixed sample of the dev data, from raw text on.

The floors lie a little under what was seen when the weights were made; the benchmarks give the figures themselves.
"""

import json
import sys
from itertools import islice
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training")]

from conllu import read_conllu  # noqa: E402 - likewise

import attribution  # noqa: E402 - a script folder, no package
import entities  # noqa: E402 - likewise
import identity  # noqa: E402 - likewise
import names  # noqa: E402 - likewise
import syntax  # noqa: E402 - likewise
from predicting import by_pipeline, open_tagger  # noqa: E402 - likewise

pytestmark = pytest.mark.shared


def test_who_said_what_in_political_news(shared: Path) -> None:
    """24 articles of PolNeAR: exact F1 of source, cue and content, and joined F1."""
    articles = list(islice(attribution.read_articles(shared / "data/attribution/polnear", "dev"), 24))
    score = attribution.measure(articles, by_pipeline(open_tagger()))["all"]
    floors = {"source": 0.81, "cue": 0.73, "content": 0.69}
    assert {role: score.exact[role].f1 for role, floor in floors.items() if score.exact[role].f1 < floor} == {}
    assert score.joined.f1 >= 0.69


def test_who_said_what_in_world_newspapers(shared: Path) -> None:
    """The given dev part: attributions found, their sources right, and joined F1."""
    articles = list(attribution.read_articles(shared / "data/attribution/world", "dev"))
    score = attribution.measure(articles, by_pipeline(open_tagger()))["all"]
    assert score.found.precision >= 0.80
    assert score.found.recall >= 0.81
    assert score.source.precision >= 0.92
    assert score.joined.f1 >= 0.83
    assert score.nested.f1 >= 0.56


def test_names(shared: Path) -> None:
    """20 newspaper articles: F1 over nine classes."""
    with (shared / "data/ner/en-worldwide-newswire/dev.jsonl").open(encoding="utf-8") as lines:
        counts = entities.measure(map(json.loads, islice(lines, 20)), open_tagger())
    assert counts["all"].f1 >= 0.84


def test_trees(shared: Path) -> None:
    """60 texts of EWT dev: word classes, and heads with their labels."""
    trees = islice(read_conllu(shared / "data/syntax/ud-ewt/en_ewt-ud-dev.conllu"), 60)
    right = syntax.measure(trees, open_tagger().reader)
    assert right["UPOS"] >= 0.95 * right["words"]
    assert right["LAS"] >= 0.84 * right["words"]


def test_pairs_of_names(shared: Path) -> None:
    """Labelled pairs: precision and F1 of matches on all, and on those that are not synthetic."""
    pairs = list(names.read_pairs(shared / "data/names/opensanctions-name-bench/dev.jsonl"))
    real = [pair for pair in pairs if pair.group in names.REAL]
    assert names.measure(pairs).precision >= 0.92
    assert names.measure(pairs).f1 >= 0.90
    assert names.measure(real).precision >= 0.93
    assert names.measure(real).f1 >= 0.91


def test_who_is_who_across_articles(shared: Path) -> None:
    """MEANTIME: CoNLL F1 on the mentions that we find too, and with the key's own entities."""
    figures = identity.measure_meantime(shared / "data/cdec/meantime/apple.jsonl")
    assert figures["aligned"].f1 >= 0.80
    assert figures["gold entities"].f1 >= 0.88
