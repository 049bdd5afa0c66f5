"""Measure whether the right speaker stands behind a source.

    python benchmarks/speakers.py --world ../shared/data/attribution/world --standoff ../shared/data [--split dev] [--errors]
    python benchmarks/speakers.py --polnear ../shared/data/attribution/polnear [--sources benchmarks/key/sources.jsonl]

World articles tell each attribution's speaker by the fullest name that the article gives (null: nobody named). Of the
attributions found with the right source span, those count as right whose speaker has that name, or none where there is
none; who has no name is told by the words of the source. ``end to end`` counts all annotated attributions: found, in the right words, with the right speaker.
``--polnear`` measures sources of PolNeAR that were resolved by reading (pronouns and titles alone), held in a table
beside this file: offsets and names, no texts.
"""

import argparse
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "src"), str(ROOT / "training")]

from attribution import spans_of_world  # noqa: E402 - found on the path set above
from predicting import document, open_tagger, spans_of  # noqa: E402 - found on the path set above
from rashomon.entities.names import fold_plain  # noqa: E402 - found on the path set above
from rashomon.language.model import WEIGHTS  # noqa: E402 - found on the path set above
from rashomon.lexicon import load  # noqa: E402 - found on the path set above
from rashomon.pipeline import annotate  # noqa: E402 - found on the path set above
from rashomon.types import Annotations, Attribution, Tagger  # noqa: E402 - found on the path set above
from scoring import ROLES, Scored, found_by, has_same_source, match, trim_all  # noqa: E402 - found on the path set above

PARTICLES = frozenset(["of", "the", "and", "for", "al", "el", "bin", "ibn", "de", "da", "von", "van", "der"])
_BRACKETS = re.compile(r"\(([^()]{1,120})\)")
PRONOUNS = {"he": "he/she", "she": "he/she", "they": "they", "it": "it", "we": "we/I", "i": "we/I"}


@dataclass(frozen=True, slots=True)
class Told:
    """An annotated attribution: its spans, whose words they are (None: nobody named) and the kind of its source."""

    spans: Scored
    speaker: str | None
    kind: str


@dataclass(slots=True)
class Share:
    """Right ones of all, with the 95 % interval of Wilson (1927)."""

    right: int = 0
    all: int = 0

    def add(self, *, right: bool) -> None:
        """Count one."""
        self.right += right
        self.all += 1

    def __str__(self) -> str:
        if not self.all:
            return "-\t0"
        n, p, z = self.all, self.right / self.all, 1.96
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return f"{100 * p:.1f} ({100 * (middle - half):.0f} to {100 * (middle + half):.0f})\t{n}"


def kind_of(words: str, kind: str | None) -> str:
    """Give the kind of a source by its words: which pronoun, else as annotated."""
    return PRONOUNS.get(words.casefold(), {"pronoun": "other pronoun", None: "none"}.get(kind, kind))


def is_same(sought: str, names: Iterable[str]) -> bool:
    """Tell whether one of an entity's names is a name sought or contains it; of a proper name, its last word will do."""
    given = [name for name in names if fold_plain(name)]
    return any(_is_called(one, name) for one in _told_names(sought) for name in given)


def _told_names(sought: str) -> list[str]:
    """Give the names that an annotation tells: one in brackets is another, a capital speaks for its country."""
    bare = " ".join(_BRACKETS.sub(" ", sought).split())
    told = [
        sought,
        *([bare] if bare else []),
        *(inside for inside in _BRACKETS.findall(sought) if inside[:1].isupper()),
    ]
    capitals: dict[str, str] = load("en", "countries")["capitals"]
    return told + [capitals[fold_plain(one)] for one in told if fold_plain(one) in capitals]


def _is_called(sought: str, name: str) -> bool:
    wanted, given = fold_plain(sought).split(), fold_plain(name).split()
    if not wanted:
        return False
    described = any(word[0].islower() and word not in PARTICLES for word in sought.split())
    shorter = wanted[-1] == given[-1] and set(given) <= set(wanted) and not described
    return wanted == given or set(wanted) <= set(given) or shorter


def names_of(annotations: Annotations, attribution: Attribution) -> list[str]:
    """Give all names of an attribution's speaker."""
    if attribution.source is None or attribution.source.entity is None:
        return []
    return next(
        ([entity.name, *entity.names] for entity in annotations.entities if entity.id == attribution.source.entity), []
    )


def _as_written(text: str, given: Attribution) -> list[str]:
    """Give the words of a source that is resolved to nobody: a speaker without a name is told by them."""
    return [text[given.source.start : given.source.end]] if given.source is not None else []


def _is_named(annotations: Annotations, given: Attribution) -> bool:
    """Tell whether an attribution is given to somebody by name."""
    entity = given.source.entity if given.source is not None else None
    return entity is not None and any(m.entity == entity and m.form == "name" for m in annotations.mentions)


def measure(articles: Iterable[tuple[str, str, list[Told]]], tagger: Tagger, errors: list[str]) -> dict[str, Share]:
    """Judge the speakers of all articles, each kind of source, and end to end."""
    shares: dict[str, Share] = defaultdict(Share)
    for name, text, told in articles:
        annotations = annotate(document(text), tagger)
        predicted = list(annotations.attributions)
        pairs = dict(match(trim_all(text, [t.spans for t in told]), trim_all(text, map(spans_of, predicted)), found_by))
        for number, one in enumerate(told):
            if number not in pairs:
                shares["end to end"].add(right=False)
                continue
            given = predicted[pairs[number]]
            names = names_of(annotations, given)
            if one.speaker is None:
                right = not _is_named(annotations, given)
            else:
                right = is_same(one.speaker, names or _as_written(text, given))
            same = has_same_source(one.spans, spans_of(given))
            shares["end to end"].add(right=right and same)
            if same:
                words = text[one.spans.source[0][0] : one.spans.source[0][1]] if one.spans.source else ""
                kind = kind_of(words, one.kind)
                shares["given the source"].add(right=right)
                shares[f"… {kind}"].add(right=right)
                if not right:
                    where = one.spans.source[0][0] if one.spans.source else one.spans.content[0][0]
                    context = " ".join(text[max(where - 60, 0) : where + 80].split())
                    errors.append(f"{kind}\t{name}\t{words!r}\twanted {one.speaker!r}\tgiven {names[:1]}\t…{context}…")
    return shares


def read_world(articles: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, list[Told]]]:
    """Give annotated world articles: id, text, attributions."""
    for article in articles:
        told = [
            Told(
                spans_of_world(item),
                item["speaker"],
                item["kind"],
            )
            for item in article["attributions"]
        ]
        yield article["id"], article["text"], told


def read_sources(table: Path, polnear: Path) -> Iterator[tuple[str, str, list[Told]]]:
    """Give the sources of PolNeAR that were resolved by reading, with the attributions that they belong to."""
    texts = {}
    for part in ("dev", "train"):
        with (polnear / f"{part}.jsonl").open(encoding="utf-8") as lines:
            texts |= {article["id"]: article for article in map(json.loads, lines)}
    with table.open(encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            article = texts[item["id"]]
            if hashlib.sha256(article["text"].encode()).hexdigest() != item["text_sha256"]:
                raise ValueError(f"{item['id']}: the text is not the one whose sources were resolved")
            resolved = {tuple(one["source"]): one for one in item["sources"]}
            told = []
            for one in article["attributions"]:
                spans = Scored(*(tuple((start, end) for start, end in one[role]) for role in ROLES))
                answer = resolved.get(spans.source[0]) if len(spans.source) == 1 else None
                if answer is not None:
                    told.append(Told(spans, answer["speaker"], {"title": "title"}.get(answer["kind"], "pronoun")))
            yield item["id"], article["text"], told


def world_lines(folder: Path, split: str, standoff: Path | None) -> Iterator[dict[str, Any]]:
    """Give the world articles of a part, with our own where the data folder is told."""
    from standoff import read_annotated  # noqa: PLC0415 - only where it is asked for

    with (folder / f"{split}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
    if standoff is not None:
        yield from read_annotated(split, standoff)


def print_shares(name: str, shares: dict[str, Share]) -> None:
    """Print one line a kind of source."""
    print(f"{name}: speaker right\t% (95 % interval)\tof")
    for kind, share in sorted(shares.items(), key=lambda pair: (pair[0].startswith("…"), pair[0])):
        print(f"{kind}\t{share}")


def main(arguments: list[str]) -> None:
    """Print one line a kind of source: share right with interval, and how many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--world", type=Path, help="folder with SPLIT.jsonl")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--standoff", type=Path, help="data folder: measure training/annotations too")
    parser.add_argument("--polnear", type=Path, help="folder of PolNeAR: measure the sources resolved by reading")
    parser.add_argument("--sources", type=Path, default=ROOT / "benchmarks/key/sources.jsonl", help="those sources")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/speakers.py " + " ".join(arguments))
    tagger = open_tagger(options.weights)
    errors: list[str] = []
    tables = {}
    if options.world is not None:
        tables["world"] = read_world(world_lines(options.world, options.split, options.standoff))
    if options.polnear is not None:
        tables["sources of PolNeAR"] = read_sources(options.sources, options.polnear)
    pooled: dict[str, Share] = defaultdict(Share)
    for name, articles in tables.items():
        shares = measure(articles, tagger, errors)
        print_shares(name, shares)
        for kind, share in shares.items():
            pooled[kind].right += share.right
            pooled[kind].all += share.all
    if len(tables) > 1:
        print_shares("pooled", pooled)
    if options.errors:
        print("\n".join(sorted(errors)))


if __name__ == "__main__":
    main(sys.argv[1:])
