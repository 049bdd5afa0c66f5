"""The dependency trees of one document, read by place."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.lexicon.phrases import fold_word
from rashomon.types import Word

_DEEPEST = 12


class Trees:
    """The words of one document by offset, with what hangs on each; places are indexes into ``words``."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._text = text
        self.words = words
        self._starts = [word.start for word in words]
        self._children: dict[int, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            if word.head >= 0:
                self._children[word.head].append(place)

    def at(self, offset: int) -> int | None:
        """Give the word that holds an offset."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self.words[place].end else None

    def folded(self, place: int) -> str:
        """Give a word in lower case; nothing beyond the ends."""
        if not 0 <= place < len(self.words):
            return ""
        return fold_word(self._text[self.words[place].start : self.words[place].end])

    def children(self, place: int) -> Sequence[int]:
        """Give what hangs on a word, in order of the text."""
        return self._children.get(place, ())

    def is_after_comma(self, place: int) -> bool:
        """Tell whether a comma stands right before a word."""
        return place > 0 and self.words[place - 1].upos == "PUNCT" and self.folded(place - 1) == ","

    def is_near(self, place: int) -> bool:
        """Tell whether only a space or a hyphen stands before a word."""
        if not 0 < place < len(self.words):
            return False
        between = self._text[self.words[place - 1].end : self.words[place].start]
        return between.strip() in {"", "-"} and "\n" not in between

    def is_one_phrase(self, first: int, last: int) -> bool:
        """Tell whether only a few nouns stand between two words: a title and the name after it."""
        between = self.words[first + 1 : last]
        joined = all(word.upos in {"PROPN", "NOUN"} for word in between) and self.is_alike(first, last)
        return joined and len(between) <= 2 and not any(self.words[c].upos == "ADP" for c in self.children(first))  # noqa: PLR2004 - a rank of two words

    def has_child(self, place: int, words: frozenset[str]) -> bool:
        """Tell whether one of some words hangs on a word."""
        return any(self.folded(child) in words for child in self.children(place))

    def above(self, place: int) -> Iterator[int]:
        """Give the words that a word hangs on, the nearest first."""
        for _ in range(_DEEPEST):
            place = self.words[place].head
            if place < 0:
                return
            yield place

    def described(self, offset: int) -> Iterator[int]:
        """Give the nouns that the relative clause of a pronoun tells of: the one it hangs on, then whom that is beside."""
        place = self.at(offset)
        clause = None if place is None else self.words[place].head
        if clause is None or clause < 0 or self.words[clause].deprel != "acl:relcl":
            return
        noun = self.words[clause].head
        beside = {"appos", "flat", "compound"}
        for _ in range(_DEEPEST):
            if noun < 0:
                return
            yield noun
            yield from (child for child in self.children(noun) if self.words[child].deprel in beside)
            if self.words[noun].deprel not in beside:
                return
            noun = self.words[noun].head

    def auxiliaries(self, place: int) -> list[str]:
        """Give the small words that hang on a verb or noun: helping verbs, "to", negations, "if"."""
        small = {"AUX", "PART", "SCONJ", "ADV", "DET", "CCONJ"}
        return [self.folded(child) for child in self.children(place) if self.words[child].upos in small]

    def is_alike(self, first: int, second: int) -> bool:
        """Tell whether two words stand in one line: no line end between them."""
        low, high = sorted((first, second))
        return "\n" not in self._text[self.words[low].end : self.words[high].start]
