"""Rows for people and for programs: table, JSON, JSON lines or CSV, to the terminal or a file."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from rashomon.export.csv import safe_cell

Row = dict[str, Any]


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its title, its words for a row, and its share of the room that the others leave."""

    title: str
    words: Callable[[Row], object]
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """How rows of one kind are shown: the columns of the table, the keys that make up the CSV, what to say of none."""

    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    empty: str = "nothing found"


def write_rows(rows: Iterable[Row], listing: Listing, form: Format | None, output: Path | None) -> None:
    """Write rows as ``form``: by default a table on a terminal and JSON lines elsewhere."""
    with opened(output) as out:
        match choose_format(form, out):
            case Format.table:
                _write_table(rows, listing, out)
            case Format.csv:
                _write_csv(rows, listing, out)
            case Format.json:
                json.dump(list(rows), out, ensure_ascii=False, indent=2)
                out.write("\n")
            case Format.jsonl:
                for row in rows:
                    write_json_line(row, out)


def choose_format(form: Format | None, out: TextIO) -> Format:
    """Give the format asked for, else a table on a terminal and JSON lines elsewhere."""
    return form or (Format.table if out.isatty() else Format.jsonl)


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Give the file to write to, or standard output."""
    if output is None:
        yield sys.stdout
    else:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out


def write_json_line(row: Row, out: TextIO) -> None:
    """Write one object on a line of its own and hand it to the system at once."""
    out.write(json.dumps(row, ensure_ascii=False) + "\n")
    out.flush()


def _write_table(rows: Iterable[Row], listing: Listing, out: TextIO) -> None:
    from rich.console import Console  # noqa: PLC0415 - only tables need it
    from rich.table import Table  # noqa: PLC0415 - likewise
    from rich.text import Text  # noqa: PLC0415 - likewise

    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in listing.columns:
        table.add_column(column.title, overflow="fold", ratio=column.share)
    for row in rows:
        table.add_row(*(Text(_printable(column.words(row))) for column in listing.columns))
    Console(file=out).print(table if table.row_count else Text(listing.empty))


def _write_csv(rows: Iterable[Row], listing: Listing, out: TextIO) -> None:
    writer = csv.writer(out)
    writer.writerow(listing.keys)
    for row in rows:
        writer.writerow([safe_cell(_cell(row[key])) for key in listing.keys])


def _cell(value: object) -> object:
    """Give a list as its items with semicolons between them (an office in its words), all else as it is."""
    if not isinstance(value, list):
        return value
    return "; ".join(str(item["words"] if isinstance(item, dict) else item) for item in value)


def _printable(value: object) -> str:
    """Give words fit for a terminal: no control characters, which could rewrite the screen, and no line ends."""
    words = "" if value is None else " ".join(str(value).split())
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)
