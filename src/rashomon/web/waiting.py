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
_TICK = 0.1

Due = Callable[[Corpus], bool]
"""Tells whether something is to be worked out anew in a corpus."""


class UnderWayError(RashomonError):
    """Documents are being compared, for ``seconds`` by now: the page cannot be drawn yet."""

    def __init__(self, seconds: float) -> None:
        super().__init__("the documents are being laid side by side")
        self.seconds = seconds


class Comparing:
    """Compares one corpus where that is due, in a thread of its own, one at a time."""

    def __init__(self, path: Path, patience: float | None = None) -> None:
        self._path = path
        self._patience = PATIENCE if patience is None else patience
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

    def wait(self, is_due: Due = is_stale) -> None:
        """Wait a moment for the comparison, or for what comes before it and is no longer due; what goes wrong is raised here.

        Documents that came while it was under way make it due once more.
        """
        until = time.monotonic() + self._patience
        for _ in range(_ROUNDS):
            if not self._is_due(is_due):
                return
            self._wait(self._under_way(), until, is_due)

    def _wait(self, work: Future[None], until: float, is_due: Due) -> None:
        while True:
            left = until - time.monotonic()
            try:
                work.result(max(min(left, _TICK), 0.0))
            except TimeoutError:
                if not self._is_due(is_due):
                    return
                if left <= 0:
                    raise UnderWayError(time.monotonic() - self._began) from None
            else:
                return

    def _is_due(self, is_due: Due) -> bool:
        try:
            with Corpus.open(self._path, create=False, read_only=True) as corpus:
                return is_due(corpus)
        except CorpusError:  # of an older version, perhaps
            return True

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
