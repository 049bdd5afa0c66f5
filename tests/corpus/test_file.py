"""Files that are no corpus are named and left alone; readers and writers share one that is."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from made import made
from rashomon.corpus import file
from rashomon.corpus.migrations import APPLICATION, VERSION
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError


def foreign(path: Path, *statements: str) -> None:
    """Make an SQLite file by hand."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Just some notes of mine.", "no corpus: not an SQLite file"),
        (b"SQLite format 3\0 and then junk" * 100, "not an SQLite file|damaged"),
        (b"\0", "no corpus"),
    ],
    ids=["text", "junk behind the magic", "one byte"],
)
def test_other_files_are_named_and_left_alone(tmp_path: Path, content: bytes, reason: str, read_only: bool) -> None:  # noqa: FBT001  a case table
    """A file that is no SQLite file stays byte for byte."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(CorpusError, match=rf"notes.txt: .*({reason})"):
        Corpus.open(path, read_only=read_only)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        (("CREATE TABLE mine (x)",), "no corpus of Rashomon"),
        ((f"PRAGMA application_id = {APPLICATION + 1}",), "no corpus of Rashomon"),
        (("PRAGMA user_version = 1",), "no corpus of Rashomon"),
        (
            ("CREATE TABLE t (x)", f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {VERSION + 1}"),
            "newer Rashomon",
        ),
    ],
    ids=["a table", "another program's", "a version", "newer"],
)
def test_other_databases_are_named_and_left_alone(tmp_path: Path, statements: tuple[str, ...], reason: str) -> None:
    """A database of another program, or of a newer version, is not touched."""
    path = tmp_path / "other.sqlite"
    foreign(path, *statements)
    before = path.read_bytes()
    with pytest.raises(CorpusError, match=rf"other.sqlite: .*{reason}"):
        Corpus.open(path)
    assert path.read_bytes() == before


def test_folders_and_missing_places_are_named(tmp_path: Path) -> None:
    """A folder is no corpus; a corpus is not made where its folder is not, nor where it may not be."""
    with pytest.raises(CorpusError, match="directory"):
        Corpus.open(tmp_path)
    with pytest.raises(CorpusError, match="there is no folder"):
        Corpus.open(tmp_path / "absent" / "c.sqlite")
    for wanted in ({"create": False}, {"read_only": True}):
        with pytest.raises(CorpusError, match="there is no such corpus"):
            Corpus.open(tmp_path / "c.sqlite", **wanted)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_corpus(tmp_path: Path) -> None:
    """So does a file that a process left behind when it died before its first commit."""
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(CorpusError, match="nothing yet"):
        Corpus.open(tmp_path / "empty.sqlite", read_only=True)
    foreign(tmp_path / "died.sqlite", "PRAGMA journal_mode = WAL")
    for name in ("empty.sqlite", "died.sqlite"):
        with Corpus.open(tmp_path / name) as corpus:
            assert corpus.add(*made())


@pytest.mark.parametrize("name", ["a b.sqlite", "100%25?mode=memory#x.sqlite", "new\nline", "مدونة", "b\udce9d"])
def test_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    """No letter of a file's name is taken for an option."""
    try:
        (tmp_path / name).touch()
        (tmp_path / name).unlink()
    except (OSError, UnicodeError):
        pytest.skip("this file system does not take the name")
    with Corpus.open(tmp_path / name) as corpus:
        corpus.add(*made())
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Corpus.open(tmp_path / name, read_only=True) as corpus:
        assert corpus.status().documents == 1


def test_a_closed_corpus_is_one_file(tmp_path: Path) -> None:
    """The log goes into the file when the last one closes it."""
    with Corpus.open(tmp_path / "c.sqlite") as corpus:
        corpus.add(*made())
        assert corpus.value("PRAGMA journal_mode") == "wal"
        assert corpus.value("PRAGMA synchronous") == 2
        assert corpus.value("PRAGMA foreign_keys") == 1
        assert corpus.value("PRAGMA application_id") == APPLICATION
    assert [path.name for path in tmp_path.iterdir()] == ["c.sqlite"]


def test_a_reader_may_not_write(tmp_path: Path) -> None:
    """A corpus opened to be read says so when somebody writes."""
    Corpus.open(tmp_path / "c.sqlite").close()
    with Corpus.open(tmp_path / "c.sqlite", read_only=True) as corpus:
        assert corpus.is_read_only
        with pytest.raises(CorpusError, match="not written to"):
            corpus.add(*made())


def test_a_locked_corpus_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits too long for another writer is told so; readers do not wait at all."""
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    path = tmp_path / "c.sqlite"
    with Corpus.open(path) as first, Corpus.open(path) as second, Corpus.open(path, read_only=True) as reader:
        with first.writing(), pytest.raises(CorpusError, match=r"c.sqlite: .*locked"):
            second.add(*made())
        with first.writing():
            assert reader.status().documents == 0
        assert second.add(*made())
        assert reader.status().documents == 1


def test_a_file_that_nobody_may_write_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a medium without write access a corpus can still be read."""
    path = tmp_path / "c.sqlite"
    with Corpus.open(path) as corpus:
        corpus.add(*made())
    monkeypatch.setattr(file.os, "access", lambda *_: False)
    with Corpus.open(path, read_only=True) as corpus:
        assert corpus.status().documents == 1
        assert not Path(f"{path}-shm").exists()


READER = """
import sys
from rashomon.corpus.store import Corpus
from rashomon.corpus.search import search
most = 0
while most < 20:
    with Corpus.open(sys.argv[1], create=False, read_only=True) as corpus:
        rows = [row.id for row in corpus.documents()]
        assert len(rows) >= most and len(set(rows)) == len(rows), (len(rows), most)
        assert len(list(corpus.iter_annotations())) >= len(rows)
        assert len(list(search(corpus, "text"))) >= len(rows)
        most = len(rows)
"""


def test_processes_read_while_one_adds(tmp_path: Path) -> None:
    """Readers see whole documents, never fewer than before, and the writer never waits for them."""
    path = tmp_path / "c.sqlite"
    with Corpus.open(path) as corpus:
        readers = [subprocess.Popen([sys.executable, "-c", READER, str(path)]) for _ in range(3)]
        try:
            for number in range(20):
                assert corpus.add(*made(f"Text {number}."))
            assert [reader.wait(timeout=60) for reader in readers] == [0, 0, 0]
        finally:
            for reader in readers:
                reader.kill()
                reader.wait()
