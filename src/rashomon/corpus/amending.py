"""What people corrected inside documents: laid over the reading as it was made, which is kept untouched."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.corpus import catalogue, writing
from rashomon.corpus.file import CorpusFile
from rashomon.corpus.packing import Packed
from rashomon.corpus.shelving import annotations_from_row, list_said
from rashomon.entities.amending import amend
from rashomon.types import Annotations, Ruling

INSIDE = frozenset({"mention", "correct"})

Corrections = Mapping[str, Sequence[Ruling]]


def corrections(rulings: Iterable[Ruling]) -> Corrections:
    """Give the rulings that change what a document says by itself, by document."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    for one in rulings:
        if one.kind in INSIDE:
            found[one.about[0].document].append(one)
    return found


def refresh(
    corpus: CorpusFile, connection: sqlite3.Connection, documents: Iterable[str], corrected: Corrections
) -> None:
    """Write the attributions of documents anew as they are corrected now, inside the caller's transaction."""
    for document in sorted(documents):
        row = corpus.row(f"{catalogue.WITH_ANNOTATIONS} WHERE d.id = ?", (document,))
        if row is not None:
            read = annotations_from_row(row, Packed(row["data"], row["size"]))
            writing.rewrite_said(connection, row["number"], list_said(amended(read, corrected)))


def amended(annotations: Annotations, corrected: Corrections) -> Annotations:
    """Give a document as people corrected it."""
    mine = corrected.get(annotations.document.id)
    return amend(annotations, mine).annotations if mine else annotations
