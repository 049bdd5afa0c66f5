"""Entities with all their names: as a table that a list of known people can be made from, or as JSON lines."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from rashomon.entities.holding import tell_office
from rashomon.export.csv import safe_cell
from rashomon.export.whole import written_whole
from rashomon.records import Json, career_to_json
from rashomon.types import EntityKind, Member, Office

COLUMNS = ("entity", "name", "aliases", "kind", "office", "of", "id", "documents", "mentions")
"""``aliases`` are parted by |, as are ``office`` and ``of``, one for each office; ``id`` is that of the user's list."""


class Named(Protocol):
    """An entity across documents."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """The name that it goes by."""

    @property
    def kind(self) -> EntityKind:
        """What sort of thing it is."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its other names."""

    @property
    def documents(self) -> int:
        """In how many documents it is."""

    @property
    def mentions(self) -> int:
        """How often it is mentioned."""

    @property
    def members(self) -> tuple[Member, ...]:
        """The entities of documents that it joins."""

    @property
    def known_id(self) -> str | None:
        """Its identifier in the user's list."""

    @property
    def offices(self) -> tuple[Office, ...]:
        """The offices that texts tell of."""


def export_entities_csv(rows: Iterable[Named], out: Path) -> int:
    """Write entities as a table in the columns that ``--known`` reads, and give their number; ExportError likewise."""
    number = 0
    with written_whole(out) as file:
        file.write(_line(COLUMNS))
        for row in rows:
            file.write(_line(_cells(row)))
            number += 1
    return number


def export_entities_jsonl(rows: Iterable[Named], out: Path) -> int:
    """Write entities as one JSON object a line, and give their number; ExportError where it cannot be."""
    number = 0
    with written_whole(out) as file:
        for row in rows:
            file.write(json.dumps(entity_record(row), ensure_ascii=False) + "\n")
            number += 1
    return number


def entity_record(row: Named) -> Json:
    """Give an entity as a line of ``entities``."""
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "names": list(row.names),
        "documents": row.documents,
        "mentions": row.mentions,
        "members": [{"document": member.document, "entity": member.entity} for member in row.members],
        "known_id": row.known_id,
        "offices": list(map(_office_to_json, row.offices)),
    }


def _office_to_json(office: Office) -> Json:
    (told,) = career_to_json([office])
    return {"words": tell_office(office)} | told


def _cells(row: Named) -> tuple[object, ...]:
    titles, holders = (
        "|".join(_plain(part or "") for part in parts)
        for parts in ([one.title for one in row.offices], [one.of for one in row.offices])
    )
    aliases = "|".join(map(_plain, row.names))
    return row.id, row.name, aliases, row.kind, titles, holders, row.known_id, row.documents, row.mentions


def _plain(words: str) -> str:
    """Give words without the sign that parts them from others."""
    return words.replace("|", " ")


def _line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()
