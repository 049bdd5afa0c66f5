"""The commands that read: annotate, add, reannotate."""

import os
from pathlib import Path

import jsonschema
import pytest

from rashomon import schema

from .conftest import STORY, Run

OBJECT = jsonschema.Draft202012Validator(schema.load(), format_checker=jsonschema.FormatChecker())


def test_annotate_prints_one_valid_object_a_document(run: Run, clippings: Path) -> None:
    """Every object keeps to the schema, offsets give back the words, and nothing is kept."""
    done = run("annotate", clippings, "--metadata", clippings.parent / "metadata.csv")
    assert (done.code, len(done.rows)) == (0, 2)
    assert "1 files of other kinds skipped" in done.err
    for row in done.rows:
        OBJECT.validate(row)
        text = row["document"]["text"]
        spans = [a["cue"] for a in row["attributions"] if a["cue"]] + [
            a["source"] for a in row["attributions"] if a["source"]
        ]
        assert [span["text"] for span in spans] == [text[span["start"] : span["end"]] for span in spans]
    by_outlet = {row["document"]["outlet"]: row for row in done.rows}
    assert by_outlet["The Ostrel Gazette"]["document"]["text"] == STORY
    assert by_outlet["The Ostrel Gazette"]["document"]["published"] == "2019-05-12"
    assert by_outlet["The Ostrel Courier"]["document"]["published_at"] == "2019-05-13T07:30:00+02:00"
    assert not list(clippings.parent.glob("here/*"))


def test_the_story_gives_its_attributions(run: Run, clippings: Path) -> None:
    """Indirect, split and denied words are found with their speakers."""
    (row,) = run("annotate", clippings / "story.txt").rows
    found = {(a["cue"]["text"], a["source"]["name"], a["form"], a["act"]) for a in row["attributions"] if a["cue"]}
    assert ("said", "Ina Varga", "indirect", "says") in found
    assert ("told", "Ina Varga", "direct", "says") in found
    assert any(cue == "denied" and act == "denies" for cue, _, _, act in found)


def test_options_win_over_metadata_and_page(run: Run, clippings: Path) -> None:
    """What the user says is what stands."""
    (row,) = run(
        "annotate",
        clippings / "page.html",
        "--outlet",
        "Mine",
        "--published",
        "2030-01-02",
        "--url",
        "https://a.example/x",
    ).rows
    document = row["document"]
    assert (document["outlet"], document["published"], document["url"]) == ("Mine", "2030-01-02", "https://a.example/x")


def test_many_processes_give_the_same(run: Run, clippings: Path) -> None:
    """The number of jobs changes nothing, not even the order."""
    assert run("annotate", clippings, "--jobs", "2").out == run("annotate", clippings).out


def test_unreadable_inputs_are_named_and_the_rest_is_done(run: Run, clippings: Path) -> None:
    """Each bad file is one line with its reason; the exit code is 1; good documents are kept."""
    bad = {
        "empty.txt": b"",
        "blank.txt": b" \r\n\t \n",
        "binary.txt": bytes(range(256)) * 40,
        "zeros.txt": b"a\0b\0c\0",
    }
    for name, data in bad.items():
        (clippings / name).write_bytes(data)
    done = run("add", clippings, clippings / "missing.txt", "file:///etc/passwd", "http://127.0.0.1:9/x")
    assert done.code == 1
    assert {row["state"] for row in done.rows} == {"kept"}
    assert len(done.rows) == 2
    for name in [*bad, "missing.txt", "file:///etc/passwd", "http://127.0.0.1:9/x"]:
        (line,) = [line for line in done.err.splitlines() if name in line]
        assert len(line.split(": ", 1)[1]) > 5
    assert len(run("documents").rows) == 2


@pytest.mark.skipif(os.name == "nt", reason="names on this system are always valid")
def test_names_that_are_no_text_are_shown_escaped(run: Run, tmp_path: Path) -> None:
    """A line end or invalid bytes in a name break neither the line on standard error nor the JSON."""
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in (b"two\nlines.txt", b"bad\xff.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(STORY, encoding="utf-8")
        Path(os.fsdecode(os.fsencode(folder) + b"/empty-" + name)).write_bytes(b"")
    done = run("annotate", folder)
    assert (done.code, len(done.rows), len(done.err.splitlines())) == (1, 2, 2)


def test_adding_twice_keeps_once(run: Run, clippings: Path) -> None:
    """What is there is skipped; the same bytes under another outlet are another document."""
    assert [row["state"] for row in run("add", clippings).rows] == ["kept", "kept"]
    assert [row["state"] for row in run("add", clippings).rows] == ["present", "present"]
    assert [row["state"] for row in run("add", clippings / "story.txt", "--outlet", "Other").rows] == ["kept"]
    assert len(run("documents").rows) == 3


def test_reannotating_changes_nothing_by_itself(run: Run, clippings: Path) -> None:
    """Documents annotated again by the same program say the same."""
    run("add", clippings)
    before = run("attributions").out
    done = run("reannotate")
    assert (done.code, run("attributions").out) == (0, before)


def test_wrong_usage_ends_with_two(run: Run, clippings: Path) -> None:
    """Options that do not exist or make no sense are the user's to mend."""
    assert run("annotate").code == 2
    assert run("annotate", clippings, "--published", "yesterday").code == 2
    assert run("attributions", "--act", "sings").code == 2
    assert run("nonsense").code == 2


def test_a_bad_metadata_table_is_named(run: Run, clippings: Path) -> None:
    """The message names file and line."""
    table = clippings.parent / "bad.csv"
    table.write_text("path,published\nstory.txt,the day before\n", encoding="utf-8")
    done = run("annotate", clippings, "--metadata", table)
    assert done.code == 1
    assert "bad.csv, line 2" in done.err
