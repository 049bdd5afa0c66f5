"""How spans are scored: exact, overlap and joined F1, as the contract says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scored:
    """One attribution as far as it is scored; each role may have several pieces, or none."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    nested: bool = False
    confidence: float = 1.0

    def role(self, name: str) -> tuple[tuple[int, int], ...]:
        """Give the pieces of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]

    @property
    def whole(self) -> bool:
        """Whether source, cue and content are all there."""
        return bool(self.source and self.cue and self.content)


@dataclass(slots=True)
class Count:
    """Right ones among those found and those sought; sums over articles."""

    right: int = 0
    found: int = 0
    sought: int = 0

    def add(self, right: int, found: int, sought: int) -> None:
        """Add one article's figures."""
        self.right += right
        self.found += found
        self.sought += sought

    @property
    def precision(self) -> float:
        """Share of the found that are right; 0 where none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the sought that were found; 0 where none was sought."""
        return self.right / self.sought if self.sought else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.sought) if self.found + self.sought else 0.0


ROLES = ("source", "cue", "content")


@dataclass(slots=True)
class Score:
    """All figures of one set of articles."""

    exact: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})
    overlap: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})
    joined: Count = field(default_factory=Count)
    found: Count = field(default_factory=Count)
    outer: Count = field(default_factory=Count)
    source: Count = field(default_factory=Count)
    nested: Count = field(default_factory=Count)
    sureness: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, text: str, gold: Sequence[Scored], predicted: Sequence[Scored]) -> None:
        """Count one article."""
        gold, predicted = trim_all(text, gold), trim_all(text, predicted)
        outer, outer_predicted = [g for g in gold if not g.nested], [p for p in predicted if not p.nested]
        for role in ROLES:
            sought, given = _unique(outer, role), _unique(outer_predicted, role)
            self.exact[role].add(len(sought & given), len(given), len(sought))
            self.overlap[role].add(len(match(sorted(sought), sorted(given), span_overlap)), len(given), len(sought))
        whole, whole_predicted = [g for g in outer if g.whole], [p for p in outer_predicted if p.whole]
        self.joined.add(len(match(whole, whole_predicted, _joined)), len(whole_predicted), len(whole))
        self._add_found(gold, predicted)

    def _add_found(self, gold: Sequence[Scored], predicted: Sequence[Scored]) -> None:
        """Count those found by cue and content, at any depth and at the top, and the sources that are right."""
        pairs = match(gold, predicted, found_by)
        self.found.add(len(pairs), len(predicted), len(gold))
        right = sum(has_same_source(gold[g], predicted[p]) for g, p in pairs)
        whole = {p for g, p in pairs if has_same_source(gold[g], predicted[p])}
        self.sureness += [(one.confidence, number in whole) for number, one in enumerate(predicted)]
        self.source.add(right, len(pairs), len(pairs))
        outer, outer_predicted = [g for g in gold if not g.nested], [p for p in predicted if not p.nested]
        self.outer.add(len(match(outer, outer_predicted, found_by)), len(outer_predicted), len(outer))
        inner, inner_predicted = [g for g in gold if g.nested], [p for p in predicted if p.nested]
        self.nested.add(len(match(inner, inner_predicted, found_by)), len(inner_predicted), len(inner))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut characters that are neither letters nor digits at both ends; a span of nothing else stays."""
    first, last = start, end
    while first < last and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (start, end)


def trim_all(text: str, items: Iterable[Scored]) -> list[Scored]:
    """Trim every piece of every attribution."""

    def cut(pieces: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple(trim(text, *piece) for piece in pieces)

    return [replace(item, source=cut(item.source), cue=cut(item.cue), content=cut(item.content)) for item in items]


def span_overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Characters in common over characters in either."""
    return pieces_overlap((one,), (other,))


def pieces_overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Characters in common over characters in either, all pieces taken together."""
    if not one or not other:
        return 0.0
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    either = sum(b - a for a, b in one) + sum(b - a for a, b in other) - common
    return common / either if either else 0.0


def match(gold: Sequence[T], predicted: Sequence[T], overlap: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """Pair one to one, best overlap first; only pairs that reach 0.5."""
    pairs = [(overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    taken_gold: set[int] = set()
    taken: set[int] = set()
    chosen = []
    for score, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score < 0.5:
            break
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            chosen.append((i, j))
    return chosen


def _unique(items: Iterable[Scored], role: str) -> set[tuple[int, int]]:
    return {piece for item in items for piece in item.role(role)}


def _joined(gold: Scored, predicted: Scored) -> float:
    return min(pieces_overlap(gold.role(role), predicted.role(role)) for role in ROLES)


def found_by(gold: Scored, predicted: Scored) -> float:
    """Cue and content; content alone where the annotation has no cue."""
    roles = ("cue", "content") if gold.cue else ("content",)
    return min(pieces_overlap(gold.role(role), predicted.role(role)) for role in roles)


def has_same_source(gold: Scored, predicted: Scored) -> bool:
    """Tell whether the sources overlap by half, or neither has one."""
    if not gold.source or not predicted.source:
        return not gold.source and not predicted.source
    return pieces_overlap(gold.source, predicted.source) >= 0.5
