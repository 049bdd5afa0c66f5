"""What a comparison of two names says in words."""

from collections.abc import Iterator

from rashomon.entities.align import Alignment, Pairing
from rashomon.entities.bodies import Body
from rashomon.entities.doubts import is_turned
from rashomon.entities.traits import Traits
from rashomon.entities.words import Word

_KINDS = {
    "spelling": "another spelling of",
    "script": "another script for",
    "across": "another language's form of",
    "short": "a short form of",
    "slip": "a slip or another name in",
}


def person_reasons(found: Alignment, traits: Traits) -> Iterator[str]:
    """Say word by word, the surname first, how two people's names go together."""
    for pair in sorted(found.pairs, key=lambda p: -p.one):
        yield say(pair, found, _place(pair, found))
    if found.extra:
        yield f"only in one: {_words(found.extra)}"
    if traits["crossed"]:
        yield "in another order"
    elif is_turned(found):
        yield "surname first"
    if traits["fathers_apart"]:
        yield "fathers' names differ"


def body_reasons(one: Body, other: Body, found: Alignment, traits: Traits) -> Iterator[str]:
    """Say what differs between two names of bodies or places."""
    if all(pair.tie.kind == "equal" for pair in found.pairs):
        yield "same words" if not found.extra else "all words of the shorter"
    else:
        for pair in found.pairs:
            if pair.tie.kind != "equal":
                yield say(pair, found, "word")
    if found.extra:
        yield f"only in one: {_words(found.extra)}"
    if traits["forms_apart"]:
        yield f"another legal form: {', '.join(sorted(one.forms))} and {', '.join(sorted(other.forms))}"
    if traits["numbers_apart"]:
        yield "another number"


def say(pair: Pairing, found: Alignment, place: str) -> str:
    """Say how two words go together."""
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
