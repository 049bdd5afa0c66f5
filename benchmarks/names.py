"""Measure how names are compared: labelled pairs, and the same name in two scripts.

python benchmarks/names.py --data ../shared/data/names
python benchmarks/names.py --data ../shared/data/names --wrong

Pairs (OpenSANCTIONS name_bench, dev part): a pair is one's where the score is 0.5 or more. Scripts (Wikidata
transliterations, dev parts): the share of true pairs at the score that 1 of 100 random pairs of the same length reaches.
Nothing is fitted here: training/letters.py and training/likeness.py read the training parts of the transliterations only.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from rashomon.entities.keys import blocking_keys  # noqa: E402 - found on the path set above
from rashomon.entities.likeness import Likeness, compare_names  # noqa: E402 - found on the path set above
from rashomon.entities.scripts import plain_letters  # noqa: E402 - found on the path set above
from rashomon.entities.ties import across_scripts, spelling_share  # noqa: E402 - found on the path set above
from rashomon.entities.transliterate import write_latin, write_script  # noqa: E402 - found on the path set above
from rashomon.entities.words import word  # noqa: E402 - found on the path set above
from rashomon.types import EntityKind  # noqa: E402 - found on the path set above

THRESHOLD = 0.5
FALSE_MATCHES = 0.01
NEGATIVES = 3
FULL = 500
REAL = frozenset({"nk_checks", "nk_unit_tests"})
SCRIPTS = {"arabic": "arabic", "hebrew": "hebrew", "russian": "cyrillic"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair of names with what the comparison says."""

    group: str
    kind: EntityKind
    one: str
    other: str
    is_same: bool
    found: Likeness

    @property
    def is_found_same(self) -> bool:
        """Whether the score calls it a match."""
        return self.found.score >= THRESHOLD


def read_pairs(path: Path) -> Iterator[Pair]:
    """Read the labelled pairs and compare each."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kind: EntityKind = "person" if row["schema"] == "Person" else "organisation"
            found = compare_names(row["name1"], row["name2"], kind)
            yield Pair(
                row["case_group"], kind, row["name1"], row["name2"], str(row["is_match"]).lower() == "true", found
            )


@dataclass(frozen=True, slots=True)
class Figures:
    """How well matches are told."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Give the harmonic mean."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def measure(pairs: Sequence[Pair]) -> Figures:
    """Count the pairs that the score calls matches."""
    hits = sum(pair.is_same and pair.is_found_same for pair in pairs)
    found, true = sum(pair.is_found_same for pair in pairs), sum(pair.is_same for pair in pairs)
    return Figures(hits / max(found, 1), hits / max(true, 1))


def say(pairs: Sequence[Pair]) -> str:
    """Give precision, recall and F1 of matches, and how often each of the three answers is right."""
    figures = measure(pairs)
    answers = Counter((pair.found.answer, pair.is_same) for pair in pairs)
    told = ", ".join(f"{a} {answers[a, True]}+{answers[a, False]}" for a in ("same", "unsure", "different"))
    marks = f"P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}"
    return f"n {len(pairs):4d}  {marks}   (answer: one's + two's) {told}"


def report_pairs(path: Path, *, wrong: bool) -> None:
    """Print the figures of all pairs and of the parts."""
    began = time.perf_counter()
    pairs = list(read_pairs(path))
    each = (time.perf_counter() - began) / len(pairs)
    print(f"name pairs ({1e6 * each:.0f} µs a pair)")
    parts = {
        "all": pairs,
        "not synthetic": [pair for pair in pairs if pair.group in REAL],
        "synthetic": [pair for pair in pairs if pair.group not in REAL],
        "people": [pair for pair in pairs if pair.kind == "person"],
        "bodies": [pair for pair in pairs if pair.kind != "person"],
    }
    for name, part in parts.items():
        print(f"  {name:14s} {say(part)}")
    for pair in sorted(pairs, key=lambda p: (p.is_same, p.group, p.found.score)) if wrong else ():
        if pair.is_same != pair.is_found_same:
            label = "missed" if pair.is_same else "false"
            print(
                f"    {label:6s} {pair.found.score:.2f} {pair.group[:12]:12s} {pair.one} | {pair.other} | {pair.found.reason}"
            )


def read_words(folder: Path, script: str) -> list[tuple[str, str, int]]:
    """Read (Latin, other script, count) of a dev part."""
    path = folder / "wikidata-transliteration" / f"{script}-dev.tsv"
    zipped = path.with_name(path.name + ".gz")
    with gzip.open(zipped, "rt", encoding="utf-8") if zipped.exists() else path.open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    found = [(word(latin), word(native.replace(" ", "")), int(count)) for latin, native, count in rows]
    return [(a.letters, b.letters, count) for a, b, count in found if a.letters and b.letters]


def recall(true: Sequence[float], false: Iterable[float]) -> tuple[float, float]:
    """Give the share of true pairs at the score that is reached by 1 of 100 false ones, and that score."""
    ordered = sorted(false, reverse=True)
    bar = ordered[int(len(ordered) * FALSE_MATCHES)]
    return sum(value > bar for value in true) / len(true), bar


def report_scripts(folder: Path, most: int) -> None:
    """Print the recall across scripts and of Latin spellings, and of blocking keys, on a sample of each dev part."""
    for name, script in SCRIPTS.items():
        dice = random.Random(20)  # noqa: S311 - a sample, no secret
        rows = read_words(folder, name)
        sample = dice.sample(rows, min(most, len(rows)))
        by_length: dict[int, list[str]] = defaultdict(list)
        for latin, _, _ in rows:
            by_length[len(latin)].append(latin)
        true = [across_scripts(native, latin, script) for latin, native, _ in sample]
        false = [
            across_scripts(native, other, script)
            for latin, native, _ in sample
            for other in dice.choices(by_length[len(latin)], k=NEGATIVES)
            if other != latin
        ]
        share, bar = recall(true, false)
        often = [value > bar for value, row in zip(true, sample, strict=True) if row[2] > 1]
        print(f"{name}: recall {share:.3f} at 1% false matches (score {bar:.2f}), {len(sample)} pairs;", end=" ")
        print(f"seen twice or more {sum(often) / len(often):.3f} of {len(often)}")
        report_written(sample[:FULL], script)
        report_keys(sample, [value > bar for value in true], name)
    report_full(folder)
    report_cost(folder, most)
    report_spellings(read_words(folder, "arabic"), most)


def report_keys(rows: Sequence[tuple[str, str, int]], known: Sequence[bool], name: str) -> None:
    """Print how many pairs share a blocking key: those that the comparison knows, and all, mined errors among them."""
    met = [bool(blocking_keys(latin) & blocking_keys(native)) for latin, native, _ in rows]
    of_known = [is_met for is_met, is_known in zip(met, known, strict=True) if is_known]
    print(
        f"  {name} blocking keys: {sum(of_known) / len(of_known):.4f} of {len(of_known)} recognised pairs share one,",
        end=" ",
    )
    print(f"{sum(met) / len(met):.4f} of all")


def report_written(rows: Sequence[tuple[str, str, int]], script: str) -> None:
    """Print how many words are written letter for letter as their pair has them, into Latin letters and back."""
    latin = sum(plain_letters(write_latin(native)) == one for one, native, _ in rows) / len(rows)
    back = sum(write_script(one, script) == native for one, native, _ in rows) / len(rows)
    print(f"  {script} written exactly, of {len(rows)}: into Latin {latin:.3f}, back {back:.3f}")


def report_full(folder: Path) -> None:
    """Print how full names made of two true pairs are told across scripts, and two people with one word in common."""
    for name, script in SCRIPTS.items():
        dice = random.Random(23)  # noqa: S311 - a sample, no secret
        rows = [row for row in read_words(folder, name) if row[2] > 1 and across_scripts(row[1], row[0], script) > 0.45]
        first, second, third = (dice.sample(rows, FULL) for _ in range(3))
        same = [(f"{a[0]} {b[0]}", f"{a[1]} {b[1]}") for a, b in zip(first, second, strict=True)]
        two = [(f"{a[0]} {b[0]}", f"{c[1]} {b[1]}") for a, b, c in zip(first, second, third, strict=True)]
        met = sum(bool(blocking_keys(a) & blocking_keys(b)) for a, b in same) / FULL
        told = [Counter(compare_names(a, b).answer for a, b in pairs) for pairs in (same, two)]
        print(
            f"{name} full names of recognised words: {met:.3f} share a key; one's {dict(told[0])}, two's {dict(told[1])}"
        )


def report_cost(folder: Path, names: int) -> None:
    """Print what keys cost: time a name, and pairs that meet among made full names, in which frequent words are frequent."""
    dice = random.Random(22)  # noqa: S311 - a sample, no secret
    words = [(latin, count) for latin, _, count in read_words(folder, "arabic")]
    drawn = iter(dice.choices([latin for latin, _ in words], [count for _, count in words], k=2 * names))
    full = sorted({f"{given} {surname}" for given, surname in zip(drawn, drawn, strict=True)})
    began = time.perf_counter()
    shelves: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(full):
        for key in blocking_keys(name):
            shelves[key].append(number)
    each = (time.perf_counter() - began) / len(full)
    met = {(a, b) for shelf in shelves.values() for i, a in enumerate(shelf) for b in shelf[i + 1 :]}
    sizes = sum(map(len, shelves.values())) / len(full)
    print(f"keys of {len(full)} full names: {1e6 * each:.0f} µs and {sizes:.1f} keys a name,", end=" ")
    print(f"{2 * len(met) / len(full):.1f} others met ({2 * len(met) / len(full) ** 2:.2%} of all)")


def report_spellings(rows: Sequence[tuple[str, str, int]], most: int) -> None:
    """Print the recall of Latin spellings that share one Arabic form against random words of the same length."""
    dice = random.Random(21)  # noqa: S311 - a sample, no secret
    groups: dict[str, list[str]] = defaultdict(list)
    by_length: dict[int, list[str]] = defaultdict(list)
    for latin, native, count in rows:
        by_length[len(latin)].append(latin)
        if count > 1:
            groups[native].append(latin)
    pairs = [(a, b) for group in groups.values() for a in sorted(set(group)) for b in sorted(set(group)) if a < b]
    sample = dice.sample(pairs, min(most, len(pairs)))
    true = [spelling_share(a, b) for a, b in sample]
    false = [spelling_share(a, dice.choice(by_length[len(b)])) for a, b in sample for _ in range(NEGATIVES)]
    share, bar = recall(true, false)
    print(
        f"Latin spellings of one Arabic form: recall {share:.3f} at 1% false matches (share {bar:.2f}), {len(sample)} pairs"
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=3000, help="pairs taken of each transliteration set")
    parser.add_argument("--wrong", action="store_true", help="list the pairs that are told wrong")
    args = parser.parse_args()
    report_pairs(args.data / "opensanctions-name-bench" / "dev.jsonl", wrong=args.wrong)
    report_scripts(args.data, args.most)


if __name__ == "__main__":
    main()
