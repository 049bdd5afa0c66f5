"""A corpus is opened compared: in its file, or in a copy where that may only be read; an older file is brought up to date."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from made import made
from rashomon.cli.app import app
from rashomon.corpus import file
from rashomon.corpus.comparing import bring_up, is_stale
from rashomon.corpus.file import named_errors
from rashomon.corpus.judging import open_to_decide
from rashomon.corpus.query import entities
from rashomon.corpus.spare import Spare, open_compared
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError, DecisionError, ReadOnlyError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a corpus of one document that nobody compared."""
    path = tmp_path / "kept.sqlite"
    with Corpus.open(path) as corpus:
        corpus.add(*made())
    return path


def test_a_file_that_may_be_written_to_is_compared_itself(path: Path) -> None:
    """What was compared is kept for the next time."""
    with open_compared(path) as corpus:
        assert corpus.path == path
    with Corpus.open(path, read_only=True) as corpus:
        assert not is_stale(corpus)


def test_a_copy_is_compared_once_and_made_anew_when_the_corpus_changed(path: Path) -> None:
    """The copy holds what the file holds; the file stays as it is."""
    spare, before = Spare(path), path.read_bytes()
    with spare.open() as one, spare.open() as other:
        assert one.path == other.path != path
        assert not is_stale(other)
        assert one.ids() == other.ids()
    assert path.read_bytes() == before
    with Corpus.open(path) as corpus:
        corpus.add(*made("It rained on."))
    with spare.open() as copy:
        assert len(copy.ids()) == 2


def test_a_copy_goes_with_the_program(path: Path) -> None:
    """Nothing is left in the folder for temporary files."""
    with Spare(path).open() as copy:
        kept = copy.path
    assert not kept.exists()


@pytest.fixture
def shut(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the corpus as a file that may only be read, whoever runs the tests."""
    connect = file.connect

    def refuse(asked: Path, *, create: bool, read_only: bool) -> object:
        if asked == path and not read_only:
            raise ReadOnlyError(str(path), "may be read but not written to")
        return connect(asked, create=create, read_only=read_only)

    monkeypatch.setattr(file, "connect", refuse)
    return path


def test_a_file_that_may_not_be_written_to(shut: Path) -> None:
    """A copy for this time alone holds as long as it is open."""
    with open_compared(shut) as corpus:
        assert corpus.path != shut
        assert corpus.path.exists()
        assert len(corpus.ids()) == 1
    assert not corpus.path.exists()


def test_whatever_reads_takes_a_file_that_may_not_be_written_to(shut: Path) -> None:
    """It is opened to read, and what is worked out for it is worked out for this time alone."""
    with Corpus.open_readable(shut) as corpus:
        assert corpus.is_read_only
        assert len(list(corpus.documents())) == 1
        assert [row.name for row in entities(corpus)] == []


def test_a_report_is_written_of_a_file_that_may_not_be_written_to(shut: Path, tmp_path: Path) -> None:
    """It is compared in a copy, as for every other listing across documents."""
    done = CliRunner().invoke(app, ["--corpus", str(shut), "export", "report", str(tmp_path / "report.html")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "report.html").stat().st_size > 0


def test_who_decides_in_a_file_that_may_not_be_written_to_is_told_what_to_do(shut: Path) -> None:
    """Decisions are kept in the file itself."""
    with (
        pytest.raises(DecisionError, match=r"kept\.sqlite: it may be read .* decide in the copy"),
        open_to_decide(shut),
    ):
        pass
    with pytest.raises(CorpusError, match="no such corpus"), open_to_decide(shut.with_name("none.sqlite")):
        pass


def test_a_file_that_may_be_written_to_is_read_so_that_what_is_worked_out_is_kept(path: Path) -> None:
    """Only who may not write reads alone."""
    with Corpus.open_readable(path) as corpus:
        assert not corpus.is_read_only


def test_an_older_file_is_brought_to_todays_version(path: Path) -> None:
    """It is opened for writing, as by any command."""
    with Corpus.open(path) as corpus, named_errors(path):
        bring_up(corpus)
        corpus.connection.execute("PRAGMA user_version = 3")
        for table in ("entities", "retired", "questions", "standings"):
            corpus.connection.execute(f"DROP TABLE {table}")
        corpus.connection.execute("CREATE TABLE entities (id TEXT) STRICT")
        for column in ("decided", "compared_decided"):
            corpus.connection.execute(f"ALTER TABLE state DROP COLUMN {column}")
    with pytest.raises(CorpusError):
        Corpus.open(path, read_only=True)
    with open_compared(path) as corpus:
        assert corpus.path == path
        assert not is_stale(corpus)


def test_what_is_no_corpus_is_an_error(tmp_path: Path) -> None:
    """A file that is not there is told so."""
    with pytest.raises(CorpusError, match="no such corpus"), open_compared(tmp_path / "none.sqlite"):
        pass
