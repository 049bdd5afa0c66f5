"""Comparing behind the pages: none waits for it longer than a moment."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread

from rashomon.corpus.comparing import is_stale
from rashomon.corpus.spare import Spare, open_compared
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError, RashomonError

PATIENCE = 1.5
"""Seconds that a page waits for the comparison before it says that it is under way."""
_ROUNDS = 2


class UnderWayError(RashomonError):
    """Documents are being compared, for ``seconds`` by now: the page cannot be drawn yet."""

    def __init__(self, seconds: float) -> None:
        super().__init__("the documents are being laid side by side")
        self.seconds = seconds


class Comparing:
    """Compares one corpus where that is due, in a thread of its own, one at a time."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._patience = patience
        self.spare = Spare(path)
        self._lock = Lock()
        self._work: Future[None] | None = None
        self._began = 0.0

    @contextmanager
    def open(self) -> Iterator[Corpus]:
        """Open the corpus, compared; UnderWayError where that takes longer than a moment."""
        self.wait()
        with open_compared(self._path, self.spare) as corpus:
            yield corpus

    def wait(self) -> None:
        """Wait a moment for the comparison; what goes wrong with it is raised here.

        Documents that came while it was under way make it due once more.
        """
        until = time.monotonic() + self._patience
        for _ in range(_ROUNDS):
            if self._is_compared():
                return
            try:
                self._under_way().result(max(until - time.monotonic(), 0.0))
            except TimeoutError:
                raise UnderWayError(time.monotonic() - self._began) from None

    def _is_compared(self) -> bool:
        try:
            with Corpus.open(self._path, create=False, read_only=True) as corpus:
                return not is_stale(corpus)
        except CorpusError:  # of an older version, perhaps
            return False

    def _under_way(self) -> Future[None]:
        with self._lock:
            if self._work is None or self._work.done():
                self._began = time.monotonic()
                self._work = _begin(self._compare)
            return self._work

    def _compare(self) -> None:
        with open_compared(self._path, self.spare):
            pass


def _begin(work: Callable[[], None]) -> Future[None]:
    """Begin work in a thread that ends with the program."""
    future: Future[None] = Future()

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - it is raised where the work is waited for
            future.set_exception(error)
        else:
            future.set_result(None)

    Thread(target=run, name="comparing", daemon=True).start()
    return future
