"""Time and memory of comparing: documents laid side by side, by stage, for corpora of growing size.

    python benchmarks/compare_speed.py ../shared/data --kept /tmp/articles --sizes 1000 3000 --real
    python benchmarks/compare_speed.py ../shared/data --kept /tmp/articles --sizes 1000 10000

All real articles of the data (``articles.py``) are annotated once and kept in a folder. With ``--real`` a corpus is the first so
many of them; without, of any size and made of the sentences of all, or of the first ``--articles`` (``resampling.py``). Each size
runs in a process of its own: seconds of one core and peak memory, the documents themselves included, and what the corpus is like,
so that a made one can be told from a real one. ``--profile N`` prints where the time goes.
"""

import argparse
import cProfile
import multiprocessing
import pstats
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from articles import keep_articles
from portrait import portray
from rashomon import comparing, happening
from rashomon.entities.resolve import resolve
from rashomon.types import Annotations, Comparison
from resampling import LARGEST, Press, Read, part

STAGES = (
    "find_copies", "join_utterances", "join_relations", "Nearness", "cluster_all", "find_incidents", "read_contents",
    "align_claims", "naming", "collect_tellings", "independent_groups", "find_disagreements", "rank_doubts",
)  # fmt: skip


# -- measuring -----------------------------------------------------------------------------------


def measure(corpus: Sequence[Annotations], made: Mapping[str, int]) -> Mapping[str, float]:
    """Resolve and compare documents, and print what was found; give seconds of one core by stage."""
    seconds: dict[str, float] = defaultdict(float)
    for name in STAGES:
        home = comparing if hasattr(comparing, name) else happening
        setattr(home, name, _timed(getattr(home, name), name, seconds))
    comparing.Comparer.compare = _timed(comparing.Comparer.compare, "accounts and findings", seconds)  # type: ignore[method-assign]
    comparing.Records.__init__ = _timed(comparing.Records.__init__, "records", seconds)  # type: ignore[method-assign]
    comparing.Records.all = _timed(comparing.Records.all, "records", seconds)  # type: ignore[method-assign]
    stories: dict[str, str] = {}
    happening.find_stories = _noted(happening.find_stories, stories)
    entities = _timed(resolve, "resolve", seconds)(corpus)
    compared: Comparison = _timed(comparing.compare_all, "compare_all", seconds)(corpus, entities)
    told = max((len(event.accounts) for event in compared.events), default=0)
    print(
        f"  {len(entities)} entities, {len(compared.events)} events (the most told in {told} documents), "
        f"{sum(len(event.findings) for event in compared.events)} findings, {len(compared.utterances)} utterances, "
        f"{len(compared.claims)} claims, {len(compared.copies)} copies"
    )
    for line in portray(corpus, compared, stories, made):
        print(f"  {line}")
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


def _noted(work: Callable[..., Any], found: dict[str, str]) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:  # noqa: ANN401 - whatever is found
        found.update(work(*arguments))
        return dict(found)

    return run


def corpus_of(reads: Sequence[Read], size: int, largest: int | None) -> tuple[list[Annotations], Mapping[str, int]]:
    """Give a made corpus, and the story of each document; a real one where no largest story is told."""
    if largest is None:
        return [read.annotations for read in reads[:size]], {}
    press = Press([part(read) for read in reads], size, largest)
    return list(press.documents()), press.story_of


def report(reads: list[Read], size: int, largest: int | None) -> None:
    """Print the figures of one size."""
    corpus, made = corpus_of(reads, size, largest)
    size = len(corpus)
    reads.clear()
    words = sum(len(one.document.text.split()) for one in corpus)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size} articles, {words} words, {sum(len(one.events) for one in corpus)} event mentions; {before:.0f} MB")
    seconds = measure(corpus, made)
    for name, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"  {name:<24} {spent:8.2f} s  {spent / size * 1000:7.2f} ms an article")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:.0f} MB", flush=True)


def profile(reads: Sequence[Read], size: int, largest: int | None) -> None:
    """Print where the time goes."""
    corpus, _ = corpus_of(reads, size, largest)
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
    parser.add_argument("--kept", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--real", action="store_true", help="the first articles themselves")
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000])
    parser.add_argument(
        "--largest", type=int, default=LARGEST, help="documents of the largest story; N or more: one story"
    )
    parser.add_argument("--articles", type=int, help="real articles to make corpora of, the first ones")
    parser.add_argument("--profile", type=int, metavar="N")
    arguments = parser.parse_args()
    reads = keep_articles(arguments.kept, arguments.data, arguments.articles)
    largest = None if arguments.real else arguments.largest
    if arguments.profile is not None:
        profile(reads, arguments.profile, largest)
        return
    print(f"$ python {' '.join(sys.argv)}")
    for size in arguments.sizes:
        child = multiprocessing.get_context("fork").Process(target=report, args=(reads, size, largest))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
