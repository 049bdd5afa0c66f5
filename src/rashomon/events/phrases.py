"""The words for one who takes part: a noun with what belongs to it, and the entity that they refer to."""

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.lexicon.tree import Tree
from rashomon.types import Entity, EntityKind, Mention, Span

_INSIDE = frozenset({"det", "amod", "compound", "nummod", "flat", "fixed", "case", "advmod", "nmod", "punct", "cc"})
_LONGEST, _DEEPEST = 160, 3


def phrase_over(tree: Tree, at: int, depth: int = 0, *, alone: bool = False) -> Span:
    """Give the words of a noun: before it what describes it, after it the rest of its name and, unless ``alone``, its "of"."""
    first, last = _begin(tree, at), at
    for child in (c for c in tree.children(at) if c > at):
        label = tree.words[child].deprel
        if label == "appos" and child == last + 1 and tree.words[child].upos == "PROPN":
            last = max(child, *tree.children(child, "flat"), last)
        elif label == "flat" or (label in {"compound", "nummod"} and _first_word(tree, child) == last + 1):
            last = max(last, child)
        elif label == "nmod" and not alone and depth < _DEEPEST and _follows_of(tree, child, last):
            last = max(last, tree.over(phrase_over(tree, child, depth + 1)).stop - 1)
        elif label not in {"punct", "case"}:
            break
    start, end = tree.words[first].start, tree.words[min(last, len(tree.words) - 1)].end
    return Span(start, end) if end - start <= _LONGEST else Span(tree.words[at].start, tree.words[at].end)


def _begin(tree: Tree, at: int) -> int:
    """Give the first word of what stands before a noun and describes it."""
    first = at
    for child in reversed([c for c in tree.children(at) if c < at and _belongs(tree, c, at)]):
        start = _first_word(tree, child)
        if tree.words[child].end > tree.words[first].start or tree.words[at].start - tree.words[start].start > _LONGEST:
            break
        listed = (
            "," in tree.text[tree.words[child].end : tree.words[first].start] and tree.words[child].deprel != "amod"
        )
        if listed or any(word.upos in {"VERB", "AUX"} and word.deprel != "amod" for word in tree.words[start:at]):
            break
        first = start
    return first


def _belongs(tree: Tree, child: int, at: int) -> bool:
    label = tree.words[child].deprel
    if label in {"case", "mark", "cc", "punct"} or (label == "nmod" and child > at):
        return False
    if label == "advmod":
        return tree.words[child].upos == "ADV" and child == at - 1
    return label in _INSIDE


def _follows_of(tree: Tree, child: int, last: int) -> bool:
    return tree.case(child) == "of" and tree.first(child, "case") == last + 1


def _first_word(tree: Tree, at: int, depth: int = 0) -> int:
    if depth > _DEEPEST:
        return at
    before = [c for c in tree.children(at) if c < at and tree.words[c].deprel in _INSIDE - {"case"}]
    return min((_first_word(tree, child, depth + 1) for child in before), default=at)


class Referents:
    """Tells the entity that a noun refers to, by the mentions of a document."""

    def __init__(self, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._mentions]
        self._kinds: dict[str | None, EntityKind] = {entity.id: entity.kind for entity in entities}

    def over(self, start: int, end: int) -> Mention | None:
        """Give the smallest mention that covers a word."""
        last = bisect_right(self._starts, start)
        around = [m for m in self._mentions[max(last - 6, 0) : last] if m.end >= end]
        return min(around, key=lambda m: m.end - m.start, default=None)

    def of(self, tree: Tree, at: int) -> Mention | None:
        """Give the mention of a noun: over itself, or over the name that follows it ("minister Ali Sorel")."""
        word = tree.words[at]
        own = self.over(word.start, word.end)
        if own is not None:
            return own
        for child in tree.children(at, "flat", "appos"):
            named = self.over(tree.words[child].start, tree.words[child].end)
            if named is not None and named.kind in {"person", "organisation"}:
                return named
        return None

    def kind(self, mention: Mention) -> EntityKind:
        """Give the kind of what a mention refers to."""
        return self._kinds.get(mention.entity, mention.kind)
