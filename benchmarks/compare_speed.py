"""Time and memory of comparing: documents laid side by side, by stage, for corpora of growing size.

    python benchmarks/compare_speed.py ../shared/data --kept /tmp/articles.pickle --sizes 1000 3000 6000

1,200 real articles (en-worldwide-newswire, PolNeAR and BASIL train) are annotated once and kept in FILE; corpora of any size
are made of the sentences of these, or of the first ``--articles`` (``resampling.py``). Each size runs in a process of its own: seconds of one core and peak memory, the
documents themselves included. ``--profile N`` prints where the time goes.
"""

import argparse
import cProfile
import json
import multiprocessing
import pickle
import pstats
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from predicting import document, open_tagger
from rashomon import comparing, happening
from rashomon.entities.resolve import resolve
from rashomon.pipeline import collect, zone
from rashomon.types import Annotations, Comparison, Document
from resampling import LARGEST, Press, Read, part

PARTS = {
    "ner/en-worldwide-newswire/train.jsonl": 500,
    "attribution/polnear/train.jsonl": 500,
    "wording/basil/train.jsonl": 200,
}
STAGES = (
    "find_copies", "join_utterances", "join_relations", "Nearness", "cluster_all", "find_incidents", "read_contents",
    "align_claims", "naming", "collect_tellings", "independent_groups", "find_disagreements", "rank_doubts",
)  # fmt: skip


def read_documents(data: Path) -> Iterator[Document]:
    """Give the real articles, those of the sets in turn."""
    sets = [_read(data / name, limit) for name, limit in PARTS.items()]
    yield from (one for group in zip_longest(*sets) for one in group if one is not None)


def _read(path: Path, limit: int) -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        for number, line in zip(range(limit), lines, strict=False):
            row = json.loads(line)
            yield _document(f"{path.parent.name}{number:04}", row)


def _document(name: str, row: dict[str, Any]) -> Document:
    day = row.get("date")
    return replace(document(row["text"]), id=name, published=None if not day else date.fromisoformat(str(day)[:10]))


def annotate(data: Path) -> list[Read]:
    """Annotate the articles, with their sentences."""
    tagger = open_tagger()
    zoned = (zone(one) for one in read_documents(data))
    return [Read(collect(tagged, tagger.name), tagged.sentences) for tagged in tagger.tag(zoned)]


def kept(path: Path, data: Path) -> list[Read]:
    """Give the annotated articles, from a file where they are kept."""
    if path.exists():
        return list(pickle.loads(path.read_bytes()))  # noqa: S301 - our own file
    reads = annotate(data)
    path.write_bytes(pickle.dumps(reads))
    return reads


# -- measuring -----------------------------------------------------------------------------------


def measure(corpus: Sequence[Annotations], story_of: Mapping[str, int]) -> Mapping[str, float]:
    """Resolve and compare documents, and print what was found; give seconds of one core by stage."""
    seconds: dict[str, float] = defaultdict(float)
    for name in STAGES:
        home = comparing if hasattr(comparing, name) else happening
        setattr(home, name, _timed(getattr(home, name), name, seconds))
    comparing.Comparer.compare = _timed(comparing.Comparer.compare, "accounts and findings", seconds)  # type: ignore[method-assign]
    comparing.Records.__init__ = _timed(comparing.Records.__init__, "records", seconds)  # type: ignore[method-assign]
    comparing.Records.all = _timed(comparing.Records.all, "records", seconds)  # type: ignore[method-assign]
    entities = _timed(resolve, "resolve", seconds)(corpus)
    compared: Comparison = _timed(comparing.compare_all, "compare_all", seconds)(corpus, entities)
    told = max((len(event.accounts) for event in compared.events), default=0)
    print(
        f"  {len(entities)} entities, {len(compared.events)} events (the most told in {told} documents), "
        f"{sum(len(event.findings) for event in compared.events)} findings, {len(compared.utterances)} utterances, "
        f"{len(compared.claims)} claims, {len(compared.copies)} copies"
    )
    several = [event for event in compared.events if len(event.accounts) > 1]
    mixed = [event for event in several if len({story_of[one.document] for one in event.accounts}) > 1]
    findings = sum(len(event.findings) for event in mixed)
    print(
        f"  {len(several)} events of several documents; {len(mixed)} of two stories or more, with {findings} findings"
    )
    return seconds


def _timed(work: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever is timed
        began = time.process_time()
        try:
            return work(*arguments, **named)
        finally:
            seconds[name] += time.process_time() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"    {name}: {seconds[name]:.1f} s, peak {peak:.0f} MB", file=sys.stderr, flush=True)

    return run


def report(reads: Sequence[Read], size: int, largest: int) -> None:
    """Print the figures of one size."""
    press = Press([part(read) for read in reads], size, largest)
    corpus = list(press.documents())
    words = sum(len(one.document.text.split()) for one in corpus)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size} articles, {words} words, {sum(len(one.events) for one in corpus)} event mentions; {before:.0f} MB")
    seconds = measure(corpus, press.story_of)
    for name, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"  {name:<24} {spent:8.2f} s  {spent / size * 1000:7.2f} ms an article")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:.0f} MB", flush=True)


def profile(reads: Sequence[Read], size: int, largest: int) -> None:
    """Print where the time goes."""
    corpus = list(Press([part(read) for read in reads], size, largest).documents())
    entities = resolve(corpus)
    profiler = cProfile.Profile()
    profiler.runcall(comparing.compare_all, corpus, entities)
    stats = pstats.Stats(profiler)
    stats.sort_stats("cumulative").print_stats(60)
    stats.sort_stats("tottime").print_stats(40)


def main() -> None:
    """Print the figures of every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--kept", type=Path, required=True, metavar="FILE")
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000])
    parser.add_argument(
        "--largest", type=int, default=LARGEST, help="documents of the largest story; N or more: one story"
    )
    parser.add_argument("--articles", type=int, help="real articles to make corpora of, the first ones")
    parser.add_argument("--profile", type=int, metavar="N")
    arguments = parser.parse_args()
    reads = kept(arguments.kept, arguments.data)[: arguments.articles]
    if arguments.profile is not None:
        profile(reads, arguments.profile, arguments.largest)
        return
    print(f"$ python {' '.join(sys.argv)}")
    for size in arguments.sizes:
        child = multiprocessing.get_context("fork").Process(target=report, args=(reads, size, arguments.largest))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
