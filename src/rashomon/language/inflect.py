"""The forms of a verb, regular ones by rule."""

from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "sh", "ch", "x", "z")


@dataclass(frozen=True, slots=True)
class Forms:
    """A verb's base, third person, past, participle and ``-ing`` form."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


@cache
def _irregular(language: str) -> dict[str, tuple[str, str, str, str]]:
    words = load(language, "words")
    return {lemma: tuple(forms) for lemma, forms in words["irregular"].items()}


@cache
def _doubling(language: str) -> frozenset[str]:
    return frozenset(load(language, "words")["doubling"].split())


def inflect(language: str, lemma: str) -> Forms:
    """Give all forms of a verb, looked up where irregular."""
    given = _irregular(language).get(lemma)
    if given is not None:
        return Forms(lemma, *given)
    stem = lemma + lemma[-1] if lemma in _doubling(language) else lemma
    if lemma.endswith("e"):
        return Forms(lemma, lemma + "s", lemma + "d", lemma + "d", _ing_after_e(lemma))
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return Forms(lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing")
    third = lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")
    return Forms(lemma, third, stem + "ed", stem + "ed", stem + "ing")


def _ing_after_e(lemma: str) -> str:
    return lemma + "ing" if lemma.endswith(("ee", "oe")) else lemma[:-1] + "ing"
