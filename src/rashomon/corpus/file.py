"""The corpus file: how it is opened, how it is asked and written to, and what its errors mean in words."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rashomon.corpus.packing import storable
from rashomon.errors import CorpusError, ReadOnlyError

BUSY_SECONDS = 10.0
"""How long a writer waits for another one before it gives up."""

MAGIC = b"SQLite format 3\0"

PRAGMAS = (
    "foreign_keys = ON",
    # What was reported as kept must be on the disk. In WAL mode a commit appends to the log: after it, a process that
    # dies (kill -9) loses nothing, since the pages are the system's. A machine that loses power may lose what the
    # system had not written yet: FULL waits at every commit until the log is on the disk (NORMAL, the usual advice
    # for WAL, waits only at checkpoints). macOS answers such a wait too early unless asked with fullfsync.
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "journal_size_limit = 67108864",
    # The file may come from anybody: no functions run from its triggers and views, damaged pages are noticed.
    "trusted_schema = OFF",
    "cell_size_check = ON",
)

REASONS = {
    sqlite3.SQLITE_BUSY: f"another program has kept it locked for {BUSY_SECONDS:.0f} seconds; try again",
    sqlite3.SQLITE_LOCKED: "locked by another reader of this program; try again",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this document was kept",
    sqlite3.SQLITE_READONLY: "may be read but not written to",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_PERM: "may not be opened",
    sqlite3.SQLITE_NOTADB: "no corpus: not an SQLite file; it was left as it is",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    sqlite3.SQLITE_TOOBIG: "a document is larger than a corpus can hold",
}


Row = dict[str, Any]
Parameters = Sequence[object] | Mapping[str, object]
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Give the moment in UTC."""
    return datetime.now(UTC)


class CorpusFile:
    """An open file and the few ways of speaking to it; whatever SQLite reports comes as CorpusError.

    It may pass from thread to thread but serves one at a time.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Clock = utc_now) -> None:
        self.path = path
        self.connection = connection
        self._clock = clock

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def is_read_only(self) -> bool:
        """Tell whether the file was opened to be read alone."""
        return bool(self.value("PRAGMA query_only"))

    def now(self) -> str:
        """Give the moment in UTC, as it is written into the file."""
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Ask, and give the rows as they come."""
        with named_errors(self.path):
            for row in self.connection.execute(sql, _storable(parameters)):  # noqa: UP028 - would close a closed cursor
                yield row

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Ask, and give the first row; None where there is none."""
        with named_errors(self.path):
            row: Row | None = self.connection.execute(sql, _storable(parameters)).fetchone()
            return row

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401  a column has one type, the query's writer knows it
        """Ask, and give the first column of the first row; None where there is none."""
        row = self.row(sql, parameters)
        return None if row is None else next(iter(row.values()))

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Keep all that is written inside, or nothing; on return it is on the disk."""
        with named_errors(self.path), transaction(self.connection):
            yield self.connection


def _storable(parameters: Parameters) -> Parameters:
    """Give parameters that can be written as UTF-8: what a user typed may hold anything."""
    if isinstance(parameters, Mapping):
        return {name: storable(value) if isinstance(value, str) else value for name, value in parameters.items()}
    return [storable(value) if isinstance(value, str) else value for value in parameters]


def connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """Open the file; raise CorpusError where it cannot be, or is no SQLite file."""
    _check_file(path, may_create=create and not read_only)
    mode = "ro" if read_only else "rwc" if create else "rw"
    with named_errors(path):
        connection = _connect(path, f"mode={mode}{_immutable(path) if read_only else ''}")
        try:
            for pragma in (*PRAGMAS, f"query_only = {read_only:d}"):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def _connect(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions are begun and ended by `transaction` alone
        check_same_thread=False,
    )
    connection.row_factory = _to_row
    return connection


def _to_row(cursor: sqlite3.Cursor, values: tuple[object, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, values, strict=True)}


def _check_file(path: Path, *, may_create: bool) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError:
        if not may_create:
            raise CorpusError(str(path), "there is no such corpus") from None
        if not path.absolute().parent.is_dir():
            raise CorpusError(str(path), f"there is no folder {str(path.absolute().parent)!r}") from None
    except OSError as error:
        raise CorpusError(str(path), error.strerror or "cannot be opened") from error
    else:
        if head not in (MAGIC, b""):
            raise CorpusError(str(path), REASONS[sqlite3.SQLITE_NOTADB])


def _immutable(path: Path) -> str:
    """On a medium that nobody here can write to, SQLite may not make its shared-memory file: tell it not to need one."""
    writable = os.access(path, os.W_OK) or os.access(path.absolute().parent, os.W_OK)
    return "" if writable or Path(f"{path}-wal").exists() else "&immutable=1"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is written inside, or nothing; on return it is kept for good."""
    connection.execute("BEGIN IMMEDIATE")  # the write lock at once: no reading first and finding it changed
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into a CorpusError that names the file; a wrong use of the interface stays as it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        kind = ReadOnlyError if code == sqlite3.SQLITE_READONLY else CorpusError
        raise kind(str(path), REASONS.get(code, str(error))) from error
    except OverflowError as error:
        raise CorpusError(str(path), "asked for a number larger than any that it holds") from error
