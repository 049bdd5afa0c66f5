"""The words of two names set side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.entities.ties import Tie, slips, tie
from rashomon.entities.words import Word, word

_SHORTEST_JOINED = 5


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
    ones, others = _rejoin(_once(ones), _once(others))
    found = [Pairing(i, j, tie(a, b)) for i, a in enumerate(ones) for j, b in enumerate(others)]
    found.sort(key=lambda pair: _rank(pair, ones, others))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[Pairing] = []
    for pair in found:
        if pair.one not in taken[0] and pair.other not in taken[1]:
            pairs.append(pair)
            taken[0].add(pair.one)
            taken[1].add(pair.other)
    extra = [a for i, a in enumerate(ones) if i not in taken[0]] + [b for j, b in enumerate(others) if j not in taken[1]]
    return Alignment(tuple(ones), tuple(others), tuple(sorted(pairs, key=lambda p: p.one)), tuple(extra))


def _rank(pair: Pairing, ones: Sequence[Word], others: Sequence[Word]) -> tuple[float, float, int, int]:
    """Rank strong pairs of long words first, whichever of the two names is given first."""
    size = min(len(ones[pair.one].latin), len(others[pair.other].latin))
    apart = abs(pair.one / len(ones) - pair.other / len(others))
    return -pair.tie.strength * (size + 2), apart, pair.one + pair.other, abs(pair.one - pair.other)


def _once(words: Iterable[Word]) -> list[Word]:
    """Give each word once: "Sergey Sergey Shoigu"; an initial may come twice."""
    found: list[Word] = []
    for one in words:
        if one.is_initial or one not in found:
            found.append(one)
    return found


def _rejoin(ones: list[Word], others: list[Word]) -> tuple[list[Word], list[Word]]:
    """Join two words of one name that the other writes as one: "Good Will", "Goodwill"."""
    return _joined_like(ones, others), _joined_like(others, ones)


def _joined_like(words: list[Word], like: Sequence[Word]) -> list[Word]:
    known = [one for one in like if len(one.latin) >= _SHORTEST_JOINED]
    at = 0
    while known and at < len(words) - 1:
        both = word(words[at].raw + words[at + 1].raw)
        alone = any(part.latin == one.latin for part in words[at : at + 2] for one in like)
        if not alone and any(_is_alike(both, one) for one in known):
            words = [*words[:at], both, *words[at + 2 :]]
        at += 1
    return words


def _is_alike(one: Word, other: Word) -> bool:
    size = max(len(one.latin), len(other.latin))
    return abs(len(one.latin) - len(other.latin)) <= 1 and slips(one.latin, other.latin) <= size // _SHORTEST_JOINED // 2
