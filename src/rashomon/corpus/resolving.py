"""Who is who across documents: resolved when somebody asks and something changed, and kept until the next change."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from rashomon.corpus.file import CorpusFile, Row
from rashomon.corpus.packing import from_json, storable, to_json
from rashomon.corpus.rows import EntityRow, Member
from rashomon.corpus.store import Corpus
from rashomon.types import Annotations, EntityKind


class Resolved(Protocol):
    """What resolving gives: one entity, and the entities of documents that are it, as (document id, entity id)."""

    @property
    def id(self) -> str:
        """The id that holds across the corpus."""

    @property
    def name(self) -> str:
        """The name it is shown by."""

    @property
    def kind(self) -> EntityKind:
        """What it is."""

    @property
    def names(self) -> Sequence[str]:
        """Its other spellings."""

    @property
    def members(self) -> Iterable[tuple[str, str]]:
        """Who it is in each document."""


Resolve = Callable[[Iterable[Annotations]], Iterable[Resolved]]

LISTING = "SELECT id, name, kind, names, documents, mentions, members FROM entities ORDER BY position"


def entities(corpus: Corpus, resolve: Resolve | None = None) -> Iterator[EntityRow]:
    """List who is spoken of across documents, most documents first; resolves first where anything changed since.

    What was resolved is kept in the file, unless that may only be read: then it is resolved for this call alone.
    """
    if not is_stale(corpus):
        yield from map(_from_row, corpus.rows(LISTING))
        return
    changes = corpus.value("SELECT changes FROM state")
    found = _resolve(corpus, resolve or _rules())
    if not corpus.is_read_only:
        with corpus.writing() as connection:
            _keep(connection, found, changes)
    yield from found


def is_stale(corpus: CorpusFile) -> bool:
    """Tell whether documents came, went or were read anew since the last resolving."""
    return bool(corpus.value("SELECT resolved IS NOT changes FROM state"))


def _rules() -> Resolve:
    from rashomon.entities.resolve import resolve  # noqa: PLC0415  only who asks for entities waits for it

    return resolve


def _resolve(corpus: Corpus, resolve: Resolve) -> tuple[EntityRow, ...]:
    mentioned = Counter[Member]()
    rows = [_to_row(entity, mentioned) for entity in resolve(_counted(corpus, mentioned))]
    return tuple(sorted(rows, key=lambda row: (-row.documents, -row.mentions, row.name, row.id)))


def _counted(corpus: Corpus, mentioned: Counter[Member]) -> Iterator[Annotations]:
    """Give the documents one at a time, counting on the way how often each mentions whom."""
    for annotations in corpus.iter_annotations():
        here = annotations.document.id
        mentioned.update(Member(here, one.entity) for one in annotations.mentions if one.entity is not None)
        yield annotations


def _to_row(entity: Resolved, mentioned: Counter[Member]) -> EntityRow:
    members = tuple(Member(*member) for member in entity.members)
    return EntityRow(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        names=tuple(entity.names),
        documents=len({member.document for member in members}),
        mentions=sum(mentioned[member] for member in members),
        members=members,
    )


def _keep(connection: sqlite3.Connection, found: Iterable[EntityRow], changes: int) -> None:
    """Put what was resolved in the place of what was; it is stale at once where something changed meanwhile."""
    connection.execute("DELETE FROM entities")
    connection.executemany(
        "INSERT INTO entities (id, name, kind, names, documents, mentions, members)"
        " VALUES (:id, :name, :kind, :names, :documents, :mentions, :members)",
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
    }


def _from_row(row: Row) -> EntityRow:
    members = tuple(Member(document, entity) for document, entity in from_json(row["members"]))
    return EntityRow(**row | {"names": tuple(from_json(row["names"])), "members": members})
