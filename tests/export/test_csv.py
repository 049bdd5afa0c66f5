"""A table of attributions that any spreadsheet reads and none obeys."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made import ATTRIBUTIONS, DAYS, TEXT
from rashomon.corpus.rows import AttributionRow
from rashomon.export.csv import COLUMNS, csv_lines, export_csv, safe_cell
from rashomon.records import attribution_to_json

ROWS = st.builds(
    AttributionRow,
    document=TEXT,
    outlet=st.none() | TEXT,
    published=st.none() | DAYS,
    title=st.none() | TEXT,
    attribution=st.builds(attribution_to_json, st.text(max_size=60), ATTRIBUTIONS),
)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-The host:", "'-The host:"),
        ("@name", "'@name"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝x", "'＝x"),
        ("a = b", "a = b"),
        ("'=1", "'=1"),
        (" =1", " =1"),
        ("+", "+"),
        ("-", "-"),
        ("", ""),
        (None, None),
        (-1, -1),
        (0.5, 0.5),
    ],
)
def test_cells_that_would_run_are_made_harmless(value: object, cell: object) -> None:
    """Only the beginning of a cell of words counts."""
    assert safe_cell(value) == cell


@given(st.lists(ROWS, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_table_reads_back(tmp_path: Path, rows: list[AttributionRow]) -> None:
    """One row an attribution, whatever words it holds; no cell begins like a formula."""
    assert export_csv(rows, tmp_path / "out.csv") == len(rows)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert [line["content"].removeprefix("'") for line in read] == [
        row.attribution["text"].removeprefix("'") for row in rows
    ]
    assert not any(cell[:1] in set("=+-@\t\r") for line in read for cell in line.values() if len(cell) > 1)


def test_the_columns(tmp_path: Path) -> None:
    """Names and cells stand in one order; an attribution without a source has empty cells."""
    said = {
        "id": "a1",
        "form": "direct",
        "text": "“Nine”",
        "content": [[4, 8], [10, 12]],
        "source": None,
        "cue": None,
        "act": "says",
        "polarity": "+",
        "within": None,
        "said": {"earliest": "2031-03-07", "latest": "2031-03-08", "precision": "day"},
        "confidence": 0.5,
    }
    export_csv([AttributionRow("sha256:0", "The Outlet", None, "A title", said)], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert tuple(row) == COLUMNS
    assert {name: value for name, value in row.items() if value} == {
        "document": "sha256:0",
        "outlet": "The Outlet",
        "title": "A title",
        "attribution": "a1",
        "content": "“Nine”",
        "form": "direct",
        "act": "says",
        "polarity": "+",
        "said_earliest": "2031-03-07",
        "said_latest": "2031-03-08",
        "start": "4",
        "end": "12",
        "confidence": "0.5",
    }


def test_lines_come_one_at_a_time() -> None:
    """The names are written before the first row is asked for."""

    def rows() -> Iterator[AttributionRow]:
        raise AssertionError
        yield

    assert next(csv_lines(rows())).startswith("document,outlet")
