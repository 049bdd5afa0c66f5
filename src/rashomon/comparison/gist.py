"""What a claim is about and says, as features that can be weighed: word families, and entities across documents.

Weighed against the others of its group, what all share (the matter) counts little and what sets it apart (the claim)
counts much: that isolates the claim without knowing the question that it answers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from rashomon.comparison.stems import stem
from rashomon.lexicon.phrases import find_words, word_list

_FAMILY = 5
_LONGEST = 4000

Features = frozenset[str]
Weights = Mapping[str, float]


@lru_cache(maxsize=1 << 14)
def features_of_word(word: str, language: str = "en") -> tuple[str, ...]:
    """Give a word's stem and, of a longer one, its family: "migrants" and "migration" share "migra-"; small words nothing.

    >>> features_of_word("migrants"), features_of_word("fell"), features_of_word("the")
    (('migrant', 'migra-'), ('fall',), ())
    """
    if word in word_list(language, "opposites", "small"):
        return ()
    cut = stem(word, language)
    return (cut, f"{cut[:_FAMILY]}-") if len(cut) > _FAMILY else (cut,)


def features_of(text: str, language: str = "en") -> Features:
    """Give the features of a passage."""
    return frozenset(feature for word in _words(text) for feature in features_of_word(word, language))


def _words(text: str) -> Iterator[str]:
    at, end = 0, min(len(text), _LONGEST)
    while at < end:
        words = find_words(text, at, end)
        yield from (word.folded for word in words)
        at = words[-1].end if words and at + 400 < end else at + 400


def weigh(some: Iterable[Features]) -> dict[str, float]:
    """Give each feature's weight: the rarer among some passages, the heavier (inverse document frequency)."""
    listed = list(some)
    counts = Counter(feature for features in listed for feature in features)
    return {feature: log((len(listed) + 1) / (count + 0.5)) for feature, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Gist:
    """A passage's features and their length under some weights."""

    features: Features
    length: float


def measure(features: Features, weights: Weights) -> Gist:
    """Give a gist; a feature without weight counts as 1."""
    return Gist(features, sqrt(sum(weights.get(f, 1.0) ** 2 for f in sorted(features))))


def likeness(one: Gist, other: Gist, weights: Weights) -> float:
    """Give how much two passages share, from 0 to 1: the cosine of their weighted features."""
    if not one.length or not other.length:
        return 0.0
    shared = sum(weights.get(f, 1.0) ** 2 for f in sorted(one.features & other.features))
    return min(shared / (one.length * other.length), 1.0)
