"""How two words of names go together: equal, an initial, a short form, another spelling, another script, or a slip."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rashomon.entities.letters import likeness_bits
from rashomon.entities.scripts import LATIN, plain_letters
from rashomon.entities.sounds import skeletons
from rashomon.entities.words import Word, with_and_without_article
from rashomon.lexicon import load

TieKind = Literal["equal", "spelling", "script", "across", "short", "initial", "slip", "none"]

SPELLING = 0.5
SCRIPT = 0.35
_SLIP = 0.6
_SHORTEST_SLIP = 4
_LONGEST = 24
_INITIAL = 0.5
_ODD = 0.5  # the most for words of two scripts that have other consonants


@dataclass(frozen=True, slots=True)
class Tie:
    """How two words go together, and how far, 0 (not at all) to 1 (equal)."""

    kind: TieKind
    strength: float


NONE = Tie("none", 0.0)


@lru_cache(maxsize=200_000)
def tie(one: Word, other: Word) -> Tie:
    """Compare two words of names; the order of the two does not matter.

    >>> from rashomon.entities.words import word
    >>> tie(word("Qassem"), word("Qasem")).kind, tie(word("J"), word("John")).kind, tie(word("Ali"), word("Omar")).kind
    ('spelling', 'initial', 'none')
    """
    if one.raw == other.raw or (one.latin and one.latin == other.latin and not (one.is_han and other.is_han)):
        return Tie("equal", 1.0)
    if one.script == other.script != LATIN and set(with_and_without_article(one)) & set(
        with_and_without_article(other)
    ):
        return Tie("equal", 1.0)
    if (one.is_han and other.is_han) or one.number or other.number:
        return NONE
    if one.is_initial or other.is_initial:
        return Tie("initial", _INITIAL) if one.latin[:1] and one.latin[:1] == other.latin[:1] else NONE
    return max(_familiar(one, other), _spelled(one, other), key=_strength)


def may_tie(one: Word, other: Word, most: int = 2) -> bool:
    """Tell whether two words may go together at all, before their letters are weighed: most pairs are left out here.

    One letter in ``most`` may be another: a half, or less where so many words are near that most are by chance.

    >>> from rashomon.entities.words import word
    >>> may_tie(word("Qassem"), word("Kasim")), may_tie(word("Melissa"), word("Melinda"))
    (True, False)
    """
    if one.script != other.script or one.number or other.number:
        return True
    if one.is_initial or other.is_initial:
        return one.latin[:1] == other.latin[:1]
    if one.script != LATIN or _familiar(one, other).kind != "none":
        return True
    sizes = len(one.latin), len(other.latin)
    longest = max(sizes)
    if (longest - min(sizes)) * most > longest:
        return False
    alone = _count_alone(one.latin, other.latin)
    is_heard = alone * most <= longest and bool(skeletons(one) & skeletons(other))
    return is_heard or alone <= longest // _SHORTEST_SLIP


def _count_alone(one: str, other: str) -> int:
    """Count the letters that one of two words has alone: no fewer are changed between them (bag distance, Bartolini 2002)."""
    shared = (_count_letters(one) & _count_letters(other)).total()
    return max(len(one), len(other)) - shared


@lru_cache(maxsize=1 << 17)
def _count_letters(letters: str) -> Counter[str]:
    return Counter(letters)


def _strength(found: Tie) -> float:
    return found.strength


def _familiar(one: Word, other: Word) -> Tie:
    if other.latin in _short().get(one.latin, ()) or one.latin in _short().get(other.latin, ()):
        return Tie("short", 0.8)
    if _across().get(one.latin, frozenset()) & _across().get(other.latin, frozenset()):
        return Tie("across", 0.75)
    return NONE


def _spelled(one: Word, other: Word) -> Tie:
    if one.script != other.script and LATIN not in {one.script, other.script}:
        return _in_latin(one, other)
    if one.script == other.script:
        found = _in_latin(one, other) if one.script == LATIN else NONE
        return max(found, _slip(one.letters, other.letters), key=_strength)
    native, latin = (one, other) if one.script != LATIN else (other, one)
    share = max(across_scripts(letters, latin.letters, native.script) for letters in with_and_without_article(native))
    if not skeletons(one) & skeletons(other):
        share = min(share, _ODD)
    return Tie("script", share) if share >= SCRIPT else Tie("none", share / 2)


def across_scripts(native: str, latin: str, script: str) -> float:
    """Give how far letters of a script are a Latin word, 0 to 1: a letter's bits on their way from none to plainly so.

    Random words of one length have 0.3 or more in 1 of 100 (benchmarks/names.py).
    """
    bits = likeness_bits(native, latin, script) / max(len(native), len(latin), 1)
    return min(max((bits + 3) / 6, 0.0), 1.0)


def _in_latin(one: Word, other: Word) -> Tie:
    """Compare Latin letters: spellings of one name have the same consonants, by classes of sounds."""
    if not skeletons(one) & skeletons(other):
        return NONE
    share = spelling_share(one.latin, other.latin)
    return Tie("spelling", min(share, 0.99)) if share >= SPELLING else Tie("none", share / 2)


def spelling_share(one: str, other: str) -> float:
    """Give how far two Latin words are spellings of one name: their bits as a share of what equal words have."""
    if not one or not other:
        return 0.0
    both = (likeness_bits(one, other, LATIN) + likeness_bits(other, one, LATIN)) / 2
    return min(max(2 * both / max(_own_bits(one) + _own_bits(other), 1.0), 0.0), 1.0)


@lru_cache(maxsize=65536)
def _own_bits(letters: str) -> float:
    return likeness_bits(letters, letters, LATIN)


def _slip(one: str, other: str) -> Tie:
    """Tell slips of the pen: one letter in four at most, in words of four letters or more."""
    longest = max(len(one), len(other))
    if _count_alone(one, other) * 2 >= longest:
        return NONE
    share = 1 - slips(one, other) / longest
    if min(len(one), len(other)) >= _SHORTEST_SLIP and share >= 1 - 1 / _SHORTEST_SLIP:
        return Tie("slip", _SLIP * share)
    return Tie("none", max(share - 0.5, 0.0) / 2)


@lru_cache(maxsize=200_000)
def slips(one: str, other: str) -> int:
    """Count the letters that were added, left out, changed or swapped with the next (restricted Damerau distance).

    >>> slips("lukashenko", "luakshenko"), slips("ali", "ala"), slips("", "ab")
    (1, 1, 2)
    """
    one, other = one[:_LONGEST], other[:_LONGEST]
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        here = [i] + [0] * len(other)
        for j, b in enumerate(other, 1):
            here[j] = min(last[j] + 1, here[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                here[j] = min(here[j], before[j - 2] + 1)
        before, last = last, here
    return last[-1]


@cache
def _short() -> Mapping[str, frozenset[str]]:
    """Give the short forms of each given name."""
    found: dict[str, set[str]] = {}
    for fulls, shorts in load("names", "given")["short"]:
        for full in fulls:
            found.setdefault(plain_letters(full), set()).update(map(plain_letters, shorts))
    return {full: frozenset(shorts) for full, shorts in found.items()}


@cache
def _across() -> Mapping[str, frozenset[int]]:
    """Give the groups of one name in several languages that a given name is in."""
    found: dict[str, set[int]] = {}
    for group, names in enumerate(load("names", "given")["across"]):
        for name in names:
            found.setdefault(plain_letters(name), set()).add(group)
    return {name: frozenset(groups) for name, groups in found.items()}
