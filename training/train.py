"""Train the reader model: one command from data folder to run folder; resumes from its last checkpoint.

    python training/train.py --data ../shared/data --start MINILM_FOLDER --out runs/one --minutes 90

MINILM_FOLDER holds ``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2. Set MALLOC_MMAP_MAX_=0 and
MALLOC_TRIM_THRESHOLD_=100000000000 in the environment: without them, glibc gives every tensor back to the system and
training is some ten times slower.
"""

import argparse
import json
import math
import random
import sys
import time
from copy import deepcopy
from pathlib import Path
from typing import Any

import data as sets
import torch
from conllu import digest, train_trees
from device import choose_device, has_bfloat16
from evaluate import evaluate
from losses import LOSSES
from model import Reader, Shape, load_encoder, shape_of
from safetensors.torch import load_file
from standoff import read_annotated
from tokenizers import Tokenizer
from torch import Tensor
from weights import load_weights

MIX = {"polnear": 5, "world": 3, "names": 3, "syntax": 4}
"""Windows of each set in one step; the names of world newspapers are learned from both their sets."""
WEIGHTS = {"flat": 0.5, "cue": 1.0, "own": 1.2, "ner": 4.0, "upos": 0.4, "arc": 0.8, "deprel": 0.5}
SAVE_EVERY, EVALUATE_EVERY = 180.0, 1200.0
WARM_UP = 0.04
AVERAGED = 0.999


def world_articles(folder: Path) -> list[dict[str, Any]]:
    """Give the world newspapers' articles annotated for training, in an order that nobody chose."""
    articles = [*sets.read_lines(folder / "attribution/world/train.jsonl"), *read_annotated("train", folder)]
    return sorted(articles, key=lambda article: digest(article["id"]))


def load_sets(folder: Path, tokenizer: Tokenizer, most: int) -> tuple[dict[str, list[Any]], dict[str, int]]:
    """Give the training windows by set, and the numbering of dependency labels; ``most`` world articles are taken."""
    polnear = sets.read_lines(folder / "attribution/polnear/train.jsonl")
    world = world_articles(folder)[:most]
    named = {a["id"]: a for a in sets.read_lines(folder / "ner/en-worldwide-newswire/train.jsonl")}
    rng = random.Random(0)  # noqa: S311 - which name stands where is no secret
    pool = sets.NamePool(named.values(), sets.read_name_words(folder / "names/wikidata-transliteration"), rng)
    renamed = [pool.renamed(article) for article in named.values()]
    ewt, gum = train_trees(folder)
    labels = sorted({word.deprel for tree in ewt for sentence in tree.sentences for word in sentence})
    deprels = {label: number for number, label in enumerate(labels)}
    windows = {
        "polnear": [w for a in polnear for w in sets.attribution_windows(a, tokenizer, nested=False)],
        "world": [
            w for a in world for w in sets.attribution_windows(a, tokenizer, nested=True, named=named.get(a["id"]))
        ],
        "names": [w for a in [*named.values(), *renamed] for w in sets.name_windows(a, tokenizer)],
        "syntax": [w for tree in [*ewt, *gum] for w in sets.syntax_windows(tree, deprels, tokenizer)],
    }
    return windows, deprels


class Deck:
    """Draws batches of windows of like length without replacement; all are shuffled anew when all were drawn."""

    def __init__(self, windows: list[Any], count: int, rng: random.Random) -> None:
        self.windows, self.count, self.rng = windows, count, rng
        self.batches: list[list[int]] = []

    def draw(self) -> list[Any]:
        """Give the next batch."""
        if not self.batches:
            self.batches = self._deal()
        return [self.windows[number] for number in self.batches.pop()]

    def _deal(self) -> list[list[int]]:
        order = list(range(len(self.windows)))
        self.rng.shuffle(order)
        pools = [order[at : at + 32 * self.count] for at in range(0, len(order), 32 * self.count)]
        batches = []
        for pool in pools:
            pool.sort(key=lambda number: len(self.windows[number].window.ids))
            batches += [pool[at : at + self.count] for at in range(0, len(pool), self.count)]
        self.rng.shuffle(batches)
        return batches


def parameter_groups(model: Reader, encoder_rate: float, head_rate: float, decay: float) -> list[dict[str, Any]]:
    """Give each parameter its peak rate: lower layers learn slower, heads faster; word embeddings stand still."""
    model.words.weight.requires_grad_(requires_grad=False)
    groups = []
    for name, parameter in model.named_parameters():
        if name.startswith("layers."):
            rate = encoder_rate * decay ** (model.shape.layers - 1 - int(name.split(".")[1]))
        elif name.startswith(("positions", "norm")):
            rate = encoder_rate * decay**model.shape.layers
        else:
            rate = head_rate
        if parameter.requires_grad:
            weight_decay = 0.01 if parameter.dim() > 1 else 0.0
            groups.append({"params": [parameter], "lr": rate, "peak": rate, "weight_decay": weight_decay})
    return groups


def rate_at(done: float) -> float:
    """Give the share of the peak rate after the share ``done`` of the time: warm-up, then a half cosine."""
    if done < WARM_UP:
        return done / WARM_UP
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min((done - WARM_UP) / (1 - WARM_UP), 1.0)))


class Run:
    """One training run: model, weight average, optimizer, and how far it has come."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments, self.device = arguments, choose_device(arguments.device)
        self.rng = random.Random(arguments.seed)  # noqa: S311 - the order of windows is no secret
        self.tokenizer = Tokenizer.from_file(str(arguments.start / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        windows, self.deprels = load_sets(arguments.data, self.tokenizer, arguments.world)
        tell({name: len(found) for name, found in windows.items()})
        self.mix = MIX if windows["world"] else MIX | {"polnear": MIX["polnear"] + MIX["world"], "world": 0}
        self.decks = {name: Deck(found, self.mix[name], self.rng) for name, found in windows.items() if found}
        self.model = Reader(Shape())
        load_encoder(self.model, load_file(arguments.start / "model.safetensors"))
        if arguments.weights:
            load_weights(self.model, arguments.weights)
        self.model.to(self.device)
        self.average = deepcopy(self.model).eval().requires_grad_(requires_grad=False)
        groups = parameter_groups(self.model, arguments.encoder_rate, arguments.head_rate, arguments.layer_decay)
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
        self.half = has_bfloat16(self.device)
        self.spent, self.step = 0.0, 0
        self.running: dict[str, float] = {}

    def resume(self) -> None:
        """Take up the last checkpoint, where there is one."""
        path = self.arguments.out / "checkpoint.pt"
        if path.is_file():
            kept = torch.load(path, map_location="cpu", weights_only=True)  # each part moves it to where it is itself
            for part in ("model", "average", "optimizer"):
                getattr(self, part).load_state_dict(kept[part])
            self.spent, self.step = kept["spent"], kept["step"]
            self.rng.seed(self.arguments.seed + self.step)
            torch.manual_seed(self.arguments.seed + self.step)

    def save(self) -> None:
        """Write the checkpoint whole, or not at all."""
        state = {part: getattr(self, part).state_dict() for part in ("model", "average", "optimizer")}
        told = {"spent": self.spent, "step": self.step, "shape": shape_of(self.model), "deprels": self.deprels}
        self.arguments.out.mkdir(parents=True, exist_ok=True)
        part = self.arguments.out / "checkpoint.part"
        torch.save(state | told, part)
        part.rename(self.arguments.out / "checkpoint.pt")

    def learn(self) -> None:
        """Take one step."""
        self.model.train()
        factor = rate_at(self.spent / (self.arguments.minutes * 60))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        for name, deck in self.decks.items():
            items = deck.draw()
            with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.half):
                parts = LOSSES[name](self.model, items)
            share = self.mix[name] / sum(size for other, size in self.mix.items() if LOSSES[other] is LOSSES[name])
            torch.stack([share * WEIGHTS[part] * loss for part, loss in parts.items()]).sum().backward()
            self._note(parts)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self._average()

    def _note(self, parts: dict[str, Tensor]) -> None:
        for part, loss in parts.items():
            self.running[part] = 0.98 * self.running.get(part, loss.item()) + 0.02 * loss.item()

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(AVERAGED, self.step / (self.step + 20))
        for own, new in zip(self.average.parameters(), self.model.parameters(), strict=True):
            own.lerp_(new, 1 - keep)

    def judge(self, limit: int | None) -> None:
        """Print the dev figures of the weight average as one line."""
        figures = evaluate(self.average, self.tokenizer, self.arguments.data, self.deprels, limit)
        tell({"step": self.step, "minutes": round(self.spent / 60, 1), "articles": limit or "all"} | figures)

    def go(self) -> None:
        """Train until the time is spent; evaluations do not count."""
        saved = judged = self.spent
        while self.spent < self.arguments.minutes * 60:
            began = time.monotonic()
            self.learn()
            self.spent += time.monotonic() - began
            if self.step % 50 == 0:
                losses = {part: round(loss, 4) for part, loss in self.running.items()}
                tell({"step": self.step, "minutes": round(self.spent / 60, 1)} | losses)
            if self.spent - saved > SAVE_EVERY:
                saved = self.spent
                self.save()
            if self.spent - judged > EVALUATE_EVERY:
                judged = self.spent
                self.judge(24)
        self.save()
        self.judge(None)


def tell(figures: dict[str, Any]) -> None:
    """Print one JSON line at once."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Train for the given minutes, or what is left of them after a resume."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of the starting encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--weights", type=Path, help="folder of a shipped model, or of a run, to go on from")
    parser.add_argument("--world", type=int, default=10_000, help="how many world articles to learn from at most")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--device", help="cpu, cuda or cuda:N (default: a GPU where there is one)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    run = Run(arguments)
    run.resume()
    run.go()


if __name__ == "__main__":
    main()
