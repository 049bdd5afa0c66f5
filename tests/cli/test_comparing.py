"""The commands that lay documents side by side, on the demo story as its key compares it."""

import csv
import io
import json
from pathlib import Path

import pytest

from keyed import keep_key, read_key
from rashomon.corpus.store import Corpus

from .conftest import Run
from .test_looking import validate

ROWS = [
    (["events"], "event_row"),
    (["timeline"], "telling_row"),
    (["naming", "Munir al-Zawraqi"], "naming_row"),
    (["record", "Munir al-Zawraqi"], "said_row"),
]


@pytest.fixture
def story(run: Run, tmp_path: Path) -> Run:
    """Give the program beside a corpus that holds the key."""
    with Corpus.open(tmp_path / "here" / "rashomon.sqlite") as corpus:
        keep_key(corpus)
    return run


@pytest.mark.parametrize(("command", "kind"), ROWS)
def test_rows_keep_to_the_schema(story: Run, command: list[str], kind: str) -> None:
    """JSON lines are valid, a CSV has as many rows, and a table shows its head."""
    rows = story(*command).rows
    assert rows
    for row in rows:
        validate(row, kind)
    assert len(list(csv.DictReader(io.StringIO(story(*command, "--format", "csv").out)))) == len(rows)
    assert story(*command, "--format", "table").out.splitlines()[0].split()


def test_compare_prints_one_object(story: Run) -> None:
    """The whole comparison is the contract's object; one event alone can be asked for; findings are lines of a table."""
    (whole,) = story("compare").rows
    validate(whole, "comparison")
    assert [event["id"] for event in whole["events"]] == [event["id"] for event in read_key()["compare"]["events"]]
    assert [
        event["id"] for event in json.loads(story("compare", "--event", "V6", "--format", "json").out)["events"]
    ] == ["V6"]
    lines = list(csv.DictReader(io.StringIO(story("compare", "--event", "V6", "--format", "csv").out)))
    assert lines[0]["relation"] == "contradicts"
    assert "“" in lines[0]["one"]


def test_compare_reads_paths_and_keeps_nothing(run: Run, clippings: Path) -> None:
    """Two files are compared on the fly."""
    (whole,) = run("compare", clippings).rows
    validate(whole, "comparison")
    assert len(whole["documents"]) == 2
    assert list(clippings.parent.rglob("*.sqlite")) == []


def test_an_unclear_name_lists_whom_it_may_mean(story: Run) -> None:
    """A name that nobody or several bear is an error that says so."""
    assert "no entity" in story("record", "Nobody Atall").err
    several = story("record", "Bakhit")
    assert several.code in {0, 1}
    assert story("compare", "--event", "V99").code == 1
