"""Learn how letters of one script are written in another, and how Latin spellings of one name differ.

python training/letters.py --data ../shared/data/names

The many-to-many alignment of letters is that of a stochastic edit distance (Ristad and Yianilos 1998), summed over all
alignments by expectation maximisation. A weight is log2 of p(letters together) / p(by chance), so that the sum over a
word's best alignment tells in bits how much more likely two spellings are of one name than of two.
"""

import argparse
import gzip
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from rashomon.entities.scripts import plain_letters

Pair = tuple[str, str]
OUT = Path(__file__).resolve().parent.parent / "src" / "rashomon" / "lexicon" / "names" / "letters.yaml"
STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3))
FIRST = {(1, 1): 1.0, (1, 0): 0.2, (0, 1): 0.2, (1, 2): 0.1, (2, 1): 0.1, (2, 2): 0.02, (1, 3): 0.01}
LONGEST = 14
FEWEST = 5.0
ROUNDS = 5
SEED = 12.0
# What romanisation tables have and these sets hardly: letters of Persian, Persian and Maghrebi readings of Arabic ones.
SEEDS = {
    "arabic": "پ p,چ ch,ژ zh,ژ j,گ g,ڤ v,ق gh,ق g,ق k,غ gh,غ q,ذ z,ذ dh,ض z,ض dh,ظ z,ظ dh,ج c,ظ z,ث s,ث th,و v,و ou,خ kh,ش ch,ج dj,ج g,ه eh,ي ee",
    "latin": "k gh,q gh,j c,q g,q k,q c,k kh,k c,g gh,h kh,j dj,j g,j zh,z dh,z th,s th,t th,d dh,sh ch,sh s,u oo,u ou,o ou,i ee,i y,ei ay,ai ay,"
    "ae ai,v w,w ou,w u,f ph,x ks,y j,ts tz,ch tch,h eh,e a,zh j,ov off,ev eff,tz z,sz sh,cz ch,kh ch,kh h",
    "hebrew": "ח ch,ח h,כ kh,כ ch,צ tz,צ ts,צ z,ש sh,ק k,ק q,ק c,ו v,ו w",
    "cyrillic": "х kh,х h,ж zh,ж j,ц ts,ч ch,ш sh,щ sch,ю yu,я ya,г h,в w,в v,ы y,и y,и i",
}
PAIRS = 12_000


def read_pairs(folder: Path, script: str, part: str) -> Iterator[Pair]:
    """Give (letters of the script, Latin letters), both plain, for one published part."""
    for latin, native, _ in read_counted(folder, script, part):
        yield native, latin


def read_counted(folder: Path, script: str, part: str) -> Iterator[tuple[str, str, int]]:
    """Give (Latin, script, count) of one part of the Wikidata pairs, with plain letters; pairs of no letters fall away."""
    path = folder / "wikidata-transliteration" / f"{script}-{part}.tsv"
    zipped = path.with_name(path.name + ".gz")
    with gzip.open(zipped, "rt", encoding="utf-8") if zipped.exists() else path.open(encoding="utf-8") as lines:
        for line in lines:
            latin, spaced, count = line.rstrip("\n").split("\t")
            one, other = plain_letters(latin), plain_letters(spaced.replace(" ", ""))
            if one and other:
                yield one, other, int(count)


def latin_pairs(counted: Iterable[tuple[str, str, int]]) -> list[Pair]:
    """Give pairs of Latin spellings that share one form in another script, as often as neither is just a rare slip."""
    groups: dict[str, set[str]] = defaultdict(set)
    for latin, native, count in counted:
        if count > 1 and len(latin) > 2:
            groups[native].add(latin)
    return [(a, b) for group in groups.values() for a in sorted(group) for b in sorted(group) if a < b]


def learn(pairs: Sequence[Pair], script: str, *, symmetric: bool = False) -> dict[Pair, float]:
    """Give the weight of each correspondence of letters, in bits."""
    seeds = {(step[0], step[1]) for entry in SEEDS[script].split(",") for step in [entry.split()]}
    steps: dict[Pair, float] = {}
    kept = [(a, b) for a, b in pairs if len(a) <= LONGEST and len(b) <= LONGEST]
    for _ in range(ROUNDS):
        counts: Counter[Pair] = Counter()
        for one, other in kept:
            _count(one, other, steps, counts)
        counts.update(dict.fromkeys(seeds, SEED))  # type: ignore[arg-type] # expected counts are no whole numbers
        if symmetric:
            counts = Counter(
                {step: counts[step] + counts[step[::-1]] for step in counts | Counter(s[::-1] for s in counts)}
            )
        counts = Counter({step: n for step, n in counts.items() if n >= FEWEST})
        total = sum(counts.values())
        steps = {step: n / total for step, n in counts.items()}
    return _weigh(steps, kept)


def _chance(steps: dict[Pair, float], one: str, other: str) -> float:
    if steps:
        return steps.get((one, other), 1e-7)
    return FIRST[len(one), len(other)] * (8.0 if one and one == other else 1.0)


def _count(one: str, other: str, steps: dict[Pair, float], counts: Counter[Pair]) -> None:
    """Add the expected counts of the correspondences in one pair (forward and backward sums)."""
    n, m = len(one), len(other)
    arcs = [
        (i, j, i + a, j + b, one[i : i + a], other[j : j + b])
        for i in range(n + 1)
        for j in range(m + 1)
        for a, b in STEPS
        if i + a <= n and j + b <= m
    ]
    chances = [_chance(steps, arc[4], arc[5]) for arc in arcs]
    ahead = [[0.0] * (m + 1) for _ in range(n + 1)]
    behind = [[0.0] * (m + 1) for _ in range(n + 1)]
    ahead[0][0] = behind[n][m] = 1.0
    for (i, j, to_i, to_j, _, _), chance in zip(arcs, chances, strict=True):
        ahead[to_i][to_j] += ahead[i][j] * chance
    for (i, j, to_i, to_j, _, _), chance in zip(reversed(arcs), reversed(chances), strict=True):
        behind[i][j] += behind[to_i][to_j] * chance
    whole = ahead[n][m]
    if whole <= 0:
        return
    for (i, j, to_i, to_j, s, t), chance in zip(arcs, chances, strict=True):
        counts[s, t] += ahead[i][j] * chance * behind[to_i][to_j] / whole


def _weigh(steps: dict[Pair, float], pairs: Sequence[Pair]) -> dict[Pair, float]:
    one, other = (Counter(letter for pair in pairs for letter in pair[side]) for side in (0, 1))
    ones, others = sum(one.values()), sum(other.values())
    # Words end after as many letters as the pairs' do: each letter carries its share of "the word goes on".
    one_on, other_on = (n / (n + len(pairs)) for n in (ones, others))
    both_on = _steps_a_pair(steps, pairs)

    def by_chance(step: Pair) -> float:
        first = sum(math.log2((one[letter] + SEED) / ones * one_on) for letter in step[0])
        return first + sum(math.log2((other[letter] + SEED) / others * other_on) for letter in step[1])

    return {step: math.log2(chance * both_on) - by_chance(step) for step, chance in steps.items()}


def _steps_a_pair(steps: dict[Pair, float], pairs: Sequence[Pair]) -> float:
    mean = sum(len(a) for a, _ in pairs) / len(pairs)
    each = sum(chance * len(step[0]) for step, chance in steps.items())
    n = mean / each
    return n / (n + 1)


def follow(words: Iterable[str]) -> dict[str, dict[str, float]]:
    """Give for each letter the bits (log2 of the chance) with which each letter follows it; ^ and $ are a word's borders."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        for one, other in pairwise(f"^{word}$"):
            counts[one][other] += 1
    return {
        one: {other: math.log2(n / (row.total() + 1)) for other, n in row.items() if n >= FEWEST}
        for one, row in counts.items()
    }


def write_following(tables: dict[str, dict[str, dict[str, float]]]) -> None:
    """Write the chances of letters one after another."""
    lines = [
        "# Bits of each letter after another, by script; ^ and $ are the borders of a word; from training/letters.py."
    ]
    for script, table in tables.items():
        lines.append(f"{script}:")
        for one in sorted(table):
            cells = ", ".join(f'"{other}": {bits:.1f}' for other, bits in sorted(table[one].items()))
            lines.append(f'  "{one}": {{{cells}}}')
    OUT.with_name("following.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write(tables: dict[str, dict[Pair, float]]) -> None:
    """Write the weights, one line a letter or two of the script: what may stand for it, the likeliest first."""
    lines = [
        "# Bits by which letters side by side speak for one name and not two; learned by training/letters.py.",
        '# script: {its letters: {letters in Latin: bits}}; "" stands for nothing.',
    ]
    for script, table in tables.items():
        lines.append(f"{script}:")
        rows: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for (one, other), bits in table.items():
            rows[one].append((bits, other))
        for one in sorted(rows):
            cells = ", ".join(
                f'"{other}": {bits:.1f}' for bits, other in sorted(rows[one], key=lambda c: (-c[0], c[1]))
            )
            lines.append(f'  "{one}": {{{cells}}}')
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn one table a script and one for spellings in Latin letters; report what was kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--following-only", action="store_true", help="leave the correspondences as they are")
    args = parser.parse_args()
    tables: dict[str, dict[Pair, float]] = {}
    following: dict[str, dict[str, dict[str, float]]] = {}
    latins: list[str] = []
    spellings: list[Pair] = []
    for script in ("arabic", "hebrew", "russian"):
        counted = list(read_counted(args.data, script, "train"))
        pairs = [(native, latin) for latin, native, _ in counted]
        random.Random(1).shuffle(pairs)  # noqa: S311 - an order, no secret
        name = "cyrillic" if script == "russian" else script
        if not args.following_only:
            tables[name] = learn(pairs[:PAIRS], name)
        spellings += latin_pairs(counted)
        following[name] = follow(native for native, _ in pairs)
        latins += [latin for _, latin in pairs]
    following["latin"] = follow(latins)
    write_following(following)
    if not args.following_only:
        random.Random(2).shuffle(spellings)  # noqa: S311 - an order, no secret
        tables["latin"] = learn(spellings[:PAIRS], "latin", symmetric=True)
        write(tables)


if __name__ == "__main__":
    main()
