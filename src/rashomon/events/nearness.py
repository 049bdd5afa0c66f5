"""Which documents tell one story: how far their words, names, openings and numbers agree, and groups by that.

Tf-idf vectors of four kinds; a logistic model over the roots of their cosines, fitted by ``training/event_pairs.py``, tells
how likely two documents are of one story. The cost of a document more does not grow with the collection: words that
stand in very many documents are no way to a neighbour, and a document has a limit of telling words, of documents met by way
of them, and of neighbours.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from sys import intern
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.events.joining import Edge, join
from rashomon.events.tellings import topic_words
from rashomon.lexicon import load
from rashomon.types import Annotations

Vector = Mapping[str, float]

VIEWS = ("words", "names", "lead", "numbers")
STORY, STRAY = 0.45, 0.25
_FEW = 2
"""Documents of one story that may be left over from a larger one."""
_KEPT = 150  # most telling words of a document
_SMOOTH = 50  # documents that have none of the words, so that a small collection is read like a large one
_POSTINGS = 300
_VISITS = 6_000  # documents met by way of one's words, the rarest words first
_MOST_KNOWN = 200_000  # pairs of documents whose likelihood is kept at hand
_NEIGHBOURS = 20
_LEAST = 0.05
_READ = 12_000  # characters
_OPENING = 400  # characters
_LONG = 4
_NUMBER = re.compile(r"\b\d{1,12}(?:\.\d{1,4})?\b")


class Nearness:
    """How near documents (by their numbers) are to each other; ``story`` is the group of each."""

    def __init__(self, documents: Sequence[Annotations], weights: Vector | None = None, language: str = "en") -> None:
        self._weights = weights if weights is not None else _fitted(language)
        counts = [list(_count(document, language)) for document in documents]
        self._idf = _weigh([count[0] for count in counts])
        weighed = [self._idf, *(_weigh([count[view] for count in counts]) for view in range(1, len(VIEWS)))]
        self._vectors = [[_vector(c, idf) for c, idf in zip(count, weighed, strict=True)] for count in counts]
        self._known: dict[tuple[int, int], float] = {}
        self.neighbours = self._find_neighbours()
        self.story = self._find_stories()

    def likely(self, one: int, other: int) -> float:
        """Give how likely two documents are of one story, 0 to 1."""
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            total = sum(self._weights[view] * root for view, root in self.roots(*pair).items())
            self._known[pair] = 1 / (1 + math.exp(-total))
        return self._known[pair]

    def roots(self, one: int, other: int) -> dict[str, float]:
        """Give the root of the cosine of two documents for each view, and the constant."""
        both = zip(VIEWS, self._vectors[one], self._vectors[other], strict=True)
        return {"always": 1.0} | {view: math.sqrt(dot(a, b)) for view, a, b in both}

    def weight(self, word: str) -> float:
        """Give how much a word tells in this collection."""
        return self._idf.get(word, 0.0)

    def _find_neighbours(self) -> list[list[int]]:
        """Give for each document those with most words in common, the most likely of one story first."""
        carriers: dict[str, list[int]] = defaultdict(list)
        for number, vectors in enumerate(self._vectors):
            for word in vectors[0]:
                carriers[word].append(number)
        postings = {
            word: _Posting(np.array(some), np.array([self._vectors[number][0][word] for number in some]))
            for word, some in carriers.items()
            if 1 < len(some) <= _POSTINGS
        }
        return [self._near(number, postings) for number in range(len(self._vectors))]

    def _near(self, number: int, postings: Mapping[str, "_Posting"]) -> list[int]:
        vector = self._vectors[number][0]
        known = ((len(postings[word].documents), word) for word in vector if word in postings)
        words = list(_within(_VISITS, sorted(known)))
        if not words:
            return []
        met = np.concatenate([postings[word].documents for word in words])
        gains = np.concatenate([vector[word] * postings[word].weights for word in words])
        others, places = np.unique(met, return_inverse=True)
        values = np.bincount(places, gains)
        near = [
            (-round(value, 9), other)
            for other, value in zip(others.tolist(), values.tolist(), strict=True)
            if value >= _LEAST and other != number
        ]
        return sorted(
            (other for _, other in sorted(near)[:_NEIGHBOURS]), key=lambda other: (-self.likely(number, other), other)
        )

    def _find_stories(self) -> list[int]:
        """Group documents by average link."""
        edges = {
            Edge(self.likely(one, other), min(one, other), max(one, other))
            for one, near in enumerate(self.neighbours)
            for other in near
            if self.likely(one, other) >= STORY
        }
        group = join(edges, self.likely, STORY)
        return self._with_strays([group.get(number, number) for number in range(len(self._vectors))])

    def _with_strays(self, story: Sequence[int]) -> list[int]:
        """Let those that were left alone or by twos go to the one story that they are near, where no other comes close.

        A text of a sentence or two, or one of the day after, shares few words with a story that it can only be of.
        """
        members: dict[int, list[int]] = defaultdict(list)
        for number, name in enumerate(story):
            members[name].append(number)
        gone = [self._home_of(number, story, members) for number in range(len(story))]
        first: dict[int, int] = {}
        return [first.setdefault(name, number) for number, name in enumerate(gone)]

    def _home_of(self, number: int, story: Sequence[int], members: Mapping[int, Sequence[int]]) -> int:
        if len(members[story[number]]) > _FEW:
            return story[number]
        near = {story[other] for other in self.neighbours[number] if len(members[story[other]]) > _FEW}
        means = {name: self._mean(number, members[name][:_NEIGHBOURS]) for name in near}
        ordered = sorted(means, key=lambda name: (-means[name], name))
        if not ordered or means[ordered[0]] < STRAY:
            return story[number]
        close = len(ordered) > 1 and means[ordered[1]] > means[ordered[0]] / 2
        return story[number] if close else ordered[0]

    def _mean(self, number: int, others: Sequence[int]) -> float:
        return math.fsum(self.likely(number, other) for other in others) / len(others)


class _Posting(NamedTuple):
    """The documents that have a word, and how much it weighs in each."""

    documents: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]


def _within(limit: int, words: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Give words, each with how many documents have it, until as many documents are met."""
    met = 0
    for size, word in words:
        if met >= limit:
            return
        met += size
        yield word


@cache
def _fitted(language: str) -> dict[str, float]:
    weights: dict[str, float] = load(language, "event_pairs")["stories"]
    return weights


def _count(document: Annotations, language: str) -> Iterator[Counter[str]]:
    """Count the words of each view."""
    text = document.document.text
    yield Counter(_topics(text, _READ, language))
    named = [mention for mention in document.mentions if mention.form == "name" and mention.start < _READ]
    yield Counter(word for one in named for word in topic_words(text, one.start, one.end, language))
    yield Counter(_topics(text, _OPENING, language))
    yield Counter(_NUMBER.findall(text, 0, _READ))


def _topics(text: str, until: int, language: str) -> Iterator[str]:
    """Give the telling words of a text without a plural's ending, and its numbers."""
    for word in topic_words(text, 0, min(len(text), until), language):
        yield intern(word[:-1]) if word.endswith("s") and len(word) > _LONG else word
    yield from map(intern, _NUMBER.findall(text, 0, until))


def _weigh(counts: Sequence[Counter[str]]) -> dict[str, float]:
    """Give the inverse document frequency of each word."""
    documents = Counter(word for count in counts for word in count)
    size = len(counts) + _SMOOTH
    return {word: math.log(size / (number + 1)) for word, number in documents.items()}


def _vector(count: Counter[str], idf: Vector) -> dict[str, float]:
    weighed = {word: (1 + math.log(times)) * idf[word] for word, times in count.items()}
    kept = sorted(weighed, key=lambda word: (-weighed[word], word))[:_KEPT]
    length = math.sqrt(sum(weighed[word] ** 2 for word in kept)) or 1.0
    return {word: weighed[word] / length for word in kept}


def dot(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length one, of which none has a weight below nought."""
    if len(other) < len(one):
        one, other = other, one
    return max(0.0, sum(weight * other[word] for word, weight in one.items() if word in other))
