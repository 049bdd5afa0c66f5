"""The documents laid side by side: compared when somebody asks and something changed, and kept until the next change."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from rashomon.comparing import compare_all
from rashomon.corpus.decisions import latest, rulings
from rashomon.corpus.file import CorpusFile
from rashomon.corpus.packing import from_json, storable, to_json
from rashomon.corpus.resolving import entities
from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.errors import UnknownIdError
from rashomon.records import (
    Json,
    claim_to_json,
    compared_event_to_json,
    copy_to_json,
    corpus_relation_to_json,
    disagreement_to_json,
    doubt_to_json,
    naming_to_json,
    record_to_json,
    standing_to_json,
    telling_to_json,
    utterance_to_json,
)
from rashomon.types import Annotations, Comparison, CorpusEntity, Ruling

Compare = Callable[[Sequence[Annotations], Sequence[CorpusEntity], Sequence[Ruling]], Comparison]
Part = Literal[
    "event", "utterance", "claim", "copy", "naming", "record", "telling", "relation", "disagreement", "doubt",
    "standing", "ruled",
]  # fmt: skip


STALE = "SELECT compared IS NOT changes OR compared_decided IS NOT (SELECT coalesce(max(number), 0) FROM decisions) FROM state"


class Label(NamedTuple):
    """What an event is called, and of which type it is."""

    label: str
    type: str


class Compared(NamedTuple):
    """One record of a comparison: its own id and that of the entity or event it is about, where it has them."""

    part: Part
    id: str | None
    about: str | None
    record: Json


def bring_up(corpus: Corpus, compare: Compare = compare_all) -> None:
    """Compare the documents, as people corrected them, anew where any of them or any decision came or went since."""
    if not is_stale(corpus):
        return
    changes, decided = corpus.value("SELECT changes FROM state"), latest(corpus)
    read, people = list(corpus.iter_annotations()), [_to_entity(row) for row in entities(corpus)]
    compared = compare(read, people, rulings(corpus, "event"))
    with corpus.writing() as connection:
        _keep(connection, compared, changes, decided)


def is_stale(corpus: CorpusFile) -> bool:
    """Tell whether documents came, went or were read anew, or somebody decided something, since the last comparing."""
    return bool(corpus.value(STALE))


def list_part(corpus: CorpusFile, part: Part, about: str | None = None) -> Iterator[Json]:
    """Give the records of one part, the weightiest first; those about one entity or event where it is named."""
    sql = "SELECT record FROM compared WHERE part = ?"
    if about is None:
        rows = corpus.rows(f"{sql} ORDER BY position", (part,))
    else:
        # the plus keeps SQLite from going through the whole part in its order instead of the few records about one
        rows = corpus.rows(f"{sql} AND about = ? ORDER BY +position", (part, about))
    return (from_json(row["record"]) for row in rows)


def page_of_part(corpus: CorpusFile, part: Part, offset: int, limit: int) -> Iterator[Json]:
    """Give some records of one part, the weightiest first: only those are read, however many there are."""
    sql = "SELECT record FROM compared WHERE part = ? ORDER BY position LIMIT ? OFFSET ?"
    return (from_json(row["record"]) for row in corpus.rows(sql, (part, limit, offset)))


def page_of_tellings(corpus: CorpusFile, offset: int, limit: int) -> Iterator[Json]:
    """Give some of the timeline: by the day told, then the day of telling; without a day told last."""
    rows = corpus.rows(
        "SELECT record, json_extract(record, '$.earliest') AS told FROM compared"
        " JOIN documents ON documents.id = json_extract(record, '$.document') WHERE part = 'telling'"
        " ORDER BY told IS NULL, told, coalesce(documents.published, ''), about, position LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return (from_json(row["record"]) for row in rows)


def label_of(corpus: CorpusFile, event: str) -> Label:
    """Give an event's label and type; UnknownIdError where there is no such event."""
    row = corpus.row(
        "SELECT json_extract(record, '$.label') AS label, json_extract(record, '$.type') AS type"
        " FROM compared WHERE part = 'event' AND id = ?",
        (event,),
    )
    if row is None:
        raise UnknownIdError("event", event)
    return Label(row["label"], row["type"])


def events_of(corpus: CorpusFile, entity: str) -> dict[str, str]:
    """Give the labels of the events that an entity takes part in, by their ids, the weightiest first."""
    rows = corpus.rows(
        "SELECT id, json_extract(record, '$.label') AS label FROM compared WHERE part = 'event' AND EXISTS"
        " (SELECT 1 FROM json_each(record, '$.participants') WHERE json_extract(value, '$.entity') = ?)"
        " ORDER BY position",
        (entity,),
    )
    return {row["id"]: row["label"] for row in rows}


def count_utterances(corpus: CorpusFile) -> dict[str, int]:
    """Give how many utterances each speaker has."""
    rows = corpus.rows(
        "SELECT about, count(*) AS said FROM compared WHERE part = 'utterance' AND about IS NOT NULL GROUP BY about"
    )
    return {row["about"]: row["said"] for row in rows}


def count_shifts(corpus: CorpusFile, entity: str) -> int:
    """Give in how many ways a speaker's record shifts."""
    found = corpus.value(
        "SELECT json_array_length(record, '$.shifts') FROM compared WHERE part = 'record' AND about = ?", (entity,)
    )
    return int(found or 0)


def find_part(corpus: CorpusFile, part: Part, record_id: str) -> Json:
    """Give one record by its id; UnknownIdError where there is none."""
    record = corpus.value("SELECT record FROM compared WHERE part = ? AND id = ?", (part, record_id))
    if record is None:
        raise UnknownIdError(part, record_id)
    found: Json = from_json(record)
    return found


def _to_entity(row: EntityRow) -> CorpusEntity:
    documents = tuple(sorted({member.document for member in row.members}))
    return CorpusEntity(
        row.id, row.name, row.kind, row.names, row.members, documents, row.mentions, row.known_id, row.offices
    )


def _keep(connection: sqlite3.Connection, compared: Comparison, changes: int, decided: int) -> None:
    """Put what was compared in the place of what was; it is stale at once where something changed meanwhile."""
    connection.execute("DELETE FROM compared")
    connection.executemany(
        "INSERT INTO compared (part, position, id, about, record) VALUES (?, ?, ?, ?, ?)",
        (
            (each.part, position, each.id, each.about, storable(to_json(each.record)))
            for position, each in enumerate(_records(compared))
        ),
    )
    connection.execute("UPDATE state SET compared = ?, compared_decided = ?", (changes, decided))


def _records(compared: Comparison) -> Iterator[Compared]:
    for event in compared.events:
        yield Compared("event", event.event.id, None, compared_event_to_json(event))
    for utterance in compared.utterances:
        yield Compared("utterance", utterance.id, utterance.speaker, utterance_to_json(utterance))
    for claim in compared.claims:
        yield Compared("claim", None, next(iter(claim.about), None), claim_to_json(claim))
    for copy in compared.copies:
        yield Compared("copy", None, None, copy_to_json(copy))
    for naming in compared.naming:
        yield Compared("naming", None, naming.entity or naming.event, naming_to_json(naming))
    for record in compared.records:
        yield Compared("record", None, record.entity, record_to_json(record))
    for telling in compared.tellings:
        yield Compared("telling", None, telling.event, telling_to_json(telling))
    for relation in compared.relations:
        yield Compared("relation", None, relation.origin, corpus_relation_to_json(relation))
    for disagreement in compared.disagreements:
        yield Compared("disagreement", None, disagreement.event, disagreement_to_json(disagreement))
    yield from _records_of_rulings(compared)


def _records_of_rulings(compared: Comparison) -> Iterator[Compared]:
    """Give what is asked of events, what became of the decisions on them, and the events that these changed."""
    for doubt in compared.doubts:
        yield Compared("doubt", None, None, doubt_to_json(doubt))
    for standing in compared.standings:
        yield Compared("standing", None, None, standing_to_json(standing))
    for event in compared.ruled:
        members = [[told.document, told.event] for told in event.members]
        yield Compared("ruled", event.id, None, {"id": event.id, "members": members})
