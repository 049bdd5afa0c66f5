"""What is written when a document comes, is read anew, or goes. Each function runs inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable

from rashomon.corpus.shelving import Row, Said, Shelved


def insert(connection: sqlite3.Connection, shelved: Shelved, original: Row, now: str, *, bring_back: bool) -> bool:
    """Write a document; False: it is there, or was removed and may not be brought back."""
    document_id = shelved.document["id"]
    if find_number(connection, document_id) is not None:
        return False
    if _is_removed(connection, document_id):
        if not bring_back:
            return False
        _lift_tombstone(connection, document_id, now)
    number = _put(connection, "documents", shelved.document | {"added_at": now, "replaced_by": None})
    _link_version(connection, shelved.document)
    _put(connection, "originals", original | {"document": number})
    _put_reading(connection, number, shelved, now)
    return True


def rewrite(connection: sqlite3.Connection, number: int, shelved: Shelved, now: str) -> None:
    """Write a new reading of a document over the old one."""
    _drop_reading(connection, number)
    columns = ", ".join(f"{column} = :{column}" for column in shelved.document)
    connection.execute(f"UPDATE documents SET {columns} WHERE number = :number", shelved.document | {"number": number})  # noqa: S608  names of columns
    _put_reading(connection, number, shelved, now)


def rewrite_said(connection: sqlite3.Connection, number: int, said: Iterable[Said]) -> None:
    """Write a document's attributions over the old ones."""
    _drop_said(connection, number)
    _put_said(connection, number, said)


def bury(connection: sqlite3.Connection, number: int, why: str, now: str) -> None:
    """Delete a document and leave a tombstone; the versions before and after it close up."""
    connection.execute(
        "INSERT INTO removals (document, bytes_sha256, path, url, outlet, title, published, removed_at, why)"
        " SELECT id, bytes_sha256, path, url, outlet, title, published, ?, ? FROM documents WHERE number = ?",
        (now, why, number),
    )
    connection.execute(
        "UPDATE documents SET replaced_by = gone.replaced_by"
        " FROM (SELECT id, replaced_by FROM documents WHERE number = ?) AS gone WHERE documents.replaced_by = gone.id",
        (number,),
    )
    _drop_reading(connection, number)
    connection.execute("DELETE FROM documents WHERE number = ?", (number,))


def find_number(connection: sqlite3.Connection, document_id: str) -> int | None:
    """Give the number of a document; None where it is not kept."""
    row = connection.execute("SELECT number FROM documents WHERE id = ?", (document_id,)).fetchone()
    return None if row is None else row["number"]


def _is_removed(connection: sqlite3.Connection, document_id: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM removals WHERE document = ? AND brought_back_at IS NULL", (document_id,)
    ).fetchone()
    return found is not None


def _lift_tombstone(connection: sqlite3.Connection, document_id: str, now: str) -> None:
    connection.execute(
        "UPDATE removals SET brought_back_at = ? WHERE document = ? AND brought_back_at IS NULL", (now, document_id)
    )


def _link_version(connection: sqlite3.Connection, document: Row) -> None:
    """Make the document the next version of the page that was at its address with other bytes."""
    connection.execute(
        "UPDATE documents SET replaced_by = :id"
        " WHERE url = :url AND id <> :id AND bytes_sha256 <> :bytes_sha256 AND replaced_by IS NULL",
        document,
    )


def _put_reading(connection: sqlite3.Connection, number: int, shelved: Shelved, now: str) -> None:
    _put(connection, "annotations", shelved.annotations | {"document": number, "at": now})
    connection.execute(
        "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)",
        (number, shelved.title_words, shelved.text_words),
    )
    _put_said(connection, number, shelved.said)
    _note_change(connection)


def _put_said(connection: sqlite3.Connection, number: int, said: Iterable[Said]) -> None:
    for one in said:
        rowid = _put(connection, "attributions", one.row | {"document": number})
        connection.execute(
            "INSERT INTO attribution_words (rowid, speaker, content) VALUES (?, ?, ?)",
            (rowid, one.speaker_words, one.content_words),
        )


def _drop_said(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(
        "DELETE FROM attribution_words WHERE rowid IN (SELECT number FROM attributions WHERE document = ?)", (number,)
    )
    connection.execute("DELETE FROM attributions WHERE document = ?", (number,))


def _drop_reading(connection: sqlite3.Connection, number: int) -> None:
    _drop_said(connection, number)
    connection.execute("DELETE FROM document_words WHERE rowid = ?", (number,))
    connection.execute("DELETE FROM annotations WHERE document = ?", (number,))
    _note_change(connection)


def _note_change(connection: sqlite3.Connection) -> None:
    """Make what was resolved across documents stale; resolving anew waits until somebody asks."""
    connection.execute("UPDATE state SET changes = changes + 1")


def _put(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Insert a row whose keys are the table's columns."""
    columns, places = ", ".join(row), ", ".join(f":{column}" for column in row)
    cursor = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)  # noqa: S608  names of ours
    if cursor.lastrowid is None:
        raise sqlite3.InternalError(f"no row was inserted into {table}")
    return cursor.lastrowid
