"""The scorers, by path: benchmarks are scripts, no package."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def scoring(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Give the module benchmarks/scoring.py."""
    monkeypatch.syspath_prepend(str(FOLDER))
    import scoring

    yield scoring
    sys.modules.pop("scoring", None)


@pytest.fixture
def chunks(scoring: ModuleType) -> Iterator[ModuleType]:
    """Give the module benchmarks/chunks.py."""
    assert scoring
    import chunks

    yield chunks
    sys.modules.pop("chunks", None)


TEXT = "Varo said “it is over now.” Pell agreed that it was."


def test_trims_marks(scoring: ModuleType) -> None:
    """Quotation marks and full stops at the ends do not count; a span of marks alone stays."""
    assert scoring.trim(TEXT, 10, 27) == (11, 25)
    assert scoring.trim("a : b", 2, 3) == (2, 3)


def test_perfect(scoring: ModuleType) -> None:
    """What is the same scores 1 throughout."""
    gold = [
        scoring.Scored(((0, 4),), ((5, 9),), ((10, 27),)),
        scoring.Scored(((28, 32),), ((33, 39),), ((40, 51),), nested=True),
    ]
    score = scoring.Score()
    score.add(TEXT, gold, gold)
    assert {count.f1 for count in (*score.exact.values(), *score.overlap.values(), score.joined, score.nested)} == {1.0}
    assert score.source.precision == 1.0


def test_half_overlap_counts_and_less_does_not(scoring: ModuleType) -> None:
    """An overlap of half joins; a shorter one, or another source, does not."""
    gold = [scoring.Scored(((0, 4),), ((5, 9),), ((11, 25),))]
    for content, source, joined in (((11, 18), (0, 4), 1.0), ((11, 16), (0, 4), 0.0), ((11, 25), (28, 32), 0.0)):
        score = scoring.Score()
        score.add(TEXT, gold, [scoring.Scored((source,), ((5, 9),), (content,))])
        assert score.joined.f1 == joined


def test_without_source_is_not_joined(scoring: ModuleType) -> None:
    """Only attributions that have all three take part in the joined figure; the others are found all the same."""
    one = [scoring.Scored((), ((5, 9),), ((11, 25),))]
    score = scoring.Score()
    score.add(TEXT, one, one)
    assert (score.joined.sought, score.joined.found, score.found.right, score.source.right) == (0, 0, 1, 1)


def test_matches_one_to_one(scoring: ModuleType) -> None:
    """One span found twice is right once."""
    assert len(scoring.match([(0, 4)], [(0, 4), (0, 5)], scoring.span_overlap)) == 1


def test_chunk_elements(chunks: ModuleType) -> None:
    """Spans from BIO labels, two in a row kept apart."""
    labels = ["B-source", "I-source", "B-cue", "B-content", "I-content", "B-content", "O"]
    found = chunks.elements(labels)
    assert found == {"source": [(0, 2)], "cue": [(2, 3)], "content": [(3, 5), (5, 6)]}


def test_chunk_figures(chunks: ModuleType) -> None:
    """Exact, begin and Jaccard of one chunk: the content is too short, an extra cue touches nothing."""
    score = chunks.ChunkScore()
    score.add(["B-source", "B-cue", "B-content", "I-content", "O"], ["B-source", "B-cue", "B-content", "O", "B-cue"])
    assert (score.exact["content"].f1, score.begin["content"].f1) == (0.0, 1.0)
    assert score.mean_jaccard("content") == 0.5
    assert score.mean_jaccard("cue") == 0.5
    assert score.exact["source"].f1 == 1.0


def test_chunk_text_gives_back_tokens(chunks: ModuleType) -> None:
    """Each token lies where the chunk says it does."""
    tokens = ["He", "did", "n't", "say", ":", '"', "It", "is", "over", ".", '"', "(", "Tarn", ")"]
    chunk = chunks.write_out(tokens)
    assert chunk.text == 'He didn\'t say: "It is over." (Tarn)'
    assert [chunk.text[a:b] for a, b in chunk.spans] == tokens
