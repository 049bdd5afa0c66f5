"""Which names meet to be compared: those that share a key and are near by their consonants, and brief forms with full ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from rashomon.entities.bodies import parse_body
from rashomon.entities.families import Key
from rashomon.entities.keys import blocking_keys, near_keys
from rashomon.entities.persons import parse_person
from rashomon.entities.sieve import Consonants, find_consonants, join_consonants, may_be_alike, read_consonants
from rashomon.entities.sounds import skeletons
from rashomon.entities.ties import may_tie
from rashomon.entities.words import Word
from rashomon.lexicon import load
from rashomon.types import EntityKind

KINDS: Mapping[str, EntityKind] = {"person": "person", "place": "place", "norp": "norp", "body": "organisation"}

Pair = tuple[int, int]
Blocks = dict[str, list[int]]

_ALL_PAIRS = 8
_WINDOW = 4
_MOST_FULL = 16
_OFTEN = 100  # names
_NEAR, _NEARER = 2, 3


def find_pairs(keys: Sequence[Key], names: Sequence[str]) -> list[Pair]:
    """Give the pairs of names, as numbers, that are worth comparing; the cost is near linear, for no block is paired whole.

    One word of a person's name meets none: it fits too many, and finds its home otherwise.
    """
    words = [_words(key, name) for key, name in zip(keys, names, strict=True)]
    sounds = [find_consonants(some) for some in words]
    met = {pair for pair in _meet(keys, names, words) if may_be_alike(sounds[pair[0]], sounds[pair[1]])}
    people = {number: words[number] for number, key in enumerate(keys) if key.family == "person" and len(key.words) > 1}
    brief = {pair for pair in _meet_briefly(people) if may_be_alike(sounds[pair[0]][-1:], sounds[pair[1]][-1:])}
    often = _find_often(sounds)
    return sorted((one, other) for one, other in brief | met if _may_go_together(words[one], words[other], often))


def _words(key: Key, name: str) -> Sequence[Word]:
    return parse_person(name).words if key.family == "person" else parse_body(name).words


def _find_often(sounds: Iterable[Consonants]) -> frozenset[str]:
    """Give the consonants of words that so many names have that two of them are near by chance: "Ali", "Council"."""
    counts = Counter(word for some in sounds for word in set(some))
    return frozenset(word for word, count in counts.items() if count >= _OFTEN)


def _may_go_together(one: Sequence[Word], other: Sequence[Word], often: frozenset[str]) -> bool:
    """Tell whether each word of the shorter name may go with one of the other's, or the two are only parted otherwise.

    Names that have only words in common that very many have must be nearer in the others.
    """
    short, long = sorted((one, other), key=len)
    consonants, others = read_consonants(short), read_consonants(long)
    most = _NEARER if often.issuperset(set(consonants) & set(others)) else _NEAR
    if all(any(may_tie(a, b, most) for b in long) for a in short):
        return True
    return len(short) != len(long) and join_consonants(consonants) == join_consonants(others)


def _meet(keys: Sequence[Key], names: Sequence[str], words: Sequence[Sequence[Word]]) -> Iterator[Pair]:
    """Pair names in Latin letters by their consonants, those in other scripts and with numbers with all by the sounds."""
    read = [read_consonants(some) for some in words]
    spelt = [" ".join(one.latin for one in some) for some in words]
    near: Blocks = defaultdict(list)
    heard: Blocks = defaultdict(list)
    latin: list[int] = []
    for number, key in enumerate(keys):
        if key.family != "person" or len(key.words) > 1:
            own = near_keys(names[number], KINDS[key.family])
            _put(near if own else heard, key, own or blocking_keys(names[number], KINDS[key.family]), number)
            latin += [number] if own else []
    for number in latin if heard else ():
        wanted = (
            f"{keys[number].family} {block}" for block in blocking_keys(names[number], KINDS[keys[number].family])
        )
        for block in wanted:
            if block in heard:
                heard[block].append(number)
    for members in (*near.values(), *heard.values()):
        yield from _pairs(members, read, spelt)


def _put(blocks: Blocks, key: Key, own: Iterable[str], number: int) -> None:
    for block in own:
        blocks[f"{key.family} {block}"].append(number)


def _pairs(members: Sequence[int], read: Sequence[Consonants], spelt: Sequence[str]) -> Iterable[Pair]:
    """Give all pairs of a small block; of a large one those whose consonants are near in the alphabet, from both ends."""
    if len(members) <= _ALL_PAIRS:
        yield from combinations(sorted(members), 2)
        return
    turned = [([word[::-1] for word in reversed(read[number])], spelt[number][::-1], number) for number in members]
    first = _near(sorted(members, key=lambda number: (read[number], spelt[number])))
    yield from {*first, *_near([number for _, _, number in sorted(turned)])}


def _near(ordered: Sequence[int]) -> Iterator[Pair]:
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + _WINDOW]:
            yield min(one, other), max(one, other)


def _meet_briefly(people: Mapping[int, Sequence[Word]]) -> Iterator[Pair]:
    """Pair "J. Sorel" and "Jack Sorel" with "John Sorel"; not where so many fit that none can be told."""
    sought: dict[str, list[int]] = defaultdict(list)
    for number, words in people.items():
        for block in _brief_keys(words):
            sought[block].append(number)
    fits: dict[str, list[int]] = defaultdict(list)
    for number, words in people.items():
        for block in _full_keys(words) & sought.keys():
            fits[block].append(number)
    for block, full in fits.items():
        if len(full) <= _MOST_FULL:
            yield from ((min(a, b), max(a, b)) for a in sought[block] for b in full if a != b)


def _brief_keys(words: Sequence[Word]) -> frozenset[str]:
    """Give the keys that a name with an initial, or with a short form of a given name, looks under."""
    initials = {f"{one.latin}." for one in words[:-1] if one.is_initial}
    fulls = {full for one in words[:1] for full in _full_forms().get(one.latin, ())}
    return frozenset(f"{first} {sounds}" for first in initials | fulls for sounds in _surname(words))


def _full_keys(words: Sequence[Word]) -> frozenset[str]:
    """Give the keys that a full name is found under: each word before the surname, and its first letter."""
    given = [one.latin for one in words[:-1] if not one.is_initial]
    firsts = {*given, *(f"{one[:1]}." for one in given)}
    return frozenset(f"{first} {sounds}" for first in firsts for sounds in _surname(words))


def _surname(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(sounds for one in words[-1:] for sounds in skeletons(one))


@cache
def _full_forms() -> Mapping[str, frozenset[str]]:
    """Give the given names that each short form stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for fulls, shorts in load("names", "given")["short"]:
        for short in map(str, shorts):
            found[short].update(map(str, fulls))
    return {short: frozenset(fulls) for short, fulls in found.items()}
