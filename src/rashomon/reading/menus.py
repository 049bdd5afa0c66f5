"""Menus, addresses and left-over code: what a page shows around its text, known by its shape."""

import re
from functools import cache

from rashomon.lexicon import load
from rashomon.reading.lines import Paragraph, fold

_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{3,2000}>?", re.IGNORECASE)
_HUMP = re.compile(r"[a-zà-þ](?=[A-ZÀ-Þ])")
_SEPARATORS = re.compile(r"\s*[|›»>/•·→]\s*")
_CODE = re.compile(
    r"[.#@]?[\w.#, -]{0,60}\{[^.!?]{0,200}\}?\.?|[a-z-]{3,40}:\s?[^ .!?][^.!?]{0,60};|[{}]{1,4}[.;]?|(?:<[a-z!/][^>]{0,300}>){1,4}\.?"
)
_CONTROL = re.compile(r"\\[*'a-z]{1,30}-?\d{0,6}")
_MENU_WORDS = 30
_CRUMBS = 6
_CODE_LENGTH = 300
_HUMPS = 3


def is_address(paragraph: Paragraph) -> bool:
    """Tell whether a line is a web address and nothing else."""
    return _ADDRESS.fullmatch(paragraph.text) is not None


def is_ornament(paragraph: Paragraph) -> bool:
    """Tell whether a line has no letter and no digit ("* * *", "——")."""
    return not any(character.isalnum() for character in paragraph.text)


def is_code(paragraph: Paragraph) -> bool:
    """Tell whether a line is a style rule, a tag or a word processor's controls that leaked into the text."""
    if len(paragraph.text) > _CODE_LENGTH:
        return False
    controls = sum(len(control) for control in _CONTROL.findall(paragraph.text))
    return 2 * controls > len(paragraph.text) or _CODE.fullmatch(paragraph.text) is not None


def is_menu(paragraph: Paragraph) -> bool:
    """Tell whether a line is the names of sections, run together or in a row, or what is left of them.

    >>> [is_menu(Paragraph(0, len(line), line)) for line in ("HomeNewsWorldOpinion", "in ,", "World news is bad")]
    [True, True, False]
    """
    if paragraph.words > _MENU_WORDS or paragraph.is_prose:
        return False
    return _is_run_together(paragraph.text) or _is_trail(paragraph.text) or _is_crumbs(paragraph)


def _is_run_together(text: str) -> bool:
    for token in text.split():
        if not token.isascii() or token[0] in "@#" or len(_HUMP.findall(token)) < 1:
            continue
        pieces = [fold(piece) for piece in re.split(r"(?<=[a-z])(?=[A-Z])", token)]
        known = sum(piece in _words("sections") for piece in pieces)
        if known > 1 and (len(pieces) > _HUMPS - 1 or len(text.split()) == 1 or known == len(pieces)):
            return True
    return len(text.split()) == 1 and len(_HUMP.findall(text)) >= _HUMPS and text[0] not in "@#"


def _is_trail(text: str) -> bool:
    """Tell whether a line is a trail or row of section names ("Home > World > Asia", "News Sport Weather")."""
    parts = [fold(part) for part in _SEPARATORS.split(text) if part.strip()]
    if len(parts) > 1 and all(len(part.split()) <= 3 for part in parts):  # noqa: PLR2004 - "Asia and Pacific"
        return 2 * sum(part in _words("sections") for part in parts) >= len(parts)
    words = fold(text).split()
    if _is_filing(text):
        return True
    return len(words) > 2 and all(word in _words("sections") for word in words)  # noqa: PLR2004 - two may be a title


def _is_filing(text: str) -> bool:
    """Tell whether a line files a text under sections ("in Opinion, The Bay, Voices")."""
    head, _, rest = text.partition(" ")
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if head not in _words("filing") or not all(part[0].isupper() for part in parts):
        return False
    return any(fold(part) in _words("sections") for part in parts)


def _is_crumbs(paragraph: Paragraph) -> bool:
    words = re.findall(r"[^\W_]+", paragraph.folded)
    if not words or len(words) > _CRUMBS or paragraph.is_final:
        return False
    return all(word in _words("crumbs") for word in words)


@cache
def _words(subject: str) -> frozenset[str]:
    return frozenset(str(word) for word in load("en", "boilerplate")[subject])
