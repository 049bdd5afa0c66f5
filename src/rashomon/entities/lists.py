"""Names of one land or body that nothing in them shows to be one's, as lists that the whole press would agree on."""

from collections.abc import Mapping
from functools import cache

from rashomon.entities.bodies import parse_body
from rashomon.lexicon import load

_SUBJECTS = {"place": "lands", "body": "several"}

Words = tuple[str, ...]


def find_kept(family: str, words: Words) -> Words | None:
    """Give the words of the name that is kept for a land or body of several names; None for all others.

    >>> find_kept("body", ("daesh",))
    ('islamic', 'state')
    """
    return _kept(_SUBJECTS[family]).get(words) if family in _SUBJECTS else None


def is_known_body(name: str) -> bool:
    """Tell whether a name is a body's that the press knows by several."""
    return find_kept("body", _words(name)) is not None


@cache
def _kept(subject: str) -> Mapping[Words, Words]:
    groups: list[list[str]] = load("names", subject)["same"]
    return {_words(name): _words(names[0]) for names in groups for name in names}


def _words(name: str) -> Words:
    return tuple(one.letters for one in parse_body(name).words)
