"""Dev figures during training: quick, on the training model itself; the benchmarks measure the shipped program."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Any

import data as sets
import numpy as np
import torch
from conllu import read_conllu
from losses import INPUTS, on
from model import Reader, arc_scores, relation_scores
from passages import make_windows
from standoff import read_annotated
from tokenizers import Tokenizer

from rashomon.language.decode import Run, best_paths, bio_steps, find_runs, silence, softmax
from rashomon.language.pairs import distances, places
from rashomon.language.windows import Window


def scores_of(model: Reader, window: Window) -> torch.Tensor:
    """Give the hidden states of one window [length, hidden]."""
    return model.encode(*(on(model, getattr(window, name).astype(np.int64))[None] for name in INPUTS))


def numbers(tensor: torch.Tensor) -> np.ndarray:
    """Give a tensor's numbers in float32, wherever it lies."""
    return tensor.float().cpu().numpy()


def read_attributions(model: Reader, window: Window) -> list[dict]:
    """Give the attributions of a window as spans of characters."""
    hidden = scores_of(model, window)
    special = window.starts < 0
    cue_scores = silence(numbers(model.cue(hidden)[0]), special)
    (path,) = best_paths([cue_scores], bio_steps(1) + numbers(model.cue_steps))
    cues = [run for run in find_runs(path, 1, softmax(cue_scores)) if window.first <= run.first < window.last]
    if not cues:
        return []
    hits = np.zeros((len(cues), len(window.ids)), dtype=bool)
    for row, run in enumerate(cues):
        hits[row, run.first : run.last] = True
    weights = on(model, hits / hits.sum(1, keepdims=True)).float()
    there = torch.zeros(len(cues), dtype=torch.long, device=model.device)
    near = on(model, distances(hits)), on(model, places(window, hits))
    own = numbers(model.own(hidden, weights, there, *near))
    scores = [silence(rows, hit | special) for rows, hit in zip(own, hits, strict=True)]
    paths = best_paths(scores, bio_steps(2) + numbers(model.own_steps))
    found = []
    for cue, path, rows in zip(cues, paths, scores, strict=True):
        sources, contents = (find_runs(path, begin, softmax(rows)) for begin in (1, 3))
        if contents:
            best = max(sources, key=lambda run: run.score * (run.last - run.first), default=None)
            found.append(
                {
                    "cue": _characters(window, cue),
                    "source": [_characters(window, best)] if best else [],
                    "content": [_characters(window, run) for run in contents],
                }
            )
    return found


def _characters(window: Window, run: Run) -> tuple[int, int]:
    return int(window.starts[run.first]), int(window.ends[run.last - 1])


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _top_level(found: list[dict]) -> list[dict]:
    """Leave out those whose cue lies in another's content."""
    return [
        one
        for one in found
        if not any(
            other is not one and any(s <= one["cue"][0] and one["cue"][1] <= e for s, e in other["content"])
            for other in found
        )
    ]


def _f1(counts: Counter, name: str) -> float:
    hit, gold, found = counts[name, "hit"], counts[name, "gold"], counts[name, "found"]
    return round(100 * 2 * hit / max(gold + found, 1), 1)


def _overlap(a: set, b: set) -> int:
    def meets(x: tuple[int, int], y: tuple[int, int]) -> bool:
        inter = min(x[1], y[1]) - max(x[0], y[0])
        return inter > 0 and 2 * inter >= max(x[1], y[1]) - min(x[0], y[0])

    return sum(any(meets(x, y) for y in b) for x in a)


@torch.no_grad()
def evaluate(
    model: Reader, tokenizer: Tokenizer, folder: Path, deprels: dict[str, int], limit: int | None
) -> dict[str, float]:
    """Give exact and overlap F1 of source, cue and content on PolNeAR dev and world dev, entity F1, UPOS and LAS."""
    model.eval()
    figures: dict[str, float] = {}
    ours = read_annotated("dev", folder)
    articles = {
        "polnear": sets.read_lines(folder / "attribution/polnear/dev.jsonl"),
        "world": chain(sets.read_lines(folder / "attribution/world/dev.jsonl"), ours),
    }
    for name, found_here in articles.items():
        figures |= evaluate_attributions(model, tokenizer, name, islice(found_here, limit))
    figures |= _names(model, tokenizer, folder, limit) | _syntax(model, tokenizer, folder, deprels, limit)
    return figures


@torch.no_grad()
def evaluate_attributions(
    model: Reader, tokenizer: Tokenizer, name: str, articles: Iterable[dict[str, Any]]
) -> dict[str, float]:
    """Give exact and overlap F1 of source, cue and content of the outermost attributions."""
    counts: Counter = Counter()
    for article in articles:
        found = [a for window in make_windows(article["text"], tokenizer) for a in read_attributions(model, window)]
        gold = [a for a in article["attributions"] if a.get("within") is None]
        _count(article["text"], _top_level(found), gold, counts)
    figures = {}
    for role in ("source", "cue", "content"):
        figures[f"{name}_{role}"] = _f1(counts, role)
        figures[f"{name}_{role}_overlap"] = _f1(counts, f"{role}~")
    return figures


def _count(text: str, found: list[dict], gold: list[dict], counts: Counter) -> None:
    for role in ("source", "cue", "content"):
        ours = {_trim(text, s) for a in found for s in ([a[role]] if role == "cue" else a[role])}
        theirs = {_trim(text, tuple(s)) for a in gold for s in sets.spans_of(a, role)}
        for suffix, hit in (("", len(ours & theirs)), ("~", _overlap(ours, theirs))):
            counts[role + suffix, "hit"] += hit
            counts[role + suffix, "gold"] += len(theirs)
            counts[role + suffix, "found"] += len(ours)


def _names(model: Reader, tokenizer: Tokenizer, folder: Path, limit: int | None) -> dict[str, float]:
    counts: Counter = Counter()
    steps = bio_steps(len(sets.NER)) + numbers(model.ner_steps)
    for article in list(sets.read_lines(folder / "ner/en-worldwide-newswire/dev.jsonl"))[:limit]:
        for item in sets.name_windows(article, tokenizer, (256,)):
            (path,) = best_paths([numbers(model.ner(scores_of(model, item.window))[0])], steps)
            outside = np.ones(len(path), dtype=bool)
            outside[item.window.first : item.window.last] = False
            item.ner[outside] = sets.IGNORED
            path[item.ner == sets.IGNORED] = 0
            gold, ours = _named(item.ner), _named(path)
            counts["ner", "hit"] += len(gold & ours)
            counts["ner", "gold"] += len(gold)
            counts["ner", "found"] += len(ours)
    return {"ner": _f1(counts, "ner")}


def _named(path: np.ndarray) -> set[tuple[int, int, int]]:
    """Give the names of a labelling: first and last subword, and class."""
    none = np.zeros((len(path), 1 + 2 * len(sets.NER)), dtype=np.float32)
    runs = [(run, kind) for kind in range(len(sets.NER)) for run in find_runs(path, 1 + 2 * kind, none)]
    return {(run.first, run.last, kind) for run, kind in runs}


def _syntax(
    model: Reader, tokenizer: Tokenizer, folder: Path, deprels: dict[str, int], limit: int | None
) -> dict[str, float]:
    right: Counter = Counter()
    for tree in list(read_conllu(folder / "syntax/ud-ewt/en_ewt-ud-dev.conllu"))[: limit and 4 * limit]:
        for item in sets.syntax_windows(tree, deprels, tokenizer, (256,)):
            hidden = scores_of(model, item.window)[0]
            words = hidden[on(model, item.words)]
            heads = arc_scores(model, hidden, words, on(model, item.sentences)).argmax(1)
            labels = numbers(relation_scores(model, torch.cat([hidden[:1], words])[heads], words)).argmax(1)
            same = heads.cpu().numpy() == item.heads + 1
            right["words"] += len(item.words)
            right["upos"] += int((numbers(model.upos(words)).argmax(1) == item.upos).sum())
            right["uas"] += int(same.sum())
            right["las"] += int((same & (labels == item.deprels)).sum())
    return {name: round(100 * right[name] / right["words"], 1) for name in ("upos", "uas", "las")}
