"""How names are compared: folded, without titles, by their parts."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from rashomon.lexicon import load

_WORD = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")
_ARTICLES = frozenset({"al", "el", "ul", "as", "ad", "ar", "az", "ash", "an", "at", "the"})
_PARTICLES = frozenset(
    {
        "bin",
        "ibn",
        "ben",
        "abu",
        "abou",
        "abi",
        "van",
        "von",
        "de",
        "da",
        "dos",
        "del",
        "der",
        "di",
        "la",
        "le",
        "mac",
        "st",
    }
)
_APOSTROPHES = re.compile(r"[’'‘`ʿʾʼ\u02bb]")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name without titles and articles, folded: its words in order, the last with its particles as surname."""

    words: tuple[str, ...]
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether the name has more than one word."""
        return len(self.words) > 1


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Give a name in plain lower-case Latin letters, one space between words, without a possessive ending.

    >>> fold("Nouri  al-Mālikī’s")
    'nouri al maliki'
    """
    text = strip_possessive(unicodedata.normalize("NFKC", name[:_LONGEST_NAME]))
    plain = anyascii(_APOSTROPHES.sub("", text)).casefold()
    return " ".join(word.replace(".", "") for word in _WORD.findall(plain))


def strip_possessive(name: str) -> str:
    """Give a name without the ending that makes it an owner's."""
    for ending in ("'s", "’s", "'S", "’S"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name.rstrip("'’")


@cache
def honorifics(language: str = "en") -> dict[str, str | None]:
    """Give the titles that are no part of a name, folded, each with the gender that it tells."""
    genders = {"m": "m", "f": "f", "none": None}
    titles = load(language, "offices")["honorifics"]
    return {fold(title): gender for key, gender in genders.items() for title in titles[key]}


def find_parts(name: str, language: str = "en") -> Parts:
    """Take a person's name apart: titles before it and articles inside it fall away.

    >>> find_parts("President Nouri al-Maliki")
    Parts(words=('nouri', 'maliki'), surname='maliki')
    """
    words = fold(name).split()
    bare = _without_titles(words, language)
    kept = tuple(word for i, word in enumerate(bare) if word not in _ARTICLES or (len(bare) == 1 and i == 0))
    return Parts(kept, _surname(kept))


def _without_titles(words: list[str], language: str) -> list[str]:
    titles = honorifics(language)
    start = 0
    while start < len(words) - 1 and words[start] in titles:
        start += 1
    return words[start:]


def _surname(words: tuple[str, ...]) -> str:
    if not words:
        return ""
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def is_same_person(one: Parts, other: Parts) -> bool:
    """Tell whether two full names may be one person's: the words of one are among the other's, the surname with them."""
    small, large = sorted((one.words, other.words), key=len)
    if not (one.is_full and other.is_full and set(small) <= set(large)):
        return _fit_initials(one, other)
    return one.surname == other.surname or len(small) == len(large) or small[-1] in large[1:]


def _fit_initials(one: Parts, other: Parts) -> bool:
    """Tell the same for initials: "J. Smith" and "John Smith"."""
    if not (one.is_full and other.is_full) or one.surname != other.surname or len(one.words) != len(other.words):
        return False
    pairs = zip(one.words, other.words, strict=True)
    return all(a == b or (len(min(a, b, key=len)) == 1 and a[0] == b[0]) for a, b in pairs)


def without_titles(name: str, language: str = "en") -> str:
    """Give a name as written, without the titles before it and without a possessive ending."""
    words = strip_possessive(name).split()
    titles = honorifics(language)
    start = 0
    while start < len(words) - 1 and fold(words[start]) in titles:
        start += 1
    return " ".join(words[start:])


def fold_plain(name: str) -> str:
    """Fold a name that is no person's: articles before it fall away too."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in {"the", "al", "el"}:
        words = words[1:]
    return " ".join(words)
