"""Ships: a name right after what sort of ship it is, and all of that name in the document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.entities.names import fold_plain
from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import EntityKind, Name

_NEAR = 16  # characters
_GAP = frozenset(" \t\"“‘'«")
_MISREAD: frozenset[EntityKind] = frozenset({"person", "place", "organisation", "other", "work", "facility"})


def mark_vessels(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Give the names with ships as products: the tagger takes one for a person or a place where nobody is named so."""
    ships = frozenset(_find_ships(text, names))
    return tuple(
        replace(one, kind="product") if one.kind in _MISREAD and _fold(text, one) in ships else one for one in names
    )


def _find_ships(text: str, names: Sequence[Name]) -> Iterator[str]:
    for one in names:
        if one.kind in _MISREAD and _is_after_sort(text, one):
            yield _fold(text, one)


def _is_after_sort(text: str, one: Name) -> bool:
    """Tell whether a sort of ship stands right before a name, quotation marks aside: not "the ship's Ali", "a ship, Madra"."""
    before = find_words(text, max(one.start - _NEAR, 0), one.start)[-1:]
    if not before or not set(text[before[0].end : one.start]) <= _GAP or before[0].end == one.start:
        return False
    return _is_sort(text, before[0])


def _is_sort(text: str, word: Word) -> bool:
    written = text[word.start : word.end]
    is_mark = written.isupper() and word.folded in word_list("en", "vessels", "marks")
    return is_mark or (written.casefold() == word.folded and word.folded in word_list("en", "vessels", "sorts"))


def _fold(text: str, one: Name) -> str:
    return fold_plain(text[one.start : one.end])
