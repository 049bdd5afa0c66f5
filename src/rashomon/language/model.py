"""The reader model as it runs: five ONNX graphs over numpy arrays. The only module that imports onnxruntime.

A window is read alone, never beside others, so that nothing else in a run can change what is found in it.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from rashomon.language.pairs import Hits, distances, places
from rashomon.language.usage import Usage
from rashomon.language.windows import Window

WEIGHTS = Path(__file__).resolve().parent / "weights"

TOLD = ("nothing", "happening", "speech", "state")
"""What a word may tell."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of the heads, and what each step from a label (row) to the next (column) adds to the scores.

    ``sureness``: slope and intercept that make an attribution's score a probability.
    """

    name: str
    ner: tuple[str, ...]
    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    cue_steps: Floats
    ner_steps: Floats
    own_steps: Floats
    sureness: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one window, [length, …] each: hidden states, and scores of cue, name and word class."""

    window: Window
    hidden: Floats
    cue: Floats
    ner: Floats
    upos: Floats


@dataclass(frozen=True, slots=True)
class Told:
    """Probabilities of what words tell: [words, labels of ``TOLD``], and [words] that it took place."""

    told: Floats
    took_place: Floats


class Graphs:
    """The graphs of one folder; ``threads`` windows are read at a time.

    The graph of what single words tell is trained last, on the others: a folder may have none yet.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._threads = max(threads, 1)
        self._encoder, self._pairs, self._arcs, self._labels = (
            _open(folder / f"{name}.onnx") for name in ("encoder", "pairs", "arcs", "labels")
        )
        words = folder / "words.onnx"
        self._words = _open(words) if words.is_file() else None

    @contextmanager
    def start(self) -> Iterator[Callable[[Iterable[Window]], Iterator[Scores]]]:
        """Give what begins to read windows at once, where there are threads, and gives their scores in order."""
        if self._threads == 1:
            yield partial(map, self._read_one)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield partial(pool.map, self._read_one)

    def read(self, windows: Iterable[Window]) -> Iterator[Scores]:
        """Read windows, in order."""
        with self.start() as begin:
            yield from begin(windows)

    def _read_one(self, window: Window) -> Scores:
        row = {name: getattr(window, name)[None].astype(np.int64) for name in ("ids", "case", "quoted")}
        found = self._encoder.run(["hidden", "cue", "ner", "upos"], row | {"places": np.arange(len(window.ids))})
        return Scores(window, *(each[0] for each in found))

    def own(self, scores: Scores, cues: Hits) -> Floats:
        """Score what each subword is to each of the ``cues`` [cues, length]: [cues, length, labels of ``OWN``]."""
        weights = (cues / cues.sum(1, keepdims=True)).astype(np.float32)
        near = {"distance": distances(cues), "place": places(scores.window, cues)}
        found: Floats = self._pairs.run(["own"], {"hidden": scores.hidden, "cues": weights} | near)[0]
        return found

    def arcs(self, root: Floats, words: Floats) -> Floats:
        """Score the heads of a sentence's words, from hidden states [1, hidden] and [words, hidden].

        Gives [words, 1 + words]; column 0 is the root.
        """
        found: Floats = self._arcs.run(["arcs"], {"root": root, "words": words})[0]
        return found

    def arc_labels(self, words: Floats, heads: Floats) -> Floats:
        """Score the labels of arcs from words to their heads, [words, hidden] each: [words, labels]."""
        found: Floats = self._labels.run(["labels"], {"words": words, "heads": heads})[0]
        return found

    def tell(self, words: Floats) -> Told | None:
        """Tell what words tell, from hidden states [words, hidden]; None where no graph says so."""
        if self._words is None:
            return None
        return Told(*self._words.run(["told", "took_place"], {"words": words}))


class Reader(Graphs):
    """A model as shipped: its graphs, its subwords and its labels."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        super().__init__(folder, threads)
        self.labels = _read_labels(folder / "reader.json")
        self.usage = Usage.read(folder / "usage.json.gz")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()


@cache
def load_reader(threads: int = 1) -> Reader:
    """Give the reader that ships with the package; each is opened once."""
    return Reader(WEIGHTS, threads)


def _read_labels(path: Path) -> Labels:
    told = json.loads(path.read_text(encoding="utf-8"))
    ner, upos, deprels = (tuple(told[each]) for each in ("ner", "upos", "deprels"))
    cue, name, own = (np.array(told[f"{each}_steps"], dtype=np.float32) for each in ("cue", "ner", "own"))
    slope, intercept = told["sureness"]
    return Labels(told["name"], ner, upos, deprels, cue, name, own, (slope, intercept))


def _open(path: Path) -> onnxruntime.InferenceSession:
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
