"""The published table's own chunking and counting (CofeNet, COLING 2022, exe/eval/evaluation.py), from tokens and BIO labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scoring import ROLES, Count, Scored

_NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "”", "''", "%", "…"})
_NO_SPACE_AFTER = frozenset({"(", "[", "“", "``", "$", "#", "@"})
_CLITICS = ("'", "’", "n't", "n’t")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens written as running text, with where each token lies."""

    text: str
    spans: tuple[tuple[int, int], ...]


def write_out(tokens: Sequence[str]) -> Chunk:
    """Join tokens as print has them."""
    text = ""
    spans = []
    glued, quoted = True, False
    for word in tokens:
        closing = word == '"' and quoted
        if not (glued or closing or word in _NO_SPACE_BEFORE or (word.startswith(_CLITICS) and len(word) > 1)):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        quoted ^= word == '"'
        glued = word in _NO_SPACE_AFTER or (word == '"' and quoted)
    return Chunk(text, tuple(spans))


def label(chunk: Chunk, attributions: Iterable[Scored]) -> list[str]:
    """Give each token one label; where roles overlap a source or cue wins over a content around it."""
    labels = ["O"] * len(chunk.spans)
    pieces = [(role, piece) for role in ("content", "source", "cue") for a in attributions for piece in a.role(role)]
    for role, (start, end) in pieces:
        inside = [i for i, (a, b) in enumerate(chunk.spans) if a < end and b > start]
        for place, index in enumerate(inside):
            labels[index] = f"{'I' if place else 'B'}-{role}"
    return labels


def elements(labels: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Give the spans of each role in tokens."""
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    start = 0
    for index, (now, after) in enumerate(zip(labels, [*labels[1:], "O"], strict=True)):
        if now[:1] == "B" or index == 0 or labels[index - 1][2:] != now[2:]:
            start = index
        if now != "O" and (after[:1] == "B" or after[2:] != now[2:]):
            found[now[2:]].append((start, index + 1))
    return found


@dataclass(slots=True)
class ChunkScore:
    """Exact and begin F1 and mean Jaccard of each role."""

    exact: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})
    begin: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})
    jaccard: dict[str, list[float]] = field(default_factory=lambda: {role: [] for role in ROLES})

    def add(self, gold: Sequence[str], predicted: Sequence[str]) -> None:
        """Count one chunk."""
        sought, given = elements(gold), elements(predicted)
        for role in ROLES:
            true, made = sought[role], given[role]
            self.exact[role].add(len(set(true) & set(made)), len(made), len(true))
            begins = {span[0] for span in true} & {span[0] for span in made}
            self.begin[role].add(len(begins), len(made), len(true))
            self.jaccard[role].extend(max((_share(span, other) for other in made), default=0.0) for span in true)
            self.jaccard[role].extend(0.0 for span in made if not any(_share(span, other) for other in true))

    def mean_jaccard(self, role: str) -> float:
        """Mean over the sought, and over the found that touch none of them."""
        values = self.jaccard[role]
        return sum(values) / len(values) if values else 0.0


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))
