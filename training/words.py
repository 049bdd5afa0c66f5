"""Train the heads that read single words on the shipped, frozen encoder, and write them beside it.

    python training/words.py --data ../shared/data [--kept FOLDER] [--weights src/rashomon/language/weights]

Two heads of one hidden layer each, on the state of a word's first subword: what a word tells (``TOLD``: nothing, a
happening, an act of speech, a state or stage; from ECB+ train and TempEval-3 train), and whether what a verb tells took
place (UDS factuality on EWT train). The package itself reads the texts, once, in some five minutes (``--kept`` holds what the
encoder said of them); the heads learn in two. One JSON line of figures on dev parts a head; then ``words.onnx`` and the
reference outputs of the weights are written anew.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from data import IGNORED
from marked import HAPPENING, NOTHING, read_ecb, read_tempeval, read_uds
from states import Stated, keep, read_states
from torch import Tensor, nn
from torch.nn import functional

from export import Graph, floats, graph_of, write_reference
from rashomon.language.model import TOLD, WEIGHTS, Reader
from rashomon.language.tagger import ReaderTagger

HIDDEN, INSIDE, DROPOUT = 384, 64, 0.3
EPOCHS, BATCH, RATE, DECAY = 5, 512, 3e-3, 1e-2
TEMPEVAL_SHARE = 0.5
"""What a word of TempEval counts beside one of ECB+: it has three times as many."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Words to learn from: states [rows, hidden], targets and weights [rows]."""

    states: np.ndarray
    targets: np.ndarray
    weights: np.ndarray


class Heads(nn.Module):
    """What a word tells, and whether it took place."""

    def __init__(self) -> None:
        super().__init__()
        self.told, self.took = (
            nn.Sequential(
                nn.Dropout(DROPOUT), nn.Linear(HIDDEN, INSIDE), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(INSIDE, size)
            )
            for size in (len(TOLD), 1)
        )


def told_rows(texts: Iterable[Stated], weight: float = 1.0) -> Rows:
    """Give the words whose label is known."""
    found = [(one.states, one.marked.labels(one.words)) for one in texts]
    states = np.concatenate([states[labels != IGNORED] for states, labels in found]).astype(np.float32)
    targets = np.concatenate([labels[labels != IGNORED] for _, labels in found])
    return Rows(states, targets, np.full(len(targets), weight, dtype=np.float32))


def judged_rows(texts: Iterable[Stated]) -> Rows:
    """Give the words judged: 1 it took place, 0 it did not; weights tell how sure the readers were."""
    states, values = [], []
    for one in texts:
        places = {word.start: at for at, word in enumerate(one.words)}
        known = [(places[told.start], told.value) for told in one.marked.told if told.start in places]
        states += [one.states[at] for at, _ in known]
        values += [value for _, value in known]
    sure = np.array(values, dtype=np.float32)
    return Rows(np.stack(states).astype(np.float32), (sure > 0).astype(np.int64), np.minimum(np.abs(sure), 1.0))


def joined(*rows: Rows) -> Rows:
    """Put rows together."""
    return Rows(*(np.concatenate([getattr(one, name) for one in rows]) for name in ("states", "targets", "weights")))


def learn(head: nn.Module, rows: Rows, loss: Callable[[Tensor, Tensor], Tensor]) -> None:
    """Train a head: AdamW, one cycle of the rate."""
    states, targets, weights = (torch.from_numpy(part) for part in (rows.states, rows.targets, rows.weights))
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(targets) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    head.train()
    for _ in range(EPOCHS):
        for some in torch.randperm(len(targets)).split(BATCH):
            (loss(head(states[some]), targets[some]) * weights[some]).mean().backward()
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
    head.eval()


def class_loss(scores: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy of each row."""
    return functional.cross_entropy(scores, targets, reduction="none")


def chance_loss(scores: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy of each row of a single chance."""
    return functional.binary_cross_entropy_with_logits(scores[:, 0], targets.float(), reduction="none")


@torch.no_grad()
def told_figures(heads: Heads, texts: Iterable[Stated]) -> dict[str, float]:
    """Give F1 of words that tell of a happening, of those that tell of anything, and precision where it is sure."""
    rows = told_rows(texts)
    chances = heads.told(torch.from_numpy(rows.states)).softmax(-1).numpy()
    best = chances.argmax(1)
    sure = chances[:, HAPPENING] >= 0.85
    return {
        "words": len(best),
        "happening F1": _f1(best == HAPPENING, rows.targets == HAPPENING),
        "anything F1": _f1(best != NOTHING, rows.targets != NOTHING),
        "of 0.85 and more anything": round(float((rows.targets[sure] != NOTHING).mean()), 3),
    }


@torch.no_grad()
def judged_figures(heads: Heads, texts: Iterable[Stated]) -> dict[str, float]:
    """Give how often the head and the readers agree on whether it took place, and how many it tells apart."""
    rows = judged_rows(texts)
    found = heads.took(torch.from_numpy(rows.states))[:, 0].sigmoid().numpy()
    right = (found > 0.5) == (rows.targets == 1)
    return {
        "verbs": len(right),
        "took place": round(float(rows.targets.mean()), 3),
        "right": round(float(right.mean()), 3),
        "of 0.2 and less not": round(float((rows.targets[found <= 0.2] == 0).mean()), 3),
    }


def _f1(found: np.ndarray, sought: np.ndarray) -> float:
    return round(float(2 * (found & sought).sum() / (found.sum() + sought.sum())), 3)


def write_words(heads: Heads, path: Path) -> None:
    """Write both heads: ``words`` [words, hidden] to ``told`` [words, labels] and ``took_place`` [words], chances."""
    g = graph_of(heads)
    g.add("Softmax", _scores(g, heads.told), name="told", axis=-1)
    last = g.constant(np.array([1], dtype=np.int64))
    g.add("Squeeze", g.add("Sigmoid", _scores(g, heads.took)), last, name="took_place")
    outputs = [floats("told", "words", len(TOLD)), floats("took_place", "words")]
    g.write(path, [floats("words", "words", HIDDEN)], outputs)


def _scores(g: Graph, head: nn.Sequential) -> str:
    return g.linear(g.gelu(g.linear("words", head[1])), head[4])


def main() -> None:
    """Read, train, tell and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--kept", type=Path, help="folder that keeps what the encoder said of the texts")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tagger = ReaderTagger(Reader(options.weights, threads=options.threads))
    ecb, tempeval = options.data / "cdec/ecbplus", options.data / "temporal/tempeval3"
    uds, ewt = options.data / "factuality/uds-factuality", options.data / "syntax/ud-ewt"
    sets = {
        "ecb-train": lambda: read_ecb(ecb / "train.jsonl.gz"),
        "ecb-dev": lambda: read_ecb(ecb / "dev.jsonl.gz"),
        "tempeval-train": lambda: read_tempeval(tempeval, dev=False),
        "tempeval-dev": lambda: read_tempeval(tempeval, dev=True),
        "uds-train": lambda: read_uds(ewt / "en_ewt-ud-train.rebuilt.conllu.gz", uds),
        "uds-dev": lambda: read_uds(ewt / "en_ewt-ud-dev.conllu", uds),
    }
    known = {
        name: keep(options.kept and options.kept / f"{name}.pickle", lambda make=make: read_states(make(), tagger))
        for name, make in sets.items()
    }
    heads = Heads()
    learn(
        heads.told,
        joined(told_rows(known["ecb-train"]), told_rows(known["tempeval-train"], TEMPEVAL_SHARE)),
        class_loss,
    )
    learn(heads.took, judged_rows(known["uds-train"]), chance_loss)
    for name in ("ecb-dev", "tempeval-dev"):
        tell({"set": name} | told_figures(heads, known[name]))
    tell({"set": "uds-dev"} | judged_figures(heads, known["uds-dev"]))
    write_words(heads, options.weights / "words.onnx")
    write_reference(options.weights)


def tell(figures: dict[str, object]) -> None:
    """Print one JSON line."""
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
