"""The user's list of known people and bodies, as the commands use it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from rashomon.corpus.rows import EntityRow
from rashomon.entities.known import KnownIndex, give_known_ids
from rashomon.reading.known import read_known
from rashomon.types import Annotations

_MOST = 20

KnownOption = Annotated[
    Path | None,
    typer.Option(
        "--known",
        metavar="FILE",
        help="Whom you know: a CSV table (name, aliases, kind, office, of, id) or FollowTheMoney JSON lines.",
    ),
]


class Acquaintance:
    """Gives those known their identifiers, and says on standard error what could not be used or told."""

    def __init__(self, path: Path | None) -> None:
        self._index = None if path is None else self._load(path)

    def _load(self, path: Path) -> KnownIndex:
        listed = read_known(path)
        for fault in listed.faults[:_MOST]:
            typer.echo(str(fault), err=True)
        if len(listed.faults) > _MOST:
            typer.echo(f"{path}: {len(listed.faults) - _MOST} more lines cannot be used", err=True)
        return KnownIndex(listed.known)

    def identify(self, annotations: Annotations) -> Annotations:
        """Give a document whose entities have their identifiers."""
        if self._index is None:
            return annotations
        found = give_known_ids(annotations, self._index)
        for doubt in found.doubts:
            typer.echo(f"{annotations.document.path or annotations.document.id}: {doubt}", err=True)
        return found.annotations

    def identify_all(self, rows: Iterable[EntityRow]) -> Iterator[EntityRow]:
        """Give entities across documents; who has an identifier from his documents keeps it."""
        for row in rows:
            if self._index is None or row.known_id is not None:
                yield row
                continue
            match = self._index.find((row.name, *row.names), row.kind, row.offices)
            if match.reason is not None:
                typer.echo(match.reason, err=True)
            yield replace(row, known_id=match.id)
