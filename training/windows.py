"""Texts as the encoder sees them: windows of subwords with offsets, letter case and quotation state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.types import Zone

CLS, SEP, PAD = 101, 102, 0
LIMIT = 256
OVERLAP = 48


@dataclass(frozen=True, slots=True)
class Window:
    """One passage. All arrays have one entry a subword; ``starts`` is -1 at special subwords."""

    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    case: np.ndarray
    quoted: np.ndarray


@dataclass(slots=True)
class _Draft:
    ids: list[int] = field(default_factory=lambda: [CLS])
    starts: list[int] = field(default_factory=lambda: [-1])
    ends: list[int] = field(default_factory=lambda: [-1])

    def add(self, ids: Sequence[int], offsets: Sequence[tuple[int, int]], base: int) -> None:
        """Add a paragraph and the mark that ends it."""
        self.ids += [*ids, SEP]
        self.starts += [base + start for start, _ in offsets] + [-1]
        self.ends += [base + end for _, end in offsets] + [-1]


def make_windows(text: str, tokenizer: Tokenizer, limit: int = LIMIT) -> Iterator[Window]:
    """Pack consecutive paragraphs into windows of at most ``limit`` subwords; cut longer ones with an overlap."""
    paragraphs = find_paragraphs(text, [Zone("z1", "body", 0, len(text))])
    state = _quotation_state(text, paragraphs)
    draft = _Draft()
    encodings = tokenizer.encode_batch([text[p.start : p.end] for p in paragraphs], add_special_tokens=False)
    for paragraph, encoding in zip(paragraphs, encodings, strict=True):
        for ids, offsets in _cut(encoding.ids, encoding.offsets, limit - 2):
            if len(draft.ids) + len(ids) + 1 > limit:
                yield _finish(draft, text, state)
                draft = _Draft()
            draft.add(ids, offsets, paragraph.start)
    if len(draft.ids) > 1:
        yield _finish(draft, text, state)


def _cut(
    ids: Sequence[int], offsets: Sequence[tuple[int, int]], limit: int
) -> Iterator[tuple[Sequence[int], Sequence[tuple[int, int]]]]:
    at = 0
    while True:
        yield ids[at : at + limit], offsets[at : at + limit]
        if at + limit >= len(ids):
            return
        at += limit - OVERLAP


def _quotation_state(text: str, paragraphs: Sequence) -> np.ndarray:
    """Give for each character the depth of quotation it lies in, at most 2, plus 2 at the marks' own paragraph ends."""
    state = np.zeros(len(text) + 1, dtype=np.int8)
    for quotation in find_quotations(text, paragraphs):
        state[quotation.start : quotation.end] = np.minimum(state[quotation.start : quotation.end] + 1, 2)
    return state


def _finish(draft: _Draft, text: str, state: np.ndarray) -> Window:
    starts = np.array(draft.starts, dtype=np.int32)
    ends = np.array(draft.ends, dtype=np.int32)
    case = np.array(
        [_case(text[s:e]) if s >= 0 else 0 for s, e in zip(draft.starts, draft.ends, strict=True)], dtype=np.int8
    )
    quoted = np.where(starts >= 0, state[np.maximum(starts, 0)], 0).astype(np.int8)
    return Window(np.array(draft.ids, dtype=np.int32), starts, ends, case, quoted)


def _case(word: str) -> int:
    """Give 1 lower, 2 capitalised, 3 all capitals, 4 digits, 5 other."""
    if word[0].isdigit():
        return 4
    if not word[0].isalpha():
        return 5
    if len(word) > 1 and word.isupper():
        return 3
    return 2 if word[0].isupper() else 1
