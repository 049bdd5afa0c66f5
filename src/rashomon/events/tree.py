"""The words of a document as trees to walk on: what hangs on a word, and how it is written."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.types import Span, Word

_DEEPEST = 40
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


class Tree:
    """The trees of one document: children and folded forms of its words, by their place in ``words``."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text, self.words = text, words
        self.folded = [text[word.start : word.end].casefold().replace("’", "'") for word in words]
        self._children: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            if word.head >= 0 and word.head != at:
                self._children.setdefault(word.head, []).append(at)
        self._starts = [word.start for word in words]

    def children(self, at: int, *labels: str) -> list[int]:
        """Give what hangs on a word, by some labels where given, in order of the text."""
        found = self._children.get(at, [])
        return [child for child in found if self.words[child].deprel in labels] if labels else found

    def first(self, at: int, *labels: str) -> int | None:
        """Give the first word that hangs on a word by one of some labels."""
        return next(iter(self.children(at, *labels)), None)

    def case(self, at: int) -> str | None:
        """Give the preposition of a noun (or its possessive ending); None: it has none."""
        case = self.first(at, "case")
        return None if case is None else self.folded[case]

    def has_case(self, at: int, case: str) -> bool:
        """Tell whether a preposition stands with a noun, among others perhaps."""
        return any(self.folded[child] == case for child in self.children(at, "case"))

    def is_nominal(self, at: int) -> bool:
        """Tell whether a word is a noun, a name, a pronoun or a number."""
        return self.words[at].upos in _NOMINAL

    def head(self, at: int) -> int | None:
        """Give the word that a word hangs on; None: it is the root."""
        head = self.words[at].head
        return head if head >= 0 and head != at else None

    def above(self, at: int) -> Iterator[int]:
        """Give the words that a word hangs on, nearest first."""
        for _ in range(_DEEPEST):
            head = self.words[at].head
            if head < 0 or head == at:
                return
            yield head
            at = head

    def joined(self, at: int) -> list[int]:
        """Give a noun and the nouns joined to it: "Britain, France and Italy"."""
        return [at, *(other for other in self.children(at, "conj") if self.is_nominal(other))]

    def over(self, span: Span) -> range:
        """Give the places of the words in a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
