"""What the user says about many files at once: a CSV table, one row a file."""

import csv
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from rashomon.errors import MetadataError
from rashomon.reading.encoding import decode
from rashomon.types import Override

COLUMNS = ("path", "outlet", "published", "url", "title")
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a table says: rows by path as written, by the file that the path names, and by the end of the path.

    A row whose file does not stand beside the table speaks of any file whose path ends in its path.
    """

    written: Mapping[str, Override]
    files: Mapping[str, Override]
    endings: Mapping[tuple[str, ...], Override]

    def of(self, path: str) -> Override | None:
        """Give what the table says of a file or address; None where it says nothing."""
        if path in self.written:
            return self.written[path]
        real = _locate(path)
        return self.files[real] if real in self.files else self._by_ending(path)

    def _by_ending(self, path: str) -> Override | None:
        parts = PurePath(path).parts
        ends = (parts[start:] for start in range(len(parts)))
        return next((self.endings[end] for end in ends if end in self.endings), None)


def parse_metadata(path: str | Path) -> Metadata:
    """Read a table with a column ``path`` and any of outlet, published, url and title, in any order.

    Raises MetadataError, with the line, where a row cannot be used.
    """
    name = os.fspath(path)
    written: dict[str, Override] = {}
    for line, row in _rows(name):
        key = row["path"]
        if not key:
            raise MetadataError(name, line, "the column path is empty")
        if key in written:
            raise MetadataError(name, line, f"{key!r} is listed twice")
        written[key] = _override(name, line, row)
    folder = PurePath(name).parent
    files = {key: _locate(folder / key) for key in written if "://" not in key}
    present = {key: real for key, real in files.items() if os.path.exists(real)}  # noqa: PTH110 - names as given
    return Metadata(
        written,
        {real: written[key] for key, real in present.items()},
        {PurePath(key).parts: written[key] for key in files.keys() - present.keys()},
    )


def _locate(path: str | PurePath) -> str:
    return os.path.realpath(path) if "\0" not in os.fspath(path) else os.fspath(path)


def _rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that is not blank with its line; cells are trimmed."""
    reader = csv.reader(io.StringIO(_text(name), newline=""), strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if not any(row):
                continue
            if header is None:
                header = _header(name, reader.line_num, row)
            elif len(row) > len(header):
                raise MetadataError(name, reader.line_num, f"{len(row)} cells, but the table has {len(header)} columns")
            else:
                yield reader.line_num, dict.fromkeys(COLUMNS, "") | dict(zip(header, row, strict=False))
    except csv.Error as error:
        raise MetadataError(name, reader.line_num, f"not a CSV table: {error}") from error
    if header is None:
        raise MetadataError(name, 1, "holds no table")


def _header(name: str, line: int, row: list[str]) -> list[str]:
    """Check the names of the columns; columns with other names are left alone."""
    header = [cell.lower() for cell in row]
    if "path" not in header:
        raise MetadataError(name, line, f"no column 'path'; the columns are {', '.join(map(repr, header))}")
    twice = next((column for column in COLUMNS if header.count(column) > 1), None)
    if twice is not None:
        raise MetadataError(name, line, f"the column {twice!r} stands there twice")
    return header


def _override(name: str, line: int, row: dict[str, str]) -> Override:
    return Override(
        outlet=row["outlet"] or None,
        published=_day(name, line, row["published"]),
        url=row["url"] or None,
        title=row["title"] or None,
    )


def _day(name: str, line: int, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise MetadataError(name, line, f"{value!r} is not a day; write it as YYYY-MM-DD") from error


def _text(name: str) -> str:
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - names need not be valid UTF-8
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise MetadataError(name, 1, f"cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise MetadataError(name, 1, f"too large: at most {MAX_BYTES:,} bytes are read")
    decoded = decode(data)
    if decoded is None:
        raise MetadataError(name, 1, "not text: it holds NUL or control bytes")
    return decoded.text
