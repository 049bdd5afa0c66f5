"""Write a trained model as the files that the package ships: four graphs, and what decoding needs to know.

    python training/export.py --run runs/one --out src/rashomon/language/weights

``encoder.onnx`` reads one window at a time, so that nothing else can change what it gives; its large matrices are kept
as int8 with a scale a column, its activations are quantised as they come (``--float`` keeps all in float32).
``pairs.onnx``, ``arcs.onnx`` and ``labels.onnx`` are the heads that score pairs. ``words.py`` then trains ``words.onnx`` on
what the encoder written here gives.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import torch
from data import NER, UPOS
from model import Reader, Shape
from onnx import TensorProto, helper, numpy_helper
from reference import read_reference

from rashomon import demo
from rashomon.language.model import Reader as Exported
from rashomon.language.pairs import OWN
from rashomon.language.tagger import ReaderTagger
from rashomon.language.windows import LIMIT

OWN_DOMAIN = "com.microsoft"
OPSETS = [helper.make_opsetid("", 20), helper.make_opsetid(OWN_DOMAIN, 1)]


@dataclass
class Graph:
    """An ONNX graph in the making; each method adds a node and gives the name of what it makes."""

    names: dict[int, str]
    quantised: bool = False
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, array: np.ndarray, name: str | None = None) -> str:
        """Keep an array."""
        made = name or f"c{len(self.constants)}"
        if made not in {constant.name for constant in self.constants}:
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), made))
        return made

    def parameter(self, tensor: torch.Tensor, *, turned: bool = False) -> str:
        """Keep a parameter under its own name (``^T`` where it is transposed), for ``weights.py`` to find."""
        array = array_of(tensor)
        name = self.names[id(tensor)]
        return self.constant(array.T, f"{name}^T") if turned else self.constant(array, name)

    def add(self, kind: str, *inputs: str, name: str | None = None, domain: str = "", **options: object) -> str:
        """Add a node with one output."""
        made = name or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [made], domain=domain, **options))
        return made

    def linear(self, x: str, layer: torch.nn.Linear, name: str | None = None) -> str:
        """Multiply in float32."""
        product = self.add("MatMul", x, self.parameter(layer.weight, turned=True))
        return self.add("Add", product, self.parameter(layer.bias), name=name)

    def heavy_linear(self, x: str, layer: torch.nn.Linear, *, by_row: bool = False) -> str:
        """Multiply with an int8 matrix, or in float32 where nothing is quantised.

        The activations are quantised as they come, with one scale for all of a window or, ``by_row``, one a subword:
        the inner layers have a few subwords (the ends of paragraphs) with values ten times those of the others.
        """
        if not self.quantised:
            return self.linear(x, layer)
        numbers, scales = self.integers(layer.weight, turned=True)
        zero = self.constant(np.zeros(len(layer.bias), dtype=np.int8))
        parts = (numbers, scales, zero)
        bias = self.parameter(layer.bias)
        if not by_row:
            return self.add("DynamicQuantizeMatMul", x, *parts, bias, domain=OWN_DOMAIN)
        last = self.constant(np.array([-1], dtype=np.int64))
        size = self.add("ReduceMax", self.add("Abs", x), last, keepdims=1)
        product = self.add("DynamicQuantizeMatMul", self.add("Div", x, size), *parts, domain=OWN_DOMAIN)
        return self.add("Add", self.add("Mul", product, size), bias)

    def integers(self, tensor: torch.Tensor, *, turned: bool = False) -> tuple[str, str]:
        """Keep a parameter as int8 numbers and the scales of its rows, under its name."""
        numbers, scales = quantise(array_of(tensor))
        name = self.names[id(tensor)]
        kept = self.constant(numbers.T if turned else numbers, f"{name}^T int8" if turned else f"{name} int8")
        return kept, self.constant(scales if turned else scales[:, None], f"{name} scale")

    def gelu(self, x: str) -> str:
        """Apply the Gaussian error linear unit."""
        return self.add("Gelu", x)

    def norm(self, x: str, skip: str, norm: torch.nn.LayerNorm) -> str:
        """Add and normalise."""
        scale, shift = self.parameter(norm.weight), self.parameter(norm.bias)
        return self.add("SkipLayerNormalization", x, skip, scale, shift, domain=OWN_DOMAIN, epsilon=norm.eps)

    def write(self, path: Path, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> None:
        """Check the graph and write it."""
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, self.constants)
        model = helper.make_model(graph, opset_imports=OPSETS, ir_version=10, producer_name="rashomon")
        onnx.checker.check_model(model)
        onnx.save(model, str(path))


def graph_of(model: Reader, *, quantised: bool = False) -> Graph:
    """Begin a graph of a part of the model."""
    return Graph({id(parameter): name for name, parameter in model.named_parameters()}, quantised)


def array_of(tensor: torch.Tensor) -> np.ndarray:
    """Give a tensor's numbers in float32."""
    return tensor.detach().float().cpu().numpy()


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give int8 numbers and one scale a row.

    Numbers go up to 63 only: on processors without VNNI instructions, products of greater ones overflow and are cut
    off, and the model would find other things there.
    """
    scales = np.maximum(np.abs(weight).max(1), 1e-8) / 63
    return np.round(weight / scales[:, None]).clip(-63, 63).astype(np.int8), scales.astype(np.float32)


def floats(name: str, *sizes: str | int) -> onnx.ValueInfoProto:
    """Describe an input or output of float32."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, sizes)


def longs(name: str, *sizes: str | int) -> onnx.ValueInfoProto:
    """Describe an input of int64."""
    return helper.make_tensor_value_info(name, TensorProto.INT64, sizes)


def write_encoder(model: Reader, path: Path, *, quantised: bool) -> None:
    """Write the encoder with the heads that score single subwords: ids, case, quoted [1, length] to [1, length, …]."""
    g, shape = graph_of(model, quantised=quantised), model.shape
    x = _embed(g, model)
    for layer in model.layers:
        q, k, v = _split(g, g.heavy_linear(x, layer.qkv), shape.hidden)
        attended = g.add("MultiHeadAttention", q, k, v, domain=OWN_DOMAIN, num_heads=shape.heads)
        x = g.norm(g.heavy_linear(attended, layer.out), x, layer.norm1)
        inner = g.gelu(g.heavy_linear(x, layer.up, by_row=True))
        x = g.norm(g.heavy_linear(inner, layer.down, by_row=True), x, layer.norm2)
    g.add("Identity", x, name="hidden")
    g.linear(x, model.cue, name="cue")
    g.linear(x, model.ner, name="ner")
    g.linear(x, model.upos, name="upos")
    outputs = [("hidden", shape.hidden), ("cue", 3), ("ner", shape.ner), ("upos", shape.upos)]
    inputs = [longs(name, 1, "length") for name in ("ids", "case", "quoted")] + [longs("places", "length")]
    g.write(path, inputs, [floats(name, 1, "length", size) for name, size in outputs])


def _embed(g: Graph, model: Reader) -> str:
    """Sum the embeddings and normalise; the large one is kept as int8 with a scale a row."""
    if g.quantised:
        numbers, scales = g.integers(model.words.weight)
        row = g.add("Cast", g.add("Gather", numbers, "ids"), to=TensorProto.FLOAT)
        words = g.add("Mul", row, g.add("Gather", scales, "ids"))
    else:
        words = g.add("Gather", g.parameter(model.words.weight), "ids")
    place = g.add("Gather", g.constant(array_of(model.positions.weight)[:LIMIT], "positions.weight"), "places")
    case = g.add("Gather", g.parameter(model.case.weight), "case")
    quoted = g.add("Gather", g.parameter(model.quoted.weight), "quoted")
    x = g.add("Add", g.add("Add", words, place), g.add("Add", case, quoted))
    scale, shift = g.parameter(model.norm.weight), g.parameter(model.norm.bias)
    return g.add("LayerNormalization", x, scale, shift, axis=-1, epsilon=model.norm.eps)


def _split(g: Graph, x: str, hidden: int) -> list[str]:
    names = [f"{x}_{part}" for part in "qkv"]
    sizes = g.constant(np.array([hidden] * 3, dtype=np.int64))
    g.nodes.append(helper.make_node("Split", [x, sizes], names, axis=-1))
    return names


def write_pairs(model: Reader, path: Path) -> None:
    """Write the head of what each subword is to a cue.

    ``hidden`` [length, hidden] of one window, ``cues`` [cues, length] weights, ``distance`` and ``place``
    [cues, length] to ``own`` [cues, length, labels].
    """
    g, own, pair = graph_of(model), model.own, model.shape.pair
    gathered = g.add("MatMul", "cues", "hidden")
    sizes = g.constant(np.array([pair, pair], dtype=np.int64))
    both = g.linear(gathered, own.cue)
    g.nodes.append(helper.make_node("Split", [both, sizes], ["gate", "shift"], axis=-1))
    axis = g.constant(np.array([1], dtype=np.int64))
    gate, shift = g.add("Unsqueeze", "gate", axis), g.add("Unsqueeze", "shift", axis)
    x = g.add("Add", g.add("Mul", g.linear("hidden", own.word), gate), shift)
    distance = g.add("Gather", g.parameter(own.distance.weight), "distance")
    place = g.add("Gather", g.parameter(own.place.weight), "place")
    x = g.gelu(g.add("Add", x, g.add("Add", distance, place)))
    for number, layer in enumerate(own.near):
        x = g.add("Add", x, g.gelu(g.linear(_beside(g, x, number + 1), layer)))
    g.add("Add", g.linear(x, own.label), g.linear("hidden", own.unary), name="own")
    cues = [longs(name, "cues", "length") for name in ("distance", "place")]
    inputs = [floats("hidden", "length", model.shape.hidden), floats("cues", "cues", "length"), *cues]
    g.write(path, inputs, [floats("own", "cues", "length", len(OWN))])


def _beside(g: Graph, x: str, reach: int) -> str:
    """Put beside each subword's row those of the subwords ``reach`` before and after it."""

    def numbers(*values: int) -> str:
        return g.constant(np.array(values, dtype=np.int64))

    wide = g.add("Pad", x, numbers(0, reach, 0, 0, reach, 0))
    before = g.add("Slice", wide, numbers(0), numbers(-2 * reach), numbers(1))
    after = g.add("Slice", wide, numbers(2 * reach), numbers(2**31), numbers(1))
    return g.add("Concat", before, x, after, axis=-1)


def write_arcs(model: Reader, path: Path) -> None:
    """Write the scores of heads in one sentence: ``root`` [1, hidden], ``words`` [words, hidden] to [words, 1 + words]."""
    g = graph_of(model)
    every = g.add("Concat", "root", "words", axis=0)
    heads = g.gelu(g.linear(every, model.arc_head[0]))
    dependents = _with_one(g, g.gelu(g.linear("words", model.arc_dependent[0])), "words")
    scored = g.add("MatMul", dependents, g.parameter(model.arc_bilinear))
    g.add("MatMul", scored, g.add("Transpose", heads, perm=[1, 0]), name="arcs")
    hidden = model.shape.hidden
    g.write(path, [floats("root", 1, hidden), floats("words", "words", hidden)], [floats("arcs", "words", "heads")])


def write_labels(model: Reader, path: Path) -> None:
    """Write the scores of arcs' labels: ``words`` and their ``heads`` [words, hidden] to [words, labels]."""
    g, size, labels = graph_of(model), model.shape.relation + 1, model.shape.deprels
    head = _with_one(g, g.gelu(g.linear("heads", model.relation_head[0])), "heads")
    word = _with_one(g, g.gelu(g.linear("words", model.relation_dependent[0])), "words")
    flat = array_of(model.relation_bilinear).transpose(1, 0, 2).reshape(size, labels * size)
    mixed = g.add("MatMul", word, g.constant(flat, "relation_bilinear flat"))
    shaped = g.add("Reshape", mixed, g.constant(np.array([-1, labels, size], dtype=np.int64)))
    column = g.add("Unsqueeze", head, g.constant(np.array([2], dtype=np.int64)))
    scores = g.add("MatMul", shaped, column)
    g.add("Squeeze", scores, g.constant(np.array([2], dtype=np.int64)), name="labels")
    hidden = model.shape.hidden
    inputs = [floats("words", "words", hidden), floats("heads", "words", hidden)]
    g.write(path, inputs, [floats("labels", "words", labels)])


def _with_one(g: Graph, x: str, rows: str) -> str:
    """Add a column of ones."""
    column = g.add("Slice", rows, *(g.constant(np.array([n], dtype=np.int64)) for n in (0, 1, 1)))
    zero = g.add("Mul", column, g.constant(np.array(0, dtype=np.float32)))
    ones = g.add("Add", zero, g.constant(np.array(1, dtype=np.float32)))
    return g.add("Concat", x, ones, axis=1)


def read_model(runs: Sequence[Path]) -> tuple[Reader, dict]:
    """Give the mean of the runs' weights and their running averages, and the last one's checkpoint.

    Runs that begin with one another's weights may be averaged (Wortsman et al. 2022); a parameter that the earlier do not
    have is the later's.
    """
    kept = [torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True) for run in runs]
    found: dict[str, list[torch.Tensor]] = {}
    for one in kept:
        for name, value in one["model"].items():
            found.setdefault(name, []).append((value + one["average"][name]) / 2)
    model = Reader(Shape(**kept[-1]["shape"])).eval()
    model.load_state_dict({name: torch.stack(values).mean(0) for name, values in found.items()})
    return model, kept[-1]


def export(runs: Sequence[Path], start: Path, out: Path, name: str, *, quantised: bool) -> None:
    """Write all files of the model into a folder."""
    model, kept = read_model(runs)
    out.mkdir(parents=True, exist_ok=True)
    write_encoder(model, out / "encoder.onnx", quantised=quantised)
    write_pairs(model, out / "pairs.onnx")
    write_arcs(model, out / "arcs.onnx")
    write_labels(model, out / "labels.onnx")
    (out / "words.onnx").unlink(missing_ok=True)  # learned on the states of another encoder
    shutil.copyfile(start / "tokenizer.json", out / "tokenizer.json")
    told = {
        "name": name,
        "ner": NER,
        "upos": UPOS,
        "deprels": sorted(kept["deprels"], key=kept["deprels"].get),
        "cue_steps": array_of(model.cue_steps).round(4).tolist(),
        "ner_steps": array_of(model.ner_steps).round(4).tolist(),
        "own_steps": array_of(model.own_steps).round(4).tolist(),
        "sureness": [1.0, 0.0],
    }
    (out / "reader.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    write_reference(out)


def write_reference(out: Path) -> None:
    """Write beside the weights what they find in the bundled story: a test of the package compares with it."""
    tagger = ReaderTagger(Exported(out))
    story = Path(demo.__file__).parent / "story"
    found = {path.name: read_reference(tagger, path) for path in sorted(story.glob("*.txt"))}
    (out / "reference.json").write_text(json.dumps(found) + "\n", encoding="utf-8")


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, nargs="+", required=True, help="a run's folder; of several, the mean")
    parser.add_argument("--start", type=Path, required=True, help="folder of the starting encoder: its tokenizer")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="reader-en-2")
    parser.add_argument("--float", action="store_true", help="quantise nothing")
    arguments = parser.parse_args()
    export(arguments.run, arguments.start, arguments.out, arguments.name, quantised=not arguments.float)


if __name__ == "__main__":
    main()
