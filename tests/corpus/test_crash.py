"""kill -9 at any moment of adding: what was reported is kept, whole and once."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from made import made
from rashomon.corpus.query import attributions
from rashomon.corpus.search import search
from rashomon.corpus.store import Corpus
from rashomon.pipeline import annotate
from rashomon.types import Annotations, Original
from scripted import ScriptedTagger, script

DOCUMENTS = 60
KILLS = 10

CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_crash import add_all, read_all
kept = read_all()
print("ready", flush=True)
add_all(Path(sys.argv[2]), kept)
"""


def notation(number: int) -> str:
    """Write one short document in the scripted tagger's notation."""
    return (
        f"Report {number} from the harbour.\n\n[s1:[person:Ilen Varo]] [c1:said] [t1:that {number} ships had left]. "
        f"[s2:The master] [c2:denied] [t2:that anything of load w{number}w was missing].\n"
        + "Nothing else stirred. "
        * 40
    )


def read_all() -> list[tuple[Original, Annotations]]:
    """Read and annotate all documents."""
    notations = [notation(number) for number in range(DOCUMENTS)]
    tagger = ScriptedTagger(*notations)
    kept = []
    for one in notations:
        original, annotations = made(script(one).document.text, title=f"Report {one.split()[1]}")
        kept.append((original, annotate(annotations.document, tagger)))
    return kept


def add_all(path: Path, kept: list[tuple[Original, Annotations]]) -> None:
    """Add all documents to the corpus, naming each on a line once it is kept: the child that is killed."""
    for at in range(0, len(kept), 8):
        with Corpus.open(path) as corpus:  # opened again and again, so that opening and closing are killed too
            for original, annotations in kept[at : at + 8]:
                if corpus.add(original, annotations):
                    os.write(1, f"{annotations.document.id}\n".encode())


def run_until(path: Path, lines: int | None = None, seconds: float = 0) -> tuple[list[str], int]:
    """Run the child, killing it so long after so many of its lines; give the ids it named and how it ended."""
    command = [sys.executable, "-c", CHILD, str(Path(__file__).parent), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment()) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        named = [child.stdout.readline() for _ in range(lines or 0)]
        if lines is not None:
            time.sleep(seconds)
            child.send_signal(signal.SIGKILL)
        named += child.stdout.readlines()
    return [line.strip() for line in named if line.endswith("\n")], child.returncode


def _environment() -> dict[str, str]:
    paths = [str(Path(__file__).parent.parent), *sys.path]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def check_kept(path: Path, reported: list[str]) -> None:
    """Hold everything that was reported, and everything that is there, against what was given."""
    given = {annotations.document.id: (original, annotations) for original, annotations in read_all()}
    with Corpus.open(path) as corpus:
        assert corpus.value("PRAGMA integrity_check") == "ok"
        assert corpus.value("SELECT count(*) FROM pragma_foreign_key_check") == 0
        corpus.connection.execute("INSERT INTO document_words (document_words) VALUES ('integrity-check')")
        ids = corpus.ids()
        assert set(reported) <= ids
        assert len(reported) == len(set(reported))
        assert len([row.id for row in corpus.documents()]) == len(ids)
        said = [row.document for row in attributions(corpus)]
        for document_id in ids:
            original, annotations = given[document_id]
            assert corpus.original(document_id) == original
            assert corpus.annotations(document_id) == annotations
            assert said.count(document_id) == len(annotations.attributions) > 0
        assert {hit.document for hit in search(corpus, "harbour", limit=1_000)} == ids
        tables = ("originals", "annotations", "document_words")
        assert {corpus.value(f"SELECT count(*) FROM {table}") for table in tables} == {len(ids)}  # noqa: S608  names of tables


def test_nothing_reported_is_lost_to_kill_9(tmp_path: Path) -> None:
    """Ten kills at random moments; after each all is whole, and the run goes on where it was until all are there."""
    path = tmp_path / "corpus.sqlite"
    moments = random.Random(2031)  # noqa: S311  a test that can be repeated
    reported: list[str] = []
    killed = 0
    for _ in range(KILLS):
        named, code = run_until(path, moments.randrange(7), moments.uniform(0, 0.04))
        killed += code == -signal.SIGKILL
        reported += named
        if path.exists():
            check_kept(path, reported)
    named, code = run_until(path)
    reported += named
    assert code == 0
    assert killed >= KILLS // 2
    check_kept(path, reported)
    with Corpus.open(path) as corpus:
        assert len(corpus.ids()) == DOCUMENTS
