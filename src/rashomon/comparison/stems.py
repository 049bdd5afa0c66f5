"""Words cut to what their forms have in common, for comparing; never shown."""

from collections.abc import Mapping
from functools import cache, lru_cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import fold_word

_SHORTEST = 3


@cache
def _irregular(language: str) -> Mapping[str, str]:
    """Give the lemma of every irregular form; of a form of two verbs, the first listed."""
    table: dict[str, str] = {}
    for lemma, forms in load(language, "words")["irregular"].items():
        for form in forms:
            table.setdefault(form, lemma)
    return table


@lru_cache(maxsize=1 << 15)
def stem(word: str, language: str = "en") -> str:
    """Give what the forms of a word have in common: "saved", "saves" and "saving" give one stem.

    >>> [stem(word) for word in ("saved", "Saving", "saves", "stopped", "bodies", "body's", "fell", "crisis")]
    ['sav', 'sav', 'sav', 'stop', 'body', 'body', 'fall', 'crisis']
    """
    folded = fold_word(word)
    lemma = _irregular(language).get(folded)
    cut = lemma if lemma is not None else _cut(folded)
    return cut[:-1] if len(cut) > _SHORTEST and cut.endswith("e") and not cut.endswith("ee") else cut


def _cut(word: str) -> str:
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST:
            return word.removesuffix(ending) + instead
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST and any(letter in "aeiouy" for letter in base):
            return _undoubled(base)
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST
    return word[:-1] if plural else word


def _undoubled(base: str) -> str:
    doubled = len(base) > _SHORTEST and base[-1] == base[-2] and base[-1] not in "lsz"
    return base[:-1] if doubled else base
