"""The benchmark's table of phrases, read without a model: a floor."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "benchmarks")]

import yaml  # noqa: E402 - likewise

import quantities  # noqa: E402 - a script folder, no package
from rashomon.times.grammar import grammar  # noqa: E402 - likewise
from rashomon.times.words import read_words  # noqa: E402 - likewise

KEY = Path(__file__).resolve().parents[2] / "benchmarks" / "key"


def _rows(name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load((KEY / name).read_text(encoding="utf-8"))["phrases"]
    return rows


def test_times_of_the_table() -> None:
    """95 of 100 phrases are right by words alone."""
    import times

    right, number, _ = times.measure_key(KEY / "times.yaml", None)
    assert number == 200
    assert right >= 0.95 * number


def test_quantities_of_the_table() -> None:
    """95 of 100 phrases are right by words alone."""
    rows = _rows("quantities.yaml")
    assert len(rows) == 200
    assert sum(quantities.find_fault(row, None) is None for row in rows) >= 0.95 * len(rows)


def test_trying_rules_near_telling_words_alone_loses_nothing() -> None:
    """Rules tried on every stretch of every phrase find the same as rules tried near telling words."""
    rules = grammar()
    for row in [*_rows("times.yaml"), *_rows("quantities.yaml")]:
        words = read_words(row["text"])
        spelled = rules.spell(words)
        longest = max(
            (match.end() - match.start() for rule in rules.rules for match in rule.pattern.finditer(spelled)), default=0
        )
        assert max((match.end - match.start for match in rules.find(words)), default=0) == longest, row["text"]
