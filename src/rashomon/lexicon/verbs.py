"""Verbs by their base form."""

from collections.abc import Iterator, Mapping
from functools import cache

from rashomon.lexicon import load

_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)


@cache
def _irregular(language: str) -> Mapping[str, str]:
    """Give the lemma of every irregular form."""
    return {form: lemma for lemma, forms in load(language, "words")["irregular"].items() for form in forms}


def lemmas(word: str, language: str = "en") -> Iterator[str]:
    """Give what an inflected verb's lemma may be.

    >>> list(lemmas("named"))
    ['nam', 'name']
    """
    irregular = _irregular(language).get(word)
    if irregular:
        yield irregular
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and stem:
            yield stem + instead
            if not instead and len(stem) > 2 and stem[-1] == stem[-2]:  # noqa: PLR2004 - "planned", "planning"
                yield stem[:-1]
