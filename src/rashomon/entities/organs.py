"""Organs that speak for their body, cut by the tagger or not: "the General Command of the Coastal Brigade"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.entities.names import fold_plain
from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import Name

_LONGEST = 8  # characters: " of the "


def trim_names(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Give the organs' names without the small words that they end with: "General Command of the".

    Other names that end so go on after them more often than not: "District Court of the".
    """
    return tuple(_trim(text, name) for name in names)


def _trim(text: str, name: Name) -> Name:
    words = find_words(text, name.start, name.end)
    kept = len(words)
    while kept > 1 and _is_link(text, words[kept - 1]):
        kept -= 1
    is_whole = kept == len(words) or not words or words[-1].end != name.end
    trimmed = name if is_whole else replace(name, end=words[kept - 1].end)
    return trimmed if _is_organ(text, trimmed) else name


def _is_link(text: str, word: Word) -> bool:
    return text[word.start].islower() and word.folded in word_list("en", "organs", "links")


def find_organs(text: str, names: Sequence[Name], owners: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the numbers of an organ's name and of its body's, where the text names only one body that it is of.

    ``owners`` numbers whose each name is.
    """
    bodies: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for number, (one, other) in enumerate(pairwise(names)):
        if other.kind == "organisation" and _is_organ(text, one) and _is_of(text, one.end, other.start):
            bodies[owners[number]].setdefault(owners[number + 1], (number, number + 1))
    for organ, found in bodies.items():
        if len(found) == 1 and organ not in found:
            yield from found.values()


def _is_organ(text: str, name: Name) -> bool:
    return fold_plain(text[name.start : name.end]) in word_list("en", "organs", "organs")


def _is_of(text: str, start: int, end: int) -> bool:
    between = text[start:end] if end - start <= _LONGEST else ""
    return between.split() in (["of"], ["of", "the"])
