"""What a coder of who did what to whom sees, on top of the event mentions of a sentence and the reader's own states.

It learns PLOVER's roots from coded sentences with source and target given (``events.py`` fits it by folds). It sees: the
event mentions with their type, certainty and polarity and whether source or target take part; the words outside the two;
the words on the path between them in the tree; two neighbouring words; the mean of the reader's hidden states over the
path, over source, over target, over what stands between them and over all the rest, and of the vectors that the reader has
for words out of context over path and between. ``coder.py`` fits the models.
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
HIDDEN, PLAIN = 5, 2
"""Parts of an example's states that are hidden states, and that are vectors of words."""
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

    @property
    def between(self) -> Span:
        """What stands between the two."""
        first, last = sorted([self.source, self.target], key=lambda one: (one.start, one.end))
        return Span(first.end, max(first.end, last.start))


@dataclass(frozen=True, slots=True)
class Example:
    """What the coder sees of a pair: features and states; ``coded`` is what the lexicon alone says."""

    features: Mapping[str, float]
    states: tuple[Floats, ...]
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


def describe(pair: Pair, tagged: Tagged, annotations: Annotations, tagger: ReaderTagger, vectors: Floats) -> Example:
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
    return Example(features, _states(pair, tree, path, tagged, tagger, vectors), best[1] if best else None)


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


def _states(
    pair: Pair, tree: Tree, path: Sequence[int], tagged: Tagged, tagger: ReaderTagger, vectors: Floats
) -> tuple[Floats, ...]:
    """Give the mean hidden states over path, rest, source, target and between them, and the mean vectors of two of these."""
    windows = tagger.prepare(Zoned(tagged.document, tagged.zones)).windows
    hidden = np.concatenate([one.hidden for one in tagger.reader.read(windows)])
    starts = np.concatenate([one.starts for one in windows])
    plain = vectors[np.concatenate([one.ids for one in windows])]
    on_path = np.zeros(len(starts), bool)
    for at in path:
        on_path |= (starts >= tree.words[at].start) & (starts < tree.words[at].end)
    source, target, between = (
        (starts >= place.start) & (starts < place.end) for place in (pair.source, pair.target, pair.between)
    )
    rest = (starts >= 0) & ~source & ~target
    means = [_mean(hidden, part) for part in (on_path, rest, source, target, between)]
    return (*means, _mean(plain, on_path), _mean(plain, between))


def _mean(rows: Floats, part: npt.NDArray[np.bool_]) -> Floats:
    found: Floats = rows[part].mean(0) if part.any() else np.zeros(rows.shape[1], np.float32)
    return found.astype(np.float32)
