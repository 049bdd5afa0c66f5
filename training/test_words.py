"""The heads that read single words, and their graph: run by ``make train-test``."""

from pathlib import Path

import numpy as np
import torch
from model import Reader, Shape
from words import HIDDEN, Heads, Rows, class_loss, learn, write_words

from export import write_arcs, write_encoder, write_labels, write_pairs
from rashomon.language.model import Graphs


def test_learning_and_the_graph(tmp_path: Path) -> None:
    """What can be told apart is learned, and the package's graph gives what the heads give."""
    torch.manual_seed(1)
    heads, rng = Heads(), np.random.default_rng(1)
    targets = rng.integers(0, 4, 2000)
    states = rng.normal(0, 0.3, (2000, HIDDEN)).astype(np.float32)
    states[np.arange(2000), targets] += 6
    learn(heads.told, Rows(states, targets, np.ones(2000, dtype=np.float32)), class_loss)
    heads.eval()
    model = Reader(Shape(layers=1, deprels=7)).eval()
    write_encoder(model, tmp_path / "encoder.onnx", quantised=False)
    write_pairs(model, tmp_path / "pairs.onnx")
    write_arcs(model, tmp_path / "arcs.onnx")
    write_labels(model, tmp_path / "labels.onnx")
    assert Graphs(tmp_path).tell(states[:9]) is None
    write_words(heads, tmp_path / "words.onnx")
    found = Graphs(tmp_path).tell(states)
    assert found is not None
    assert (found.told.argmax(1) == targets).mean() > 0.95
    with torch.no_grad():
        told = heads.told(torch.from_numpy(states)).softmax(-1).numpy()
        took = heads.took(torch.from_numpy(states))[:, 0].sigmoid().numpy()
    assert np.allclose(found.told, told, atol=1e-4)
    assert np.allclose(found.took_place, took, atol=1e-4)
