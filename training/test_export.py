"""The exported graphs give what the training model gives: run by ``make train-test``, in the training environment."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from model import Reader, Shape, arc_scores, relation_scores
from weights import load_weights

from export import read_model, write_arcs, write_encoder, write_labels, write_pairs
from rashomon.language.model import Graphs, Scores
from rashomon.language.pairs import distances, places
from rashomon.language.windows import Window

RUN = Path(os.environ.get("RUN", "runs/one"))


def window(length: int = 90) -> Window:
    """Give a made-up window."""
    rng = np.random.default_rng(5)
    ids = np.concatenate([[101], rng.integers(1000, 20000, length - 2), [102]]).astype(np.int32)
    starts = np.arange(length, dtype=np.int32) * 5
    sentences, paragraphs = (np.arange(length, dtype=np.int32) // size for size in (20, 40))
    case, quoted = (rng.integers(0, most, length).astype(np.int32) for most in (6, 3))
    return Window(ids, starts, starts + 4, case, quoted, sentences, paragraphs, 1, length)


@pytest.fixture(scope="module", params=["made up", "trained"])
def model(request: pytest.FixtureRequest) -> Reader:
    """Give a model with random weights, and the trained one where there is a run."""
    if request.param == "made up":
        torch.manual_seed(3)
        return Reader(Shape(layers=2, deprels=7)).eval()
    if not (RUN / "checkpoint.pt").is_file():
        pytest.skip(f"no run at {RUN}")
    return read_model([RUN])[0]


def exported(model: Reader, folder: Path, *, quantised: bool) -> Graphs:
    """Give the model as it runs in the package."""
    write_encoder(model, folder / "encoder.onnx", quantised=quantised)
    write_pairs(model, folder / "pairs.onnx")
    write_arcs(model, folder / "arcs.onnx")
    write_labels(model, folder / "labels.onnx")
    return Graphs(folder)


def near(found: np.ndarray, wanted: torch.Tensor, most: float) -> None:
    """Check that two arrays are the same but for rounding, or for a part of what they vary."""
    error = np.abs(found - wanted.numpy()).mean() / wanted.std().item()
    assert error < most


@torch.no_grad()
@pytest.mark.parametrize(("quantised", "most"), [(False, 1e-4), (True, 0.08)])
def test_the_encoder(model: Reader, tmp_path: Path, quantised: bool, most: float) -> None:  # noqa: FBT001 - a case table
    """Hidden states and the scores of single subwords."""
    one = window()
    (scores,) = exported(model, tmp_path, quantised=quantised).read([one])
    rows = (torch.from_numpy(part.astype(np.int64))[None] for part in (one.ids, one.case, one.quoted))
    hidden = model.encode(*rows)
    near(scores.hidden, hidden[0], most)
    for name in ("cue", "ner", "upos"):
        near(getattr(scores, name), getattr(model, name)(hidden)[0], most)


@torch.no_grad()
def test_the_heads_of_pairs(model: Reader, tmp_path: Path) -> None:
    """Given the same hidden states, the scores of cues' own words, of arcs and of their labels."""
    one, graphs = window(), exported(model, tmp_path, quantised=False)
    hidden = torch.randn(1, len(one.ids), model.shape.hidden)
    empty = np.zeros((0, 0), dtype=np.float32)
    scores = Scores(one, hidden[0].numpy(), empty, empty, empty)
    cues = np.zeros((3, len(one.ids)), dtype=bool)
    cues[0, 4:6] = cues[1, 30] = cues[2, 60:63] = True
    weights = torch.from_numpy(cues / cues.sum(1, keepdims=True)).float()
    beside = torch.from_numpy(distances(cues)), torch.from_numpy(places(one, cues))
    own = model.own(hidden, weights, torch.zeros(3, dtype=torch.long), *beside)
    assert np.allclose(graphs.own(scores, cues), own.numpy(), atol=1e-3)
    words, heads = hidden[0, 3:12], hidden[0, 20:29]
    arcs = arc_scores(model, hidden[0], words, torch.zeros(9, dtype=torch.long))
    assert np.allclose(graphs.arcs(hidden[0, :1].numpy(), words.numpy()), arcs.numpy(), atol=1e-3)
    labels = relation_scores(model, heads, words)
    assert np.allclose(graphs.arc_labels(words.numpy(), heads.numpy()), labels.numpy(), atol=1e-3)


@torch.no_grad()
@pytest.mark.parametrize(("quantised", "most"), [(False, 1e-6), (True, 0.05)])
def test_training_can_go_on_from_the_files(model: Reader, tmp_path: Path, quantised: bool, most: float) -> None:  # noqa: FBT001 - a case table
    """All parameters come back but those of the head that is not shipped."""
    exported(model, tmp_path, quantised=quantised)
    steps = {name: getattr(model, name).tolist() for name in ("cue_steps", "ner_steps", "own_steps")}
    (tmp_path / "reader.json").write_text(json.dumps(steps), encoding="utf-8")
    fresh = Reader(model.shape)
    assert load_weights(fresh, tmp_path) == {"flat.weight", "flat.bias"}
    for (name, wanted), (_, found) in zip(model.named_parameters(), fresh.named_parameters(), strict=True):
        size = 256 if name == "positions.weight" else len(wanted)
        if not name.startswith("flat."):
            assert (found[:size] - wanted[:size]).abs().mean() <= most * (wanted.abs().mean() + 1e-9), name
