"""A corpus opened with its documents compared, also where its file may only be read: then in a copy that goes with the program."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from weakref import finalize

from rashomon.corpus.comparing import bring_up, is_stale
from rashomon.corpus.decisions import latest
from rashomon.corpus.file import connect, named_errors
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError


class Spare:
    """A temporary copy of one corpus, made when it is needed, anew when the corpus changed since; it goes with this object."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._copy: Path | None = None
        self._state: tuple[int, int] | None = None
        self._leave: Callable[[], object] = finalize(self, lambda: None)

    def open(self) -> Corpus:
        """Open the copy, compared."""
        with self._lock, Corpus.open(self._path, create=False, read_only=True) as corpus:
            state = (corpus.value("SELECT changes FROM state"), latest(corpus))
            if self._copy is None or state != self._state:
                self._leave()
                self._copy, self._state = self._make(corpus), state
            copy = Corpus.open(self._copy, create=False)
            bring_up(copy)
            return copy

    def _make(self, corpus: Corpus) -> Path:
        folder = mkdtemp(prefix="rashomon-")
        self._leave = finalize(self, partial(rmtree, folder, ignore_errors=True))
        place = Path(folder) / "compared.sqlite"
        with named_errors(place), closing(connect(place, create=True, read_only=False)) as connection:
            corpus.connection.backup(connection)
        return place


@contextmanager
def open_compared(path: Path, spare: Spare | None = None) -> Iterator[Corpus]:
    """Open a corpus to read, with its documents compared anew where that is due.

    Where its file cannot be written to the comparison is made in ``spare`` (without one, a copy for this time alone).
    """
    spare = spare or Spare(path)
    with _open(path) or spare.open() as corpus:
        yield corpus


def _open(path: Path) -> Corpus | None:
    """Open a corpus, compared; None where it should be compared anew and cannot be written to."""
    with suppress(CorpusError):  # of an older version, perhaps: opened for writing it is brought to today's
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
