"""What a trigger says, whatever its form: its head word, lemma, root, and the kinds of happening it may tell of."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list

_LONGEST = 4
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("es", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_DERIVED = (
    "isations",
    "izations",
    "isation",
    "ization",
    "ations",
    "ation",
    "ition",
    "ments",
    "ment",
    "ances",
    "ance",
    "ence",
    "sions",
    "sion",
    "tions",
    "tion",
    "ions",
    "ion",
    "ings",
    "ing",
    "ies",
    "ied",
    "als",
    "al",
    "ers",
    "ors",
    "er",
    "or",
    "ed",
    "es",
    "ate",
    "s",
    "e",
    "y",
)
_ROOT = 4
_LONG_ROOT = 5


def fold_words(phrase: str) -> tuple[str, ...]:
    """Give the words of a trigger, folded."""
    return tuple(word.folded for word in find_words(phrase, 0, len(phrase)) if word.folded)


def head_of(words: Sequence[str], language: str = "en") -> str:
    """Give the head of a trigger: the first word where a particle follows ("gunned down"), else the last.

    >>> head_of(("checked", "herself", "into")), head_of(("fatal", "shooting"))
    ('checked', 'shooting')
    """
    particles = word_list(language, "happenings", "particles")
    if any(word in particles for word in words[1:]):
        return words[0]
    return words[-1] if words else ""


def is_empty(phrase: str, language: str = "en") -> bool:
    """Tell whether words stand for somebody without telling anything of them: a pronoun or a determiner alone."""
    told = word_list(language, "sources", "pronouns") | word_list(language, "sources", "determiners")
    told |= word_list(language, "happenings", "standing_in")
    return all(word in told for word in fold_words(phrase))


@lru_cache(maxsize=1 << 15)
def find_lemma(word: str, language: str = "en") -> str:
    """Give a word as dictionaries have it where it is known, else its stem.

    >>> find_lemma("shot"), find_lemma("killings"), find_lemma("acquired"), find_lemma("zonked")
    ('shoot', 'killing', 'acquire', 'zonk')
    """
    known = _known(language)
    if word in _irregular(language):
        return _irregular(language)[word]
    if word in known:
        return word
    found = list(_stems(word))
    return next((each for each in found if each in known), found[0].removesuffix("e") if found else word)


def _stems(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if not instead and len(stem) > 2 and stem[-1] == stem[-2]:  # noqa: PLR2004 - "planned", "planning"
                yield stem[:-1]


@lru_cache(maxsize=1 << 15)
def find_root(word: str) -> str:
    """Give a word without what derives it from another ("acquisition", "acquire"), at least four letters.

    >>> find_root("assassination") == find_root("assassinate")
    True
    """
    for ending in _DERIVED:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            return word[: -len(ending)]
    return word


def are_akin(one: str, other: str) -> bool:
    """Tell whether two lemmas have one root, or the root of one begins the other's."""
    a, b = sorted((find_root(one), find_root(other)), key=len)
    return a == b or (len(a) >= _LONG_ROOT and b.startswith(a))


@lru_cache(maxsize=1 << 15)
def find_kinds(words: tuple[str, ...], language: str = "en") -> frozenset[str]:
    """Give the kinds of happening that a trigger may tell of: by a phrase of it, else by its head."""
    table = _kinds(language)
    lemmas = tuple(find_lemma(word, language) for word in words)
    for size in range(min(_LONGEST, len(words)), 1, -1):
        for start in range(len(words) - size + 1):
            for phrase in (words[start : start + size], lemmas[start : start + size]):
                found = table.get(" ".join(phrase))
                if found:
                    return found
    head = head_of(words, language)
    return table.get(head, frozenset()) | table.get(find_lemma(head, language), frozenset())


@cache
def _kinds(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, group in load(language, "happenings")["groups"].items():
        for word in group["words"]:
            found.setdefault(str(word).casefold(), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def are_related(one: frozenset[str], other: frozenset[str], language: str = "en") -> bool:
    """Tell whether some kind of one and some kind of the other are often one happening."""
    table = _related(language)
    return any(not table.get(kind, frozenset()).isdisjoint(other) for kind in one)


def related_to(kinds: frozenset[str], language: str = "en") -> frozenset[str]:
    """Give the kinds that are often one happening with some of these."""
    return frozenset[str]().union(*(_related(language).get(kind, frozenset()) for kind in kinds))


@cache
def _related(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in load(language, "happenings")["related"]:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {kind: frozenset(others) for kind, others in found.items()}


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(_kinds(language)) | frozenset(load(language, "happenings")["irregular"])


@cache
def _irregular(language: str) -> Mapping[str, str]:
    """Give the lemma of every irregular form; the shorter list of cues gives way to that of happenings."""
    tables = (load(language, "words")["irregular"], load(language, "happenings")["irregular"])
    return {str(form): str(lemma) for table in tables for lemma, forms in table.items() for form in forms}
