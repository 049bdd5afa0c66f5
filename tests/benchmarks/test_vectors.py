"""The vectors of the reader's subwords are those that its graph looks up."""

import sys
from pathlib import Path

import numpy as np

from rashomon.language.model import WEIGHTS, load_reader

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from vectors import read_vectors


def test_every_subword_has_a_vector() -> None:
    """One row a subword of the tokenizer, as wide as the hidden states; forms of one word lie nearer than strangers."""
    vectors, tokenizer = read_vectors(WEIGHTS / "encoder.onnx"), load_reader().tokenizer
    assert vectors.shape == (tokenizer.get_vocab_size(), 384)
    attack, attacks, bread = (vectors[tokenizer.token_to_id(word)] for word in ("attack", "attacks", "bread"))
    assert _cosine(attack, attacks) > _cosine(attack, bread)


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))
