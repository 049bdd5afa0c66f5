"""One key for all spellings of a place's name that differ by marks, hyphens, spaces or script alone."""

import re
from functools import lru_cache

from anyascii import anyascii

_LETTERS = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "adh", "ath", "the"})
_SAINT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=1 << 13)
def key_of(name: str) -> str:
    """Give the letters of a name in lower case: "Deir ez-Zor" and "Deir Ezzor" have one key."""
    return "".join(_words(name))


@lru_cache(maxsize=1 << 13)
def bare_key_of(name: str) -> str:
    """Give the key without an article in front: "Al-Hasakah" and "Hasakah" have one."""
    words = _words(name)
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _words(name: str) -> list[str]:
    plain = anyascii(name[:200]).casefold().replace("'", "").replace("`", "")
    return [_SAINT.get(word, word) for word in _LETTERS.findall(plain)]
