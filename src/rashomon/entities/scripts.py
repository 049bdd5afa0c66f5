"""Scripts of names: which one a word is in, its plain letters, and their reading in Latin letters."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii

from rashomon.lexicon import load

LATIN = "latin"
_NOT_LATIN = re.compile(r"[^a-z]+")
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Script:
    """What is known of a script: its blocks of code points, its letters' plain forms, their reading, and the way back."""

    name: str
    blocks: tuple[range, ...]
    same: Mapping[str, str]
    first_latin: Mapping[str, str]
    latin: Mapping[str, str]
    back: Mapping[str, str]
    first_back: Mapping[str, str]
    article: str


@cache
def scripts() -> Mapping[str, Script]:
    """Give the scripts that names are compared in, beside the Latin one."""
    return {name: _read(name, data) for name, data in load("names", "scripts").items()}


def _read(name: str, data: Any) -> Script:  # noqa: ANN401 - parsed YAML
    def plain(key: str) -> dict[str, str]:
        return {letter: str(value) for letter, value in data.get(key, {}).items()}

    return Script(
        name=name,
        blocks=tuple(range(block[0], block[1] + 1) for block in data["blocks"]),
        same=plain("same"),
        first_latin={letter: _nth(value, 0) for letter, value in data["latin"].items()},
        latin={letter: _nth(value, -1) for letter, value in data["latin"].items()},
        back=plain("back"),
        first_back=plain("first_back"),
        article=str(data.get("article", "")),
    )


def _nth(value: str | list[str], n: int) -> str:
    return value if isinstance(value, str) else value[n]


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> str:
    code = ord(letter)
    return next((name for name, one in scripts().items() if any(code in block for block in one.blocks)), LATIN)


def find_script(text: str) -> str:
    """Give the script that most letters are in; "latin" for every script that is put into Latin letters first.

    >>> find_script("قاسم سليماني"), find_script("Ali"), find_script("")
    ('arabic', 'latin', 'latin')
    """
    letters = [letter for letter in text[:_LONGEST_WORD] if letter.isalpha()]
    if not letters or text.isascii():
        return LATIN
    found = [_script_of_letter(letter) for letter in letters]
    return max(sorted(set(found)), key=found.count)


@lru_cache(maxsize=1 << 17)
def plain_letters(word: str) -> str:
    """Give a word's letters as they are compared: without vowel marks, final forms and what only one language writes.

    >>> plain_letters("Çelik"), plain_letters("مُحَمَّد"), plain_letters("Зеленський")
    ('celik', 'محمد', 'зеленський')
    """
    script = find_script(word)
    if script == LATIN:
        return _NOT_LATIN.sub("", anyascii(word[:_LONGEST_WORD]).casefold())
    same, blocks = scripts()[script].same, scripts()[script].blocks
    folded = unicodedata.normalize("NFKC", word[:_LONGEST_WORD]).casefold()
    composed = (same.get(letter, letter) for letter in folded)
    bare = unicodedata.normalize("NFKD", "".join(composed)) if script != "cyrillic" else "".join(composed)
    return "".join(same.get(c, c) for c in bare if c.isalpha() and any(ord(c) in block for block in blocks))


@lru_cache(maxsize=1 << 17)
def to_latin(word: str) -> str:
    """Read a word letter by letter in Latin letters, as it is compared; transliterate.py writes names for people to read.

    >>> to_latin("Лавров"), to_latin("سليماني"), to_latin("Łukasz")
    ('lavrov', 'slimani', 'lukasz')
    """
    script = find_script(word)
    plain = plain_letters(word)
    if script == LATIN:
        return plain
    return _read_aloud(plain, scripts()[script])


def _read_aloud(letters: str, script: Script) -> str:
    first = script.first_latin.get(letters[:1], "")
    return first + "".join(script.latin.get(letter, "") for letter in letters[1:])
