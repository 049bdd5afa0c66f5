"""Texts and trees out of CoNLL-U files."""

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TextIO


class Word(NamedTuple):
    """A word of a tree; ``head`` counts from 1 within the sentence, 0 is the root."""

    start: int
    end: int
    upos: str
    head: int
    deprel: str


@dataclass(slots=True)
class Tree:
    """One document: its text as spaced in the file, and its sentences."""

    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a text file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield lines


class Reader:
    """Builds one document after the other, line by line."""

    def __init__(self) -> None:
        self.tree, self.words = Tree(), []
        self.split_until, self.split_at, self.split_end = 0, 0, 0

    def end_sentence(self) -> None:
        """Put the words read so far to a sentence."""
        if self.words:
            self.tree.sentences.append(self.words)
        self.words, self.split_until = [], 0

    def new_paragraph(self) -> None:
        """Begin a paragraph, where a sentence has ended."""
        if self.tree.text and not self.words:
            self.tree.text = self.tree.text.rstrip() + "\n\n"

    def add(self, cells: list[str]) -> None:
        """Add a word; a token of several words ("don't") stands in the text once and its words share its characters."""
        if "-" in cells[0]:
            self.split_until = int(cells[0].split("-")[1])
            self.split_at, self.split_end = self._write(cells)
        elif cells[0].isdigit():
            number = int(cells[0])
            span = self._part(number, len(cells[1])) if number <= self.split_until else self._write(cells)
            self.words.append(Word(*span, cells[3], int(cells[6]), cells[7].split(":")[0]))

    def _write(self, cells: list[str]) -> tuple[int, int]:
        start = len(self.tree.text)
        self.tree.text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        return start, start + len(cells[1])

    def _part(self, number: int, length: int) -> tuple[int, int]:
        rest = self.split_until - number
        end = self.split_end if rest == 0 else min(self.split_at + length, self.split_end - rest)
        span = (self.split_at, max(end, self.split_at + 1))
        self.split_at = span[1]
        return span


def read_conllu(path: Path) -> Iterator[Tree]:
    """Give each document of a file."""
    reader = Reader()
    with opened(path) as lines:
        for line in lines:
            if line.startswith("# newdoc") and reader.tree.sentences:
                yield reader.tree
                reader = Reader()
            elif line.startswith("# newpar"):
                reader.new_paragraph()
            elif not line.strip():
                reader.end_sentence()
            elif not line.startswith("#"):
                reader.add(line.rstrip("\n").split("\t"))
    reader.end_sentence()
    if reader.tree.sentences:
        yield reader.tree


def digest(name: str) -> str:
    """Give the SHA-1 of a name: an order that nobody chose."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()


def held_out_gum(folder: Path) -> list[str]:
    """Name the five news and five interview documents of GUM train that no training sees."""
    chosen = []
    for genre in ("news", "interview"):
        names = [path.stem for path in folder.glob(f"train/GUM_{genre}_*.conllu")]
        chosen += sorted(names, key=digest)[:5]
    return chosen


def train_trees(folder: Path) -> tuple[list[Tree], list[Tree]]:
    """Give the trees to train on, of EWT and of GUM, from the data folder."""
    ewt = list(read_conllu(folder / "syntax/ud-ewt/en_ewt-ud-train.rebuilt.conllu.gz"))
    out = set(held_out_gum(folder / "coref/gum"))
    files = [path for path in sorted((folder / "coref/gum/train").glob("*.conllu")) if path.stem not in out]
    return ewt, [tree for path in files for tree in read_conllu(path)]
