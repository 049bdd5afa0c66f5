"""A linear coder of who did what to whom, on top of the event mentions of a sentence and the reader's own states.

It learns PLOVER's roots from coded sentences with source and target given (``events.py`` fits it by folds). Features: the
event mentions with their type, certainty and polarity and whether source or target take part; the words outside the two;
the words on the path between them in the tree; two neighbouring words; the mean of the reader's hidden states over the
path, over source, over target and over the rest. Multinomial logistic regression with an L2 penalty and smoothed labels.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.language.tagger import ReaderTagger
from rashomon.lexicon.tree import Tree
from rashomon.types import Annotations, EventMention, Participant, Span, Tagged, Zoned

Floats = npt.NDArray[np.float32]

QUADS = {
    "agree": 1, "consult": 1, "support": 1, "cooperate": 2, "aid": 2, "yield": 2, "request": 3, "accuse": 3, "reject": 3,
    "threaten": 3, "protest": 4, "sanction": 4, "mobilize": 4, "coerce": 4, "assault": 4,
}  # fmt: skip
ROOTS = sorted(QUADS)
NEAREST = {
    "visit": "consult", "statement": "consult", "lawsuit": "accuse", "appointment": "yield", "vote": "support",
    "death": "assault", "economic": "cooperate",
}  # fmt: skip
"""The root that a type of ours beyond PLOVER comes nearest to."""
PENALTY, SMOOTHING, STEPS, STATE = 0.03, 0.1, 80, 0.05
_ENDINGS = ("ations", "ation", "ing", "ied", "ies", "ed", "es", "s")
_STEM = 3
_HELPFUL = {"aux", "mark", "advmod", "compound", "obj", "case", "xcomp"}
_SPEAKING = {"VERB", "NOUN", "ADJ", "ADV"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with where its source and its target stand."""

    text: str
    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Example:
    """What the coder sees of a pair: features and states; ``coded`` is what the lexicon alone says."""

    features: Mapping[str, float]
    states: Floats
    coded: str | None


def as_root(event: EventMention) -> str | None:
    """Give an event mention's PLOVER root: what is only planned is an agreement or a threat (codebook, 2021)."""
    root = NEAREST.get(event.type, event.type)
    if root not in QUADS:
        return None
    if event.polarity == "-" and QUADS[root] <= 2:
        return "reject"
    if event.certainty == "planned" and root in {"consult", "cooperate", "aid", "yield"}:
        return "agree"
    if event.certainty in {"planned", "threatened"} and root in {"assault", "coerce", "sanction"}:
        return "threaten"
    return root


class Parties:
    """Tells whether one who takes part is a pair's source or target, by entity or by words."""

    def __init__(self, pair: Pair, annotations: Annotations) -> None:
        self._pair = pair
        self._standing: dict[str | None, list[Span]] = {}
        for mention in annotations.mentions:
            self._standing.setdefault(mention.entity, []).append(Span(mention.start, mention.end))

    def is_source(self, one: Participant) -> bool:
        """Tell whether it is the source."""
        return self._is(one, self._pair.source)

    def is_target(self, one: Participant) -> bool:
        """Tell whether it is the target."""
        return self._is(one, self._pair.target)

    def _is(self, one: Participant, place: Span) -> bool:
        known = self._standing.get(one.entity, []) if one.entity is not None else []
        if any(place.start <= span.start < place.end for span in known):
            return True
        words, sought = one.text.casefold(), self._pair.text[place.start : place.end].casefold().strip()
        return bool(words) and (words in sought or sought in words)


def describe(pair: Pair, tagged: Tagged, annotations: Annotations, tagger: ReaderTagger) -> Example:
    """Give what the coder sees of a pair."""
    tree, parties = Tree(pair.text, tagged.words), Parties(pair, annotations)
    features: Counter[str] = Counter()
    best: tuple[float, str] | None = None
    for event in annotations.events:
        does = any(one.role in {"actor", "instrument"} and parties.is_source(one) for one in event.participants)
        bears = any(parties.is_target(one) for one in event.participants)
        root = as_root(event)
        for name, weight in _by_event(pair.text, event, root or event.type, does=does, bears=bears):
            features[name] += weight
        rank = 2 * does + bears
        if root is not None and (best is None or rank > best[0]):
            best = (rank, root)
    features[f"best {best[1] if best else None}"] += 2
    path = _path(pair, tree)
    for name, weight in (*_by_words(pair, tree), *_by_path(pair, tree, path)):
        features[name] += weight
    return Example(features, _states(pair, tree, path, tagged, tagger), best[1] if best else None)


def _by_event(text: str, event: EventMention, root: str, *, does: bool, bears: bool) -> Iterator[tuple[str, float]]:
    standing = f"{event.certainty}{event.polarity}"
    quad = QUADS.get(root)
    for tag in (event.type, f"root {root}"):
        yield f"event {tag}", 0.5
        for held, name in ((does, "source"), (bears, "target"), (does and bears, "both")):
            if held:
                yield f"event {name} {tag}", 1
    yield f"event {event.type} {standing} {does} {bears}", 1
    if does:
        yield f"quad {quad} {standing}", 1
        yield f"type {event.type} {standing}", 1
        yield f"quad {quad} {event.certainty} {bears}", 0.5
    if does or bears:
        lemma = _stem(text[event.start : event.end].casefold())
        yield f"word {lemma} {standing}", 0.5
        yield f"word {lemma} with", 1


def _by_words(pair: Pair, tree: Tree) -> Iterator[tuple[str, float]]:
    before = None
    for at, word in enumerate(tree.words):
        place = _side(pair, word.start)
        stem = place or _stem(tree.folded[at])
        if place is None and word.upos in _SPEAKING:
            yield f"said {stem}", 0.7
        if place is not None or word.upos not in {"DET", "PUNCT"}:
            if before is not None and before != stem:
                yield f"two {before} {stem}", 0.5
            before = stem


def _by_path(pair: Pair, tree: Tree, path: Sequence[int]) -> Iterator[tuple[str, float]]:
    ends = [_top(place, tree) for place in (pair.source, pair.target)]
    if ends[0] is not None and ends[1] is not None:
        labels = " ".join(tree.words[end].deprel for end in ends if end is not None)
        yield f"ends {labels} {tree.case(ends[1])}", 0.5
    for at in path:
        yield f"path {_stem(tree.folded[at])}", 1
        for child in tree.children(at, *_HELPFUL):
            yield f"beside {tree.words[child].deprel} {_stem(tree.folded[child])}", 0.5


def _path(pair: Pair, tree: Tree) -> list[int]:
    """Give the words between source and target in the tree."""
    first, last = _top(pair.source, tree), _top(pair.target, tree)
    if first is None or last is None:
        return []
    up, down = [first, *tree.above(first)], [last, *tree.above(last)]
    joint = next((at for at in up if at in down), None)
    if joint is None:
        return []
    both = up[: up.index(joint) + 1] + down[: down.index(joint)]
    return [at for at in both if at not in {first, last}]


def _top(place: Span, tree: Tree) -> int | None:
    inside = [at for at, word in enumerate(tree.words) if place.start <= word.start < place.end]
    return next((at for at in inside if tree.words[at].head not in inside), None)


def _side(pair: Pair, at: int) -> str | None:
    if pair.source.start <= at < pair.source.end:
        return "S"
    return "T" if pair.target.start <= at < pair.target.end else None


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
    return word.removesuffix(ending)


def _states(pair: Pair, tree: Tree, path: Sequence[int], tagged: Tagged, tagger: ReaderTagger) -> Floats:
    """Give the mean hidden states over path, rest, source and target, [4 * hidden]."""
    windows = tagger.prepare(Zoned(tagged.document, tagged.zones)).windows
    scores = list(tagger.reader.read(windows))
    hidden = np.concatenate([one.hidden for one in scores])
    starts = np.concatenate([one.window.starts for one in scores])
    word = starts >= 0
    source = word & (starts >= pair.source.start) & (starts < pair.source.end)
    target = word & (starts >= pair.target.start) & (starts < pair.target.end)
    between = np.zeros(len(starts), bool)
    for at in path:
        between |= word & (starts >= tree.words[at].start) & (starts < tree.words[at].end)
    parts = (between, word & ~source & ~target, source, target)
    means = [hidden[part].mean(0) if part.any() else np.zeros(hidden.shape[1], np.float32) for part in parts]
    return np.concatenate(means).astype(np.float32)


class Coder:
    """A fitted coder."""

    def __init__(self, examples: Sequence[Example], roots: Sequence[str]) -> None:
        self._places = {name: at for at, name in enumerate(sorted({n for one in examples for n in one.features}))}
        states = np.stack([one.states for one in examples])
        self._mean, self._spread = states.mean(0), states.std(0) + 1e-6
        self._weights, self._bias = _fit(self._rows(examples), np.array([ROOTS.index(root) for root in roots]))

    def code(self, examples: Sequence[Example]) -> list[str]:
        """Give the root of each example."""
        return [ROOTS[at] for at in (self._rows(examples) @ self._weights + self._bias).argmax(1)]

    def _rows(self, examples: Sequence[Example]) -> Floats:
        rows = np.zeros((len(examples), len(self._places) + len(self._mean)), np.float32)
        for row, one in zip(rows, examples, strict=True):
            for name, weight in one.features.items():
                if name in self._places:
                    row[self._places[name]] = weight
            row[len(self._places) :] = (one.states - self._mean) / self._spread * STATE
        return rows


def _fit(rows: Floats, roots: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Minimise the cross-entropy by Adam (Kingma and Ba 2015), all rows at once."""
    count = len(rows)
    sought = np.full((count, len(ROOTS)), SMOOTHING / len(ROOTS), np.float32)
    sought[np.arange(count), roots] += 1 - SMOOTHING
    rows = np.hstack([rows, np.ones((count, 1), np.float32)])
    weights = np.zeros((rows.shape[1], len(ROOTS)), np.float32)
    first, second, rate = np.zeros_like(weights), np.zeros_like(weights), 0.05
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = rows.T @ (chances - sought) / count + 2 * PENALTY / count * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        rate *= 0.97 if step > STEPS * 0.6 else 1
    return weights[:-1], weights[-1]
