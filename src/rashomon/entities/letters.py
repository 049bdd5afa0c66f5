"""How much two words' letters speak for one name: learned correspondences of letters, summed over the best alignment."""

from collections.abc import Mapping
from functools import cache, lru_cache

from rashomon.lexicon import load

_UNKNOWN = -7.0
_LONGEST = 24

Table = Mapping[str, Mapping[str, float]]


@cache
def letter_tables() -> Mapping[str, Table]:
    """Give the learned weights (bits) of Latin letters for a script's letters, by script; training/letters.py made them."""
    return load("names", "letters")  # type: ignore[no-any-return] # the file's shape is tested


@lru_cache(maxsize=200_000)
def likeness_bits(one: str, other: str, script: str) -> float:
    """Give the bits by which letters of a script and Latin letters speak for one name; below 0 for two names.

    The best of all alignments, after Ristad and Yianilos 1998; letters that never stood for each other cost 7 bits.
    """
    table = letter_tables()[script]
    one, other = one[:_LONGEST], other[:_LONGEST]
    nothing = table.get("", {})
    inserted = [nothing.get(letter, _UNKNOWN) for letter in other]
    rows = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for j, bits in enumerate(inserted, 1):
        rows[0][j] = rows[0][j - 1] + bits
    for i in range(1, len(one) + 1):
        single, double = table.get(one[i - 1], {}), table.get(one[i - 2 : i], {}) if i > 1 else {}
        above, here = rows[i - 1], rows[i]
        upper = rows[i - 2] if i > 1 else above
        skipped = single.get("", _UNKNOWN)
        here[0] = above[0] + skipped
        for j in range(1, len(other) + 1):
            best = max(above[j] + skipped, here[j - 1] + inserted[j - 1])
            best = max(best, above[j - 1] + single.get(other[j - 1], _UNKNOWN * 1.5))
            for size in (2, 3):
                if j >= size and (group := other[j - size : j]) in single:
                    best = max(best, above[j - size] + single[group])
            for size in (1, 2):
                if double and j >= size and (group := other[j - size : j]) in double:
                    best = max(best, upper[j - size] + double[group])
            here[j] = best
    return rows[-1][-1]
