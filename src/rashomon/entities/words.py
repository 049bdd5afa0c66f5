"""The words of a name, as they are compared."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.entities.scripts import find_script, plain_letters, scripts, to_latin

_LONGEST_NAME = 200
_MOST_WORDS = 16
_SILENT = re.compile("[’'‘`´ʿʾʼʻ\u200b-\u200f\u2060\ufeff\u00ad]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_DIGITS = re.compile(r"\d+")
_STOPS = re.compile(r"(?<!\w)(?:[^\W\d_]\.[ ]?){1,8}[^\W\d_](?:\.|(?!\w))")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: as written (lower case), its letters as compared, its script, its reading in Latin letters."""

    raw: str
    letters: str = field(compare=False)
    script: str = field(compare=False)
    latin: str = field(compare=False)

    @property
    def is_initial(self) -> bool:
        """Whether one letter stands for a name; a sign of the Chinese script is a whole word."""
        return len(self.letters) == 1 and not self.is_han and not self.number

    @property
    def is_han(self) -> bool:
        """Whether it is written in signs, which have no letters to compare."""
        return _HAN.match(self.raw) is not None

    @property
    def number(self) -> str:
        """Give the digits of a word that is a number or a code: "44", "AR16"; nothing for others."""
        return self.raw if _DIGITS.search(self.raw) else ""


@lru_cache(maxsize=1 << 17)
def word(raw: str) -> Word:
    """Give a word from its characters."""
    folded = raw.casefold()
    letters = plain_letters(folded) or (folded if _DIGITS.search(folded) else "")
    return Word(folded, letters, find_script(folded), to_latin(folded) or letters)


def split(name: str) -> Iterator[str]:
    """Give the parts of a name between spaces, hyphens, stops and other marks, as written; signs stand each alone.

    >>> list(split("Jean-Claude J.C. d'Arc"))
    ['Jean', 'Claude', 'J', 'C', 'dArc']
    """
    text = _SILENT.sub("", unicodedata.normalize("NFKC", name[:_LONGEST_NAME]))
    spaced = "".join(_kept(character) for character in text)
    yield from spaced.split()[:_MOST_WORDS]


def _kept(character: str) -> str:
    if _HAN.match(character):
        return f" {character} "
    return character if character.isalnum() or unicodedata.category(character)[0] == "M" else " "


def joined(words: tuple[Word, ...]) -> str:
    """Give all letters of a name in Latin, without spaces."""
    return "".join(one.latin for one in words)


def with_and_without_article(one: Word) -> tuple[str, ...]:
    """Give the letters of a word, and those after an article that is written with it: in Arabic it may be part of a name.

    >>> with_and_without_article(word("المالكي"))
    ('المالكي', 'مالكي')
    """
    known = scripts().get(one.script)
    article = known.article if known else ""
    cut = article and one.letters.startswith(article) and len(one.letters) > len(article) + 1
    return (one.letters, one.letters.removeprefix(article)) if cut else (one.letters,)


def strip_stops(text: str) -> str:
    """Write initials with stops as one word: "L. L. C.", "U.S."; a stop after a word stays.

    >>> strip_stops("U.S. Dept. of L. L. C.")
    'US Dept. of LLC'
    """
    return _STOPS.sub(lambda found: found.group().replace(".", "").replace(" ", ""), text)
