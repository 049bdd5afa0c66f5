"""Whether two names are of one person, organisation or place: a score with its reason, and one of three answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Literal

from rashomon.entities.align import Alignment, Pairing, align
from rashomon.entities.bodies import Body, are_opposed, are_two_forms, parse_body
from rashomon.entities.persons import parse_person
from rashomon.entities.traits import Traits, body_traits, is_spelt_together, person_traits
from rashomon.entities.words import Word
from rashomon.lexicon import load
from rashomon.types import EntityKind

Answer = Literal["same", "different", "unsure"]

SAME = 0.8
DIFFERENT = 0.4
_ACRONYM = 0.75
_SHORTEST_ACRONYM = 3
_INITIALS_ONLY = 0.4
_TWO = 0.05
_SURE = 0.55
_UNSURE = frozenset({"slip", "across", "initial"})
_PERSONAL: frozenset[EntityKind] = frozenset({"person"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one's, 0 to 1, in words why, and what follows: same, different or unsure."""

    score: float
    reason: str
    answer: Answer


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
    return _judge(_score("person", traits), _person_reasons(found, traits), _person_doubts(found, traits))


@lru_cache(maxsize=65536)
def _compare_bodies(one: str, other: str) -> Likeness:
    a, b = parse_body(one), parse_body(other)
    if not a.words or not b.words:
        return _nothing(one, other)
    if _is_acronym(a, b) or _is_acronym(b, a):
        return Likeness(_ACRONYM, "one is the other's initials", "unsure")
    found = align(a.words, b.words)
    opposed = next((p for p in found.pairs if are_opposed(found.ones[p.one], found.others[p.other])), None)
    if opposed is not None:
        return Likeness(_TWO, _say(opposed, found, "word"), "different")
    if is_spelt_together(a.words, b.words) and not are_two_forms(a, b):
        return _whole(found, is_full=True)
    traits = body_traits(a, b, found)
    return _judge(_score("body", traits), _body_reasons(a, b, found, traits), _body_doubts(found, traits))


def _nothing(one: str, other: str) -> Likeness:
    if one.strip() and one.strip().casefold() == other.strip().casefold():
        return Likeness(0.9, "same signs", "unsure")
    return Likeness(0.0, "nothing to compare", "unsure")


def _whole(found: Alignment, *, is_full: bool) -> Likeness:
    exact = not found.extra and not found.conflicts
    reason = "same words" if exact else "same letters, parted otherwise"
    if not is_full:
        return Likeness(0.9, f"{reason}, one word only", "unsure")
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
    sure = rounded >= SAME and next(doubts, None) is None
    return Likeness(rounded, reason, "same" if sure else "unsure")


def _score(kind: str, traits: Traits) -> float:
    """Weigh what was measured (logistic regression; training/likeness.py fits the weights)."""
    weights = learned()[kind]
    total = sum(weights[trait] * value for trait, value in traits.items())
    return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))


def learned() -> Mapping[str, Mapping[str, float]]:
    """Give the weights of the traits, for people and for bodies."""
    return load("names", "weights")  # type: ignore[no-any-return] # the file's shape is tested


def _person_doubts(found: Alignment, traits: Traits) -> Iterator[str]:
    yield from _doubts(found, traits)
    if traits["initials"] or min(len(found.ones), len(found.others)) == 1:
        yield "an initial or a single word fits many"
    if any(_differ_by_gender(found.ones[pair.one], found.others[pair.other]) for pair in found.pairs):
        yield "a man's and a woman's form"
    if _is_turned(found) and all(_is_given(found.ones[pair.one]) for pair in found.pairs):
        yield "two given names turned round are two people's as likely"
    if found.extra and any(one.is_initial for one in found.extra) and _have_initials(found):
        yield "other initials"
    if traits["crossed"] or traits["fathers_apart"]:
        yield "the order or a father's name differs"


def _is_turned(found: Alignment) -> bool:
    return bool(found.pairs) and found.pairs[0].other > found.pairs[-1].other


def _is_given(one: Word) -> bool:
    given = load("en", "given")
    return one.latin in given["m"] or one.latin in given["f"]


def _have_initials(found: Alignment) -> bool:
    return any(one.is_initial for one in found.ones) and any(one.is_initial for one in found.others)


def _body_doubts(found: Alignment, traits: Traits) -> Iterator[str]:
    yield from _doubts(found, traits)
    if found.extra or traits["forms_apart"] or traits["numbers_apart"]:
        yield "a word, number or form more"


def _doubts(found: Alignment, traits: Traits) -> Iterator[str]:
    if traits["conflicts"] or any(pair.tie.kind in _UNSURE or pair.tie.strength < _SURE for pair in found.pairs):
        yield "a word differs"
    if traits["extra_share"] > 0.3:  # noqa: PLR2004 - more than two words left out of five
        yield "much is left out"


def _differ_by_gender(one: Word, other: Word) -> bool:
    """Tell Ivanov from Ivanova: they may be husband and wife."""
    both = {(one.latin, other.latin), (other.latin, one.latin)}
    endings = [(str(man), str(woman)) for man, woman in load("names", "persons")["women"]]
    return any(a.endswith(man) and b.endswith(woman) for man, woman in endings for a, b in both)


_KINDS = {
    "spelling": "another spelling of",
    "script": "another script for",
    "across": "another language's form of",
    "short": "a short form of",
    "slip": "a slip or another name in",
}


def _person_reasons(found: Alignment, traits: Traits) -> Iterator[str]:
    for pair in sorted(found.pairs, key=lambda p: -p.one):
        yield _say(pair, found, _place(pair, found))
    if found.extra:
        yield f"only in one: {_words(found.extra)}"
    if traits["crossed"]:
        yield "in another order"
    elif _is_turned(found):
        yield "surname first"
    if traits["fathers_apart"]:
        yield "fathers' names differ"


def _body_reasons(one: Body, other: Body, found: Alignment, traits: Traits) -> Iterator[str]:
    if all(pair.tie.kind == "equal" for pair in found.pairs):
        yield "same words" if not found.extra else "all words of the shorter"
    else:
        for pair in found.pairs:
            if pair.tie.kind != "equal":
                yield _say(pair, found, "word")
    if found.extra:
        yield f"only in one: {_words(found.extra)}"
    if traits["forms_apart"]:
        yield f"another legal form: {', '.join(sorted(one.forms))} and {', '.join(sorted(other.forms))}"
    if traits["numbers_apart"]:
        yield "another number"


def _say(pair: Pairing, found: Alignment, place: str) -> str:
    if pair.tie.kind == "equal":
        return f"same {place}"
    if pair.tie.kind == "initial":
        return f"{place} initial fits"
    both = _words((found.ones[pair.one], found.others[pair.other]))
    return f"another {place}: {both}" if pair.tie.kind == "none" else f"{_KINDS[pair.tie.kind]} the {place}: {both}"


def _place(pair: Pairing, found: Alignment) -> str:
    """Name the place of a word in a name with its given name first, told by the longer name."""
    words, at = (found.ones, pair.one) if len(found.ones) >= len(found.others) else (found.others, pair.other)
    if len(words) == 1:
        return "name"
    if at == len(words) - 1:
        return "surname"
    return "given name" if at == 0 else "middle name"


def _words(words: tuple[Word, ...]) -> str:
    return ", ".join(one.raw for one in words)
