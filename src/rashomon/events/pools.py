"""What goes with a word in all of a story: who does it, whom it befalls, what stands beside it, and where it stands.

One mention tells little of itself ("the cut", "were severed"); all that a story tells with a word tells more. Two words for one
happening have the same doers and the same things done to, and seldom stand in one sentence: who tells of two happenings
sets them side by side ("shot and arrested"), who tells of one needs one word.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from rashomon.events.nearness import Nearness, Vector, dot
from rashomon.events.tellings import Telling

Word = tuple[int, str]
"""A story, by its number, and a lemma."""

_SMOOTH = 50  # documents that have none of the words, as in ``nearness``
_KEPT = 100  # most telling words that go with a word
_MOST_KNOWN = 200_000
_LIKE = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7)
_TOGETHER = (0.0, 0.1, 0.25, 0.5)
_FEW, _SOME = 2, 5  # mentions


@dataclass(slots=True)
class _Pool:
    """All mentions of a word in a story: their number, the sentences they stand in and what goes with them, by view."""

    times: int = 0
    sentences: set[tuple[int, int]] = field(default_factory=set)
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, telling: Telling) -> None:
        """Add a mention."""
        self.times += 1
        self.sentences.add((telling.home, telling.sentence))
        for view, words in _views(telling):
            self.counts[view].update(words)


class Pools:
    """What goes with the words of stories; ``features`` tells how far two different words share it."""

    def __init__(self, tellings: Sequence[Telling], near: Nearness) -> None:
        self._words: list[Word] = [(near.story[one.home], one.lemma) for one in tellings]
        self._pools: dict[Word, _Pool] = defaultdict(_Pool)
        for word, telling in zip(self._words, tellings, strict=True):
            self._pools[word].add(telling)
        weights = _weigh(tellings)
        self._vectors = {
            word: {view: _vector(count, weights) for view, count in pool.counts.items()}
            for word, pool in self._pools.items()
        }
        self._known: dict[tuple[Word, Word], tuple[str, ...]] = {}

    def features(self, one: int, other: int) -> tuple[str, ...]:
        """Tell of two mentions, by their numbers, how far their words share what goes with them: view, size and bucket."""
        pair = (self._words[one], self._words[other])
        if pair not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[pair] = tuple(self._compare(*pair))
        return self._known[pair]

    def size(self, one: int, other: int) -> str:
        """Tell how often the rarer of two words is told in its story."""
        least = min(self._pools[self._words[one]].times, self._pools[self._words[other]].times)
        return "few" if least < _FEW else "some" if least < _SOME else "many"

    def _compare(self, one: Word, other: Word) -> Iterator[str]:
        a, b = self._vectors[one], self._vectors[other]
        for view in ("actor", "recipient", "beside"):
            told = a.get(view) and b.get(view)
            yield f"{view} {_bucket(dot(a[view], b[view]), _LIKE) if told else 'open'}"
        yield f"together {self._together(one, other)}"

    def _together(self, one: Word, other: Word) -> str:
        """Tell how much of the rarer word stands in one sentence with the other; open of two stories."""
        if one[0] != other[0]:
            return "open"
        a, b = self._pools[one].sentences, self._pools[other].sentences
        return _bucket(len(a & b) / min(len(a), len(b)), _TOGETHER)


def _views(telling: Telling) -> Iterator[tuple[str, Iterable[str]]]:
    """Give what goes with a mention."""
    yield "actor", telling.cast.get("actor", ())
    yield "recipient", telling.cast.get("recipient", ())
    yield "beside", telling.beside


def _weigh(tellings: Sequence[Telling]) -> dict[str, float]:
    """Give the inverse document frequency of all that goes with mentions."""
    homes: dict[str, set[int]] = defaultdict(set)
    for telling in tellings:
        for word in chain.from_iterable(words for _, words in _views(telling)):
            homes[word].add(telling.home)
    size = len({telling.home for telling in tellings}) + _SMOOTH
    return {word: math.log(size / (len(where) + 1)) for word, where in homes.items()}


def _vector(count: Counter[str], weights: Mapping[str, float]) -> Vector:
    weighed = {word: (1 + math.log(times)) * weights[word] for word, times in count.items()}
    kept = sorted(weighed, key=lambda word: (-weighed[word], word))[:_KEPT]
    length = math.sqrt(math.fsum(weighed[word] ** 2 for word in kept)) or 1.0
    return {word: weighed[word] / length for word in kept}


def _bucket(value: float, borders: Sequence[float]) -> str:
    return next((f"{border:g}" for border in borders if value <= border), "more")
