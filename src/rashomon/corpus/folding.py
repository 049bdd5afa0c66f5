"""Words as they are compared: case, diacritics, vowel marks and spelling variants of letters off, with their spans.

The index, queries and names are folded by the same function, so what is found is always what stands there.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

LONGEST = 64
"""Code points a word may have: a longer run is cut, because sorting marks in Unicode normalisation is quadratic."""

IGNORED = "".join(
    chr(code)
    for first, last in (
        (0x00AD, 0x00AD),
        (0x061C, 0x061C),
        (0x180E, 0x180E),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
)
"""Characters that do not show: soft hyphen, joiners, direction marks. Inside a word they count for nothing."""

SPACELESS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003fffd"
)
"""Letters of scripts that put no spaces between words: each is a word, and a query of several is a phrase."""

VARIANTS = str.maketrans(
    {
        "ٱ": "ا",
        "ٲ": "ا",
        "ٳ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "ة": "ه",
        "ہ": "ه",
        "ە": "ه",
        "ھ": "ه",
        "ـ": "",
        "ء": "",
        "ך": "כ",
        "ם": "מ",
        "ן": "נ",
        "ף": "פ",
        "ץ": "צ",
        "ς": "σ",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
    | {chr(code): "" for code in range(0x02B9, 0x02C2)}  # ʿ, ʾ and their like in transliterated names
)


class Word(NamedTuple):
    """One folded word and the code points ``start`` to ``end`` (not included) where it stands."""

    folded: str
    start: int
    end: int


def find_words(text: str) -> Iterator[Word]:
    """Find the words of ``text`` in order, folded, with their spans.

    >>> [(word.folded, "Café Al-Mālikī"[word.start : word.end]) for word in find_words("Café Al-Mālikī")]
    [('cafe', 'Café'), ('al', 'Al'), ('maliki', 'Mālikī')]
    """
    for found in _pattern().finditer(text):
        words = found.group()
        folded = words.lower() if words.isascii() else fold_word(words)
        if folded:
            yield Word(folded, found.start(), found.start() + len(words.rstrip(IGNORED)))


def fold(text: str) -> str:
    """Give the folded words of ``text``, parted by one space.

    >>> fold("Ёлка — «Прем’ера»")
    'елка прем ера'
    """
    return " ".join(word.folded for word in find_words(text))


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Fold one word of at most ``LONGEST`` code points; may give nothing where only marks stood."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    bare = "".join(letter for letter in decomposed if not _is_diacritic(letter))
    composed = unicodedata.normalize("NFC", bare.translate(VARIANTS))
    return "".join(_digit(letter) for letter in composed if _is_kept(letter))


def _is_diacritic(letter: str) -> bool:
    """Tell marks that a reader may leave out from vowel signs and voicing marks that make another letter.

    By the canonical combining classes of the Unicode Standard: 1 is overlays, 10 to 36 Hebrew and Arabic points,
    200 and above marks over, under and beside a letter; between them stand the signs of South and East Asian scripts.
    """
    place = unicodedata.combining(letter)
    return place == 1 or 10 <= place <= 36 or place >= 200  # noqa: PLR2004  the classes named above


def _is_kept(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _digit(letter: str) -> str:
    return letter if letter.isascii() else str(unicodedata.decimal(letter, letter))


@cache
def _pattern() -> re.Pattern[str]:
    """Match one word: a letter of a spaceless script with its marks, else letters, digits and marks up to ``LONGEST``."""
    inside = IGNORED + _marks() + "\uff9e\uff9f"  # half-width voicing marks, which Unicode counts as letters
    letter = f"[^\\W_{SPACELESS}]"
    return re.compile(f"{letter}(?:{letter}|[{inside}]){{0,{LONGEST - 1}}}|[{SPACELESS}][{inside}]{{0,{LONGEST - 1}}}")


def _marks() -> str:
    """List the combining marks of Unicode's first two planes as ranges for a regular expression."""
    marks = {code for code in range(0x300, 0x20000) if unicodedata.category(chr(code)).startswith("M")}
    starts = sorted(code for code in marks if code - 1 not in marks)
    ends = sorted(code for code in marks if code + 1 not in marks)
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
