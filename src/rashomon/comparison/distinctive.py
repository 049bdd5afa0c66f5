"""Which words are one speaker's own among all who name the same.

Log-odds with an informative Dirichlet prior, as a z-score (Monroe, Colaresi and Quinn 2008, "Fightin' Words", section
3.5). The prior is how all of them together name it, worth ten words. The variance is the log-odds ratio's whole one:
here words are few and frequent, where the paper's short form (rare words among many) would claim too much.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from math import log, sqrt
from typing import TypeVar

_PRIOR = 10.0
_LEAST_WORD, _LEAST_SPEAKER = 5, 5

Key = TypeVar("Key", bound=Hashable)


def score_words(used: Mapping[Key, Counter[str]]) -> dict[tuple[Key, str], float]:
    """Give the z-score of each word of each speaker against all others; 0 where the numbers are too small to tell.

    A word needs five uses in all, the speaker and the others five namings each.
    """
    total: Counter[str] = Counter()
    for words in used.values():
        total.update(words)
    everything = total.total()
    scores: dict[tuple[Key, str], float] = {}
    for speaker, words in used.items():
        own = words.total()
        for word, count in words.items():
            few = total[word] < _LEAST_WORD or min(own, everything - own) < _LEAST_SPEAKER
            known = _PRIOR * total[word] / max(everything, 1)
            others = total[word] - count
            scores[speaker, word] = 0.0 if few else _z(count, own, others, everything - own, known)
    return scores


def _z(count: int, own: int, others: int, rest: int, prior: float) -> float:
    """Give the difference of the log-odds over its standard error."""
    here, not_here = count + prior, max(own - count + _PRIOR - prior, 0.5)
    there, not_there = others + prior, max(rest - others + _PRIOR - prior, 0.5)
    odds = log(here / not_here) - log(there / not_there)
    return round(odds / sqrt(1 / here + 1 / not_here + 1 / there + 1 / not_there), 2)
