"""The words of two names set side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.entities.ties import Tie, may_tie, slips, tie
from rashomon.entities.words import Word, word

_SHORTEST_JOINED = 5
_LETTERS_A_SLIP = 10
_ACROSS = 0.55
_TOGETHER = 0.7
_MORE = 0.2


@dataclass(frozen=True, slots=True)
class Pairing:
    """A word of one name beside a word of the other; places count the names' words from 0."""

    one: int
    other: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names' words in pairs, as many as the shorter name has, and the places of those that one name has alone."""

    ones: tuple[Word, ...]
    others: tuple[Word, ...]
    pairs: tuple[Pairing, ...]
    extra: tuple[Word, ...]

    @property
    def conflicts(self) -> list[Pairing]:
        """Give the pairs whose words do not go together."""
        return [pair for pair in self.pairs if pair.tie.kind == "none"]


def align(ones: Sequence[Word], others: Sequence[Word]) -> Alignment:
    """Pair the words of two names, the best pairs first and then those in the most alike places."""
    ones, others = _rejoin(list(ones), list(others))
    found = [Pairing(i, j, tie(a, b)) for i, a in enumerate(ones) for j, b in enumerate(others)]
    found.sort(key=lambda pair: _rank(pair, ones, others))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[Pairing] = []
    for pair in found:
        if pair.one not in taken[0] and pair.other not in taken[1]:
            pairs.append(pair)
            taken[0].add(pair.one)
            taken[1].add(pair.other)
    extra = (*_left(ones, taken[0]), *_left(others, taken[1]))
    return Alignment(tuple(ones), tuple(others), tuple(sorted(pairs, key=lambda p: p.one)), extra)


def _left(words: Sequence[Word], taken: set[int]) -> Iterable[Word]:
    """Give the words that found no place, but none that is only said twice: "Sergey Sergey Shoigu"."""
    known = {words[i] for i in taken}
    return (one for i, one in enumerate(words) if i not in taken and one not in known)


def _rank(pair: Pairing, ones: Sequence[Word], others: Sequence[Word]) -> tuple[float, float, int, int]:
    """Rank strong pairs of long words first, whichever of the two names is given first."""
    size = min(len(ones[pair.one].latin), len(others[pair.other].latin))
    apart = abs(pair.one / len(ones) - pair.other / len(others))
    return -pair.tie.strength * (size + 2), apart, pair.one + pair.other, abs(pair.one - pair.other)


def _rejoin(ones: list[Word], others: list[Word]) -> tuple[list[Word], list[Word]]:
    """Join two words of one name that the other writes as one: "Good Will", "Goodwill"."""
    return _joined_like(ones, others), _joined_like(others, ones)


def _joined_like(words: list[Word], like: Sequence[Word]) -> list[Word]:
    known = [one for one in like if len(one.latin) >= _SHORTEST_JOINED]
    at = 0
    while known and at < len(words) - 1:
        parts = words[at : at + 2]
        both = word(parts[0].raw + parts[1].raw)
        alone = any(part.latin == one.latin for part in parts for one in like)
        if not alone and any(_is_alike(both, one, parts) for one in known):
            words = [*words[:at], both, *words[at + 2 :]]
        at += 1
    return words


def _is_alike(both: Word, one: Word, parts: Sequence[Word]) -> bool:
    """Tell whether two words together are one, but for a slip in ten letters, or clearly more so than either alone."""
    if not may_tie(both, one):
        return False
    alone = max(tie(part, one).strength for part in parts)
    enough = _ACROSS if both.script != one.script else _TOGETHER
    if tie(both, one).strength >= max(enough, alone + _MORE):
        return True
    size = max(len(both.latin), len(one.latin))
    return abs(len(both.latin) - len(one.latin)) <= 1 and slips(both.latin, one.latin) <= size // _LETTERS_A_SLIP
