"""What is measured of two names: the figures that the learned weights turn into one score."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rashomon.entities.align import Alignment, Pairing
from rashomon.entities.bodies import Body, are_two_forms, listed, small_words
from rashomon.entities.persons import Person
from rashomon.entities.ties import slips
from rashomon.entities.words import Word, joined

Traits = Mapping[str, float]

_MOST = 4
_MOST_WORDS = 3


def person_traits(one: Person, other: Person, found: Alignment) -> Traits:
    """Measure two people's names."""
    return {
        **_shared_traits(found),
        "initials": _count(pair for pair in found.pairs if pair.tie.kind == "initial"),
        "both_single": float(len(found.ones) == len(found.others) == 1),
        "crossed": float(_is_crossed(found)),
        "fathers_apart": float(_are_fathers_apart(one, other, found)),
    }


def body_traits(one: Body, other: Body, found: Alignment) -> Traits:
    """Measure two names of organisations, companies, places or ships."""
    brackets = {one.words[i] for i in one.bracketed} | {other.words[i] for i in other.bracketed}
    return {
        **_shared_traits(found),
        "both_single": float(len(found.ones) == len(found.others) == 1),
        "extra_generic": _count(one for one in found.extra if _is_generic(one)),
        "extra_bracketed": _count(one for one in found.extra if one in brackets),
        "forms_apart": float(are_two_forms(one, other)),
        "numbers_apart": float(one.numbers != other.numbers and bool(one.numbers) and bool(other.numbers)),
    }


def _shared_traits(found: Alignment) -> dict[str, float]:
    """Measure what all names have: how far the paired words go together, what is left over, letters that differ."""
    strengths = [pair.tie.strength for pair in found.pairs]
    total = sum(len(one.latin) for one in (*found.ones, *found.others)) or 1
    wrong = sum(_slips(pair, found) for pair in found.pairs)
    return {
        "bias": 1.0,
        "weakest": 1 - min(strengths, default=0.0),
        "conflicts": float(min(len(found.conflicts), _MOST_WORDS)),
        "replaced": float(min(sum(_is_replaced(pair, found) for pair in found.pairs), _MOST_WORDS)),
        "slips": float(min(wrong, _MOST)),
        "slips_share": min(2 * wrong / total, 1.0),
        "extra": float(min(len(found.extra), _MOST)),
        "extra_share": sum(len(one.latin) for one in found.extra) / total,
    }


def _size(pair: Pairing, found: Alignment) -> int:
    return max(len(found.ones[pair.one].latin), len(found.others[pair.other].latin))


def _slips(pair: Pairing, found: Alignment) -> int:
    """Count the letters that differ in a pair that is no spelling, initial or short form of one name."""
    one, other = found.ones[pair.one], found.others[pair.other]
    if one.is_han or other.is_han or one.number or other.number:
        return _size(pair, found) if pair.tie.kind == "none" else 0
    if pair.tie.kind in {"slip", "none"}:
        return slips(one.letters, other.letters) if one.script == other.script else slips(one.latin, other.latin)
    return 0


def _is_replaced(pair: Pairing, found: Alignment) -> bool:
    """Tell whether a word is another word and no slip: half of its letters or more differ."""
    return pair.tie.kind == "none" and 2 * _slips(pair, found) >= _size(pair, found)


def _count(items: Iterable[object]) -> float:
    return float(min(sum(1 for _ in items), _MOST))


def _is_generic(one: Word) -> bool:
    return one.letters in listed("generic") or one.letters in small_words()


def _is_crossed(found: Alignment) -> bool:
    """Tell whether the paired words come in another order that is not just the surname put first."""
    order = [pair.other for pair in found.pairs if pair.tie.kind != "none"]
    turns = sum(a > b for a, b in pairwise(order))
    return turns > 1 or (turns == 1 and len(order) > 1 and order[-1] > order[0])


def _are_fathers_apart(one: Person, other: Person, found: Alignment) -> bool:
    """Tell whether a father's name stands beside no father's name, or beside another one's."""
    if not one.fathers or not other.fathers:
        return False
    names = {one.words[i] for i in one.fathers}, {other.words[i] for i in other.fathers}
    for pair in found.pairs:
        father_one, father_other = found.ones[pair.one] in names[0], found.others[pair.other] in names[1]
        if father_one != father_other or (father_one and pair.tie.kind == "none"):
            return True
    return False


def is_spelt_together(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Tell whether two names have the same letters, wherever their words end."""
    if any(word.is_han for word in one) and any(word.is_han for word in other):
        return [word.raw for word in one] == [word.raw for word in other]
    return joined(tuple(one)) == joined(tuple(other)) != ""
