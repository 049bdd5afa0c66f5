"""Whether two names are of one person, organisation or place: a score with its reason, and one of three answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Literal

from rashomon.entities.align import Alignment, align
from rashomon.entities.bodies import Body, are_opposed, are_two_forms, parse_body
from rashomon.entities.doubts import body_doubts, person_doubts
from rashomon.entities.persons import parse_person
from rashomon.entities.reasons import body_reasons, person_reasons, say
from rashomon.entities.traits import Traits, body_traits, is_spelt_together, person_traits
from rashomon.lexicon import load
from rashomon.types import EntityKind

Answer = Literal["same", "different", "unsure"]

SAME = 0.8
DIFFERENT = 0.4
_ONE_WORD = 0.9
_ACRONYM = 0.75
_SHORTEST_ACRONYM = 3
_INITIALS_ONLY = 0.4
_TWO = 0.05
_PERSONAL: frozenset[EntityKind] = frozenset({"person"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one's, 0 to 1, in words why, and what follows: same, different or unsure.

    ``doubt`` is what keeps a high score from being the same for sure.
    """

    score: float
    reason: str
    answer: Answer
    doubt: str | None = None


def compare_names(one: str, other: str, kind: EntityKind = "person") -> Likeness:
    """Compare two names of a kind; the order of the two does not matter, and any text is a name.

    The score says how alike the *names* are. Two people may bear one name: what else is known of them is not asked here.

    >>> compare_names("Qassem Soleimani", "Suleimani, Qasim").answer
    'same'
    >>> compare_names("J. Sorel", "John Sorel").reason
    'same surname, given name initial fits'
    >>> compare_names("Bashar al-Assad", "Hafez al-Assad").answer
    'different'
    """
    first, second = sorted((one, other))
    return _compare_people(first, second) if kind in _PERSONAL else _compare_bodies(first, second)


@lru_cache(maxsize=65536)
def _compare_people(one: str, other: str) -> Likeness:
    a, b = parse_person(one), parse_person(other)
    if not a.words or not b.words:
        return _nothing(one, other)
    found = align(a.words, b.words)
    if is_spelt_together(a.words, b.words) and a.suffix == b.suffix:
        return _whole(found, is_full=a.is_full or b.is_full)
    if a.suffix != b.suffix and None not in {a.suffix, b.suffix}:
        return Likeness(_TWO, f"{a.suffix} and {b.suffix}", "different")
    if all(pair.tie.kind == "initial" for pair in found.pairs):
        return Likeness(_INITIALS_ONLY, "initials fit, no word does", "unsure")
    traits = person_traits(a, b, found)
    return _judge(_score("person", traits), person_reasons(found, traits), person_doubts(found, traits))


@lru_cache(maxsize=65536)
def _compare_bodies(one: str, other: str) -> Likeness:
    a, b = parse_body(one), parse_body(other)
    if not a.words or not b.words:
        return _nothing(one, other)
    if _is_acronym(a, b) or _is_acronym(b, a):
        return Likeness(_ACRONYM, "one is the other's initials", "unsure", "initials fit several")
    found = align(a.words, b.words)
    opposed = next((p for p in found.pairs if are_opposed(found.ones[p.one], found.others[p.other])), None)
    if opposed is not None:
        return Likeness(_TWO, say(opposed, found, "word"), "different")
    if is_spelt_together(a.words, b.words) and not are_two_forms(a, b):
        return _whole(found, is_full=True)
    traits = body_traits(a, b, found)
    return _judge(_score("body", traits), body_reasons(a, b, found, traits), body_doubts(found, traits))


def _nothing(one: str, other: str) -> Likeness:
    if one.strip() and one.strip().casefold() == other.strip().casefold():
        return Likeness(_ONE_WORD, "same signs", "unsure", "no letters to compare")
    return Likeness(0.0, "nothing to compare", "unsure")


def _whole(found: Alignment, *, is_full: bool) -> Likeness:
    exact = not found.extra and not found.conflicts
    reason = "same words" if exact else "same letters, parted otherwise"
    if not is_full:
        return Likeness(_ONE_WORD, reason, "unsure", "a single word fits many")
    return Likeness(0.99 if exact else 0.95, reason, "same")


def _is_acronym(short: Body, long: Body) -> bool:
    letters = short.acronym
    return letters is not None and len(letters) >= _SHORTEST_ACRONYM and letters in long.initials


def _judge(score: float, reasons: Iterator[str], doubts: Iterator[str]) -> Likeness:
    """Give the answer that a score allows: what leaves a doubt is never the same for sure."""
    reason = ", ".join(dict.fromkeys(reasons)) or "nothing in common"
    rounded = round(score, 4)
    if rounded < DIFFERENT:
        return Likeness(rounded, reason, "different")
    doubt = next(doubts, None)
    return Likeness(rounded, reason, "same" if rounded >= SAME and doubt is None else "unsure", doubt)


def _score(kind: str, traits: Traits) -> float:
    """Weigh what was measured (logistic regression; training/likeness.py fits the weights)."""
    weights = learned()[kind]
    total = sum(weights[trait] * value for trait, value in traits.items())
    return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))


def learned() -> Mapping[str, Mapping[str, float]]:
    """Give the weights of the traits, for people and for bodies."""
    return load("names", "weights")  # type: ignore[no-any-return] # the file's shape is tested
