"""Words that name an office which is held, by their place in the trees."""

from collections.abc import Iterator, Mapping
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree


class Heads:
    """The head words of offices in one document."""

    def __init__(self, text: str, trees: Tree) -> None:
        self._text, self._trees = text, trees
        self.kind = cache(self._find_kind)

    def places(self) -> Iterator[int]:
        """Give the places of words that name an office."""
        for place, word in enumerate(self._trees.words):
            if word.upos in {"NOUN", "PROPN"} and self.is_head(place):
                yield place

    def is_head(self, place: int) -> bool:
        """Tell whether a word names an office, with nothing after it that makes it part of another."""
        if self.kind(place) is None:
            return False
        after = self._trees.plain(place + 1)
        joined = f"{self._trees.plain(place)}-{after}" in word_list("en", "offices", "offices")
        return not joined and not self.is_possessor(place) and not self._is_within(place)

    def _is_within(self, place: int) -> bool:
        """Tell whether an office's word is part of the next one's title: "Chief Minister", not "Commander General"."""
        near = place + 1 < len(self._trees.words) and self._trees.is_near(place + 1)
        kind = self.kind(place + 1) if near else None
        return kind is not None and kind not in word_list("en", "tenures", "ranks")

    def is_possessor(self, place: int) -> bool:
        """Tell whether a word has an "'s"."""
        end = self._trees.words[place].end
        return self._text[end : end + 2] in {"'s", "’s"} or self._text[end - 2 : end] in {"'s", "’s"}

    def is_rank(self, place: int) -> bool:
        """Tell whether a word is a rank: "general"."""
        return self.kind(place) in word_list("en", "tenures", "ranks")

    def _find_kind(self, place: int) -> str | None:
        """Give the plain word for the office that a word names: "minister", of "ex-minister" and "PM" too."""
        word = self._trees.plain(place)
        public = word_list("en", "offices", "public")
        joined = f"{self._trees.plain(place - 1)}-{word}"
        if joined in public:
            return joined
        if word in public:
            return word
        short: Mapping[str, str] = load("en", "offices")["short"]
        parts = [*word.split("-"), str(short.get(word, "")).rpartition(" ")[2]]
        return next((part for part in parts if part in public), None)
