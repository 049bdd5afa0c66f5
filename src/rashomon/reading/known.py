"""Who the user knows: a CSV table, or FollowTheMoney entities as JSON lines; what cannot be used is named and left out.

The table has the columns name, aliases (parted by |), kind, office, of (parted by | where there are several) and id, in any
order. Of FollowTheMoney (followthemoney.tech) people, companies and other bodies are read. Lines of one id are one.
"""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, get_args

from rashomon.errors import KnownError
from rashomon.lexicon import load
from rashomon.reading.encoding import decode
from rashomon.types import EntityKind, Known, Post

COLUMNS = ("name", "aliases", "kind", "office", "of", "id")
MAX_BYTES = 1_000_000_000
MAX_TABLE_BYTES = 200_000_000
MAX_LINE = 1_000_000
MAX_NAMES = 300
MAX_WORDS = 200

_SCHEMATA: Mapping[str, EntityKind | None] = {
    "Person": "person",
    "Organization": "organisation",
    "PublicBody": "organisation",
    "Company": "organisation",
    "LegalEntity": None,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the list that cannot be used, and why."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class KnownList:
    """Who is known, in the order of the list, and the lines that could not be used."""

    known: tuple[Known, ...]
    faults: tuple[Fault, ...]


def read_known(path: str | Path) -> KnownList:
    """Read a list; KnownError where there is none, or nothing in it can be read as one."""
    name = os.fspath(path)
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - names need not be valid UTF-8
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                raise KnownError(name, f"too large: at most {MAX_BYTES:,} bytes are read")
            is_json = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
            file.seek(0)
            lines = _json_lines(name, file) if is_json else _table_rows(name, file.read(MAX_TABLE_BYTES + 1))
            return _join(lines)
    except OSError as error:
        raise KnownError(name, f"cannot be read: {error.strerror}") from error


def _join(lines: Iterable[Known | Fault]) -> KnownList:
    """Make lines of one id one: the first one's name, all names and offices."""
    known: dict[str, Known] = {}
    faults: list[Fault] = []
    for line in lines:
        if isinstance(line, Fault):
            faults.append(line)
        elif line.id not in known:
            known[line.id] = line
        else:
            first = known[line.id]
            aliases = _unlike(first.name, (*first.aliases, line.name, *line.aliases))
            offices = tuple(dict.fromkeys((*first.offices, *line.offices)))
            weak = tuple(dict.fromkeys((*first.weak, *line.weak)))
            known[line.id] = replace(first, aliases=aliases, offices=offices, weak=weak, kind=first.kind or line.kind)
    return KnownList(tuple(known.values()), tuple(faults))


def _unlike(name: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for other in others if other != name))[:MAX_NAMES]


# -- tables --------------------------------------------------------------------------------------


def _table_rows(name: str, data: bytes) -> Iterator[Known | Fault]:
    if len(data) > MAX_TABLE_BYTES:
        raise KnownError(name, f"too large: at most {MAX_TABLE_BYTES:,} bytes of a table are read")
    decoded = decode(data)
    if decoded is None:
        raise KnownError(name, "not text: it holds NUL or control bytes")
    text = decoded.text
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    header: list[str] | None = None
    for line, cells in _cells(reader):
        if isinstance(cells, str):
            yield Fault(name, line, cells)
        elif header is None and any(cells):
            header = [cell.casefold() for cell in cells]
            if not {"name", "id"} <= set(header):
                raise KnownError(name, f"no columns 'name' and 'id'; the columns are {', '.join(map(repr, header))}")
        elif header is not None and any(cells):
            yield _from_row(name, line, dict.fromkeys(COLUMNS, "") | dict(zip(header, cells, strict=False)))
    if header is None:
        raise KnownError(name, "holds no table")


def _cells(reader: Any) -> Iterator[tuple[int, list[str] | str]]:  # noqa: ANN401 - the csv module names no type
    """Give line and cells of each row, or what is wrong with it."""
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f"not a row of a table: {error}"
        else:
            yield reader.line_num, [cell.strip() for cell in cells]


def _from_row(path: str, line: int, row: Mapping[str, str]) -> Known | Fault:
    kinds = {kind: kind for kind in get_args(EntityKind)}
    kind = kinds.get(row["kind"].casefold())
    if row["kind"] and kind is None:
        return Fault(path, line, f"kind {row['kind'][:40]!r} is none of {', '.join(kinds)}")
    posts = zip_longest(_parts(row["office"]), _parts(row["of"]), fillvalue="")
    offices = tuple(Post(title, of or None) for title, of in posts if title)
    return _checked(path, line, Known(row["id"], row["name"], _parts(row["aliases"]), kind, offices))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


# -- FollowTheMoney --------------------------------------------------------------------------------


def _json_lines(name: str, file: Any) -> Iterator[Known | Fault]:  # noqa: ANN401 - any binary file
    number = 0
    while data := file.readline(MAX_LINE + 1):
        number += 1
        if len(data) > MAX_LINE:
            yield Fault(name, number, f"longer than {MAX_LINE:,} bytes")
            while data and not data.endswith(b"\n"):
                data = file.readline(MAX_LINE)
        elif data.strip():
            found = _from_line(name, number, data)
            if found is not None:
                yield found


def _from_line(path: str, line: int, data: bytes) -> Known | Fault | None:
    """Read one entity; None where it is of a schema that is nobody's name."""
    try:
        entity = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Fault(path, line, "not a JSON object in UTF-8")
    if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
        return Fault(path, line, "no FollowTheMoney entity: it has no properties")
    schema = entity.get("schema")
    if not isinstance(schema, str) or schema not in _SCHEMATA:
        return None
    told = entity["properties"]
    names, countries = _values(told, "name"), [_country(code) for code in _values(told, "country")]
    of = countries[0] if len(set(countries)) == 1 else None
    offices = tuple(Post(title, of) for title in _values(told, "position"))
    identifier = entity.get("id")
    return _checked(
        path,
        line,
        Known(
            identifier if isinstance(identifier, str) else "",
            names[0] if names else "",
            (*names[1:], *_values(told, "alias")),
            _SCHEMATA[schema],
            offices,
            _values(told, "weakAlias"),
        ),
    )


def _values(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = told.get(key)
    listed = values if isinstance(values, list) else [values]
    return tuple(value.strip() for value in listed[:MAX_NAMES] if isinstance(value, str) and value.strip())


def _country(code: str) -> str:
    countries: Mapping[str, str] = load("names", "codes")["countries"]
    return countries.get(code.casefold(), code)


def _checked(path: str, line: int, known: Known) -> Known | Fault:
    """Give an entry with its names in order, or what it lacks."""
    if not known.id or len(known.id) > MAX_WORDS:
        return Fault(path, line, f"the id is {'empty' if not known.id else 'too long'}")
    if not any(character.isalnum() for character in known.name):
        return Fault(path, line, "the name is empty")
    short = [name for name in known.aliases if any(map(str.isalnum, name)) and len(name) <= MAX_WORDS]
    return replace(known, name=known.name[:MAX_WORDS], aliases=_unlike(known.name, short))
