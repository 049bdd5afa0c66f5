"""Whether words belong to a cue: by the dependency tree, else by how near they stand."""

from bisect import bisect_left

from rashomon.lexicon.phrases import word_list
from rashomon.types import Span, Tagged, Word

_NEAR = 24  # characters between the words and the cue where no tree tells what they belong to
_DEEPEST = 20
_ACTING = frozenset({"VERB"})


class Hanging:
    """The trees of one document by offset."""

    def __init__(self, tagged: Tagged) -> None:
        self._text = tagged.document.text
        self._words = tagged.words
        self._starts = [word.start for word in tagged.words]

    def belongs(self, words: Span, cue: Span) -> bool:
        """Tell whether some words hang on a cue, with no other act between ("who resigned on Sunday, said")."""
        i = bisect_left(self._starts, words.start)
        if i >= len(self._words) or self._words[i].start >= words.end:
            return apart(words, cue) <= _NEAR
        for _ in range(_DEEPEST):
            word = self._words[i]
            if cue.start <= word.start < cue.end:
                return True
            if word.head < 0 or self._parts(word, words):
                return False
            i = word.head
        return False

    def _parts(self, word: Word, words: Span) -> bool:
        """Tell whether a word on the way up is another act than that of telling or of carrying what is told."""
        outside = not words.start <= word.start < words.end
        folded = self._text[word.start : word.end].casefold()
        return outside and word.upos in _ACTING and folded not in word_list("en", "channels", "carrying")


def apart(one: Span, other: Span) -> int:
    """Give how many characters stand between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)
