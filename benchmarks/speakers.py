"""Measure whether the right speaker stands behind a source.

    python benchmarks/speakers.py --world ../shared/data/attribution/world --standoff ../shared/data [--split dev] [--errors]
    python benchmarks/speakers.py --polnear ../shared/data/attribution/polnear [--sources benchmarks/key/sources.jsonl]
    python benchmarks/speakers.py --chains ../shared/data [--demo]

World articles tell each attribution's speaker by the fullest name that the article gives (null: nobody named). Of the
attributions found with the right source span, those count as right whose speaker has that name, or none where there is
none; who has no name is told by the words of the source. ``end to end`` counts all annotated attributions: found, in the right words, with the right speaker.
``--polnear`` measures sources of PolNeAR that were resolved by reading (pronouns and titles alone), held in a table
beside this file: offsets and names, no texts. ``--chains`` measures GUM dev, the ten documents of GUM train that no
training saw, and MEANTIME apple: a source counts where a chain holds it, and is right where that is its entity's.
``--demo`` measures the bundled story. What is asked for together is pooled at the end, by kind of source too.
"""

import argparse
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "src"), str(ROOT / "training")]

import demo  # noqa: E402 - found on the path set above
from attribution import spans_of_world  # noqa: E402 - found on the path set above
from predicting import document, open_tagger, spans_of  # noqa: E402 - found on the path set above
from rashomon.entities.names import fold_plain  # noqa: E402 - found on the path set above
from rashomon.language.model import WEIGHTS  # noqa: E402 - found on the path set above
from rashomon.lexicon import load  # noqa: E402 - found on the path set above
from rashomon.lexicon.phrases import word_list  # noqa: E402 - found on the path set above
from rashomon.pipeline import annotate  # noqa: E402 - found on the path set above
from rashomon.types import Annotations, Attribution, Tagger  # noqa: E402 - found on the path set above
from scoring import ROLES, Scored, found_by, has_same_source, match, span_overlap, trim_all  # noqa: E402 - found on the path set above
from speaker_chains import Chained, is_right, read_gum, read_meantime  # noqa: E402 - found on the path set above

PARTICLES = frozenset(["of", "the", "and", "for", "al", "el", "bin", "ibn", "de", "da", "von", "van", "der"])
_BRACKETS = re.compile(r"\(([^()]{1,120})\)")
_HALF = 0.5
_KINDS = {"named": "name", "turn": "turn", "title": "title", "none": "none"} | dict.fromkeys(
    ["nominal", "collective", "unnamed", "document"], "description"
)
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


def measure_chains(articles: Iterable[Chained], tagger: Tagger, errors: list[str]) -> dict[str, Share]:
    """Judge the speakers of chained texts, and of turns by their labels."""
    shares: dict[str, Share] = defaultdict(Share)
    for article in articles:
        annotations = annotate(document(article.text), tagger)
        for given in annotations.attributions:
            if given.source is None:
                continue
            words = article.text[given.source.start : given.source.end]
            label = _label_of(article, given, words)
            names = names_of(annotations, given) or [words]
            right = is_right(article, annotations, given) if label is None else is_same(label, names)
            if right is not None:
                kind = "turn" if given.cue is None and label else kind_of(words, given.source.kind)
                shares["given the source"].add(right=right)
                shares[f"… {kind}"].add(right=right)
                if not right:
                    around = " ".join(article.text[max(given.source.start - 60, 0) : given.source.start + 80].split())
                    errors.append(f"{kind}\t{article.name}\t{words!r}\tgiven {names[:1]}\t…{around}…")
    return shares


def _label_of(article: Chained, given: Attribution, words: str) -> str | None:
    """Give the label of a turn whose source that is, or who says "I" and "we" in it."""
    start = given.source.start if given.source is not None else 0
    if given.cue is None:
        return article.labels.get(start)
    mine = words.casefold() in word_list("en", "pronouns", "speaker")
    before = [at for at in article.labels if at < start] if mine else []
    return article.labels[max(before)] if before else None


def read_chains(data: Path) -> Iterator[Chained]:
    """Give GUM dev, the documents of GUM train held out of all training, and MEANTIME apple."""
    from conllu import held_out_gum  # noqa: PLC0415 - found on the path set above

    gum = data / "coref/gum"
    yield from map(read_gum, sorted((gum / "dev").glob("*.conllu")))
    yield from (read_gum(gum / "train" / f"{name}.conllu") for name in held_out_gum(gum))
    yield from read_meantime(data / "cdec/meantime/apple.jsonl")


def measure_demo(errors: list[str]) -> dict[str, Share]:
    """Judge the speakers of the bundled story that have the right source span."""
    shares: dict[str, Share] = defaultdict(Share)
    key = json.loads(files("rashomon.demo").joinpath("key.json").read_text(encoding="utf-8"))
    tally, told = demo.Tally(key["cast"]), demo.annotate_story()
    for item in key["annotate"]:
        name, text = item["document"]["path"], item["document"]["text"]
        sought, given = item["attributions"], told[name]["attributions"]
        pairs = match(sought, given, lambda one, other, text=text: demo.overlap_of(text, one, other))
        for one, ours in ((sought[i], given[j]) for i, j in pairs):
            spans = [(a["source"]["start"], a["source"]["end"]) if a["source"] else None for a in (one, ours)]
            right = tally.is_speaker(name, one["source"], ours["source"])
            if spans[0] == spans[1] or (spans[0] and spans[1] and span_overlap(spans[0], spans[1]) >= _HALF):
                kind = kind_of(one["source"]["text"], one["source"]["kind"]) if one["source"] else "none"
                shares["given the source"].add(right=right)
                shares[f"… {kind}"].add(right=right)
                if not right:
                    errors.append(f"{kind}\t{name}\t{demo.shown(one)}\tgiven {ours['source']}")
    return shares


def by_kind(shares: Mapping[str, Share]) -> dict[str, Share]:
    """Add the shares up by what a source is: a name, a title, a pronoun, a description, a turn's label, none."""
    added: dict[str, Share] = defaultdict(Share)
    for kind, share in shares.items():
        if kind.startswith("… "):
            what = _KINDS.get(kind.removeprefix("… "), "pronoun")
            added[what].right += share.right
            added[what].all += share.all
    return added


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
    parser.add_argument("--chains", type=Path, help="data folder: measure texts with chains of mentions")
    parser.add_argument("--demo", action="store_true", help="measure the bundled story")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/speakers.py " + " ".join(arguments))
    tagger = open_tagger(options.weights)
    errors: list[str] = []
    tables: dict[str, dict[str, Share]] = {}
    if options.world is not None:
        world = read_world(world_lines(options.world, options.split, options.standoff))
        tables["world"] = measure(world, tagger, errors)
    if options.polnear is not None:
        sources = read_sources(options.sources, options.polnear)
        tables["sources of PolNeAR"] = measure(sources, tagger, errors)
    if options.chains is not None:
        tables["chains"] = measure_chains(read_chains(options.chains), tagger, errors)
    if options.demo:
        tables["demo"] = measure_demo(errors)
    pooled: dict[str, Share] = defaultdict(Share)
    for name, shares in tables.items():
        print_shares(name, shares)
        for kind, share in shares.items():
            pooled[kind].right += share.right
            pooled[kind].all += share.all
    if len(tables) > 1:
        print_shares("pooled", pooled)
        print_shares("pooled by kind of source", by_kind(pooled))
    if options.errors:
        print("\n".join(sorted(errors)))


if __name__ == "__main__":
    main(sys.argv[1:])
