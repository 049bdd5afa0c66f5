"""Which pairs of event mentions are worth a look, so that the work for a document more stays the same.

Pairs inside a document; pairs of documents that are near; and pairs in documents far apart that name the same people in
the same kind of happening. Blocks that grow too large are looked at in windows, by day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from rashomon.events.lemmas import find_root, related_to
from rashomon.events.nearness import Nearness
from rashomon.events.tellings import Telling

Keys = Callable[[Telling], frozenset[str]]

_WINDOW = 20
_CLOSEST = 8  # documents
_SHORT = 3
_MOST = 60  # mentions of one key in one document
_VAGUE = "incident"
_WIDE = frozenset({"say", "report", "announce", "happen", "start", "end", "continue", "think", "know", "see"})


def find_candidates(tellings: Sequence[Telling], near: Nearness) -> Iterator[tuple[int, int]]:
    """Give pairs of tellings by their numbers, the smaller first; a pair may come more than once."""
    yield from inside_pairs(tellings)
    yield from _near_pairs(tellings, near)
    yield from _far_pairs(tellings)


def keys_of(one: Telling) -> frozenset[str]:
    """Give the keys of which two tellings must share one: roots of words, and kinds with those related to them."""
    roots = {f"root {find_root(word)[:5]}" for word in (one.lemma, *one.words) if len(word) > _SHORT}
    kinds = {f"kind {kind}" for kind in one.kinds}
    related = {" ".join(sorted((kind, other))) for kind in one.kinds for other in related_to(frozenset({kind}))}
    return frozenset(roots | kinds | related)


def loose_keys_of(one: Telling) -> frozenset[str]:
    """Give the keys that are enough in documents that are very near: who takes part."""
    return frozenset({f"who {entity}" for entity in one.named} | {f"with {word}" for word in one.others})


def _by_home(tellings: Sequence[Telling], keys: Keys) -> dict[int, dict[str, list[int]]]:
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(tellings):
        for key in keys(one):
            if len(found[one.home][key]) < _MOST:
                found[one.home][key].append(number)
    return found


def inside_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Give the pairs inside documents."""
    for keys in (keys_of, loose_keys_of):
        for keyed in _by_home(tellings, keys).values():
            for some in keyed.values():
                yield from ((a, b) for at, a in enumerate(some) for b in some[at + 1 :])


def _near_pairs(tellings: Sequence[Telling], near: Nearness) -> Iterator[tuple[int, int]]:
    for keys, most in ((keys_of, None), (loose_keys_of, _CLOSEST)):
        homes = _by_home(tellings, keys)
        for home, keyed in homes.items():
            for other in near.neighbours[home][:most]:
                theirs = homes.get(other)
                if theirs is None or (other < home and home in near.neighbours[other][:most]):
                    continue
                for key, some in keyed.items():
                    yield from ((min(a, b), max(a, b)) for a in some for b in theirs.get(key, ()))


def _far_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Give pairs of one kind about one recipient or actor, in windows by day."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        who = one.roles.get("recipient") or one.roles.get("actor") or frozenset()
        for kind in (one.kinds or {one.lemma}) - _WIDE - {_VAGUE}:
            for entity in who:
                blocks[kind, entity].append(number)
        if not one.kinds or len(one.words) > 1:
            blocks["words", " ".join(one.words)].append(number)
    for some in blocks.values():
        ordered = sorted(some, key=lambda number: (_day(tellings[number]), number))
        for at, a in enumerate(ordered):
            yield from ((min(a, b), max(a, b)) for b in ordered[at + 1 : at + 1 + _WINDOW])


def _day(one: Telling) -> date:
    if one.days is not None:
        return one.days.earliest
    return one.published or date.min
