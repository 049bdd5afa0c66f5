"""Which forms a lemma has in a text, by rule; the irregular ones stand in the words of the language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rashomon.lexicon import load

_VOWELS = frozenset("aeiou")
_SHORTEST_DOUBLED = 3


def lemma_table(lemmas: Iterable[str], language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Give the lemmas that each form may be of: verbs' and nouns' forms alike.

    >>> table = lemma_table(["ban", "deny", "seize", "strike"])
    >>> [table[form] for form in ("banned", "denies", "seizing", "struck", "strikes")]
    [('ban',), ('deny',), ('seize',), ('strike',), ('strike',)]
    """
    table: dict[str, tuple[str, ...]] = {}
    for lemma in lemmas:
        for form in dict.fromkeys(_forms(lemma, language)):
            table[form] = (*table.get(form, ()), lemma)
    return table


def is_participle(form: str, language: str = "en") -> bool:
    """Tell whether a form may be a past participle."""
    return form.endswith("ed") or form in _participles(language)


def _forms(lemma: str, language: str) -> Iterator[str]:
    yield lemma
    irregular = _irregular(language).get(lemma)
    if irregular is not None:
        yield from irregular
        yield _with_s(lemma)  # the noun's plural
        return
    yield _with_s(lemma)
    if lemma.endswith(("ee", "oe", "ye")):
        yield from (lemma + "d", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "d", lemma.removesuffix("e") + "ing", lemma.removesuffix("ie") + "ying")
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        yield from (lemma[:-1] + "ied", lemma + "ing")
    else:
        yield from (lemma + "ed", lemma + "ing")
    if len(lemma) >= _SHORTEST_DOUBLED and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS:
        yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS else lemma + "s"


@cache
def _irregular(language: str) -> Mapping[str, tuple[str, ...]]:
    table = load(language, "words")
    return {str(lemma): tuple(map(str, forms)) for lemma, forms in (table["irregular"] | table["plurals"]).items()}


@cache
def _participles(language: str) -> frozenset[str]:
    return frozenset(str(forms[2]) for forms in load(language, "words")["irregular"].values())
