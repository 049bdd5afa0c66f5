"""Names written in another script, the likeliest way: learned correspondences and what letter follows which."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.entities.letters import Table, letter_tables
from rashomon.entities.scripts import LATIN, Script, find_script, plain_letters, scripts, to_latin
from rashomon.entities.words import split
from rashomon.lexicon import load

_RARE = -12.0
_LONGEST_GROUP = 3
_LONGEST_RULE = 4
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of writing the letters so far: its bits, and what it wrote."""

    bits: float
    written: str


def write_latin(name: str) -> str:
    """Write a name in Latin letters as a reader would expect it, capitals first; words in Latin letters stay as they are.

    >>> write_latin("عادل إمام"), write_latin("Сергей Лавров"), write_latin("José")
    ('Adel Imam', 'Sergey Lavrov', 'José')
    """
    return " ".join(_word_in_latin(part) for part in split(name))


def _word_in_latin(part: str) -> str:
    script = find_script(part)
    if script == LATIN:
        return part if unicodedata.name(part[0], "").startswith(("LATIN", "DIGIT")) else _capital(plain_letters(part))
    if scripts()[script].back:
        return _capital(to_latin(part))
    letters = plain_letters(part)
    known = _known(script).get(letters)
    return _capital(known or _write(letters, letter_tables()[script], LATIN))


def _capital(word: str) -> str:
    """Begin a word with a capital, after an article too: "al-Maliki"."""
    article, hyphen, rest = word.rpartition("-")
    return f"{article}{hyphen}{rest[:1].upper()}{rest[1:]}"


def write_script(name: str, script: str) -> str:
    """Write a name in Latin letters in another script; raises KeyError for a script that is not known.

    >>> write_script("Qassem", "arabic"), write_script("Sergey Lavrov", "cyrillic")
    ('قاسم', 'сергей лавров')
    """
    known = scripts()[script]
    words = (plain_letters(part) for part in split(name) if find_script(part) == LATIN)
    return " ".join(_by_rule(one, known) if known.back else _by_likelihood(one, script) for one in words)


def _by_likelihood(letters: str, script: str) -> str:
    return _known_latin(script).get(letters) or _write(letters, _turned(script), script)


@cache
def _known(script: str) -> Mapping[str, str]:
    """Give the frequent names of a script with their usual spelling in Latin letters."""
    return {native: str(spellings[0]) for native, spellings in load("names", "known")[script].items()}


@cache
def _known_latin(script: str) -> Mapping[str, str]:
    """Give the spellings of frequent names with the name in a script."""
    found: dict[str, str] = {}
    for native, spellings in load("names", "known")[script].items():
        for spelling in spellings:
            found.setdefault(plain_letters(spelling), native)
    return found


def _by_rule(letters: str, known: Script) -> str:
    """Write by a script's own rule, groups of letters first."""
    written, at = "", 0
    while at < len(letters):
        table = known.back if at else {**known.back, **known.first_back}
        groups = (letters[at : at + size] for size in range(_LONGEST_RULE, 0, -1))
        group = next((some for some in groups if some in table), letters[at])
        written += table.get(group, "")
        at += len(group)
    return written


def _write(letters: str, table: Table, script: str) -> str:
    """Find the writing with the most bits: a way through the letters for each letter that may come last (Viterbi 1967)."""
    letters = letters[:_LONGEST]
    ways: list[dict[str, _Way]] = [{} for _ in range(len(letters) + 1)]
    ways[0]["^"] = _Way(0.0, "")
    for at in range(len(letters) + 1):
        for way in list(ways[at].values()):
            for group, bits in table.get("", {}).items():
                _keep(ways[at], way, group, bits, script)
        for size in range(1, min(_LONGEST_GROUP, len(letters) - at) + 1):
            for way in ways[at].values():
                for group, bits in table.get(letters[at : at + size], {}).items():
                    _keep(ways[at + size], way, group, bits, script)
    ends = ((way.bits + _following(script, way.written[-1:] or "^", "$"), way.written) for way in ways[-1].values())
    return max(ends, default=(0.0, ""))[1]


def _keep(ways: dict[str, _Way], before: _Way, group: str, bits: float, script: str) -> None:
    """Add a group of letters to a way; of ways with one last letter the best stays."""
    last, total = before.written[-1:] or "^", before.bits + bits
    for letter in group:
        total += _following(script, last, letter)
        last = letter
    if last not in ways or ways[last].bits < total:
        ways[last] = _Way(total, before.written + group)


def _following(script: str, one: str, other: str) -> float:
    return _chances(script).get(one, {}).get(other, _RARE)


@cache
def _chances(script: str) -> Mapping[str, Mapping[str, float]]:
    return load("names", "following")[script]  # type: ignore[no-any-return] # the file's shape is tested


@cache
def _turned(script: str) -> Table:
    """Give a script's correspondences from Latin letters to its own."""
    found: dict[str, dict[str, float]] = {}
    for native, latin, bits in _steps(letter_tables()[script]):
        found.setdefault(latin, {})[native] = bits
    return found


def _steps(table: Table) -> Iterator[tuple[str, str, float]]:
    return ((native, latin, bits) for native, row in table.items() for latin, bits in row.items())
