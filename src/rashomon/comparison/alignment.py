"""Where two texts tell the same in the same words: shingles in common, chained in order, and the words between them.

Seed, chain and align, as BLAST does (Altschul and others, 1990) and passim for reprints in newspapers (Smith, Cordell
and Dillon, 2013). The result rests on the two texts alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.comparison.words import GRAM, Words

GAP = 12
"""Words that may be put in, left out or put otherwise between two stretches of one passage."""
GAP_COST = 0.1
"""What each of them takes from the evidence, in content words."""
_SAME_GRAM = 4
"""Times a shingle may stand in a text to say where a passage lies."""
_LOOK_BACK = 40


class Run(NamedTuple):
    """Words that stand in both texts one after the other: where they start in each, and how many."""

    one: int
    other: int
    length: int


class Pair(NamedTuple):
    """A word of the one text and its like in the other, by their numbers."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage of two texts, word by word, in order; ``similarity`` is Dice's over its words by weight."""

    pairs: tuple[Pair, ...]
    similarity: float


def align(one: Words, other: Words) -> tuple[Aligned, ...]:
    """Find the passages that two texts share, in the order of the first text.

    A passage lies in one paragraph of either.
    """
    runs = list(_find_runs(one, other))
    chains = [_fill(one, other, chain) for chain in _take_chains(one, _link(one, runs))]
    parts = [part for pairs in chains for part in _split(one, other, pairs)]
    return tuple(Aligned(part, _likeness(one, other, part)) for part in sorted(parts))


def _split(one: Words, other: Words, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, ...]]:
    """Part the words of a chain at the ends of paragraphs; a part begins and ends with words that stand together."""
    zones = ((int(one.zones[pair.one]), int(other.zones[pair.other])) for pair in pairs)
    for _, group in groupby(zip(zones, pairs, strict=True), key=lambda zoned: zoned[0]):
        part = [pair for _, pair in group]
        firm = [at for at, (pair, after) in enumerate(pairwise(part)) if after == (pair.one + 1, pair.other + 1)]
        if firm:
            yield tuple(part[firm[0] : firm[-1] + 2])


def _find_runs(one: Words, other: Words) -> Iterator[Run]:
    """Yield the longest stretches that are equal in both, in order."""
    mine, theirs = _find_seeds(one, other)
    order = np.lexsort((mine, theirs - mine))
    mine, theirs = mine[order], theirs[order]
    slant = theirs - mine
    new = np.ones(len(mine), np.bool_)
    new[1:] = (slant[1:] != slant[:-1]) | (mine[1:] != mine[:-1] + 1)
    starts = np.flatnonzero(new)
    lengths = np.diff(np.append(starts, len(mine))) + GRAM - 1
    yield from sorted(
        Run(int(mine[at]), int(theirs[at]), int(length)) for at, length in zip(starts, lengths, strict=True)
    )


def _find_seeds(one: Words, other: Words) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give where the shingles in common stand in each; one that stands often in either tells no place."""
    left, right = (np.searchsorted(other.grams, one.grams, side) for side in ("left", "right"))
    own = np.searchsorted(one.grams, one.grams, "right") - np.searchsorted(one.grams, one.grams, "left")
    counts = np.where((right - left <= _SAME_GRAM) & (own <= _SAME_GRAM), right - left, 0)
    mine = np.repeat(one.places, counts)
    steps = np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts)
    return mine, other.places[np.repeat(left, counts) + steps]


@dataclass(frozen=True, slots=True)
class _Linked:
    """A run, the evidence of the best chain that ends with it, and the run before it in that chain."""

    run: Run
    evidence: float
    before: int | None


def _link(one: Words, runs: Sequence[Run]) -> list[_Linked]:
    """Give each run its best chain."""
    sums = np.concatenate([[0.0], np.cumsum(one.weights, dtype=np.float64)]).tolist()
    linked: list[_Linked] = []
    for number, run in enumerate(runs):
        best, before = sums[run.one + run.length] - sums[run.one], None
        for at in range(number - 1, max(number - _LOOK_BACK, 0) - 1, -1):
            last = linked[at]
            gap = max(run.one - last.run.one - last.run.length, run.other - last.run.other - last.run.length)
            over = max(-min(run.one - last.run.one - last.run.length, run.other - last.run.other - last.run.length), 0)
            if gap > GAP or over >= run.length or run.one <= last.run.one or run.other <= last.run.other:
                continue
            evidence = last.evidence + sums[run.one + run.length] - sums[run.one + over] - GAP_COST * (gap + over)
            if evidence > best:
                best, before = evidence, at
        linked.append(_Linked(run, best, before))
    return linked


def _take_chains(one: Words, linked: Sequence[_Linked]) -> Iterator[list[Run]]:
    """Yield chains of runs, the best first, each of runs that no better one has words of."""
    mine, theirs = bytearray(len(one.codes)), set[int]()
    used = [False] * len(linked)
    for number in sorted(range(len(linked)), key=lambda i: (-linked[i].evidence, linked[i].run)):
        chain: list[Run] = []
        at: int | None = number
        while at is not None and not used[at]:
            run = linked[at].run
            if any(mine[run.one : run.one + run.length]) or not theirs.isdisjoint(
                range(run.other, run.other + run.length)
            ):
                break
            chain.append(run)
            used[at] = True
            at = linked[at].before
        for run in chain:
            mine[run.one : run.one + run.length] = b"\1" * run.length
            theirs.update(range(run.other, run.other + run.length))
        if chain:
            yield chain[::-1]


def _fill(one: Words, other: Words, chain: Sequence[Run]) -> list[Pair]:
    """Pair the words of a chain's runs, those between them that are equal and in order, and equal ones at its ends."""
    first, final = chain[0], chain[-1]
    before = _equal(one, other, Pair(first.one - 1, first.other - 1), -1)
    pairs: list[Pair] = [Pair(first.one - step, first.other - step) for step in range(before, 0, -1)]
    for run in chain:
        start = 0
        if pairs:
            last = pairs[-1]
            start = max(last.one + 1 - run.one, last.other + 1 - run.other, 0)
            pairs += _between(one, other, Pair(last.one + 1, last.other + 1), Pair(run.one + start, run.other + start))
        pairs += [Pair(run.one + step, run.other + step) for step in range(start, run.length)]
    end = Pair(final.one + final.length, final.other + final.length)
    return pairs + [Pair(end.one + step, end.other + step) for step in range(_equal(one, other, end, 1))]


def _equal(one: Words, other: Words, start: Pair, step: int) -> int:
    """Count the equal words from a place on, forwards or backwards; they are few, as shingles cover the rest."""
    count, (i, j) = 0, start
    while 0 <= i < len(one.codes) and 0 <= j < len(other.codes) and one.codes[i] == other.codes[j] and count < GAP:
        count, i, j = count + 1, i + step, j + step
    return count


def _between(one: Words, other: Words, start: Pair, end: Pair) -> list[Pair]:
    """Give the longest common sequence of words between two places; the stretches are at most ``GAP`` long."""
    mine, theirs = one.codes[start.one : end.one].tolist(), other.codes[start.other : end.other].tolist()
    lengths = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            same = mine[i] == theirs[j]
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if same else max(lengths[i + 1][j], lengths[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(mine) and j < len(theirs):
        if mine[i] == theirs[j]:
            pairs.append(Pair(start.one + i, start.other + j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Words, other: Words, pairs: Sequence[Pair]) -> float:
    """Give Dice's coefficient of the words of a passage, by weight: twice what is equal over what stands in both."""
    first, last = pairs[0], pairs[-1]
    equal = sum(float(one.weights[pair.one] + other.weights[pair.other]) for pair in pairs)
    whole = float(one.weights[first.one : last.one + 1].sum() + other.weights[first.other : last.other + 1].sum())
    return equal / whole if whole else 1.0
