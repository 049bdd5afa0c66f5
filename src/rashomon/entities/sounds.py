"""The consonants of a word, coarsely: what stays of a name however it is spelt and in whichever script."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from rashomon.entities.words import Word, with_and_without_article
from rashomon.lexicon import load

_LONGEST_KEY = 4
_MOST = 12
_LONGEST_LETTERS = 4


@lru_cache(maxsize=200_000)
def skeletons(one: Word) -> frozenset[str]:
    """Give the consonants of a word by classes of sounds, in every reading of the letters that are read in several ways.

    >>> from rashomon.entities.words import word
    >>> sorted(skeletons(word("Qassem")) & skeletons(word("Ghasem")))
    ['ksm']
    """
    found: set[str] = set()
    for letters in with_and_without_article(one):
        readings = [""]
        for sounds in _sounds(letters, one.script):
            readings = list(dict.fromkeys(_append(before, sound) for before in readings for sound in sounds))[:_MOST]
        found.update(reading[:_LONGEST_KEY] or "=" for reading in readings)
    return frozenset(found)


def _append(before: str, sound: str) -> str:
    """Add a sound; the same one twice counts once."""
    return before if before.endswith(sound) else before + sound


def _sounds(letters: str, script: str) -> Iterable[tuple[str, ...]]:
    """Give the readings of each letter or group of letters, the longest groups first; ends may be silent."""
    table, ends = _readings(script), _silent_ends(script)
    at = 0
    while at < len(letters):
        groups = (letters[at : at + n] for n in range(_LONGEST_LETTERS, 0, -1))
        group = next((some for some in groups if some in table), "")
        if group:
            is_silent = at > 0 and at + len(group) == len(letters) and group in ends
            yield (*table[group], "") if is_silent else table[group]
        at += len(group) or 1


@cache
def _readings(script: str) -> Mapping[str, tuple[str, ...]]:
    data = load("names", "sounds")[script]
    return {str(letters): tuple(map(str, sounds)) for letters, sounds in data.items()}


@cache
def _silent_ends(script: str) -> frozenset[str]:
    return frozenset(load("names", "sounds")["ends"].get(script, ()))
