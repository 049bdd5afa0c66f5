"""How good the shipped model is at least, on a fixed sample of the dev data, from raw text on.

The floors lie a little under what was seen when the weights were made; the benchmarks give the figures themselves.
"""

import json
import sys
from itertools import islice
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training")]

from conllu import read_conllu  # noqa: E402 - likewise

import attribution  # noqa: E402 - a script folder, no package
import conflicts  # noqa: E402 - likewise
import copies  # noqa: E402 - likewise
import entities  # noqa: E402 - likewise
import events  # noqa: E402 - likewise
import identity  # noqa: E402 - likewise
import names  # noqa: E402 - likewise
import nesting  # noqa: E402 - likewise
import offices  # noqa: E402 - likewise
import quantities  # noqa: E402 - likewise
import speakers  # noqa: E402 - likewise
import syntax  # noqa: E402 - likewise
import times  # noqa: E402 - likewise
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
    assert score.found.precision >= 0.78
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


def test_times(shared: Path) -> None:
    """The dev part of TempEval-3: relaxed F1, and F1 of values."""
    counts = times.measure(times.read_tempeval(shared / "data/temporal/tempeval3", "dev"), open_tagger())
    assert counts["relaxed"].f1 >= 0.92
    assert counts["value"].f1 >= 0.755


def test_times_of_our_own_table() -> None:
    """The table of phrases, with the model's trees."""
    right, number, _ = times.measure_key(times.KEY, open_tagger())
    assert right >= 0.97 * number


def test_quantities_of_our_own_table() -> None:
    """The table of phrases, with the model's trees."""
    tagger, table = open_tagger(), (quantities.KEY / "quantities.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(table)["phrases"]
    assert sum(quantities.find_fault(row, tagger) is None for row in rows) >= 0.97 * len(rows)


def test_speakers(shared: Path) -> None:
    """Eighteen articles of world newspapers: the right speaker where the source is right, and end to end."""
    articles = speakers.read_world(speakers.world_lines(shared / "data/attribution/world", "dev", None))
    shares = speakers.measure(articles, open_tagger(), [])
    assert shares["given the source"].right >= 0.74 * shares["given the source"].all
    assert shares["end to end"].right >= 0.56 * shares["end to end"].all


def test_words_inside_words() -> None:
    """The first half of the table of passages: nested ones with what they lie in, and little where nothing is."""
    counts = nesting.measure(nesting.read_table(nesting.ROOT / "benchmarks/key/nesting.yaml"), open_tagger(), [])
    assert counts["link"].f1 >= 0.76
    assert counts["nothing nested"].right <= 5


def test_who_is_who_across_articles(shared: Path) -> None:
    """MEANTIME: CoNLL F1 on the mentions that we find too, and with the key's own entities."""
    figures = identity.measure_meantime(shared / "data/cdec/meantime/apple.jsonl")
    assert figures["aligned"].f1 >= 0.80
    assert figures["gold entities"].f1 >= 0.88


def test_contradictions_between_accounts(shared: Path) -> None:
    """Sentences rewritten in one detail: precision and recall of contradictions, by aspect."""
    chosen = conflicts.choose_rewrites(shared / "data", 8)
    counts = conflicts.count(conflicts.judge_all(chosen, conflicts.tag_once(conflicts.texts_of(chosen))))
    found = {aspect: counts[aspect, "contradicts"] for aspect in conflicts.ASPECTS}
    assert {aspect: one.precision for aspect, one in found.items() if one.precision < 0.9} == {}
    assert {aspect: one.recall for aspect, one in found.items() if one.recall < 0.8} == {}


def test_offices_of_our_own_tables() -> None:
    """The tables of sentences: offices wholly right, F1."""
    floors = {"offices.yaml": 0.95, "offices_second.yaml": 0.88, "offices_last.yaml": 0.82}
    figures = {name: offices.measure(offices.KEY / name, open_tagger()).right.f1 for name in floors}
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}


def test_copies_of_the_middle_strength(shared: Path) -> None:
    """Sixty articles: pairs found, and above MinHash."""
    figures = copies.measure(copies.read_articles(shared / "data", 16), 3, copies.read_reprints())
    assert figures.pairs.precision >= 0.98
    assert figures.pairs.recall >= 0.90
    assert figures.pairs.recall >= figures.minhash.recall
    assert figures.characters.precision >= 0.98


def test_event_mentions(shared: Path) -> None:
    """40 articles of ECB+ dev: the words that tell of a happening, among those annotated."""
    articles = islice(events.read_ecb(shared / "data/cdec/ecbplus/dev.jsonl.gz"), 40)
    counts = events.measure_mentions(articles, open_tagger())
    assert counts["events"].precision >= 0.93
    assert counts["events"].f1 >= 0.48
