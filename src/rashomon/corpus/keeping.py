"""The cache of who is who: how it is written to the file and read from it."""

import sqlite3
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.corpus.file import CorpusFile, Row
from rashomon.corpus.packing import from_json, storable, to_json
from rashomon.corpus.rows import EntityRow
from rashomon.entities.questions import Evidence, Question, Side
from rashomon.entities.resolve import Retired
from rashomon.records import Json, career_from_json, career_to_json
from rashomon.types import Member, Office, Span, Standing

_SELECT = "SELECT id, name, kind, names, documents, mentions, members, known_id, offices FROM entities"
_MOST_IDS = 20


@dataclass(frozen=True, slots=True)
class Sides:
    """The entities of documents that the words of a decision stand for; None: for none there."""

    one: Member | None
    other: Member | None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who is who, in the order of the listing, with all that comes of it; ``sides`` are of the decisions."""

    entities: tuple[EntityRow, ...]
    questions: tuple[Question, ...]
    retired: tuple[Retired, ...]
    standings: tuple[Standing, ...]
    sides: Mapping[int, Sides]


def keep(connection: sqlite3.Connection, found: Resolved, changes: int, decided: int) -> None:
    """Put what was resolved in the place of what was; it is stale at once where something changed meanwhile."""
    _keep_ids(connection, found)
    for table in ("entities", "questions", "standings"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    connection.executemany(
        "INSERT INTO entities (id, name, kind, names, documents, mentions, members, known_id, offices)"
        " VALUES (:id, :name, :kind, :names, :documents, :mentions, :members, :known_id, :offices)",
        map(_entity_to_row, found.entities),
    )
    connection.executemany(
        "INSERT INTO questions (question) VALUES (?)",
        ((storable(to_json(_question_to_json(one))),) for one in found.questions),
    )
    connection.executemany(
        "INSERT INTO standings (decision, state, against, reason, members) VALUES (?, ?, ?, ?, ?)",
        (_standing_to_row(one, found.sides[one.number]) for one in found.standings),
    )
    connection.execute("UPDATE state SET resolved = ?, decided = ?", (changes, decided))


def _keep_ids(connection: sqlite3.Connection, found: Resolved) -> None:
    """Let every id that was ever listed lead to a living one, or to none where its words are told of nowhere."""
    listed = {row["id"]: row["members"] for row in connection.execute("SELECT id, members FROM entities")}
    before = {row["id"]: row["entity"] for row in connection.execute("SELECT id, entity FROM retired")}
    living = {row.id for row in found.entities}
    leads = {one.id: one.entity for one in found.retired}
    gone = {old for old in (*listed, *before) if old not in living and old not in leads}
    if gone:
        home_of = {member: row.id for row in found.entities for member in row.members}
        for old in gone:
            heirs = [home_of.get(Member(*member)) for member in from_json(listed.get(old, "[]"))]
            lost = before.get(old)
            leads[old] = next(filter(None, heirs), lost if lost in living else None)  # type: ignore[assignment]
    connection.execute("DELETE FROM retired")
    connection.executemany("INSERT INTO retired (id, entity) VALUES (?, ?)", sorted(leads.items()))


def find_ids(corpus: CorpusFile, beginning: str) -> dict[str, str | None]:
    """Give the ids that begin so, twenty at most, each with the living one that it leads to."""
    bounds = {"least": beginning, "most": f"{beginning}\U0010ffff", "limit": _MOST_IDS}
    found = corpus.rows(
        "SELECT id, id AS living FROM entities WHERE id BETWEEN :least AND :most"
        " UNION ALL SELECT id, entity AS living FROM retired WHERE id BETWEEN :least AND :most ORDER BY id LIMIT :limit",
        bounds,
    )
    return {row["id"]: row["living"] for row in found}


def list_entities(corpus: CorpusFile) -> Iterator[EntityRow]:
    """List the entities, the most important first."""
    return map(_entity_from_row, corpus.rows(f"{_SELECT} ORDER BY position"))


def find_careers(corpus: CorpusFile) -> dict[Member, tuple[Office, ...]]:
    """Give the offices of those who hold any, by the entities of documents that they are."""
    careers: dict[Member, tuple[Office, ...]] = {}
    for row in corpus.rows("SELECT members, offices FROM entities WHERE offices <> '[]'"):
        offices = career_from_json(from_json(row["offices"]))
        careers.update(dict.fromkeys(_read_members(row["members"]), offices))
    return careers


def list_questions(corpus: CorpusFile) -> Iterator[Question]:
    """List the questions, the most useful first."""
    for row in corpus.rows("SELECT question FROM questions ORDER BY position"):
        yield _question_from_json(from_json(row["question"]))


def list_standings(corpus: CorpusFile) -> Iterator[Standing]:
    """List what became of the decisions, in their order."""
    for row in corpus.rows("SELECT * FROM standings ORDER BY decision"):
        yield Standing(row["decision"], row["state"], tuple(from_json(row["against"])), row["reason"])


def list_sides(corpus: CorpusFile) -> dict[int, Sides]:
    """Give whom the words of the decisions stood for, by their numbers."""
    rows = corpus.rows("SELECT decision, members FROM standings")
    return {row["decision"]: Sides(*(one and Member(*one) for one in from_json(row["members"]))) for row in rows}


def find_entity(corpus: CorpusFile, entity_id: str) -> EntityRow | None:
    """Give one entity by its living id."""
    row = corpus.row(f"{_SELECT} WHERE id = ?", (entity_id,))
    return None if row is None else _entity_from_row(row)


def find_homes(corpus: CorpusFile, members: AbstractSet[Member]) -> dict[Member, str]:
    """Give the entities that some entities of documents are in."""
    documents = to_json(sorted({member.document for member in members}))
    rows = corpus.rows(
        "SELECT e.id, m.value AS member FROM entities e, json_each(e.members) m"
        " WHERE json_extract(m.value, '$[0]') IN (SELECT value FROM json_each(?))",
        (documents,),
    )
    homes = {Member(*from_json(row["member"])): row["id"] for row in rows}
    return {member: home for member, home in homes.items() if member in members}


def _standing_to_row(one: Standing, sides: Sides) -> tuple[object, ...]:
    return one.number, one.state, to_json(one.against), storable(one.reason), to_json([sides.one, sides.other])


def _entity_to_row(row: EntityRow) -> Row:
    return {
        "id": row.id,
        "name": storable(row.name),
        "kind": row.kind,
        "names": storable(to_json(row.names)),
        "documents": row.documents,
        "mentions": row.mentions,
        "members": to_json([[member.document, member.entity] for member in row.members]),
        "known_id": row.known_id and storable(row.known_id),
        "offices": storable(to_json(career_to_json(row.offices))),
    }


def _entity_from_row(row: Row) -> EntityRow:
    read = {"names": tuple(from_json(row["names"])), "members": _read_members(row["members"])}
    offices = () if row["offices"] == "[]" else career_from_json(from_json(row["offices"]))
    return EntityRow(**row | read | {"offices": offices})


def _read_members(line: str) -> tuple[Member, ...]:
    return tuple(map(Member._make, from_json(line)))


def _question_to_json(one: Question) -> Json:
    sides = [
        {
            "entity": side.entity,
            "name": side.name,
            "member": list(side.member),
            "evidence": [[shown.document, shown.span.start, shown.span.end] for shown in side.evidence],
        }
        for side in (one.one, one.other)
    ]
    return {"sides": sides, "score": one.score, "weight": one.weight, "reason": one.reason}


def _question_from_json(data: Json) -> Question:
    one, other = (
        Side(
            side["entity"],
            side["name"],
            Member(*side["member"]),
            tuple(Evidence(document, Span(start, end)) for document, start, end in side["evidence"]),
        )
        for side in data["sides"]
    )
    return Question(one, other, data["score"], data["weight"], data["reason"])
