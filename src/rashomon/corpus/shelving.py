"""A document on its way into the tables and out of them: the SQL edge, where records become rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rashomon.corpus.folding import fold
from rashomon.corpus.packing import Packed, from_json, pack, storable, to_json, unpack
from rashomon.records import (
    Json,
    annotations_from_json,
    annotations_to_json,
    attribution_to_json,
    document_from_json,
    document_to_json,
    zones_from_json,
    zones_to_json,
)
from rashomon.types import Annotations, Attribution, Document, Entity, Original

Row = dict[str, Any]

JSON_COLUMNS = ("published_span", "other_dates", "warnings", "layout")


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as a row, and its words for the index."""

    row: Row
    speaker_words: str
    content_words: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """All rows of one document, made ready before the file is locked for writing."""

    document: Row
    annotations: Row
    said: tuple[Said, ...]
    title_words: str
    text_words: str


def shelve(annotations: Annotations, amended: Annotations | None = None) -> Shelved:
    """Make the rows of one document; its attributions are listed as ``amended`` has them, where that is given."""
    document = annotations.document
    said = annotations_to_json(annotations)
    del said["document"]  # its columns say it: one truth
    return Shelved(
        document=document_to_row(document) | {"words": len(document.text.split())},
        annotations=_packed_row(storable(to_json(said)).encode()) | {"model": annotations.model},
        said=tuple(list_said(annotations if amended is None else amended)),
        title_words=fold(document.title or ""),
        text_words=fold(document.text),
    )


def document_to_row(document: Document) -> Row:
    """Give the columns of a document."""
    columns = document_to_json(document) | {"layout": zones_to_json(document.layout)}
    columns["warnings"] = list(document.warnings)
    return _storable_row(columns | {name: to_json(columns[name]) for name in JSON_COLUMNS})


def document_from_row(row: Row) -> Document:
    """Read a document from its columns."""
    columns = row | {name: from_json(row[name]) for name in JSON_COLUMNS}
    warnings = tuple(columns["warnings"])
    return replace(document_from_json(columns), layout=zones_from_json(columns["layout"]), warnings=warnings)


def annotations_from_row(row: Row, packed: Packed) -> Annotations:
    """Read a document with all it says; raises DamagedError where the packed part does not unpack."""
    said = from_json(unpack(packed))
    columns = row | {name: from_json(row[name]) for name in JSON_COLUMNS}
    return replace(annotations_from_json(said | {"document": columns}), document=document_from_row(row))


def original_to_row(original: Original) -> Row:
    """Give the columns of the bytes as found."""
    told = {"path": original.path, "url": original.url, "content_type": original.content_type}
    return _packed_row(original.data) | _storable_row(told)


def _packed_row(data: bytes) -> Row:
    packed = pack(data)
    return {"data": packed.data, "size": packed.size}


def _storable_row(row: Row) -> Row:
    return {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}


def list_said(annotations: Annotations) -> Iterator[Said]:
    """Make the rows of a document's attributions."""
    entities = {entity.id: entity for entity in annotations.entities}
    for position, attribution in enumerate(annotations.attributions):
        source = attribution.source
        speaker = entities.get(source.entity) if source is not None and source.entity is not None else None
        yield _say(position, attribution, annotations.document, speaker)


def _say(position: int, attribution: Attribution, document: Document, speaker: Entity | None) -> Said:
    record = attribution_to_json(document.text, attribution)
    first_day, last_day = _days(record, document)
    row = {
        "position": position,
        **{name: record[name] for name in ("id", "form", "act", "polarity", "within", "confidence")},
        "speaker": _name_speaker(attribution, speaker),
        "entity": None if attribution.source is None else attribution.source.entity,
        "earliest": first_day,
        "latest": last_day,
        "record": to_json(record),
    }
    return Said(_storable_row(row), fold(" | ".join(_names(record, speaker))), fold(record["text"]))


def _days(record: Json, document: Document) -> tuple[str | None, str | None]:
    """Give the days it was said, both included; where the text does not tell, the day of publication."""
    if record["said"] is not None:
        return record["said"]["earliest"], record["said"]["latest"]
    published = None if document.published is None else document.published.isoformat()
    return published, published


def _name_speaker(attribution: Attribution, speaker: Entity | None) -> str | None:
    named = None if attribution.source is None else attribution.source.name
    return speaker.name if named is None and speaker is not None else named


def _names(record: Json, speaker: Entity | None) -> Iterator[str]:
    """Give all that the speaker is called: the words of the source, the name, other spellings."""
    if record["source"] is not None:
        yield record["source"]["text"]
        yield record["source"]["name"] or ""
    if speaker is not None:
        yield speaker.name
        yield from speaker.names
