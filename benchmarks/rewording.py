"""What a made story says in the place of an article's words: the same all through the story, something else in another.

Two stories made of one sentence must not share its rare words, as two stories of real news do not. A word is replaced by one
about as frequent, by rank; the little words that make sentences stay the same in all stories. Rare words are as many as a corpus of so many words has
(Heaps' law), those that the articles do not have are made of the halves of two rare ones. A happening's word becomes another
of its type with the same ending, a number in digits another with as many.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable

COMMON = 250
"""Words that stay: the most frequent."""
_HEAPS = 0.6
_RARE = 2
_SPREAD = 10
_ENDING = 2


class Vocabulary:
    """The words of some articles by frequency, with as many rare ones as a corpus so much larger has."""

    def __init__(self, words: Iterable[str], larger: float, dice: random.Random) -> None:
        counts = Counter(words)
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        rare = [word for word in ranked if counts[word] <= _RARE] or ranked
        missing = round(len(ranked) * (max(larger, 1.0) ** _HEAPS - 1))
        made = (_crossed(dice.choice(rare), dice.choice(rare)) for _ in range(missing))
        self._ranked = list(dict.fromkeys([*ranked, *made]))
        self._rank = {word: at for at, word in enumerate(self._ranked)}

    def like(self, word: str, dice: random.Random) -> str:
        """Give a word about as frequent; for one of the rarer half any of these."""
        at = self._rank.get(word, 0)
        spread = max(at // 2, _SPREAD)
        end = len(self._ranked) if at + spread >= len(self._ranked) // 2 else at + spread
        return self._ranked[dice.randrange(max(0, at - spread), max(end, at + 1))]

    def is_common(self, word: str) -> bool:
        """Tell whether a word is one of the little ones that make sentences."""
        return self._rank.get(word, 0) < COMMON


def _crossed(one: str, other: str) -> str:
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]


class Triggers:
    """The words for happenings by type and ending, as often as they stand in some articles."""

    def __init__(self, told: Iterable[tuple[str, str]]) -> None:
        """``told`` are a type and its word, each time."""
        self._of: dict[tuple[str, str], list[str]] = defaultdict(list)
        for type_, word in told:
            self._of[type_, word[-_ENDING:]].append(word)

    def like(self, type_: str, word: str, dice: random.Random) -> str:
        """Give a word for another happening of its type."""
        return dice.choice(self._of.get((type_, word[-_ENDING:])) or [word])


class Wording:
    """What one story says for what; whatever was asked once stays as it is."""

    def __init__(self, vocabulary: Vocabulary, triggers: Triggers, dice: random.Random) -> None:
        self._vocabulary, self._triggers, self._dice = vocabulary, triggers, dice
        self._words: dict[str, str] = {}
        self._told: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, str] = {}

    def word(self, word: str) -> str:
        """Give the story's word for a word."""
        if word not in self._words:
            stays = self._vocabulary.is_common(word)
            self._words[word] = word if stays else self._vocabulary.like(word, self._dice)
        return self._words[word]

    def phrase(self, text: str) -> str:
        """Give a phrase with the story's words for its plain ones."""
        return " ".join(self.word(word) if word.isalpha() and word.islower() else word for word in text.split(" "))

    def trigger(self, type_: str, word: str) -> str:
        """Give the story's word for a happening."""
        if (type_, word) not in self._told:
            self._told[type_, word] = self._triggers.like(type_, word, self._dice)
        return self._told[type_, word]

    def number(self, digits: str) -> str:
        """Give the story's number for one."""
        if digits not in self._numbers:
            self._numbers[digits] = other_number(digits, self._dice)
        return self._numbers[digits]


def other_number(digits: str, dice: random.Random) -> str:
    """Give another number with as many digits, commas and points where they are."""
    new = [str(dice.randrange(10)) if sign.isdigit() else sign for sign in digits]
    return "".join([str(dice.randrange(1, 10)), *new[1:]])
