"""The version of a corpus file: making a new one, and bringing an older one to today's."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files

from rashomon.corpus.file import BUSY_SECONDS, transaction
from rashomon.errors import CorpusError

APPLICATION = 0x5261_7368
"""``PRAGMA application_id``, the letters "Rash": tells a corpus from any other SQLite file."""

VERSION = 4
"""``PRAGMA user_version`` of a corpus made today."""

STEPS: Mapping[int, str] = {
    2: """
CREATE TABLE compared (
  part TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT,
  about TEXT,
  record TEXT NOT NULL,
  PRIMARY KEY (part, position)
) STRICT;
CREATE INDEX compared_by_id ON compared (part, id);
CREATE INDEX compared_by_about ON compared (part, about);
ALTER TABLE state ADD COLUMN compared INTEGER;
""",
    3: (
        "ALTER TABLE entities ADD COLUMN offices TEXT NOT NULL DEFAULT '[]';\n"
        "UPDATE state SET resolved = NULL;  -- so that the offices are found\n"
    ),
    4: """
DROP TABLE entities;  -- their ids were of another kind, and are of no use to anybody
CREATE TABLE entities (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  names TEXT NOT NULL,
  documents INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  members TEXT NOT NULL,
  offices TEXT NOT NULL DEFAULT '[]',
  known_id TEXT
) STRICT;
CREATE TABLE retired (
  id TEXT PRIMARY KEY,
  entity TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE questions (
  position INTEGER PRIMARY KEY,
  question TEXT NOT NULL
) STRICT;
CREATE TABLE standings (
  decision INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  against TEXT NOT NULL,
  reason TEXT NOT NULL,
  members TEXT NOT NULL
) STRICT;
ALTER TABLE state ADD COLUMN decided INTEGER;
ALTER TABLE state ADD COLUMN compared_decided INTEGER;
UPDATE state SET resolved = NULL, compared = NULL;
""",
}
"""The SQL that brings a corpus of the version before to the version named. A step that was released is never edited."""


def prepare(connection: sqlite3.Connection, path: str) -> None:
    """Make an empty file a corpus, bring an older corpus to today's version; raise CorpusError for any other file."""
    check(connection, path)
    if _pragma(connection, "user_version") == VERSION:
        return
    _write_ahead(connection)
    with transaction(connection):
        # Asked again now that nobody else can write: another process may have made or migrated it meanwhile.
        check(connection, path)
        migrate(connection, STEPS) if _pragma(connection, "user_version") else create(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the file to write-ahead logging; where two switch at once, SQLite tells one to try again at once."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def check(connection: sqlite3.Connection, path: str) -> None:
    """Raise CorpusError unless the file is a corpus of today or before, or holds nothing at all."""
    with _one_state(connection):
        application, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
        empty = is_empty(connection)
    if application != APPLICATION and (application or version or not empty):
        raise CorpusError(path, "an SQLite file, but no corpus of Rashomon; it was left as it is")
    if version > VERSION:
        raise CorpusError(path, f"made by a newer Rashomon (version {version} of the file, this one reads {VERSION})")


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all that is asked inside be of one state of the file, though another process makes it a corpus meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def check_readable(connection: sqlite3.Connection, path: str) -> None:
    """Raise CorpusError unless the file is a corpus of just this version: a reader cannot bring it up to date."""
    check(connection, path)
    version = _pragma(connection, "user_version")
    if version != VERSION:
        raise CorpusError(
            path, "holds nothing yet" if version == 0 else "of an older version: open it for writing once"
        )


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether the file holds no table: new, or left so by a process that died before its first commit."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def create(connection: sqlite3.Connection) -> None:
    """Write today's schema, inside the caller's transaction."""
    _run(connection, files("rashomon.corpus").joinpath("schema.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def migrate(connection: sqlite3.Connection, steps: Mapping[int, str]) -> None:
    """Apply every step above the file's version, lowest first, inside the caller's transaction."""
    for number in sorted(number for number in steps if number > _pragma(connection, "user_version")):
        _run(connection, steps[number])
        connection.execute(f"PRAGMA user_version = {number:d}")


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in split_statements(script):
        connection.execute(statement)


def split_statements(script: str) -> Iterator[str]:
    """Give the statements of a script one at a time: ``executescript`` would commit the transaction it runs in."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[name])
