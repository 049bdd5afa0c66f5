"""Take a shipped model's parameters up again, so that training can go on from it on a machine that has no checkpoint."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from model import Reader
from onnx import numpy_helper


def load_weights(model: Reader, folder: Path) -> set[str]:
    """Set the parameters that the folder's graphs, or its checkpoint, hold; give the names of those that they do not."""
    held = dict(_read_run(folder) if (folder / "checkpoint.pt").is_file() else _read(folder))
    missing = set()
    for name, parameter in model.named_parameters():
        array = held.get(name)
        if array is None:
            missing.add(name)
        elif array.shape == parameter.shape:
            parameter.data.copy_(torch.from_numpy(array.copy()))
        else:  # the positions that windows have
            parameter.data[: len(array)] = torch.from_numpy(array.copy())
    return missing


def _read_run(folder: Path) -> Iterator[tuple[str, np.ndarray]]:
    kept = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    for name, average in kept["average"].items():
        yield name, ((average + kept["model"][name]) / 2).numpy()


def _read(folder: Path) -> Iterator[tuple[str, np.ndarray]]:
    for path in sorted(folder.glob("*.onnx")):
        kept = {each.name: numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer}
        for name, array in kept.items():
            base, _, kind = name.partition(" ")
            if kind == "int8":
                scales = kept[f"{base.removesuffix('^T')} scale"]
                yield base.removesuffix("^T"), (array * scales).T if base.endswith("^T") else array * scales
            elif kind == "flat":
                size, wide = array.shape
                yield base, array.reshape(size, wide // size, size).transpose(1, 0, 2)
            elif not kind:
                yield base.removesuffix("^T"), array.T if base.endswith("^T") else array
    told = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    for name in ("cue_steps", "ner_steps", "own_steps"):
        yield name, np.array(told[name], dtype=np.float32)
