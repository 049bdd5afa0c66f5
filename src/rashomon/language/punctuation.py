"""Where punctuation hangs in a tree: by the guidelines of Universal Dependencies, not by the model.

https://universaldependencies.org/u/dep/punct.html: paired marks hang on the head of what they enclose, a mark before or
after a dependent unit on that unit, all others as high as they can without crossing an arc.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_OPENERS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "``": "''", "«": "»", '"': '"'}
_HYPHENS = frozenset("-–/")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as needed here: ``above`` is each word's head (from 0; -1: none), over punctuation."""

    forms: Sequence[str]
    marks: Sequence[bool]
    glued: Sequence[bool]
    above: Sequence[int]
    pairs: dict[int, int]
    root: int

    def climb(self, at: int, low: int, high: int) -> int:
        """Give the highest word over one that is reached without leaving a stretch."""
        while low <= self.above[at] < high:
            at = self.above[at]
        return at

    def top_inside(self, low: int, high: int) -> int:
        """Give the first word of a stretch whose head lies outside it; -1 where there is none."""
        inside = (at for at in range(low, high) if not self.marks[at])
        return next((at for at in inside if not low <= self.above[at] < high), -1)

    def enclosing(self, at: int) -> tuple[int, int]:
        """Give where the innermost pair of marks around a mark begins and ends; else the sentence."""
        around = [(start + 1, end) for start, end in self.pairs.items() if start < at < end]
        return max(around, default=(0, len(self.forms)))

    def joins(self, at: int) -> bool:
        """Tell whether a mark is a hyphen inside a word."""
        inner = 0 < at < len(self.forms) - 1 and self.forms[at] in _HYPHENS
        return inner and self.glued[at] and self.glued[at + 1] and not self.marks[at - 1]

    def under(self, at: int, top: int) -> bool:
        """Tell whether a word stands under another."""
        while at >= 0 and at != top:
            at = self.above[at]
        return at == top

    def deeper(self, left: int, right: int) -> int:
        """Give that of two words which depends on the other; else that whose head is across."""
        if self.under(left, right):
            return left
        return right if self.under(right, left) or 0 <= self.above[right] < right else left


def hang_punctuation(
    forms: Sequence[str], classes: Sequence[str], heads: Sequence[int], glued: Sequence[bool]
) -> list[int]:
    """Give the heads (from 1; 0: the root) of a sentence's words with its punctuation hung anew, and nothing on it.

    ``glued`` tells which words follow the one before without a space. A sentence that is all punctuation, or whose root
    is, stays as it is.
    """
    marks = [sort == "PUNCT" for sort in classes]
    roots = [at for at, head in enumerate(heads) if not head]
    if not roots or marks[roots[0]]:
        return list(heads)
    above = [_skip(at, heads, marks) for at in range(len(heads))]
    sentence = _Sentence(forms, marks, glued, above, _find_pairs(forms, marks), roots[0])
    return [1 + (_hang(at, sentence) if marks[at] else above[at]) for at in range(len(heads))]


def _skip(at: int, heads: Sequence[int], marks: Sequence[bool]) -> int:
    """Give the nearest word above (from 0; -1: none) that is no punctuation."""
    head = heads[at] - 1
    while head >= 0 and marks[head]:
        head = heads[head] - 1
    return head


def _find_pairs(forms: Sequence[str], marks: Sequence[bool]) -> dict[int, int]:
    """Give for each paired mark, opening and closing, the other."""
    pairs: dict[int, int] = {}
    unclosed: list[tuple[int, str]] = []
    for at in (at for at, mark in enumerate(marks) if mark):
        opened = [place for place, (_, closer) in enumerate(unclosed) if closer == forms[at]]
        if opened:
            start = unclosed[opened[-1]][0]
            del unclosed[opened[-1] :]
            pairs |= {start: at, at: start}
        elif forms[at] in _OPENERS:
            unclosed.append((at, _OPENERS[forms[at]]))
    return pairs


def _hang(at: int, sentence: _Sentence) -> int:
    """Give the head of one mark, from 0."""
    if at in sentence.pairs:
        inside = sentence.top_inside(min(at, sentence.pairs[at]) + 1, max(at, sentence.pairs[at]))
        if inside >= 0:
            return inside
    if sentence.joins(at):
        return at - 1
    low, high = sentence.enclosing(at)
    before = next((word for word in range(at - 1, low - 1, -1) if not sentence.marks[word]), -1)
    after = next((word for word in range(at + 1, high) if not sentence.marks[word]), -1)
    if before >= 0 and after >= 0:
        return sentence.deeper(sentence.climb(before, low, at), sentence.climb(after, at + 1, high))
    if after >= 0:
        return sentence.climb(after, at + 1, high)
    whole = before < 0 or (low, high) == (0, len(sentence.forms))
    return sentence.root if whole else sentence.top_inside(low, high)
