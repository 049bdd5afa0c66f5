"""What a corpus tells of what it holds: one record a row of a listing."""

from dataclasses import dataclass
from datetime import date, datetime

from rashomon.records import Json
from rashomon.types import EntityKind, Member, Office, Span


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a listing. ``replaced_by`` is the id of its next version; None: this is the newest."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    author: str | None
    published: date | None
    language: str | None
    words: int
    attributions: int
    model: str
    added_at: datetime
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """One attribution, as the contract's JSON object, with the document that it stands in."""

    document: str
    outlet: str | None
    published: date | None
    title: str | None
    attribution: Json
    office: Office | None = None
    """The office that its speaker held on the day, with the status it then had; None: not told, or not asked for."""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity across documents, with the counts of what speaks of it."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    documents: int
    mentions: int
    members: tuple[Member, ...]
    known_id: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that a query found, with its best passage.

    ``start`` to ``end`` is the first match in the passage; ``matches`` are all in it, as spans of the document's text.
    ``snippet`` is the text from ``snippet_start`` on. Where the words stand in the title alone, the span is empty.
    """

    document: str
    outlet: str | None
    published: date | None
    title: str | None
    start: int
    end: int
    snippet: str
    snippet_start: int
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a document that was removed."""

    document: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: date | None
    removed_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many of one name; None: those without."""

    name: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Status:
    """The corpus in numbers. ``documents`` counts newest versions; ``size`` is in bytes on disk."""

    schema: int
    size: int
    documents: int
    older_versions: int
    removed: int
    words: int
    attributions: int
    decisions: int
    first_day: date | None
    last_day: date | None
    outlets: tuple[Count, ...]
    models: tuple[Count, ...]
    entities_stale: bool
