"""Who is who across documents: resolved when somebody asks and something changed, and kept until the next change."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rashomon.corpus.file import CorpusFile, Row
from rashomon.corpus.packing import from_json, storable, to_json
from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.entities.resolve import resolve as resolve_by_rule
from rashomon.records import career_from_json, career_to_json
from rashomon.types import Annotations, CorpusEntity, Member

Resolve = Callable[[Iterable[Annotations]], Iterable[CorpusEntity]]

LISTING = "SELECT id, name, kind, names, documents, mentions, members, offices FROM entities ORDER BY position"


def entities(corpus: Corpus, resolve: Resolve = resolve_by_rule) -> Iterator[EntityRow]:
    """List who is spoken of across documents, most documents first; resolves first where anything changed since.

    What was resolved is kept in the file, unless that may only be read: then it is resolved for this call alone.
    """
    if not is_stale(corpus):
        yield from map(_from_row, corpus.rows(LISTING))
        return
    changes = corpus.value("SELECT changes FROM state")
    found = sorted(map(_to_row, resolve(corpus.iter_annotations())), key=_importance)
    if not corpus.is_read_only:
        with corpus.writing() as connection:
            _keep(connection, found, changes)
    yield from found


def _importance(row: EntityRow) -> tuple[int, int, str, str]:
    return -row.documents, -row.mentions, row.name, row.id


def is_stale(corpus: CorpusFile) -> bool:
    """Tell whether documents came, went or were read anew since the last resolving."""
    return bool(corpus.value("SELECT resolved IS NOT changes FROM state"))


def _to_row(entity: CorpusEntity) -> EntityRow:
    return EntityRow(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        names=entity.names,
        documents=len(entity.documents),
        mentions=entity.mentions,
        members=tuple(Member(*member) for member in entity.members),
        offices=entity.offices,
    )


def _keep(connection: sqlite3.Connection, found: Iterable[EntityRow], changes: int) -> None:
    """Put what was resolved in the place of what was; it is stale at once where something changed meanwhile."""
    connection.execute("DELETE FROM entities")
    connection.executemany(
        "INSERT INTO entities (id, name, kind, names, documents, mentions, members, offices)"
        " VALUES (:id, :name, :kind, :names, :documents, :mentions, :members, :offices)",
        map(_columns, found),
    )
    connection.execute("UPDATE state SET resolved = ?", (changes,))


def _columns(row: EntityRow) -> Row:
    return {
        "id": row.id,
        "name": storable(row.name),
        "kind": row.kind,
        "names": storable(to_json(row.names)),
        "documents": row.documents,
        "mentions": row.mentions,
        "members": to_json([[member.document, member.entity] for member in row.members]),
        "offices": storable(to_json(career_to_json(row.offices))),
    }


def _from_row(row: Row) -> EntityRow:
    told = {"names": tuple(_read_list(row["names"])), "members": read_members(row["members"])}
    return EntityRow(**row | told | {"offices": career_from_json(_read_list(row["offices"]))})


def _read_list(line: str) -> list[Any]:
    """Read a list, of which most are empty: pages across documents read those of all entities."""
    return [] if line == "[]" else list(from_json(line))


def read_members(line: str) -> tuple[Member, ...]:
    """Read the entities of documents that one across them is made of."""
    return tuple(map(Member._make, from_json(line)))
