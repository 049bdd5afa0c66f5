"""Speed and memory: documents and words a second by stage, beside a calibration of the machine.

    python benchmarks/speed.py --data ../shared/data/ner/en-worldwide-newswire/dev.jsonl [--threads 2] [--repeat 1]

DATA is a file of JSON lines with a ``text`` each, read ``--repeat`` times over. "annotate" is the way of the command:
files in, JSON out, the model reading on ``--threads`` threads while Python collects; it runs first, and the memory is
its. Of the lines after it each is a stage alone, one after the other: "model" is the encoder over the windows of all
documents, which "tag" does again with all that is read out of it. Processor seconds stand beside those of the clock: on
a busy machine only they compare. The calibration line counts how often a second a fixed piece of pure Python work is
done, so that figures of different machines can be compared.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from rashomon.gather import Gathered, Input, gather
from rashomon.language.model import load_reader
from rashomon.language.tagger import ReaderTagger
from rashomon.pipeline import collect, zone
from rashomon.reading.read import read
from rashomon.records import annotations_to_json
from rashomon.types import Document, Original, Override, Tagger

Result = TypeVar("Result")


def calibrate(seconds: float = 1.0) -> float:
    """Give rounds a second of a fixed piece of work: sorting and joining 2,000 short strings."""
    words = [f"{(number * 7919) % 2003:04d}" for number in range(2000)]
    began, rounds = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        " ".join(sorted(words)).split()
        rounds += 1
    return rounds / (time.perf_counter() - began)


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of the clock and of the processor, all threads together."""

    clock: float
    processor: float


def timed(work: Callable[[], Iterable[Result]]) -> tuple[list[Result], Took]:
    """Do the work; give its results and the seconds it took."""
    clock, processor = time.perf_counter(), time.process_time()
    results = list(work())
    return results, Took(time.perf_counter() - clock, time.process_time() - processor)


def annotated(texts: Sequence[str], tagger: Tagger) -> Iterator[int]:
    """Annotate files as the command does; give the length of each one's JSON."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:05d}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        for outcome in gather((Input(str(path), Override()) for path in paths), tagger=tagger):
            if isinstance(outcome, Gathered):
                yield len(json.dumps(annotations_to_json(outcome.annotations), ensure_ascii=False))


def main() -> None:
    """Print a line a stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=1000, help="documents at most")
    parser.add_argument("--repeat", type=int, default=1, help="how often each document is read")
    parser.add_argument("--threads", type=int, default=2, help="windows that the model reads at a time")
    arguments = parser.parse_args()
    with arguments.data.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(arguments.limit), lines, strict=False)]
    texts *= arguments.repeat
    words = sum(len(text.split()) for text in texts)
    print(f"$ python {' '.join(sys.argv)}")
    print(
        f"calibration: {calibrate():.0f} rounds/s; {len(texts)} documents, {words} words, one process, {arguments.threads} threads"
    )

    reader = load_reader(arguments.threads)
    tagger = ReaderTagger(reader)
    _, whole = timed(lambda: annotated(texts, tagger))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    originals = [Original(text.encode(), f"{number}.txt", None) for number, text in enumerate(texts)]
    documents, reading = timed(lambda: (read(original, Override()) for original in originals))
    kept = [document for document in documents if isinstance(document, Document)]
    zoned, zoning = timed(lambda: (zone(document) for document in kept))
    windows = [window for one in zoned for window in tagger.prepare(one).windows]
    _, modelling = timed(lambda: (None for _ in reader.read(windows)))
    tagged, tagging = timed(lambda: tagger.tag(zoned))
    annotations, collecting = timed(lambda: (collect(one, tagger.name) for one in tagged))
    _, writing = timed(lambda: (json.dumps(annotations_to_json(one), ensure_ascii=False) for one in annotations))
    stages = {"read": reading, "zones": zoning, "tag": tagging, "collect": collecting, "write": writing}
    for name, took in ({"annotate": whole, "model": modelling} | stages).items():
        print(
            f"{name:<8} {took.clock:7.2f} s  {len(kept) / took.clock:9.1f} documents/s  "
            f"{words / took.clock:11.0f} words/s  {took.processor:7.2f} s of the processor"
        )
    print(f"peak memory of annotate {peak:.0f} MB")


if __name__ == "__main__":
    main()
