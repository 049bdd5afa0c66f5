"""What stands in the corpus: listings of documents, versions and tombstones, ids, and the counts."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from rashomon.corpus.file import CorpusFile, Row
from rashomon.corpus.migrations import VERSION
from rashomon.corpus.rows import Count, DocumentRow, Status, Tombstone
from rashomon.errors import UnknownIdError
from rashomon.records.plain import read_day

WITH_ANNOTATIONS = "SELECT d.*, a.size, a.data FROM documents d JOIN annotations a ON a.document = d.number"

LISTING = (
    "SELECT d.id, d.path, d.url, d.outlet, d.title, d.author, d.published, d.language, d.words, d.added_at,"
    " d.replaced_by, a.model, (SELECT count(*) FROM attributions WHERE document = d.number) AS attributions"
    " FROM documents d CROSS JOIN annotations a ON a.document = d.number"
)
"""CROSS JOIN, in SQLite, fixes the order of the loops: the documents in the order asked for, nothing to sort."""

STALE = "SELECT resolved IS NOT changes OR decided IS NOT (SELECT coalesce(max(number), 0) FROM decisions) FROM state"
"""Whether documents or decisions came or went since who is who was worked out."""

VERSION_CHAIN = (
    "WITH RECURSIVE chain (id) AS (SELECT ?"
    " UNION SELECT d.id FROM documents d JOIN chain ON d.replaced_by = chain.id"
    " UNION SELECT d.replaced_by FROM documents d JOIN chain ON d.id = chain.id WHERE d.replaced_by IS NOT NULL)"
)


def documents(corpus: CorpusFile) -> Iterator[DocumentRow]:
    """List the newest versions by day of publication, those without a day last."""
    listed = corpus.rows(f"{LISTING} WHERE d.replaced_by IS NULL ORDER BY d.published IS NULL, d.published, d.number")
    return map(_document_row, listed)


def versions(corpus: CorpusFile, document_id: str) -> tuple[DocumentRow, ...]:
    """List all versions of a document's page, oldest first."""
    chain = tuple(
        map(
            _document_row,
            corpus.rows(f"{VERSION_CHAIN} {LISTING} WHERE d.id IN chain ORDER BY d.number", (document_id,)),
        )
    )
    if not chain:
        raise UnknownIdError("document", document_id)
    return chain


def tombstones(corpus: CorpusFile) -> Iterator[Tombstone]:
    """List what was removed and is not back, oldest removal first."""
    for row in corpus.rows(
        "SELECT document, path, url, outlet, title, published, removed_at, why FROM removals"
        " WHERE brought_back_at IS NULL ORDER BY number"
    ):
        at = datetime.fromisoformat(row["removed_at"])
        yield Tombstone(**row | {"published": read_day(row["published"]), "removed_at": at})


def find_id(corpus: CorpusFile, prefix: str) -> str:
    """Give the one document id that begins so, with or without "sha256:"."""
    begins = prefix if prefix.startswith("sha256:") else f"sha256:{prefix}"
    found = list(
        corpus.rows(
            "SELECT id FROM documents WHERE id >= :begins AND id < :begins || char(1114111) ORDER BY id LIMIT 2",
            {"begins": begins},
        )
    )
    if len(found) != 1:
        raise UnknownIdError("document" if not found else "single document", prefix)
    only: str = found[0]["id"]
    return only


def following(corpus: CorpusFile, number: int, *, older_versions: bool) -> Row | None:
    """Give the document that arrived next after ``number``, with its annotations."""
    return corpus.row(
        f"{WITH_ANNOTATIONS} WHERE d.number > ? AND (d.replaced_by IS NULL OR ?) ORDER BY d.number LIMIT 1",
        (number, older_versions),
    )


def of_outlet(corpus: CorpusFile, outlet: str) -> Iterator[Row]:
    """Give the rows of an outlet's newest versions, in the order of arrival."""
    return corpus.rows("SELECT * FROM documents WHERE outlet = ? AND replaced_by IS NULL ORDER BY number", (outlet,))


def status(corpus: CorpusFile) -> Status:
    """Count what is kept."""
    (total,) = corpus.rows(
        "SELECT count(*) FILTER (WHERE replaced_by IS NULL) AS documents, count(replaced_by) AS older_versions,"
        " coalesce(sum(words), 0) AS words, min(published) AS first_day, max(published) AS last_day,"
        " (SELECT count(*) FROM removals WHERE brought_back_at IS NULL) AS removed,"
        " (SELECT count(*) FROM attributions) AS attributions, (SELECT count(*) FROM decisions) AS decisions FROM documents"
    )
    read = {"first_day": read_day(total["first_day"]), "last_day": read_day(total["last_day"])}
    return Status(
        **total | read,
        entities_stale=bool(corpus.value(STALE)),
        schema=VERSION,
        size=_size(corpus.path),
        outlets=_counts(corpus, "SELECT outlet AS name, count(*) AS number FROM documents GROUP BY outlet"),
        models=_counts(corpus, "SELECT model AS name, count(*) AS number FROM annotations GROUP BY model"),
    )


def _counts(corpus: CorpusFile, sql: str) -> tuple[Count, ...]:
    return tuple(Count(**row) for row in corpus.rows(f"{sql} ORDER BY number DESC, name"))


def _size(path: Path) -> int:
    """Give the bytes on disk, the log of what is not yet in the main file included."""
    parts = (path, Path(f"{path}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def _document_row(row: Row) -> DocumentRow:
    at = datetime.fromisoformat(row["added_at"])
    return DocumentRow(**row | {"published": read_day(row["published"]), "added_at": at})
