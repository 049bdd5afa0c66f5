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

    def above(self, place: int) -> Iterator[int]:
        """Give the words that a word hangs on, the nearest first."""
        for _ in range(_DEEPEST):
            place = self.words[place].head
            if place < 0:
                return
            yield place

    def helpers(self, place: int) -> list[str]:
        """Give the small words that hang on a verb or noun: helping verbs, "to", negations, "if"."""
        small = {"AUX", "PART", "SCONJ", "ADV", "DET", "CCONJ"}
        return [self.folded(child) for child in self.children(place) if self.words[child].upos in small]

    def is_alike(self, first: int, second: int) -> bool:
        """Tell whether two words stand in one line: no line end between them."""
        low, high = sorted((first, second))
        return "\n" not in self._text[self.words[low].end : self.words[high].start]
