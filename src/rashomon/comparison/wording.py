"""How two wordings of one event stand to each other: the same words, or one that denies the other's."""

import re

from rashomon.comparison.ground import Ground
from rashomon.comparison.verdicts import Verdict, judge
from rashomon.lexicon.phrases import fold_word, word_list
from rashomon.types import Wording

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+){0,3}")
_MOST_WORDS = 40


def relate_wordings(one: Wording, other: Wording, texts: tuple[str, str], ground: Ground) -> Verdict | None:
    """Give how two wordings stand; None where they are merely two: what is chosen differently is no contradiction."""
    first, second = (_content(wording.words, ground.language) for wording in (one, other))
    denied = [_denied(text, ground.language) for text in texts]
    if (denied[0] & (second - denied[1])) or (denied[1] & (first - denied[0])):
        return judge("contradicts", "word_denied", ground.language)
    if first and first == second and denied[0] == denied[1]:
        return judge("agrees", "same_words", ground.language)
    return None


def _content(text: str, language: str) -> frozenset[str]:
    skipped = word_list(language, "counted", "plain") | word_list(language, "negation", "negators")
    words = (fold_word(found.group()) for found in _WORD.finditer(text[:400]))
    return frozenset(word for word in words if word not in skipped)


def _denied(text: str, language: str) -> frozenset[str]:
    """Give the words that a text says are the wrong ones: "massacre" in "a clash, not a massacre"."""
    words = [fold_word(found.group()) for found in _WORD.finditer(text[:400])][:_MOST_WORDS]
    negators = word_list(language, "negation", "negators")
    skipped = word_list(language, "counted", "plain") | word_list(language, "findings", "calling")
    denied = set()
    for at, word in enumerate(words):
        if word in negators:
            denied.update([other for other in words[at + 1 : at + 5] if other not in skipped][:1])
    return frozenset(denied)
