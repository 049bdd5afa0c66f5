"""The commands on what is kept: every format, every filter, all JSON against the schema."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rashomon import schema

from .conftest import Run

ROWS = [
    (["documents"], "document_row"),
    (["attributions"], "attribution_row"),
    (["entities"], "entity_row"),
    (["search", "audit"], "hit_row"),
    (["status"], "status"),
]


def validate(row: Any, kind: str) -> None:
    """Check a row against its part of the schema."""
    whole = schema.load()
    part = {"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": f"#/$defs/{kind}"}
    jsonschema.Draft202012Validator(part, format_checker=jsonschema.FormatChecker()).validate(row)


@pytest.fixture
def kept(run: Run, clippings: Path) -> Run:
    """Give the program beside a corpus of two documents."""
    for row in run("add", clippings).rows:
        validate(row, "kept_row")
    return run


@pytest.mark.parametrize(("command", "kind"), ROWS)
def test_rows_keep_to_the_schema(kept: Run, command: list[str], kind: str) -> None:
    """JSON lines and JSON hold the same rows, all valid."""
    rows = kept(*command).rows
    assert rows
    for row in rows:
        validate(row, kind)
    assert json.loads(kept(*command, "--format", "json").out) == rows


@pytest.mark.parametrize("command", [command for command, kind in ROWS if kind != "status"])
def test_csv_and_tables_have_a_line_a_row(kept: Run, command: list[str]) -> None:
    """A CSV has as many rows as the JSON; a table shows its head and something of each."""
    rows = kept(*command).rows
    table = list(csv.DictReader(io.StringIO(kept(*command, "--format", "csv").out)))
    assert len(table) == len(rows)
    assert kept(*command, "--format", "table").out.splitlines()[0].split()


def test_output_goes_to_the_file_named(kept: Run, tmp_path: Path) -> None:
    """What goes to a file is what would have been printed."""
    done = kept("attributions", "--format", "csv", "--output", tmp_path / "out.csv")
    assert done.out == ""
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as written:
        assert written.read().splitlines() == kept("attributions", "--format", "csv").out.splitlines()


@pytest.mark.parametrize(
    ("arguments", "speakers"),
    [
        (["--by", "varga"], {"Ina Varga"}),
        (["--by", "Oldan"], {"Petr Oldan"}),
        (["--by", "nobody"], set()),
        (["--in", "The Ostrel Courier", "--form", "direct"], {"Petr Oldan"}),
        (["--from", "2019-05-13", "--form", "direct"], {"Petr Oldan"}),
        (["--to", "2019-05-12", "--form", "direct"], {"Ina Varga"}),
    ],
)
def test_filters_leave_what_is_asked_for(kept: Run, arguments: list[str], speakers: set[str]) -> None:
    """Speaker, outlet, day and form narrow the list."""
    assert {row["source"]["name"] for row in kept("attributions", *arguments).rows} == speakers


def test_show_gives_the_object_of_annotate(kept: Run, clippings: Path) -> None:
    """A kept document is shown as annotate gave it, by the beginning of its id."""
    (row,) = kept("annotate", clippings / "story.txt").rows
    assert kept("show", row["document"]["id"][7:15]).rows == [row]
    assert "no document has the id" in kept("show", "zzzz").err


def test_removed_documents_are_gone_and_counted(kept: Run) -> None:
    """A removed document is in no list; the status tells of it."""
    first, second = (row["id"] for row in kept("documents").rows)
    assert kept("remove", first, "--why", "a test").code == 0
    assert [row["id"] for row in kept("documents").rows] == [second]
    assert kept("status").rows[0]["removed"] == 1
    assert {row["document"] for row in kept("attributions").rows} == {second}


def test_what_was_removed_comes_back_only_when_named(kept: Run, clippings: Path) -> None:
    """Sweeping the folder again leaves a removed document out; naming its file brings it back."""
    by_path = {row["path"]: row["id"] for row in kept("documents").rows}
    story = str(clippings / "story.txt")
    kept("remove", by_path[story])
    assert {row["path"]: row["state"] for row in kept("add", clippings).rows}[story] == "removed"
    assert [row["state"] for row in kept("add", story).rows] == ["kept"]


def test_export_writes_whole_files(kept: Run, tmp_path: Path) -> None:
    """JSON lines hold the documents, CSV the attributions."""
    kept("export", "jsonl", tmp_path / "all.jsonl")
    objects = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(objects) == 2
    for one in objects:
        validate(one, "annotations")
    kept("export", "csv", tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as table:
        assert len(list(csv.DictReader(table))) == len(kept("attributions").rows)


def test_entities_are_shown_and_exported(kept: Run, tmp_path: Path) -> None:
    """One is shown by the beginning of its id; a table and JSON lines hold all with their names."""
    rows = kept("entities").rows
    assert kept("show", rows[0]["id"][:8]).rows == [rows[0]]
    assert "no entity has the id" in kept("show", "Ezzzz").err
    kept("export", "entities-jsonl", tmp_path / "all.jsonl")
    written = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in written] == rows
    kept("export", "entities-csv", tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as table:
        told = list(csv.DictReader(table))
    assert [[row["name"], *filter(None, row["aliases"].split("|"))] for row in told] == [
        [row["name"], *row["names"]] for row in rows
    ]


def test_a_corpus_that_is_none_is_left_alone(run: Run, tmp_path: Path) -> None:
    """A file of another kind is named and not overwritten; a missing one is not made by looking."""
    other = tmp_path / "notes.sqlite"
    other.write_text("not a corpus", encoding="utf-8")
    done = run("--corpus", other, "documents")
    assert (done.code, other.read_text(encoding="utf-8")) == (1, "not a corpus")
    assert "notes.sqlite" in done.err
    assert run("documents").code == 1
    assert not (tmp_path / "here" / "rashomon.sqlite").exists()


def test_a_reader_that_goes_away_gets_no_complaint(kept: Run, tmp_path: Path) -> None:
    """``rashomon … | head -1`` ends quietly."""
    kept("status")
    program = [sys.executable, "-m", "rashomon", "attributions"]
    with subprocess.Popen(program, cwd=tmp_path / "here", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        running.wait()


def test_the_schema_is_printed(run: Run) -> None:
    """The schema command prints the schema that the tests use, a valid one."""
    printed = json.loads(run("schema").out)
    assert printed == schema.load()
    jsonschema.Draft202012Validator.check_schema(printed)


def test_the_version_is_printed(run: Run) -> None:
    """The version stands alone on a line."""
    assert run("--version").out.startswith("rashomon 0.")
