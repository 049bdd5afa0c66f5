"""The words of a document as trees to walk on: what hangs on a word, and how it is written."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from rashomon.lexicon.phrases import fold_word
from rashomon.types import Span, Word

_DEEPEST = 40
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_SMALL = frozenset({"AUX", "PART", "SCONJ", "ADV", "DET", "CCONJ"})
_INNER = frozenset({"appos", "flat", "compound"})


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

    # -- places ------------------------------------------------------------------------------------

    def at(self, offset: int) -> int | None:
        """Give the word that holds an offset."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self.words[place].end else None

    def over(self, span: Span) -> range:
        """Give the places of the words in a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    # -- what hangs on what ------------------------------------------------------------------------

    def children(self, at: int, *labels: str) -> list[int]:
        """Give what hangs on a word, by some labels where given, in order of the text."""
        found = self._children.get(at, [])
        return [child for child in found if self.words[child].deprel in labels] if labels and found else found

    def first(self, at: int, *labels: str) -> int | None:
        """Give the first word that hangs on a word by one of some labels."""
        return next(iter(self.children(at, *labels)), None)

    def has_child(self, at: int, words: frozenset[str]) -> bool:
        """Tell whether one of some words hangs on a word."""
        return any(self.plain(child) in words for child in self.children(at))

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

    def label_over(self, start: int, end: int) -> str | None:
        """Give the label of the arc by which a stretch hangs on what is outside it; None without a tree."""
        inside = self.over(Span(start, end))
        head = next((at for at in inside if self.words[at].head not in inside), None)
        while head is not None and self.words[head].deprel in _INNER and self.words[head].head >= 0:
            head = self.words[head].head
        return None if head is None else self.words[head].deprel

    # -- words -------------------------------------------------------------------------------------

    def plain(self, at: int) -> str:
        """Give a word in lower case without a possessive ending; nothing beyond the ends."""
        return fold_word(self.folded[at]) if 0 <= at < len(self.folded) else ""

    def case(self, at: int) -> str | None:
        """Give the preposition of a noun (or its possessive ending); None: it has none."""
        case = self.first(at, "case")
        return None if case is None else self.folded[case]

    def has_case(self, at: int, case: str) -> bool:
        """Tell whether a preposition stands with a noun, among others perhaps."""
        return any(self.folded[child] == case for child in self.children(at, "case"))

    def auxiliaries(self, at: int) -> list[str]:
        """Give the small words that hang on a verb or noun: helping verbs, "to", negations, "if"."""
        return [self.plain(child) for child in self.children(at) if self.words[child].upos in _SMALL]

    def is_nominal(self, at: int) -> bool:
        """Tell whether a word is a noun, a name, a pronoun or a number."""
        return self.words[at].upos in _NOMINAL

    # -- what stands between words -----------------------------------------------------------------

    def is_after_comma(self, at: int) -> bool:
        """Tell whether a comma stands right before a word."""
        return at > 0 and self.words[at - 1].upos == "PUNCT" and self.folded[at - 1] == ","

    def is_near(self, at: int) -> bool:
        """Tell whether only a space or a hyphen stands before a word."""
        if not 0 < at < len(self.words):
            return False
        between = self.text[self.words[at - 1].end : self.words[at].start]
        return between.strip() in {"", "-"} and "\n" not in between

    def is_one_phrase(self, first: int, last: int) -> bool:
        """Tell whether only a few nouns stand between two words: a title and the name after it."""
        between = self.words[first + 1 : last]
        joined = all(word.upos in {"PROPN", "NOUN"} for word in between) and self.is_one_line(first, last)
        return joined and len(between) <= 2 and not any(self.words[c].upos == "ADP" for c in self.children(first))  # noqa: PLR2004 - a rank of two words

    def is_one_line(self, first: int, second: int) -> bool:
        """Tell whether two words stand in one line: no line end between them."""
        low, high = sorted((first, second))
        return "\n" not in self.text[self.words[low].end : self.words[high].start]
