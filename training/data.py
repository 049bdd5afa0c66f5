"""The human-annotated data as windows with targets; the data folder is an argument, dev parts are never trained on."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from conllu import Tree, opened
from model import FLAT, OWN
from passages import make_windows
from tokenizers import Tokenizer

from rashomon.language.windows import Window

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
RENAMED = frozenset(NER) - {"Date", "Money"}
LIMITS = (256, 232, 208, 184)
"""Sizes that training windows are cut at: each passage is seen with other neighbours and edges."""
Pairs = list[list[int]]


@dataclass(frozen=True, slots=True)
class AttributionWindow:
    """A passage with its attributions. ``own`` [cues, length] says what each subword is to each cue.

    ``cues`` [cues, length] tells which subwords each cue has; ``ner`` is None where names are not annotated.
    """

    window: Window
    flat: np.ndarray
    cue: np.ndarray
    cues: np.ndarray
    own: np.ndarray
    ner: np.ndarray | None = None


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
    real = window.starts >= 0
    low, high = window.starts[real].min(initial=0), window.ends.max(initial=0)
    for start, end in spans:
        if start < high and end > low:
            hit |= (window.starts < end) & (window.ends > start) & real
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


def attribution_windows(
    article: dict[str, Any],
    tokenizer: Tokenizer,
    *,
    nested: bool,
    named: dict[str, Any] | None = None,
    limits: tuple[int, ...] = LIMITS,
) -> Iterator[AttributionWindow]:
    """Give an article's windows. Without ``nested`` annotation, cues inside contents are neither right nor wrong.

    ``named`` is the same article with its names annotated, where there is one.
    """
    attributions = article["attributions"]
    names = _Names(named) if named else None
    for window in make_windows(article["text"], tokenizer, limits):
        whole = [a for a in attributions if _inside(window, spans_of(a, "cue")).any()]
        whole = [a for a in whole if _inside(window, spans_of(a, "content")).any()]
        flat = _flat_labels(window, [a for a in attributions if not nested or a["within"] is None])
        cues = [_inside(window, spans_of(a, "cue")) for a in whole]
        cue = np.zeros(len(window.ids), dtype=np.int8)
        if not nested:
            cue[flat == FLAT.index("I-content")] = IGNORED  # its first subword is known: there the cue before it ends
        for hit in cues:
            _bio(hit, 1, cue)
        own = [_own_labels(window, a, hit) for a, hit in zip(whole, cues, strict=True)]
        shape = (len(whole), len(window.ids))
        yield AttributionWindow(
            window,
            _known(window, flat),
            _known(window, cue),
            np.array(cues, dtype=bool).reshape(shape),
            np.array([_known(window, labels) for labels in own], dtype=np.int8).reshape(shape),
            names.labels(window) if names else None,
        )


def _flat_labels(window: Window, attributions: list[dict[str, Any]]) -> np.ndarray:
    """Give one label a subword; where roles overlap, the cue wins over the source and it over the content."""
    flat = np.zeros(len(window.ids), dtype=np.int8)
    for role in ("content", "source", "cue"):
        for attribution in attributions:
            for piece in spans_of(attribution, role):
                _bio(_inside(window, [piece]), FLAT.index(f"B-{role}"), flat)
    return flat


def _own_labels(window: Window, attribution: dict[str, Any], cue: np.ndarray) -> np.ndarray:
    """Give what each subword is to the attribution's cue."""
    labels = np.zeros(len(window.ids), dtype=np.int8)
    for role in ("source", "content"):
        for piece in spans_of(attribution, role):
            _bio(_inside(window, [piece]) & ~cue, OWN.index(f"B-{role}"), labels)
    return labels


def _known(window: Window, labels: np.ndarray) -> np.ndarray:
    """Leave special subwords out."""
    return np.where(window.starts < 0, IGNORED, labels).astype(np.int8)


# -- names -------------------------------------------------------------------------------------


class _Names:
    """The names of an article, and the characters that annotated tokens cover."""

    def __init__(self, article: dict[str, Any]) -> None:
        self.spans: list[tuple[int, int, str]] = []
        self.covered: Pairs = []
        for sentence in article["sentences"]:
            for token, label, start in zip(sentence["tokens"], sentence["ner"], sentence["starts"], strict=True):
                if start is None:
                    continue
                end = start + len(token)
                self.covered.append([start, end])
                if label.startswith("B-"):
                    self.spans.append((start, end, label[2:]))
                elif label.startswith("I-") and self.spans:
                    self.spans[-1] = (self.spans[-1][0], end, self.spans[-1][2])

    def labels(self, window: Window) -> np.ndarray | None:
        """Give the window's labels, ignored where no annotated token is; None where none is at all."""
        known = _inside(window, self.covered)
        if not known.any():
            return None
        labels = np.zeros(len(window.ids), dtype=np.int8)
        for start, end, kind in self.spans:
            _bio(_inside(window, [(start, end)]), 1 + 2 * NER.index(kind), labels)
        return np.where(known, labels, IGNORED).astype(np.int8)


def name_windows(
    article: dict[str, Any], tokenizer: Tokenizer, limits: tuple[int, ...] = LIMITS
) -> Iterator[NameWindow]:
    """Give an article's windows; characters that no annotated token covers are ignored."""
    names = _Names(article)
    for window in make_windows(article["text"], tokenizer, limits):
        labels = names.labels(window)
        if labels is not None:
            yield NameWindow(window, labels)


class NamePool:
    """Names to put in the place of others of their class, by number of words, so that contexts count for more.

    Mention replacement after Dai and Adel (2020); half of all persons get names out of lists of name words instead.
    """

    def __init__(self, articles: Iterable[dict[str, Any]], name_words: list[str], rng: Random) -> None:
        self.rng, self.name_words = rng, name_words
        self.names: dict[tuple[str, int], list[str]] = defaultdict(list)
        for article in articles:
            for start, end, label in _Names(article).spans:
                name = article["text"][start:end]
                self.names[label, len(name.split())].append(name)

    def renamed(self, article: dict[str, Any]) -> dict[str, Any]:
        """Give the article with other names, the same for all that are spelt alike; dates and sums stay."""
        given: dict[tuple[str, str], str] = {}
        text, end, pieces = article["text"], 0, []
        moved: list[dict[str, Any]] = []
        shift = 0
        ends = {start: (last, label) for start, last, label in _Names(article).spans}
        for sentence in article["sentences"]:
            tokens, ner, starts = [], [], []
            until = -1
            for token, label, start in zip(sentence["tokens"], sentence["ner"], sentence["starts"], strict=True):
                if start is None or start < until:
                    continue
                new = token
                if label[2:] in RENAMED and start in ends and label.startswith("B-"):
                    until, kind = ends[start]
                    old = text[start:until]
                    new = given.setdefault((old, kind), self._other(old, kind))
                    pieces += [text[end:start], new]
                    end = until
                else:
                    until = start + len(token)
                tokens.append(new)
                ner.append(label)
                starts.append(start + shift)
                shift += len(new) - (until - start)
            moved.append({"tokens": tokens, "ner": ner, "starts": starts})
        return article | {"text": "".join(pieces) + text[end:], "sentences": moved}

    def _other(self, name: str, label: str) -> str:
        words = len(name.split())
        if self.rng.random() < 1 / 3:
            return name
        if label == "Person" and self.rng.random() < 1 / 2:
            other = " ".join(self.rng.choice(self.name_words).title() for _ in range(words))
        else:
            other = self.rng.choice(self.names[label, words])
        return other.upper() if name.isupper() and words > 1 else other


def read_name_words(folder: Path) -> list[str]:
    """Give the words of persons' names in Latin letters from the transliteration sets' train parts."""
    words = set()
    for path in sorted(folder.glob("*-train.tsv*")):
        with opened(path) as lines:
            words |= {line.split("\t", 1)[0] for line in lines}
    return sorted(words)


# -- syntax ------------------------------------------------------------------------------------


def syntax_windows(
    tree: Tree, deprels: dict[str, int], tokenizer: Tokenizer, limits: tuple[int, ...] = (160, 128)
) -> Iterator[SyntaxWindow]:
    """Give a document's windows with the sentences that lie wholly in each."""
    for window in make_windows(tree.text, tokenizer, limits):
        real = np.flatnonzero(window.starts >= 0)
        starts = window.starts[real]
        rows: list[tuple[int, int, int, int, int]] = []
        inside = [s for s in tree.sentences if starts[0] <= s[0].start and s[-1].end <= window.ends[real[-1]]]
        for number, sentence in enumerate(inside):
            base = len(rows)
            places = np.minimum(np.searchsorted(starts, [word.start for word in sentence]), len(real) - 1)
            for word, place in zip(sentence, real[places], strict=True):
                upos = UPOS.index(word.upos) if word.upos in UPOS else IGNORED
                head = base + word.head - 1 if word.head else -1
                rows.append((place, upos, head, deprels.get(word.deprel, IGNORED), number))
        if rows:
            yield SyntaxWindow(window, *np.array(rows, dtype=np.int64).T)
