"""How chains of mentions are scored: MUC, B³ and CEAF-e, and their mean, the CoNLL F1.

MUC after Vilain et al. 1995, B³ after Bagga and Baldwin 1998, CEAF-e after Luo 2005 (φ4). The assignment of CEAF-e is
exact: chains that share no mention never compete, so each connected part is solved by itself (Kuhn and Munkres).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

M = TypeVar("M", bound=Hashable)
Chains = Sequence[Collection[M]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision and recall of one measure."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Conll:
    """The three measures of one comparison."""

    muc: Figure
    b3: Figure
    ceaf: Figure

    @property
    def f1(self) -> float:
        """Mean of the three F1, as in the CoNLL-2012 shared task."""
        return (self.muc.f1 + self.b3.f1 + self.ceaf.f1) / 3


def score_chains(gold: Chains[M], found: Chains[M]) -> Conll:
    """Score chains against the gold ones; a mention is in one chain of either side at most."""
    gold, found = [set(c) for c in gold if c], [set(c) for c in found if c]
    ceaf = _ceaf(gold, found)
    return Conll(
        Figure(_muc(found, gold), _muc(gold, found)),
        Figure(_b3(found, gold), _b3(gold, found)),
        Figure(ceaf / len(found) if found else 0.0, ceaf / len(gold) if gold else 0.0),
    )


def _owner(chains: Chains[M]) -> Mapping[M, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _muc(key: Chains[M], other: Chains[M]) -> float:
    """Give the share of the key's links that the other side has."""
    owner = _owner(other)
    links = sum(len(chain) - 1 for chain in key)
    kept = sum(
        len(chain) - len({owner[m] for m in chain if m in owner}) - sum(m not in owner for m in chain) for chain in key
    )
    return kept / links if links else 0.0


def _b3(key: Chains[M], other: Chains[M]) -> float:
    """Give, over the key's mentions, the mean share of its chain that is with it on the other side too."""
    owner = _owner(other)
    total = right = 0.0
    for chain in key:
        total += len(chain)
        with_it: dict[int, int] = defaultdict(int)
        for mention in chain:
            if mention in owner:
                with_it[owner[mention]] += 1
        right += sum(count * count for count in with_it.values()) / len(chain)
    return right / total if total else 0.0


def _ceaf(gold: Sequence[set[M]], found: Sequence[set[M]]) -> float:
    """Give the best sum of φ4 over one-to-one pairs of chains."""
    owner = _owner(found)
    likes: dict[tuple[int, int], float] = {}
    for g, chain in enumerate(gold):
        for f in {owner[m] for m in chain if m in owner}:
            likes[g, f] = 2 * len(chain & found[f]) / (len(chain) + len(found[f]))
    return sum(_best(part) for part in _parts(likes))


def _parts(likes: Mapping[tuple[int, int], float]) -> Iterator[list[list[float]]]:
    """Give each connected part as a square of gains."""
    near: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    for g, f in likes:
        near["g", g].add(("f", f))
        near["f", f].add(("g", g))
    left = set(near)
    while left:
        part, todo = set(), [min(left)]
        while todo:
            node = todo.pop()
            if node not in part:
                part.add(node)
                todo += near[node] - part
        left -= part
        gs, fs = sorted(n for side, n in part if side == "g"), sorted(n for side, n in part if side == "f")
        size = max(len(gs), len(fs))
        square = [[0.0] * size for _ in range(size)]
        for i, g in enumerate(gs):
            for j, f in enumerate(fs):
                square[i][j] = likes.get((g, f), 0.0)
        yield square


def _best(gains: Sequence[Sequence[float]]) -> float:
    """Give the greatest sum of gains over one-to-one pairs of rows and columns (Kuhn and Munkres, by potentials)."""
    size = len(gains)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of, way = [0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0], column = row, 0
        least, used = [float("inf")] * (size + 1), [False] * (size + 1)
        while row_of[column]:
            used[column] = True
            here, step, following = row_of[column], float("inf"), 0
            for j in range(1, size + 1):
                if not used[j]:
                    cost = -gains[here - 1][j - 1] - rows[here] - columns[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, column
                    if least[j] < step:
                        step, following = least[j], j
            for j in range(size + 1):
                if used[j]:
                    rows[row_of[j]] += step
                    columns[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    return sum(gains[row_of[j] - 1][j - 1] for j in range(1, size + 1))
