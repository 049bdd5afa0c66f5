"""CSV: one attribution a row, for spreadsheets and statistics.

The dialect is that of RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula (it begins with = + - @, a
tab or a line end) gets an apostrophe before it, so that words of a text never run; drop it to get the words themselves.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from rashomon.export.whole import written_whole
from rashomon.records import Json

COLUMNS = (
    "document",
    "outlet",
    "published",
    "title",
    "attribution",
    "speaker",
    "source",
    "cue",
    "content",
    "form",
    "act",
    "polarity",
    "said_earliest",
    "said_latest",
    "within",
    "start",
    "end",
    "confidence",
)
"""``start`` to ``end`` is the content from its first piece to its last, in code points of the document's text."""

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


class Attributed(Protocol):
    """An attribution, as the contract's JSON object, with the document that it stands in."""

    @property
    def document(self) -> str:
        """The document's id."""

    @property
    def outlet(self) -> str | None:
        """Who put it before the public."""

    @property
    def published(self) -> date | None:
        """The day of publication."""

    @property
    def title(self) -> str | None:
        """The document's title."""

    @property
    def attribution(self) -> Json:
        """Who said what."""


def export_csv(rows: Iterable[Attributed], out: Path) -> int:
    """Write attributions as they come, and give their number; ExportError where it cannot be."""
    number = -1  # the line of names is none
    with written_whole(out) as file:
        for line in csv_lines(rows):
            file.write(line)
            number += 1
    return number


def csv_lines(rows: Iterable[Attributed]) -> Iterator[str]:
    """Give the table line by line, the names of the columns first."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line(_cells(row))


def safe_cell(value: object) -> object:
    """Give a cell that no spreadsheet takes for a formula; numbers and single signs stay what they are.

    >>> safe_cell("=1+1"), safe_cell(-0.5), safe_cell("5 = 5")
    ("'=1+1", -0.5, '5 = 5')
    """
    if value is None or isinstance(value, int | float):
        return value
    words = str(value)
    return f"'{words}" if len(words) > 1 and words[0] in FORMULA else words


def _cells(row: Attributed) -> tuple[object, ...]:
    """Give the cells of a row, in the order of ``COLUMNS``."""
    said = row.attribution
    source, cue, when = said["source"] or {}, said["cue"] or {}, said["said"] or {}
    return (
        row.document,
        row.outlet,
        row.published,
        row.title,
        said["id"],
        source.get("name"),
        source.get("text"),
        cue.get("text"),
        said["text"],
        said["form"],
        said["act"],
        said["polarity"],
        when.get("earliest"),
        when.get("latest"),
        said["within"],
        min((start for start, _ in said["content"]), default=None),
        max((end for _, end in said["content"]), default=None),
        said["confidence"],
    )


def _line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()
