"""Texts as the encoder sees them: windows of subwords with offsets, letter case, quotation state, sentence, paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from rashomon.language.paragraphs import Paragraph
from rashomon.types import Quotation, Span

CLS, SEP = 101, 102
"""The subword that begins a window (the root of its trees), and the one that ends a paragraph."""
LIMIT = 256
OVERLAP = 48
"""Subwords of a window at most, and how many of them it repeats of the one before at most."""

_DEEPEST = 2
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of a character, which the tokenizer refuses."""

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Subwords:
    """A whole text as subwords, a special one after each paragraph. Every array has one entry a subword.

    ``starts`` and ``ends`` are code points of the text, -1 at special subwords; ``sentences`` and ``paragraphs`` number
    what each lies in.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    case: Ints
    quoted: Ints
    sentences: Ints
    paragraphs: Ints

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window(Subwords):
    """One passage, behind a special subword.

    The window decides on the subwords ``first`` to ``last`` (not included); those around them are only context, decided
    on by its neighbours.
    """

    first: int
    last: int


def read_subwords(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    tokenizer: Tokenizer,
) -> Subwords:
    """Cut the paragraphs of a text into subwords."""
    whole = _LONE.sub("\ufffd", text)
    encodings = tokenizer.encode_batch([whole[p.start : p.end] for p in paragraphs], add_special_tokens=False)
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    numbers: list[int] = []
    for number, (paragraph, encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
        base = paragraph.start
        ids += [*encoding.ids, SEP]
        offsets += [(base + start, base + end) for start, end in encoding.offsets] + [(-1, -1)]
        numbers += [number] * (len(encoding.ids) + 1)
    starts, ends = (
        (np.array(each, dtype=np.int32) for each in zip(*offsets, strict=True)) if ids else (_none(), _none())
    )
    depth = _depths(text, quotations)
    begins = np.array([sentence.start for sentence in sentences], dtype=np.int32)
    located = np.maximum.accumulate(starts) if ids else starts
    return Subwords(
        ids=np.array(ids, dtype=np.int32),
        starts=starts,
        ends=ends,
        case=np.array([_case(text[s:e]) if s >= 0 else 0 for s, e in offsets], dtype=np.int32),
        quoted=np.where(starts >= 0, depth[np.maximum(starts, 0)], 0).astype(np.int32),
        sentences=np.searchsorted(begins, located, side="right").astype(np.int32),
        paragraphs=np.array(numbers, dtype=np.int32),
    )


def cut_windows(subwords: Subwords, limit: int = LIMIT, overlap: int = OVERLAP) -> Iterator[Window]:
    """Cut a text into windows of at most ``limit`` subwords: whole paragraphs where they fit, else whole sentences.

    A window begins with up to ``overlap`` subwords of the one before, from a paragraph's or sentence's start where
    there is one; which of the two decides on a subword changes in the middle of what they share.
    """
    stops = _stops(subwords.paragraphs), _stops(subwords.sentences)
    begin, decided = 0, 0
    while begin < len(subwords):
        end = _find_end(begin, decided, stops, len(subwords), limit - 1)
        after = len(subwords) if end == len(subwords) else _find_begin(begin, end, stops, overlap)
        middle = len(subwords) if end == len(subwords) else (after + end) // 2
        yield _window(subwords, begin, end, decided, middle)
        begin, decided = after, middle


def _find_end(begin: int, decided: int, stops: tuple[list[int], list[int]], length: int, limit: int) -> int:
    """Give where a window ends: the last end of a paragraph that it can reach, or of a sentence, or where it is full."""
    if begin + limit >= length:
        return length
    for ends, least in ((stops[0], begin + limit // 2), (stops[1], begin + limit // 2)):
        at = ends[bisect_right(ends, begin + limit) - 1]
        if at > max(least, decided):
            return at
    return begin + limit


def _find_begin(begin: int, end: int, stops: tuple[list[int], list[int]], overlap: int) -> int:
    """Give where the next window begins: the first start of a paragraph within the overlap, or of a sentence."""
    lowest = max(end - overlap, begin + 1)
    for starts in stops:
        at = starts[min(bisect_left(starts, lowest), len(starts) - 1)]
        if at < end:
            return at
    return lowest


def _stops(numbers: Ints) -> list[int]:
    """Give the places where a numbering changes, with both ends."""
    changes = (np.flatnonzero(np.diff(numbers)) + 1).tolist()
    return [0, *changes, len(numbers)]


def _window(subwords: Subwords, begin: int, end: int, decided: int, middle: int) -> Window:
    def part(values: Ints, lead: int) -> Ints:
        return np.concatenate([np.array([lead], dtype=np.int32), values[begin:end]])

    return Window(
        ids=part(subwords.ids, CLS),
        starts=part(subwords.starts, -1),
        ends=part(subwords.ends, -1),
        case=part(subwords.case, 0),
        quoted=part(subwords.quoted, 0),
        sentences=part(subwords.sentences, int(subwords.sentences[begin])),
        paragraphs=part(subwords.paragraphs, int(subwords.paragraphs[begin])),
        first=decided - begin + 1,
        last=middle - begin + 1,
    )


def _depths(text: str, quotations: Sequence[Quotation]) -> npt.NDArray[np.int8]:
    """Give for each character the depth of quotation that it lies in, at most ``_DEEPEST``."""
    depth = np.zeros(len(text) + 1, dtype=np.int8)
    for quotation in quotations:
        inside = depth[quotation.start : quotation.end]
        inside += inside < _DEEPEST
    return depth


def _none() -> Ints:
    return np.zeros(0, dtype=np.int32)


def _case(word: str) -> int:
    """Give 1 lower, 2 capitalised, 3 all capitals, 4 digits, 5 other."""
    if word[0].isdigit():
        return 4
    if not word[0].isalpha():
        return 5
    if len(word) > 1 and word.isupper():
        return 3
    return 2 if word[0].isupper() else 1
