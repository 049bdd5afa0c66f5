"""What the shipped encoder says of the words of annotated texts: read by the package itself, once."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from marked import Marked

from rashomon.language.model import Reader, Scores
from rashomon.language.tagger import ReaderTagger
from rashomon.language.trees import TreeReader
from rashomon.types import Document, Span, Word, Zone, Zoned


@dataclass(frozen=True, slots=True)
class Stated:
    """An annotated text with its words and what the encoder says of each: [words, hidden]."""

    marked: Marked
    words: tuple[Word, ...]
    states: np.ndarray


class StateReader(TreeReader):
    """Reads trees and keeps the states of their words."""

    def __init__(self, reader: Reader, text: str, sentences: Sequence[Span], tokens: Sequence[Span]) -> None:
        super().__init__(reader, text, sentences, tokens)
        self.states: list[np.ndarray] = []

    def _add(self, tokens: Sequence[Span], scores: Scores, rows: np.ndarray) -> None:
        self.states.append(scores.hidden[rows].astype(np.float16))
        super()._add(tokens, scores, rows)


def read_states(marked: Iterable[Marked], tagger: ReaderTagger) -> Iterator[Stated]:
    """Read each text as one body."""
    for one in marked:
        document = Document(
            id=one.name, bytes_sha256="", path=None, url=None, outlet=None, title=None, author=None, published=None,
            published_at=None, published_span=None, other_dates=(), language="en", text=one.text,
        )  # fmt: skip
        prepared = tagger.prepare(Zoned(document, (Zone("z1", "body", 0, len(one.text)),)))
        reader = StateReader(tagger.reader, one.text, prepared.sentences, prepared.tokens)
        for scores in tagger.reader.read(prepared.windows):
            reader.read(scores)
        if reader.states:
            yield Stated(one, tuple(reader.words), np.concatenate(reader.states))


def keep(path: Path | None, make: Callable[[], Iterable[Stated]]) -> list[Stated]:
    """Give what a file keeps; where there is none, make it, and keep it if a file is named."""
    if path is not None and path.is_file():
        return pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    made = list(make())
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(made, protocol=5))
    return made
