r"""Measure event mentions: which words tell of a happening, what it is, and who did it to whom.

    python benchmarks/events.py DATA [--part plv|mentions] [--test FILE]

DATA is the folder of all data sets. PLOVER PLV (``events/plover-plv/PLV_train.jsonl``): sentences with source and target
given, coded with a root (15) and a quad (4). Folds: sentences in order of the SHA-1 of their words, dealt to five folds
within each root. Two figures each: what the lexicon alone says (the event mention that has source and target, its type and
certainty as a root), and a coder fitted on the other folds (``coding.py``, ``coder.py``). With --test the coder is fitted on all of
PLV train and codes FILE. Actor and recipient match: sentences in which an event mention has the source as actor, one has the
target as another part, and one has both.

Mentions: MEANTIME apple (measure only; up to the last sentence annotated in each article) and ECB+ dev (selected sentences): an
event mention is right where its word lies in an annotated event. Baseline: every word tagged as a verb. The sets annotate
acts of speech too, which are attributions here: "with cues" counts the cue of each attribution as a mention.
"""

import argparse
import gzip
import hashlib
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder import Coder
from coding import QUADS, ROOTS, Example, Pair, Parties, describe
from predicting import document, open_tagger
from rashomon.language.model import WEIGHTS
from rashomon.language.tagger import ReaderTagger
from rashomon.pipeline import collect
from rashomon.types import Annotations, Span, Tagged, Zone, Zoned
from scoring import Count
from vectors import read_vectors

FOLDS = 5
PLV = "events/plover-plv/PLV_train.jsonl"
_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded sentence: its pair, its root, its fold, what is seen of it, and whether source and target take part."""

    pair: Pair
    root: str
    fold: int
    example: Example
    matched: tuple[bool, bool, bool]


def read(text: str, tagger: ReaderTagger) -> tuple[Tagged, Annotations]:
    """Tag and annotate a text as one body."""
    zones = (Zone("z1", "body", 0, len(text)),) if text else ()
    (tagged,) = tagger.tag([Zoned(document(text), zones)])
    return tagged, collect(tagged, tagger.name)


# -- PLOVER ------------------------------------------------------------------------------------------


def read_coded(path: Path, tagger: ReaderTagger) -> list[Coded]:
    """Give the coded sentences of a file with their folds."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: hashlib.sha1(row["sentence"].encode(), usedforsecurity=False).hexdigest())
    dealt: Counter[str] = Counter()
    folds: dict[str, int] = {}
    found = []
    vectors = read_vectors(WEIGHTS / "encoder.onnx")
    for row in rows:
        root = row["gold_root"].lower()
        if row["sentence"] not in folds:
            folds[row["sentence"]] = dealt[root] % FOLDS
            dealt[root] += 1
        pair = _pair(row)
        tagged, annotations = read(pair.text, tagger)
        example = describe(pair, tagged, annotations, tagger, vectors)
        found.append(Coded(pair, root, folds[row["sentence"]], example, _match(pair, annotations)))
    return found


def _pair(row: dict[str, Any]) -> Pair:
    marked, at, shift = row["marked_sentence"], {}, 0
    for mark in _MARK.finditer(marked):
        at.setdefault(mark.group(), mark.start() - shift)
        shift += len(mark.group())
    text = row["sentence"]
    if len(at) == 4 and _MARK.sub("", marked) == text:
        return Pair(text, Span(at["<s>"], at["</s>"]), Span(at["<t>"], at["</t>"]))
    source, target = (max(text.find(row[name].strip()), 0) for name in ("source", "target"))
    return Pair(text, Span(source, source + len(row["source"])), Span(target, target + len(row["target"])))


def _match(pair: Pair, annotations: Annotations) -> tuple[bool, bool, bool]:
    """Tell whether the source is an actor, the target another part, and both in one event mention."""
    parties = Parties(pair, annotations)
    acts = [any(p.role == "actor" and parties.is_source(p) for p in e.participants) for e in annotations.events]
    bears = [any(parties.is_target(p) for p in e.participants) for e in annotations.events]
    return any(acts), any(bears), any(a and b for a, b in zip(acts, bears, strict=True))


def macro(sought: Sequence[object], found: Sequence[object]) -> float:
    """Give the mean F1 over the classes sought."""
    scores = []
    for kind in sorted(set(sought), key=str):
        right = sum(s == f == kind for s, f in zip(sought, found, strict=True))
        scores.append(2 * right / (sum(s == kind for s in sought) + sum(f == kind for f in found)))
    return statistics.mean(scores)


def print_coding(name: str, folds: Iterable[tuple[Sequence[str], Sequence[str | None]]]) -> None:
    """Print root and quad macro F1: mean and spread of the folds, and all folds together."""
    every = [(list(sought), list(found)) for sought, found in folds]
    every.append(([s for one in every for s in one[0]], [f for one in every for f in one[1]]))
    roots = [macro(sought, found) for sought, found in every]
    quads = [macro([QUADS[s] for s in sought], [QUADS.get(f or "") for f in found]) for sought, found in every]
    right = sum(s == f for s, f in zip(*every[-1], strict=True)) / len(every[-1][0])
    for kind, scores in (("root", roots), ("quad", quads)):
        spread = statistics.stdev(scores[:-1]) if len(scores) > 2 else 0.0
        print(
            f"PLV {name}, {kind} macro F1: {statistics.mean(scores[:-1]):.3f} ± {spread:.3f} (together {scores[-1]:.3f})"
        )
    print(f"PLV {name}, root accuracy: {right:.3f}")


def measure_coding(coded: Sequence[Coded], test: Sequence[Coded] | None) -> None:
    """Print how well roots and quads are told, by the lexicon and by the coder."""
    parts = [test] if test is not None else [[one for one in coded if one.fold == fold] for fold in range(FOLDS)]
    by_lexicon, by_coder = [], []
    for part in parts:
        known = coded if test is not None else [one for one in coded if one.fold != part[0].fold]
        coder = Coder([one.example for one in known], [one.root for one in known])
        sought = [one.root for one in part]
        by_lexicon.append((sought, [one.example.coded for one in part]))
        by_coder.append((sought, coder.code([one.example for one in part])))
    print_coding("lexicon alone", by_lexicon)
    print_coding("coder", by_coder)
    together = [(s, f) for sought, found in by_coder for s, f in zip(sought, found, strict=True)]
    for root in ROOTS:
        right = sum(s == f == root for s, f in together)
        both = sum(s == root for s, _ in together) + sum(f == root for _, f in together)
        print(f"  {root:10} {2 * right / both if both else 0:.2f}  of {sum(s == root for s, _ in together)}")
    every = [one for part in parts for one in part]
    for at, name in enumerate(("source as actor", "target as another part", "both in one mention")):
        print(f"PLV {name}: {sum(one.matched[at] for one in every) / len(every):.3f} of {len(every)} sentences")


# -- mentions ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """A text with the stretches that are annotated and the events in them."""

    text: str
    read: tuple[Span, ...]
    events: tuple[Span, ...]


def read_meantime(path: Path) -> Iterator[Article]:
    """Give MEANTIME's articles up to the last sentence with an event annotated."""
    with path.open(encoding="utf-8") as lines:
        for found in map(json.loads, lines):
            events = [m for m in found["mentions"] if m["type"] == "EVENT_MENTION" and m.get("tokens")]
            last = max((found["sent"][m["tokens"][-1]] for m in events), default=-1)
            yield _article(found, events, lambda sentence, last=last: sentence <= last)


def read_ecb(path: Path) -> Iterator[Article]:
    """Give ECB+'s articles with their selected sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for found in map(json.loads, lines):
            events = [m for m in found["mentions"] if "ACTION" in m["type"] and m.get("tokens")]
            chosen = frozenset(found["selected_sentences"])
            yield _article(found, events, lambda sentence, chosen=chosen: sentence in chosen)


def _article(found: dict[str, Any], events: Sequence[dict[str, Any]], counts: Callable[[int], bool]) -> Article:
    offsets, sentences = found["offsets"], found["sent"]
    tokens = [at for at, sentence in enumerate(sentences) if counts(sentence)]
    words = tuple(Span(*offsets[at]) for at in tokens)
    spans = (
        Span(offsets[m["tokens"][0]][0], offsets[m["tokens"][-1]][1])
        for m in events
        if counts(sentences[m["tokens"][0]])
    )
    return Article(found["text"], words, tuple(sorted(set(spans))))


def measure_mentions(articles: Iterable[Article], tagger: ReaderTagger) -> dict[str, Count]:
    """Count mentions that lie in an annotated event, for events, events with cues, and all verbs."""
    counts = {name: Count() for name in ("events", "events with cues", "all verbs")}
    for article in articles:
        tagged, annotations = read(article.text, tagger)
        events = {Span(one.start, one.end) for one in annotations.events}
        cues = {Span(word.start, word.end) for word in tagged.words for a in annotations.attributions
                if a.cue is not None and word.upos in {"VERB", "NOUN"} and a.cue.start <= word.start < a.cue.end}  # fmt: skip
        verbs = {Span(word.start, word.end) for word in tagged.words if word.upos == "VERB"}
        counted = {span.start for span in article.read}
        for name, found in zip(counts, (events, events | cues, verbs), strict=True):
            inside = [span for span in found if span.start in counted]
            right = {gold for gold in article.events if any(gold.start <= s.start < gold.end for s in inside)}
            counts[name].add(len(right), len(inside), len(article.events))
    return counts


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("plv", "mentions"))
    parser.add_argument("--test", type=Path, help="a file of coded sentences; the coder is fitted on all of PLV train")
    parser.add_argument("--meantime", type=Path, help="a file of MEANTIME (default: apple)")
    parser.add_argument("--ecb", type=Path, help="a file of ECB+ (default: dev)")
    options = parser.parse_args()
    tagger = open_tagger()
    if options.part != "mentions":
        coded = read_coded(options.data / PLV, tagger)
        measure_coding(coded, None if options.test is None else read_coded(options.test, tagger))
    if options.part != "plv":
        sets = {
            "MEANTIME": read_meantime(options.meantime or options.data / "cdec/meantime/apple.jsonl"),
            "ECB+": read_ecb(options.ecb or options.data / "cdec/ecbplus/dev.jsonl.gz"),
        }
        for name, articles in sets.items():
            for what, count in measure_mentions(articles, tagger).items():
                figures = f"precision {count.precision:.3f}, recall {count.recall:.3f}, F1 {count.f1:.3f}"
                print(f"{name}, {what}: {figures} ({count.sought} sought, {count.found} found)")


if __name__ == "__main__":
    main()
