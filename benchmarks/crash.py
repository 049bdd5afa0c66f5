"""Kill `rashomon add` ten times at random moments, with kill -9, and see that nothing it reported is lost.

python benchmarks/crash.py --data ../shared/data/ner/en-worldwide-newswire/train.jsonl

`--data` is JSON lines with a `text` each. The run that was killed goes on until all are kept; its corpus is then held
against one that was made without a kill.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from rashomon.corpus.query import attributions, count_attributions
from rashomon.corpus.store import Corpus
from rashomon.export.jsonl import export_jsonl


@dataclass(slots=True)
class Tally:
    """What the killed runs reported, and what was found wrong."""

    reported: list[str] = field(default_factory=list)
    killed: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Run it and print the figures; exit code 1 where anything is lost, twice or damaged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=2031)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        written = write_texts(asked.data, asked.documents, texts)
        began = time.perf_counter()
        tally = kill_and_go_on(Path(folder) / "killed.sqlite", texts, asked.kills, random.Random(asked.seed))  # noqa: S311
        seconds = time.perf_counter() - began
        named, _ = run_add(Path(folder) / "whole.sqlite", texts, lines=None)
        tally.wrong += compare(Path(folder) / "killed.sqlite", Path(folder) / "whole.sqlite")
    print(f"python benchmarks/crash.py --data {asked.data} --documents {asked.documents} --seed {asked.seed}")
    print(f"files               {written}, {len(named)} of them kept by a run that is not killed")
    print(f"kills (kill -9)     {tally.killed}")
    print(f"reported as kept    {len(tally.reported)}, lost or damaged {len(tally.wrong)}")
    print(f"seconds             {seconds:.1f}, all kills, checks and restarts included")
    for line in tally.wrong:
        print(line)
    sys.exit(bool(tally.wrong))


def write_texts(data: Path, number: int, folder: Path) -> int:
    """Write the first texts of the data as files, each text once; give how many there are."""
    with data.open(encoding="utf-8") as lines:
        texts = dict.fromkeys(json.loads(line)["text"] for line in lines)
    for place, text in enumerate(islice(texts, number)):
        (folder / f"{place:04}.txt").write_bytes(text.encode())
    return min(number, len(texts))


def kill_and_go_on(corpus: Path, texts: Path, kills: int, chance: random.Random) -> Tally:
    """Kill the run at random moments, checking after each; then let it end."""
    tally = Tally()
    share = 2 * len(list(texts.iterdir())) // (kills + 2)
    for kill in [*range(kills), None]:
        lines = None if kill is None else chance.randrange(share)
        named, code = run_add(corpus, texts, lines, chance.uniform(0, 0.1))
        tally.reported += named
        tally.killed += code == -signal.SIGKILL
        if kill is None and code not in {0, 1}:  # 1: a file of another kind is among them
            tally.wrong.append(f"the last run ended with {code}")
        if corpus.exists():
            tally.wrong += check(corpus, texts, tally.reported)
    return tally


def run_add(corpus: Path, texts: Path, lines: int | None, seconds: float = 0) -> tuple[list[str], int]:
    """Run `rashomon add`, killing it so long after so many documents; give the ids it reported as kept."""
    command = [sys.executable, "-m", "rashomon", "--corpus", str(corpus), "add", str(texts), "--format", "jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as child:
        kept = kept_ids(child)
        named = list(islice(kept, lines))
        if lines is not None:
            time.sleep(seconds)
            child.kill()
        named += kept
    return named, child.returncode


def kept_ids(child: subprocess.Popen[str]) -> Iterator[str]:
    """Give the ids that the child reports as kept; a line that was cut off is no report."""
    for line in child.stdout or ():
        if line.endswith("\n") and (row := json.loads(line))["state"] == "kept":
            yield row["document"]


def check(path: Path, texts: Path, reported: list[str]) -> list[str]:
    """Name what was reported and is not there whole, or there twice."""
    with Corpus.open(path) as corpus:
        wrong = [] if corpus.value("PRAGMA integrity_check") == "ok" else ["the file is damaged"]
        ids = corpus.ids()
        wrong += [f"lost: {document_id}" for document_id in sorted(set(reported) - ids)]
        wrong += [f"reported twice: {document_id}" for document_id in sorted(ids) if reported.count(document_id) > 1]
        wrong += [f"not whole: {one}" for one in sorted(ids) if not is_whole(corpus, one, texts)]
        tables = ("originals", "annotations", "document_words")
        counts = {corpus.value(f"SELECT count(*) FROM {table}") for table in tables}  # noqa: S608 - names of tables
        wrong += [] if counts <= {len(ids)} else [f"rows of {len(ids)} documents: {counts}"]
        rows = sum(1 for _ in attributions(corpus))
        said = sum(len(annotations.attributions) for annotations in corpus.iter_annotations())
        wrong += [] if rows == said == count_attributions(corpus) else [f"{said} attributions in {rows} rows"]
    return wrong


def is_whole(corpus: Corpus, document_id: str, texts: Path) -> bool:
    """Tell whether bytes and text of a document are those of its file."""
    original, document = corpus.original(document_id), corpus.annotations(document_id).document
    name = Path(original.path or "").name
    return (texts / name).read_bytes() == original.data and document.text.encode() == original.data


def compare(killed: Path, whole: Path) -> list[str]:
    """Name what differs between the corpus that was killed and one that was not."""
    lines = []
    for path in (killed, whole):
        with Corpus.open(path) as corpus:
            export_jsonl(corpus.iter_annotations(), path.with_suffix(".jsonl"))
        lines.append(sorted(path.with_suffix(".jsonl").read_text(encoding="utf-8").split("\n")))
    return [] if lines[0] == lines[1] else ["the corpus differs from one that was never killed"]


if __name__ == "__main__":
    main()
