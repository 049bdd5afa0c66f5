"""Copies: articles reworked by rule at five strengths, told from other articles on the same story.

    python benchmarks/copies.py ../shared/data [--limit N] [--errors]
    python benchmarks/copies.py ../shared/data --duplicates
    python benchmarks/copies.py ../shared/data --scale 1000 10000

Articles of PolNeAR dev, en-worldwide-newswire dev, BASIL (triples of three outlets on one event) and NewsWCL50 (events
with five outlets) are the corpus, each with its reworked copy beside it (``reworking.py``). A pair of documents counts
as found where a passage outside quotation marks is called a copy; wrong is every pair found of a reworked article with
another than its own, or of two articles of one story. Pairs that share agency text as they were published, told by
reading, are left out (``key/reprints.yaml``). Passages are scored by characters of the reworked article. MinHash (128 permutations over shingles of
three words, Jaccard) is given the threshold that is best for it at each strength, at a precision of at least 0.98.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from predicting import document  # noqa: E402 - found on the path set above
from rashomon.comparison.copies import find_copies  # noqa: E402 - likewise
from rashomon.comparison.independence import independent_groups  # noqa: E402 - likewise
from rashomon.comparison.words import read_words  # noqa: E402 - likewise
from rashomon.reading.zones import find_zones  # noqa: E402 - likewise
from rashomon.types import Annotations, Copy  # noqa: E402 - likewise
from reworking import STRENGTHS, Rewritten, rewrite  # noqa: E402 - likewise

Json = dict[str, Any]
Pair = frozenset[str]
FLOOR = 0.98
LEAST = 30
"""Words of the article that a reworked copy must have left to be one."""
PERMUTATIONS = 128


@dataclass(frozen=True, slots=True)
class Article:
    """An article and the story that it is one account of (None: no other is known)."""

    told: Annotations
    story: str | None

    @property
    def id(self) -> str:
        """Give the document's id."""
        return self.told.document.id


def read_articles(data: Path, limit: int | None = None) -> list[Article]:
    """Read the four sets, at most ``limit`` articles of each."""
    readers = (
        _read(data / "attribution/polnear/dev.jsonl", "publisher", None),
        _read(data / "ner/en-worldwide-newswire/dev.jsonl", "region", None),
        (one for part in ("train", "dev") for one in _read(data / f"wording/basil/{part}.jsonl", "source", "triplet")),
        _read(data / "wording/newswcl50/all.jsonl", None, "event"),
    )
    return [one for reader in readers for one in list(reader)[:limit]]


def _read(path: Path, outlet: str | None, story: str | None) -> Iterator[Article]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
            about = row["id"].split("_")[0] if story == "event" else row.get(story) if story else None
            text = row["text"].split("\n", 1)[-1] if row["text"].startswith("http") else row["text"]
            yield Article(tell(f"{path.parent.name} {row['id']}", text, row.get(outlet), day), about)


def tell(name: str, text: str, outlet: str | None = None, day: date | None = None) -> Annotations:
    """Give a document with its zones and nothing else read of it."""
    told = replace(document(text), id=name, outlet=outlet, published=day)
    return Annotations(told, "none", find_zones(told))


def rework(articles: Sequence[Article], strength: int) -> dict[str, tuple[Annotations, Rewritten]]:
    """Give each article's reworked copy, by the article's id."""
    pool = sorted(
        {
            word
            for one in articles
            for word in one.told.document.text.split()
            if word.isalpha() and word.islower() and len(word) > 3
        }
    )
    made = {}
    for one in articles:
        text = one.told.document.text
        paragraphs = [text[zone.start : zone.end].strip() for zone in one.told.zones if zone.kind == "body"]
        if len(paragraphs) > 2:
            new = rewrite(paragraphs, strength, pool, one.id)
            if sum(len(new.text[span.start : span.end].split()) for span in new.taken) >= LEAST:
                made[one.id] = (tell(f"{one.id} reworked", new.text, "another outlet"), new)
    return made


# -- figures -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """Right, found and sought, with the ratios."""

    right: float
    found: float
    sought: float

    @property
    def precision(self) -> float:
        """Give the share of what was found that is right."""
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Give the share of what was sought that was found."""
        return self.right / max(self.sought, 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one strength, and the wrong pairs."""

    pairs: Figure
    minhash: Figure
    characters: Figure
    voices: Figure
    shingles: float
    wrong: list[str]


def measure(articles: Sequence[Article], strength: int, reprints: frozenset[Pair]) -> Measured:
    """Measure one strength on all articles and their reworked copies."""
    made = rework(articles, strength)
    corpus = [one.told for one in articles] + [copy for copy, _ in made.values()]
    copies = find_copies(corpus)
    own = [copy for copy in copies if not copy.quotation]
    found = {frozenset(copy.documents) for copy in own}
    sought = {frozenset((name, copy.document.id)) for name, (copy, _) in made.items()}
    judged = _Judged(sought, _bad_pairs(articles, made, reprints))
    wrong = [f"{strength}: {' | '.join(sorted(pair))}" for pair in sorted(found & judged.bad, key=sorted)]
    return Measured(
        judged.score(found),
        _measure_minhash(corpus, judged),
        _measure_characters(own, made),
        _measure_voices(copies, corpus, made),
        _share_shingles(articles, made),
        wrong,
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """Pairs that are copies, and pairs that are none."""

    good: set[Pair]
    bad: set[Pair]

    def score(self, found: set[Pair]) -> Figure:
        right = len(found & self.good)
        return Figure(right, right + len(found & self.bad), len(self.good))


def _bad_pairs(articles: Sequence[Article], made: Mapping[str, object], reprints: frozenset[Pair]) -> set[Pair]:
    """Give all pairs of two accounts of one story, and of a reworked copy with any article but its own.

    Two reworked copies are not compared: the same few sentences were put into all.
    """
    twins: dict[str, set[str]] = defaultdict(set)
    for pair in reprints:
        for one in pair:
            twins[one] |= pair
    pairs = {
        frozenset((one.id, other.id))
        for one, other in combinations(articles, 2)
        if one.story is not None and one.story == other.story and other.id not in twins[one.id]
    }
    for name in made:
        kin = {name} | twins[name]
        pairs |= {frozenset((f"{name} reworked", one.id)) for one in articles if one.id not in kin}
    return pairs


def _measure_minhash(corpus: Sequence[Annotations], judged: _Judged) -> Figure:
    """Give MinHash's recall at the best threshold of those at which its precision reaches the floor."""
    likeness = dict(_minhash_pairs(corpus))
    scored = [
        judged.score({pair for pair, share in likeness.items() if share >= t / PERMUTATIONS})
        for t in range(1, PERMUTATIONS)
    ]
    none = Figure(0, 0, len(judged.good))
    return max((one for one in scored if one.precision >= FLOOR), key=lambda one: one.recall, default=none)


def _minhash_pairs(corpus: Sequence[Annotations]) -> Iterator[tuple[Pair, float]]:
    """Yield all pairs with the share of their signatures that is equal (Broder, 1997)."""
    dice = np.random.default_rng(5)
    factors = dice.integers(1, 1 << 62, PERMUTATIONS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    shifts = dice.integers(0, 1 << 62, PERMUTATIONS, dtype=np.uint64)
    signatures = []
    for one in corpus:
        codes = read_words(one).codes
        mix = np.uint64(0x9E3779B97F4A7C15)
        grams = (
            np.unique((codes[:-2] * mix + codes[1:-1]) * mix + codes[2:]) if len(codes) > 2 else np.zeros(1, np.uint64)
        )
        signatures.append(((grams[:, None] * factors + shifts) >> np.uint64(16)).min(axis=0))
    table = np.array(signatures)
    for i, one in enumerate(corpus):
        equal = (table[i + 1 :] == table[i]).mean(axis=1)
        for j in np.flatnonzero(equal > 0):
            yield frozenset((one.document.id, corpus[i + 1 + int(j)].document.id)), float(equal[j])


def _measure_characters(own: Iterable[Copy], made: Mapping[str, tuple[Annotations, Rewritten]]) -> Figure:
    """Count letters of reworked copies: those taken from the article, and those called so."""
    called: dict[str, set[int]] = defaultdict(set)
    for copy in own:
        for at in (0, 1):
            if copy.documents[at] == f"{copy.documents[1 - at]} reworked":
                called[copy.documents[at]].update(range(copy.spans[at].start, copy.spans[at].end))
    right = found = sought = 0
    for told, new in made.values():
        letters = {at for at, letter in enumerate(new.text) if letter.isalnum()}
        quoted = read_words(told)
        spoken = {at for k in np.flatnonzero(quoted.quoted) for at in range(int(quoted.starts[k]), int(quoted.ends[k]))}
        taken = {at for span in new.taken for at in range(span.start, span.end)} & letters - spoken
        marked = called[told.document.id] & letters - spoken
        right, found, sought = right + len(taken & marked), found + len(marked), sought + len(taken)
    return Figure(right, found, sought)


def _measure_voices(
    copies: Iterable[Copy], corpus: Iterable[Annotations], made: Mapping[str, tuple[Annotations, Rewritten]]
) -> Figure:
    """Count reworked copies at least half of which are taken, and those that share their article's voice."""
    voices = independent_groups(copies, corpus)
    right = found = sought = 0
    for name, (told, new) in made.items():
        share = sum(span.end - span.start for span in new.taken) / max(len(new.text), 1)
        same = voices[name] == voices[told.document.id]
        sought, found, right = sought + (share >= 0.5), found + same, right + (same and share >= 0.5)
    return Figure(right, found, sought)


def _share_shingles(articles: Sequence[Article], made: Mapping[str, tuple[Annotations, Rewritten]]) -> float:
    """Give the mean share of a reworked copy's shingles of three words that its article has."""
    own = {one.id: read_words(one.told).grams for one in articles}
    return float(np.mean([np.isin(read_words(told).grams, own[name]).mean() for name, (told, _) in made.items()]))


def read_reprints() -> frozenset[Pair]:
    """Give the pairs that share text as they were published."""
    path = ROOT / "benchmarks/key/reprints.yaml"
    return frozenset(frozenset(map(str, pair)) for pair in yaml.safe_load(path.read_text(encoding="utf-8"))["pairs"])


# -- sets of duplicates ------------------------------------------------------------------------


def report_duplicates(data: Path) -> None:
    """Print what is found of PolNeAR's near-duplicates (by 6-grams in common) and of SemEval's story pairs."""
    folder = data / "duplicates"
    rows = [
        line.split("\t") for line in (folder / "polnear-natural/pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    told = [
        *_read(data / "attribution/polnear/train.jsonl", "publisher", None),
        *_read(data / "attribution/polnear/dev.jsonl", "publisher", None),
    ]
    found = {frozenset(copy.documents) for copy in find_copies(one.told for one in told) if not copy.quotation}
    for low, high in ((0.5, 1.01), (0.2, 0.5), (0.1, 0.2)):
        some = [frozenset(f"polnear {name}" for name in row[2:4]) for row in rows if low <= float(row[0]) < high]
        print(
            f"PolNeAR, containment of 6-grams from {low}: {sum(pair in found for pair in some)} of {len(some)} pairs found"
        )
    named = {frozenset(f"polnear {name}" for name in row[2:4]) for row in rows}
    print(f"  found beside these: {len(found - named)}")
    counts: Counter[tuple[bool, bool]] = Counter()
    for line in (folder / "semeval2022-task8-en/train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pair = [tell(name, row[name]) for name in ("text1", "text2")]
        counts[float(row["Overall"]) < 1.5, any(not copy.quotation for copy in find_copies(pair))] += 1
    for same, what in ((True, "the same story (Overall below 1.5)"), (False, "others")):
        print(
            f"SemEval 2022 task 8, {what}: copies in {counts[same, True]} of {counts[same, True] + counts[same, False]} pairs"
        )


# -- time and memory ---------------------------------------------------------------------------


def report_scale(data: Path, sizes: Sequence[int]) -> None:
    """Print time and memory on so many articles: of words that follow each other as in real ones, one in ten reworked."""
    pool = [
        one for part in ("train", "dev") for one in _read(data / f"attribution/polnear/{part}.jsonl", "publisher", None)
    ]
    for size in sizes:
        corpus = list(_resample(pool, size))
        start = time.process_time()
        copies = find_copies(corpus)
        seconds = time.process_time() - start
        voices = len(set(independent_groups(copies, corpus).values()))
        whole = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"{size} articles: {seconds:.1f} s of one core, {seconds / size * 1e3:.1f} ms an article, {len(copies)} copies,"
            f" {voices} voices; with voices {whole:.1f} s; peak {peak:.2f} GiB"
        )


def _resample(pool: Sequence[Article], size: int) -> Iterator[Annotations]:
    """Give articles of words that follow each other as in real ones; every tenth is a reworked copy of the one before.

    Paragraphs drawn whole would make a larger corpus have more copies an article.
    """
    dice = random.Random(3)  # noqa: S311 - a sample, no secret
    after: dict[str, list[str]] = defaultdict(list)
    for one in pool:
        words = one.told.document.text.split()
        for word, follower in pairwise(words):
            after[word].append(follower)
    known = sorted(after)
    plain = [word for word in known if word.isalpha() and word.islower() and len(word) > 3]
    last: list[str] = []
    for number in range(size):
        if number % 10 == 9:
            text = rewrite(last, 3, plain, str(number)).text
        else:
            last = [_write(after, known, dice) for _ in range(dice.randint(8, 20))]
            text = "\n\n".join(last)
        yield tell(f"made {number:06}", text, f"outlet {number % 40}", date(2020, 1, 1 + number % 28))


def _write(after: Mapping[str, Sequence[str]], known: Sequence[str], dice: random.Random) -> str:
    """Give a paragraph of 45 words."""
    words = [dice.choice(known)]
    while len(words) < 45:
        words.append(dice.choice(after.get(words[-1]) or known))
    return " ".join(words) + "."


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of data sets")
    parser.add_argument("--limit", type=int, help="articles of each set")
    parser.add_argument("--errors", action="store_true", help="list the wrong pairs")
    parser.add_argument("--duplicates", action="store_true", help="the sets of duplicates instead")
    parser.add_argument("--scale", type=int, nargs="+", metavar="N", help="time and memory on so many articles instead")
    args = parser.parse_args()
    print(f"$ python {' '.join(sys.argv)}")
    if args.duplicates:
        report_duplicates(args.data)
    elif args.scale:
        report_scale(args.data, args.scale)
    else:
        report(read_articles(args.data, args.limit), errors=args.errors)


def report(articles: Sequence[Article], *, errors: bool) -> None:
    """Print the figures of all strengths."""
    print(f"{len(articles)} articles")
    for strength in STRENGTHS:
        one = measure(articles, strength, read_reprints())
        print(
            f"strength {strength} ({one.shingles:.0%} of shingles kept): pairs precision {one.pairs.precision:.3f} recall {one.pairs.recall:.3f}"
            f" ({one.pairs.found - one.pairs.right} wrong of {one.pairs.found})"
            f" | MinHash {one.minhash.precision:.3f} {one.minhash.recall:.3f}"
            f" | characters {one.characters.precision:.3f} {one.characters.recall:.3f}"
            f" | voices {one.voices.precision:.3f} {one.voices.recall:.3f}"
        )
        if errors:
            print("".join(f"  wrong: {pair}\n" for pair in one.wrong), end="")


if __name__ == "__main__":
    main()
