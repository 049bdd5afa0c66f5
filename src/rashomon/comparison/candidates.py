"""Which documents may share a passage: those with several shingles in common close together, in the same order.

All shingles are kept, none sampled: a passage of twenty words has too few for MinHash or winnowing to meet it surely,
and sorting the codes of ten thousand articles takes a second.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.comparison.words import Words

LAST = 8
"""Earlier carriers of one shingle that a document is compared with: the last ones put up before it.

It bounds the work for an article. A text that fifty outlets print is met by way of the others; the first ones instead
of the last would be compared with everybody, for the phrases that all texts share."""
TOGETHER, APART = 5, 24
"""Shingles in common that make a candidate: in one stretch of text, or anywhere in it."""
_STRETCH, _SLANT = 32, 16
"""Words that a stretch is long, and words that may be put in or left out in it."""
_BATCH = 128
_FARTHEST = 1 << 17

Numbers = npt.NDArray[np.int64]


def find_candidates(documents: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in ``documents`` (the earlier first), which stand in the order of their publication."""
    sizes = np.array([len(one.grams) for one in documents], np.int64)
    grams = np.concatenate([one.grams for one in documents] or [np.array([], np.uint64)])
    owner = np.repeat(np.arange(len(documents)), sizes)
    place = np.concatenate([one.places for one in documents] or [np.array([], np.int64)])
    order = np.argsort(grams, kind="stable")
    postings = _Postings(owner[order], place[order], _run_starts(grams[order]))
    where = np.empty(len(order), np.int64)
    where[order] = np.arange(len(order))
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    for first in range(0, len(documents), _BATCH):
        last = min(first + _BATCH, len(documents))
        yield from postings.candidates(where[bounds[first] : bounds[last]], first)


def _run_starts(grams: npt.NDArray[np.uint64]) -> Numbers:
    """Give for each of the sorted shingles where the run of its like starts."""
    new = np.concatenate([[True], grams[1:] != grams[:-1]]) if len(grams) else np.array([], np.bool_)
    starts = np.flatnonzero(new)
    return np.repeat(starts, np.diff(np.concatenate([starts, [len(grams)]])))


class _Postings:
    """Who has each shingle and where; sorted by shingle, then by document."""

    def __init__(self, owner: Numbers, place: Numbers, run: Numbers) -> None:
        self._owner, self._place, self._run = owner, place, run
        self._owners = int(owner.max(initial=0)) + 1

    def candidates(self, some: Numbers, first: int) -> Iterator[tuple[int, int]]:
        """Yield the pairs of a batch of documents (from number ``first`` on) with earlier ones."""
        counts = np.minimum(some - self._run[some], LAST)
        later = np.repeat(some, counts)
        steps = np.arange(len(later)) - np.repeat(np.cumsum(counts) - counts, counts)
        earlier = later - np.repeat(counts, counts) + steps
        apart = self._owner[later] != self._owner[earlier]
        later, earlier = later[apart], earlier[apart]
        pair = (self._owner[later] - first) * self._owners + self._owner[earlier]
        shared = np.bincount(pair) if len(pair) else np.array([], np.int64)
        kept = shared[pair] >= TOGETHER
        later, earlier, pair = later[kept], earlier[kept], pair[kept]
        dense = _dense(pair, self._place[later], self._place[earlier])
        for one in np.union1d(dense, np.flatnonzero(shared >= APART)):
            yield int(one % self._owners), int(one // self._owners) + first


def _dense(pair: Numbers, later: Numbers, earlier: Numbers) -> Numbers:
    """Give the pairs with ``TOGETHER`` shingles in one stretch, looking at stretches that overlap by half."""
    slant = np.minimum(later, _FARTHEST) - np.minimum(earlier, _FARTHEST) + _FARTHEST
    found = [np.array([], np.int64)]
    for shift in (0, _SLANT // 2):
        for move in (0, _STRETCH // 2):
            stretch = (np.minimum(later, _FARTHEST) + move) // _STRETCH
            cells, counts = np.unique(((pair << 15 | (slant + shift) // _SLANT) << 13) | stretch, return_counts=True)
            found.append(cells[counts >= TOGETHER] >> 28)
    return np.unique(np.concatenate(found))
