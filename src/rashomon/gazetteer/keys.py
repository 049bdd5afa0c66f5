"""One key for all spellings of a place's name that differ by marks, hyphens, spaces or script alone."""

import re
from functools import lru_cache

from anyascii import anyascii

from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list

_LETTERS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 13)
def key_of(name: str) -> str:
    """Give the letters of a name in lower case: "Deir ez-Zor" and "Deir Ezzor" have one key."""
    return "".join(_words(name))


@lru_cache(maxsize=1 << 13)
def bare_key_of(name: str) -> str:
    """Give the key without an article in front: "Al-Hasakah" and "Hasakah" have one."""
    words = _words(name)
    return "".join(words[1:] if len(words) > 1 and words[0] in word_list("en", "places", "name_articles") else words)


def _words(name: str) -> list[str]:
    plain = anyascii(name[:200]).casefold().replace("'", "").replace("`", "")
    forms: dict[str, str] = load("en", "places")["name_forms"]
    return [forms.get(word, word) for word in _LETTERS.findall(plain)]
