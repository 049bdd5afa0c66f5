"""What leaves a doubt whether two alike names are one's: with any of these the answer is never "same"."""

from collections.abc import Iterator

from rashomon.entities.align import Alignment
from rashomon.entities.traits import Traits
from rashomon.entities.words import Word
from rashomon.lexicon import load

_SURE = 0.55
_UNSURE = frozenset({"slip", "across", "initial"})
_CHAIN = 3
_MUCH = 0.3  # of the letters of both names


def person_doubts(found: Alignment, traits: Traits) -> Iterator[str]:
    """Give what leaves a doubt between two people's names."""
    yield from _doubts(found, traits)
    if traits["initials"] or min(len(found.ones), len(found.others)) == 1:
        yield "an initial or a single word fits many"
    if any(_differ_by_ending(found.ones[pair.one], found.others[pair.other]) for pair in found.pairs):
        yield "the ending makes another name"
    if _ends_differently(found) or _begins_with_more(found):
        yield "the surname or the given name may be another"
    if is_turned(found) and all(_is_given(found.ones[pair.one]) for pair in found.pairs):
        yield "two given names turned round may be two people's"
    if found.extra and any(one.is_initial for one in found.extra) and _have_initials(found):
        yield "the initials are not the same"
    if traits["crossed"] or traits["fathers_apart"]:
        yield "the order or a father's name differs"


def is_turned(found: Alignment) -> bool:
    """Tell whether one name begins with what the other ends with: surname first."""
    return bool(found.pairs) and found.pairs[0].other > found.pairs[-1].other


def _is_given(one: Word) -> bool:
    given = load("en", "given")
    return one.latin in given["m"] or one.latin in given["f"]


def _have_initials(found: Alignment) -> bool:
    return any(one.is_initial for one in found.ones) and any(one.is_initial for one in found.others)


def body_doubts(found: Alignment, traits: Traits) -> Iterator[str]:
    """Give what leaves a doubt between two bodies' or places' names."""
    yield from _doubts(found, traits)
    if found.extra or traits["forms_apart"] or traits["numbers_apart"]:
        yield "one has a word, number or form more"


def _doubts(found: Alignment, traits: Traits) -> Iterator[str]:
    if traits["conflicts"] or any(pair.tie.kind in _UNSURE or pair.tie.strength < _SURE for pair in found.pairs):
        yield "a word may be another"
    if traits["extra_share"] > _MUCH:
        yield "much is left out"


def _differ_by_ending(one: Word, other: Word) -> bool:
    """Tell Ivanov from Ivanova, who may be husband and wife, and Hassan from Hassani."""
    endings = [tuple(map(str, pair)) for pair in load("names", "persons")["endings"]]
    return any(
        a.endswith(first) and b.endswith(second) and a.removesuffix(first) == b.removesuffix(second) != ""
        for first, second in endings
        for a, b in ((one.latin, other.latin), (other.latin, one.latin))
    )


def _ends_differently(found: Alignment) -> bool:
    """Tell whether the shorter name's surname stands elsewhere in the longer one and is spelt otherwise there."""
    last_one, last_other = len(found.ones) - 1, len(found.others) - 1
    return last_one != last_other and any(
        pair.tie.kind != "equal" and (pair.one == last_one) != (pair.other == last_other) for pair in found.pairs
    )


def _begins_with_more(found: Alignment) -> bool:
    """Tell whether a name of three words or more has another before its first: a son's name before his father's."""
    return min(len(found.ones), len(found.others)) >= _CHAIN and any(
        0 in {pair.one, pair.other} and pair.one != pair.other and not is_turned(found) for pair in found.pairs
    )
