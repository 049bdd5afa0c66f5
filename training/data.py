"""The human-annotated data as windows with targets; the data folder is an argument, dev parts are never trained on."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from conllu import Tree, opened
from model import FLAT, OWN
from tokenizers import Tokenizer
from windows import Window, make_windows

NER = ["Date", "Facility", "Location", "Misc", "Money", "NORP", "Organization", "Person", "Product"]
UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
IGNORED = -100
Pairs = list[list[int]]


@dataclass(frozen=True, slots=True)
class AttributionWindow:
    """A passage with its attributions. ``own`` [cues, length] says what each subword is to each cue."""

    window: Window
    flat: np.ndarray
    cue: np.ndarray
    cues: np.ndarray
    own: np.ndarray


@dataclass(frozen=True, slots=True)
class NameWindow:
    """A passage with its names in BIO."""

    window: Window
    ner: np.ndarray


@dataclass(frozen=True, slots=True)
class SyntaxWindow:
    """A passage with its words' first subwords, tags, heads (index into words; -1 root) and sentence numbers."""

    window: Window
    words: np.ndarray
    upos: np.ndarray
    heads: np.ndarray
    deprels: np.ndarray
    sentences: np.ndarray


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a file of JSON lines, gzipped or not."""
    with opened(path) as lines:
        yield from map(json.loads, lines)


def _inside(window: Window, spans: Iterable[Iterable[int]]) -> np.ndarray:
    """Tell which subwords overlap any of the spans."""
    hit = np.zeros(len(window.ids), dtype=bool)
    for start, end in spans:
        hit |= (window.starts < end) & (window.ends > start) & (window.starts >= 0)
    return hit


def _bio(hit: np.ndarray, begin: int, labels: np.ndarray) -> None:
    """Write begin and inside (``begin`` + 1) labels over runs of ``hit``."""
    starts = hit & ~np.concatenate([[False], hit[:-1]])
    labels[hit] = begin + 1
    labels[starts] = begin


# -- attributions ------------------------------------------------------------------------------


def spans_of(record: dict[str, Any], role: str) -> Pairs:
    """Give the spans of a role as a list, in the shapes of both data sets."""
    value = record[role]
    if not value:
        return []
    return [value] if isinstance(value[0], int) else value


def attribution_windows(article: dict[str, Any], tokenizer: Tokenizer, *, nested: bool) -> Iterator[AttributionWindow]:
    """Give an article's windows. Without ``nested`` annotation, cues inside contents are neither right nor wrong."""
    attributions = article["attributions"]
    for window in make_windows(article["text"], tokenizer):
        whole = [a for a in attributions if _inside(window, spans_of(a, "cue")).any()]
        whole = [a for a in whole if _inside(window, spans_of(a, "content")).any()]
        flat = _flat_labels(window, [a for a in attributions if not nested or a["within"] is None])
        cues = [_inside(window, spans_of(a, "cue")) for a in whole]
        cue = np.zeros(len(window.ids), dtype=np.int64)
        if not nested:
            cue[np.isin(flat, [FLAT.index("B-content"), FLAT.index("I-content")])] = IGNORED
        for hit in cues:
            _bio(hit, 1, cue)
        own = [_own_labels(window, a, hit) for a, hit in zip(whole, cues, strict=True)]
        shape = (len(whole), len(window.ids))
        yield AttributionWindow(
            window,
            _known(window, flat),
            _known(window, cue),
            np.array([hit / hit.sum() for hit in cues], dtype=np.float32).reshape(shape),
            np.array([_known(window, labels) for labels in own], dtype=np.int64).reshape(shape),
        )


def _flat_labels(window: Window, attributions: list[dict[str, Any]]) -> np.ndarray:
    """Give one label a subword; where roles overlap, the cue wins over the source and it over the content."""
    flat = np.zeros(len(window.ids), dtype=np.int64)
    for role in ("content", "source", "cue"):
        for attribution in attributions:
            for piece in spans_of(attribution, role):
                _bio(_inside(window, [piece]), FLAT.index(f"B-{role}"), flat)
    return flat


def _own_labels(window: Window, attribution: dict[str, Any], cue: np.ndarray) -> np.ndarray:
    """Give what each subword is to the attribution's cue."""
    labels = np.zeros(len(window.ids), dtype=np.int64)
    for role in ("source", "content"):
        for piece in spans_of(attribution, role):
            _bio(_inside(window, [piece]) & ~cue, OWN.index(f"B-{role}"), labels)
    return labels


def _known(window: Window, labels: np.ndarray) -> np.ndarray:
    """Leave special subwords out."""
    return np.where(window.starts < 0, IGNORED, labels)


# -- names -------------------------------------------------------------------------------------


def name_windows(article: dict[str, Any], tokenizer: Tokenizer) -> Iterator[NameWindow]:
    """Give an article's windows; characters that no annotated token covers are ignored."""
    spans, covered = [], []
    for sentence in article["sentences"]:
        for token, label, start in zip(sentence["tokens"], sentence["ner"], sentence["starts"], strict=True):
            if start is None:
                continue
            covered.append([start, start + len(token)])
            if label.startswith("B-"):
                spans.append([start, start + len(token), label[2:]])
            elif label.startswith("I-") and spans:
                spans[-1][1] = start + len(token)
    if not covered:
        return
    for window in make_windows(article["text"], tokenizer):
        known = _inside(window, covered)
        if not known.any():
            continue
        labels = np.zeros(len(window.ids), dtype=np.int64)
        for start, end, kind in spans:
            _bio(_inside(window, [[start, end]]), 1 + 2 * NER.index(kind), labels)
        yield NameWindow(window, np.where(known, labels, IGNORED))


# -- syntax ------------------------------------------------------------------------------------


def syntax_windows(
    tree: Tree, deprels: dict[str, int], tokenizer: Tokenizer, limit: int = 160
) -> Iterator[SyntaxWindow]:
    """Give a document's windows with the sentences that lie wholly in each."""
    for window in make_windows(tree.text, tokenizer, limit):
        first_at = {int(start): place for place, start in reversed(list(enumerate(window.starts))) if start >= 0}
        rows: list[tuple[int, int, int, int, int]] = []
        inside = [s for s in tree.sentences if all(word.start in first_at for word in s)]
        for number, sentence in enumerate(inside):
            base = len(rows)
            for word in sentence:
                upos = UPOS.index(word.upos) if word.upos in UPOS else IGNORED
                head = base + word.head - 1 if word.head else -1
                rows.append((first_at[word.start], upos, head, deprels.get(word.deprel, IGNORED), number))
        if rows:
            yield SyntaxWindow(window, *np.array(rows, dtype=np.int64).T)


def digest(name: str) -> str:
    """Give the SHA-1 of a name: an order that nobody chose."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
