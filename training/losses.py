"""Batches of windows and the losses of the heads on them."""

import numpy as np
import torch
from chains import chain_loss
from data import IGNORED, AttributionWindow, NameWindow, SyntaxWindow
from model import Reader, arc_scores, relation_scores
from torch import Tensor
from torch.nn import functional

from rashomon.language.pairs import distances, places

INPUTS = ("ids", "case", "quoted")


def padded(device: torch.device, rows: list[np.ndarray], fill: int, length: int = 0) -> Tensor:
    """Stack rows of different lengths as one int64 tensor on a device, at least ``length`` long."""
    length = max(length, *(len(row) for row in rows))
    out = np.full((len(rows), length), fill, dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return torch.from_numpy(out).to(device)


def encode(model: Reader, items: list) -> Tensor:
    """Give the hidden states of a batch of windows."""
    windows = [item.window for item in items]
    return model.encode(*(padded(model.device, [getattr(w, name) for w in windows], 0) for name in INPUTS))


def on(model: Reader, array: np.ndarray) -> Tensor:
    """Give an array as a tensor where the model is."""
    return torch.from_numpy(array).to(model.device)


def cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean over the targets that are not ignored; zero where there is none."""
    loss = functional.cross_entropy(
        scores.float().flatten(0, -2), targets.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return loss / (targets != IGNORED).sum().clamp(min=1)


def attribution_loss(model: Reader, items: list[AttributionWindow]) -> dict[str, Tensor]:
    """Give the losses of flat tags, cues, what each subword is to each cue, and names where they are annotated."""
    hidden = encode(model, items)
    length = hidden.shape[1]
    cue = padded(model.device, [item.cue for item in items], IGNORED, length)
    known = padded(model.device, [np.ones(len(item.cue)) for item in items], 0, length).bool()
    outside = padded(model.device, [np.where(item.window.starts < 0, 0, item.cue) for item in items], IGNORED, length)
    losses = {
        "flat": cross_entropy(model.flat(hidden), padded(model.device, [item.flat for item in items], IGNORED)),
        "cue": chain_loss(model.cue(hidden), model.cue_steps, outside, known) / 8
        + cross_entropy(model.cue(hidden), cue),
    }
    named = [row for row, item in enumerate(items) if item.ner is not None]
    if named:
        losses["ner"] = names_loss(model, hidden[named], [items[row].ner for row in named])
    if any(len(item.cues) for item in items):
        losses["own"] = own_loss(model, hidden, items)
    return losses


def own_loss(model: Reader, hidden: Tensor, items: list[AttributionWindow]) -> Tensor:
    """Give the loss of what each subword is to each annotated cue."""
    length = hidden.shape[1]
    where = torch.tensor([number for number, item in enumerate(items) for _ in item.cues], device=model.device)
    weights = torch.zeros(len(where), length)
    for place, row in enumerate(row for item in items for row in item.cues):
        weights[place, : len(row)] = torch.from_numpy(row / row.sum())
    weights = weights.to(model.device)
    distance = padded(
        model.device, [row for item in items if len(item.cues) for row in distances(item.cues)], -1, length
    )
    place = padded(
        model.device, [row for item in items if len(item.cues) for row in places(item.window, item.cues)], -1, length
    )
    own = padded(
        model.device, [np.where(item.window.starts < 0, 0, row) for item in items for row in item.own], IGNORED, length
    )
    scores = model.own(hidden, weights, where, distance, place)
    special = padded(
        model.device,
        [np.where(item.window.starts < 0, IGNORED, row) for item in items for row in item.own],
        IGNORED,
        length,
    )
    return chain_loss(scores, model.own_steps, own, distance >= 0) / 24 + 0.5 * cross_entropy(scores, special)


def name_loss(model: Reader, items: list[NameWindow]) -> dict[str, Tensor]:
    """Give the loss of the entity tags."""
    return {"ner": names_loss(model, encode(model, items), [item.ner for item in items])}


def names_loss(model: Reader, hidden: Tensor, rows: list[np.ndarray]) -> Tensor:
    """Give the loss of entity tags: as a chain, and each alone."""
    length = hidden.shape[1]
    targets = padded(model.device, rows, IGNORED, length)
    known = padded(model.device, [np.ones(len(row)) for row in rows], 0, length).bool()
    scores = model.ner(hidden)
    return chain_loss(scores, model.ner_steps, targets, known) / 120 + 0.5 * cross_entropy(scores, targets)


def syntax_loss(model: Reader, items: list[SyntaxWindow]) -> dict[str, Tensor]:
    """Give the losses of tags, arcs and their labels."""
    hidden = encode(model, items)
    upos, arcs, relations = [], [], []
    for row, item in enumerate(items):
        words = hidden[row, on(model, item.words)]
        upos.append((model.upos(words), on(model, item.upos)))
        above = on(model, item.heads + 1)
        arcs.append((arc_scores(model, hidden[row], words, on(model, item.sentences)), above))
        heads = torch.cat([hidden[row, :1], words])[above]
        relations.append((relation_scores(model, heads, words), on(model, item.deprels)))
    total = sum(len(targets) for _, targets in upos)
    return {
        "upos": cross_entropy(torch.cat([s for s, _ in upos]), torch.cat([t for _, t in upos])),
        "arc": sum(functional.cross_entropy(s.float(), t, reduction="sum") for s, t in arcs) / total,
        "deprel": cross_entropy(torch.cat([s for s, _ in relations]), torch.cat([t for _, t in relations])),
    }


LOSSES = {"polnear": attribution_loss, "world": attribution_loss, "names": name_loss, "syntax": syntax_loss}
