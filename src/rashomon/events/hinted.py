"""What the reader model sees in single words: happenings that the lexicon does not know, and words of it that tell of none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Hint

_SURE = 0.85
"""From what likelihood on a word is taken for a happening that the lexicon does not know."""
_NO_VERB, _NO_NOUN = 0.8, 0.9
"""From what likelihood on a verb or a noun of the lexicon is taken to tell of nothing."""
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Hinted:
    """The words of a document with the reader's hints; ``spoken`` tells which words introduce what somebody says."""

    tree: Tree
    hints: Sequence[Hint]
    spoken: Sequence[bool]

    def of(self, at: int) -> Hint | None:
        """Give a word's hint, where there are any."""
        return self.hints[at] if self.hints else None

    def tells_nothing(self, at: int) -> bool:
        """Tell whether a word tells of nothing at all: "an opinion poll", "the developing world"."""
        least = _NO_VERB if self.tree.words[at].upos == "VERB" else _NO_NOUN
        return bool(self.hints) and self.hints[at].nothing >= least

    def is_verb(self, at: int, lemmas: Sequence[str], language: str = "en") -> bool:
        """Tell whether a verb that tells of a happening at times does so here: "was taken away", not "took a chance"."""
        at_times = word_list(language, "events", "at_times")
        return self._is_sure(at) and not self.spoken[at] and all(lemma in at_times for lemma in lemmas)

    def is_noun(self, at: int, language: str = "en") -> bool:
        """Tell whether a noun tells of a happening: no person, and no word for what is meant or likely to happen."""
        form = self.tree.folded[at]
        if self.tree.words[at].upos != "NOUN" or not self._is_sure(at) or self.spoken[at]:
            return False
        return len(form) >= _SHORTEST and form.isalpha() and not {form, form.removesuffix("s")} & _no_nouns(language)

    def _is_sure(self, at: int) -> bool:
        return bool(self.hints) and self.hints[at].happening >= _SURE


@cache
def _no_nouns(language: str) -> frozenset[str]:
    """Give the nouns that stand for people, before a happening ("a series of"), or for how certain one is ("a bid to")."""
    people = [word_list(language, "sources", key) for key in ("unnamed", "collective", "persons")]
    people += [word_list(language, "offices", key) for key in ("offices", "bodies")]
    effects = (words for words in load(language, "events")["certainty"].values())
    return word_list(language, "events", "transparent").union(*people, *effects)
