"""A corpus opened with its documents compared, also where its file may only be read: then in a copy that goes with the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from rashomon.corpus.comparing import bring_up, is_stale
from rashomon.corpus.decisions import latest
from rashomon.corpus.file import connect, named_errors
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError


class Spare:
    """A temporary copy of one corpus, made when it is needed, and anew when the corpus changed since."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._state: tuple[int, int] | None = None

    def open(self) -> Corpus:
        """Open the copy, compared."""
        with self._lock, Corpus.open(self._path, create=False, read_only=True) as corpus:
            state = (corpus.value("SELECT changes FROM state"), latest(corpus))
            if self._folder is None or state != self._state:
                self._folder = TemporaryDirectory(prefix="rashomon-")
                self._copy(corpus)
                self._state = state
            copy = Corpus.open(self._place(self._folder), create=False)
            bring_up(copy)
            return copy

    def _copy(self, corpus: Corpus) -> None:
        assert self._folder is not None  # noqa: S101 - the caller's choice
        place = self._place(self._folder)
        connection = connect(place, create=True, read_only=False)
        try:
            with named_errors(place):
                corpus.connection.backup(connection)
        finally:
            connection.close()

    @staticmethod
    def _place(folder: "TemporaryDirectory[str]") -> Path:
        return Path(folder.name) / "compared.sqlite"


@contextmanager
def open_compared(path: Path, spare: Spare | None = None) -> Iterator[Corpus]:
    """Open a corpus to read, with its documents compared anew where that is due.

    Where its file cannot be written to the comparison is made in ``spare`` (without one, a copy for this time alone).
    """
    corpus = _open(path) or (spare or Spare(path)).open()
    with corpus:
        yield corpus


def _open(path: Path) -> Corpus | None:
    """Open a corpus, compared; None where it should be compared anew and cannot be written to."""
    corpus = Corpus.open(path, create=False, read_only=True)
    if not is_stale(corpus):
        return corpus
    corpus.close()
    try:
        corpus = Corpus.open(path, create=False)
    except CorpusError:
        return None
    try:
        bring_up(corpus)
    except CorpusError:
        corpus.close()
        return None
    return corpus
