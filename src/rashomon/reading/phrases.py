"""Page furniture known by its words: share buttons, appeals, disclaimers, comment boxes (the words are in YAML)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from rashomon.lexicon import load
from rashomon.reading.lines import FOLDED_LENGTH, Paragraph, fold

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_WORD = re.compile(r"[^\W_]+")
_START_WORDS, _INSIDE_WORDS, _EDGE_WORDS = 40, 110, 5
_HINTS = 3


@dataclass(frozen=True, slots=True)
class Furniture:
    """A kind of page furniture; ``ends``: it stands below an article; ``heads``: its links follow on short lines."""

    name: str
    ends: bool
    heads: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase ready to match, and what it gives away."""

    pattern: re.Pattern[str]
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class _Hinted:
    """Furniture told by several of its words together."""

    openers: re.Pattern[str]
    hints: re.Pattern[str]
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class _PhraseBook:
    """The phrases by where they stand, each list reached by a word that must be there."""

    line: dict[str, list[_Phrase]]
    start: dict[str, list[_Phrase]]
    edge: dict[str, list[_Phrase]]
    inside: dict[str, list[_Phrase]]
    hinted: list[_Hinted]
    reporting: frozenset[str]


def find_furniture(paragraph: Paragraph) -> Furniture | None:
    """Name the page furniture that a paragraph is by its words, wherever it stands; None for anything else.

    >>> find_furniture(Paragraph(0, 17, "View all comments")).name
    'comments'
    >>> find_furniture(Paragraph(0, 40, "They asked to view all comments of 2019.")) is None
    True
    """
    if paragraph.words > _INSIDE_WORDS or len(paragraph.text) > FOLDED_LENGTH or _is_said(paragraph.text):
        return None
    book, folded = _phrase_book("en"), paragraph.folded
    found = _match(book.line, _first(folded), folded.rstrip(" .!?:;,"), whole=True)
    if found is None and paragraph.words <= _START_WORDS:
        found = _match(book.start, _first(folded), folded)
    if found is None and not _reports(folded, book.reporting):
        found = next(_find_inside(book, folded), None) or _find_hinted(book, folded)
    return found


def _is_said(text: str) -> bool:
    """Tell whether a text is a sentence of one word ("Pause."), or somebody's post kept in its markup."""
    return text[:1] == "<" or (text.endswith(".") and len(text.split(maxsplit=1)) == 1 and not text.isupper())


def find_edge_furniture(paragraph: Paragraph) -> Furniture | None:
    """Name the furniture that a line is where it stands at the edge of a page ("Back to Harbour Affairs")."""
    if paragraph.words > _EDGE_WORDS or paragraph.text.endswith("."):
        return None
    folded = paragraph.folded.rstrip(" !?:")
    return _match(_phrase_book("en").edge, _first(folded), folded, whole=True)


def reports_speech(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph holds a quotation mark and a verb of saying, as prose does."""
    return _reports(paragraph.folded, _phrase_book("en").reporting)


def _reports(folded: str, reporting: frozenset[str]) -> bool:
    quoted = '"' in folded or " '" in folded or folded.startswith("'")
    return quoted and not reporting.isdisjoint(_WORD.findall(folded))


def _find_inside(book: _PhraseBook, folded: str) -> Iterator[Furniture]:
    for word in dict.fromkeys(_WORD.findall(folded)):
        found = _match(book.inside, word, folded, anywhere=True)
        if found is not None:
            yield found


def _find_hinted(book: _PhraseBook, folded: str) -> Furniture | None:
    if not book.reporting.isdisjoint(_WORD.findall(folded)):
        return None
    for hinted in book.hinted:
        if hinted.openers.search(folded) is not None and len(set(hinted.hints.findall(folded))) >= _HINTS:
            return hinted.furniture
    return None


def _first(folded: str) -> str:
    found = _WORD.search(folded)
    return "" if found is None or found[0][0].isdigit() else found[0]


def _match(
    phrases: dict[str, list[_Phrase]], word: str, folded: str, *, whole: bool = False, anywhere: bool = False
) -> Furniture | None:
    for phrase in phrases.get(word, ()):
        pattern = phrase.pattern
        found = pattern.fullmatch(folded) if whole else pattern.search(folded) if anywhere else pattern.match(folded)
        if found is not None:
            return phrase.furniture
    return None


@cache
def _phrase_book(language: str) -> _PhraseBook:
    subject = load(language, "boilerplate")
    book = _PhraseBook({}, {}, {}, {}, [], frozenset(subject["reporting"]))
    for group in subject["groups"]:
        furniture = Furniture(group["name"], group.get("ends", False), group.get("heads", False))
        _add(book.line, group.get("line", ()), furniture)
        _add(book.start, group.get("start", ()), furniture)
        _add(book.edge, group.get("edge", ()), furniture)
        if "hints" in group:
            openers, hints = (_any_of(group[name]) for name in ("openers", "hints"))
            book.hinted.append(_Hinted(openers, hints, furniture))
        _add(book.inside, group.get("inside", ()), furniture, longest=True)
    return book


def _add(
    phrases: dict[str, list[_Phrase]], written: Iterable[Any], furniture: Furniture, *, longest: bool = False
) -> None:
    for phrase in (spelled for one in written for spelled in _spell_out(str(one))):
        words = _WORD.findall(phrase.replace("<n>", " 0 "))
        key = (max(words, key=len) if longest else words[0]) if words else ""
        phrases.setdefault("" if key == "0" else key, []).append(_Phrase(_compile(phrase), furniture))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)")


def _spell_out(phrase: str) -> Iterator[str]:
    """Write out the choices of a phrase: "(like|follow) us" is two."""
    pieces = _CHOICE.split(phrase)
    for chosen in product(*(piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces))):
        yield " ".join(fold("".join(chosen)).split())


def _compile(phrase: str) -> re.Pattern[str]:
    """Make a pattern: ``*`` is up to 60 characters, ``<n>`` a number; words end where the phrase's words end."""
    pattern = re.escape(phrase).replace(r"\*", ".{0,60}").replace("<n>", r"[\d.,/-]{1,12}")
    head = r"(?<!\w)" if phrase[:1].isalnum() else ""
    return re.compile(head + pattern + (r"(?!\w)" if phrase[-1:].isalnum() else ""))
