"""Texts in which single words are annotated: whether they tell of a happening, and whether it took place."""

import hashlib
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from conllu import opened, read_conllu

from rashomon.language.model import TOLD
from rashomon.types import Word

IGNORED = -100
NOTHING, HAPPENING, SPEECH, STATE = range(len(TOLD))
TIMEML = {
    "OCCURRENCE": HAPPENING,
    "I_ACTION": HAPPENING,
    "REPORTING": SPEECH,
    "PERCEPTION": SPEECH,
    "STATE": STATE,
    "I_STATE": STATE,
    "ASPECTUAL": STATE,
}
"""What the classes of TimeML's events are here; ECB+'s follow."""
ECB = {
    "OCCURRENCE": HAPPENING,
    "CAUSATIVE": HAPPENING,
    "GENERIC": HAPPENING,
    "REPORTING": SPEECH,
    "PERCEPTION": SPEECH,
    "STATE": STATE,
    "ASPECTUAL": STATE,
}


@dataclass(frozen=True, slots=True)
class Told:
    """Characters annotated with a number: a label, or how sure readers were that it took place."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, what is annotated in it, the stretches in which all is annotated, and what it is held out with."""

    name: str
    text: str
    told: tuple[Told, ...]
    read: tuple[tuple[int, int], ...]
    group: str

    def labels(self, words: Sequence[Word]) -> np.ndarray:
        """Give each word's label; ``IGNORED`` outside what was read, and beside the head of words annotated together."""
        starts = np.array([word.start for word in words])
        found = np.full(len(words), IGNORED)
        for start, end in self.read:
            found[(starts >= start) & (starts < end)] = NOTHING
        for one in self.told:
            inside = np.flatnonzero((starts < one.end) & (np.array([word.end for word in words]) > one.start))
            if len(inside):
                found[inside[found[inside] <= NOTHING]] = IGNORED
                found[head_of(words, inside.tolist())] = int(one.value)
        return found


def head_of(words: Sequence[Word], inside: Sequence[int]) -> int:
    """Give the last of some words that hangs on none of the others."""
    return next((at for at in reversed(inside) if words[at].head not in inside), inside[-1])


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a file of JSON lines, gzipped or not."""
    with opened(path) as lines:
        yield from map(json.loads, lines)


def is_dev(name: str) -> bool:
    """Tell whether an article of TempEval-3 is held out: where the SHA-1 of its name is 0 modulo 5."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0


def read_ecb(path: Path) -> Iterator[Marked]:
    """Give ECB+'s articles; all happenings are annotated in the sentences selected alone."""
    for found in read_lines(path):
        chosen, offsets, sentences = set(found["selected_sentences"]), found["offsets"], found["sent"]
        read = tuple(tuple(offsets[at]) for at in range(len(offsets)) if sentences[at] in chosen)
        told = tuple(
            Told(offsets[m["tokens"][0]][0], offsets[m["tokens"][-1]][1], ECB[m["type"].split("ACTION_")[1]])
            for m in found["mentions"]
            if "ACTION_" in m["type"] and m.get("tokens") and sentences[m["tokens"][0]] in chosen
        )
        yield Marked(found["id"], found["text"], told, read, str(found["topic"]))


def read_tempeval(folder: Path, *, dev: bool) -> Iterator[Marked]:
    """Give one part of TempEval-3's articles."""
    for path in sorted(folder.glob("*-train.jsonl")):
        for found in read_lines(path):
            if is_dev(found["id"]) == dev:
                told = tuple(Told(e["start"], e["end"], TIMEML[e["class"]]) for e in found["events"])
                yield Marked(found["id"], found["text"], told, ((0, len(found["text"])),), found["id"])


def read_uds(trees: Path, folder: Path) -> Iterator[Marked]:
    """Give EWT's texts with how sure readers were that what a verb tells took place, below 0 that it did not."""
    judged = _judged(folder)
    with opened(trees) as lines:
        names = iter([line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")])
    for number, tree in enumerate(read_conllu(trees)):
        told = tuple(chain.from_iterable(_told(sentence, judged[next(names)]) for sentence in tree.sentences))
        yield Marked(str(number), tree.text, told, (), str(number))


def _told(sentence: Sequence[Word], judged: dict[int, float]) -> Iterable[Told]:
    """Give what is judged of a sentence's words by their number, counted from 1."""
    words = [(sentence[at - 1], value) for at, value in judged.items() if at <= len(sentence)]
    return (Told(word.start, word.end, value) for word, value in words)


def _judged(folder: Path) -> dict[str, dict[int, float]]:
    """Give UDS's judgements by sentence of EWT and number of its word."""
    sentences = next(read_lines(folder / "ud_ids.json.gz"))
    with zipfile.ZipFile(folder / "factuality-normalized-v1.0.zip") as packed:
        told = json.loads(packed.read("factuality.json"))["data"]
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for name, predicates in told.items():
        for predicate, kinds in predicates.items():
            value = kinds["factuality"]["factual"]["value"]
            found[sentences[name]["sentence_id"]][int(predicate.rsplit("-", 1)[1])] = value
    return found
