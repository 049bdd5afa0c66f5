"""The words of each sentence with their classes and the tree that joins them."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.language.model import TOLD, Floats, Reader, Scores, Told
from rashomon.language.pairs import Longs
from rashomon.language.punctuation import hang_punctuation
from rashomon.language.usage import read_uses
from rashomon.types import Hint, Span, Word

_LONGEST = 200
"""Words of a tree at most; a longer sentence, or one that no window holds whole, is cut."""
_FAR = -1e6
_CROSSING = 0.5
"""What an arc over the root loses; chosen on GUM's dev part."""
_HAPPENING, _NOTHING = TOLD.index("happening"), TOLD.index("nothing")


class TreeReader:
    """Reads the trees of one text, window after window."""

    def __init__(self, reader: Reader, text: str, sentences: Sequence[Span], tokens: Sequence[Span]) -> None:
        self._reader = reader
        self._text = text
        self._tokens = tokens
        self._ends = _sentence_ends(sentences, tokens)
        self._at = 0
        self.words: list[Word] = []
        self.hints: list[Hint] = []

    def read(self, scores: Scores) -> None:
        """Add the words of the sentences that begin where the window decides."""
        starts = scores.window.starts
        order = np.flatnonzero(starts >= 0)
        decided = order[order < scores.window.last]
        while len(decided) and self._at < len(self._tokens) and self._tokens[self._at].start <= starts[decided[-1]]:
            tokens = self._tokens[self._at : min(self._ends[self._at], self._at + _LONGEST)]
            places = np.searchsorted(starts[order], [token.start for token in tokens])
            held = max(int((places < len(order)).sum()), 1)
            rows = order[np.minimum(places[:held], len(order) - 1)]
            self._add(tokens[:held], scores, rows)
            self._at += held

    def _add(self, tokens: Sequence[Span], scores: Scores, rows: npt.NDArray[np.intp]) -> None:
        base, labels, usage = len(self.words), self._reader.labels, self._reader.usage
        forms = [self._text[token.start : token.end] for token in tokens]
        root, words = scores.hidden[:1], scores.hidden[rows]
        classes = [labels.upos[best] for best in usage.weigh_classes(forms, labels.upos, scores.upos[rows]).argmax(1)]
        uses = read_uses(forms, classes)
        heads = best_tree(shun_crossing(usage.weigh_heads(uses, self._reader.arcs(root, words))))
        named = self._reader.arc_labels(words, np.concatenate([root, words])[heads])
        names = usage.weigh_labels(uses, heads.tolist(), labels.deprels, named).argmax(1)
        hung = hang_punctuation(forms, classes, heads.tolist(), _glued(tokens))
        for token, head, name, sort in zip(tokens, hung, names.tolist(), classes, strict=True):
            above = base + head - 1 if head else -1
            self.words.append(Word(token.start, token.end, sort, above, labels.deprels[name]))
        self.hints += _hints(self._reader.tell(words))


def _hints(found: Told | None) -> list[Hint]:
    if found is None:
        return []
    rows = np.column_stack([found.told[:, _HAPPENING], found.told[:, _NOTHING], found.took_place])
    return [Hint(*row) for row in rows.astype(float).round(3).tolist()]


def _glued(tokens: Sequence[Span]) -> list[bool]:
    """Tell which tokens follow the one before without a space."""
    return [False, *(after.start == before.end for before, after in pairwise(tokens))]


def _sentence_ends(sentences: Sequence[Span], tokens: Sequence[Span]) -> list[int]:
    """Give for each token the number of the first one past its sentence."""
    ends: list[int] = []
    for sentence in sentences:
        end = bisect_left(tokens, sentence.end, key=lambda token: token.start)
        ends += [end] * (end - len(ends))
    return ends


def shun_crossing(scores: Floats) -> Floats:
    """Give the scores of heads with those of arcs over the likeliest root made less: such an arc crosses the root's."""
    places = np.arange(len(scores))
    root = int(_root_gains(scores).argmax())
    sides = np.sign(places - root)
    shunned = scores.copy()
    shunned[:, 1:] -= _CROSSING * (np.outer(sides, sides) < 0)
    return shunned


def _root_gains(scores: Floats) -> Floats:
    """Give what each word's score gains where it is the root."""
    heads = scores[:, 1:].copy()
    np.fill_diagonal(heads, _FAR)
    gains: Floats = scores[:, 0] - heads.max(1, initial=_FAR)
    return gains


def best_tree(scores: Floats) -> Longs:
    """Give each word's head (0: the root) so that all hang on one root without circles.

    ``scores`` [words, 1 + words]. The root is the word that gains most by it. The best head of each other word is
    taken; where that makes a circle, a maximum spanning arborescence is found (Chu and Liu 1965, Edmonds 1967).
    """
    size = len(scores)
    scores = scores.copy()
    scores[np.arange(size), np.arange(size) + 1] = -np.inf
    root = int(_root_gains(scores).argmax())
    scores[:, 0] = scores[root] = _FAR
    scores[root, 0] = 0
    heads: Longs = scores.argmax(1)
    if not _find_circle(heads):
        return heads
    full = np.full((size + 1, size + 1), -np.inf)
    full[1:] = scores
    return np.asarray(_arborescence(full)[1:], dtype=np.int64)


def _find_circle(heads: Longs) -> list[int]:
    """Give the words (from 1) of a circle, if there is one."""
    state = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        walk, at = [], start
        while at and not state[at]:
            state[at] = start
            walk.append(at)
            at = int(heads[at - 1])
        if at and state[at] == start:
            return walk[walk.index(at) :]
    return []


def _arborescence(scores: npt.NDArray[np.float64]) -> Longs:
    """Give the heads of the best arborescence over nodes 0 (the root) to n; ``scores`` [node, head]."""
    heads: Longs = scores.argmax(1)
    heads[0] = -1
    circle = _find_circle(heads[1:])
    if not circle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[circle] = True
    outer = np.flatnonzero(~inside)
    gain = scores[circle] - scores[circle, heads[circle]][:, None]
    small = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    small[:-1, :-1] = scores[outer][:, outer]
    small[-1, :-1] = gain[:, outer].max(0)
    small[:-1, -1] = scores[outer][:, circle].max(1)
    solved = _arborescence(small)
    into = int(outer[solved[-1]])
    broken = circle[int(gain[:, into].argmax())]
    found: Longs = heads.copy()
    for row, node in enumerate(outer):
        if node:
            above = int(solved[row])
            found[node] = outer[above] if above < len(outer) else circle[int(scores[node, circle].argmax())]
    found[broken] = into
    return found
