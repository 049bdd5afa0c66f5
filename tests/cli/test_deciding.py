"""Deciding from the command line: by name, id or mention; listed, reported, taken back."""

from pathlib import Path

import pytest

from .conftest import Run
from .test_looking import validate


@pytest.fixture
def kept(run: Run, clippings: Path) -> Run:
    """Give the program beside a corpus of two texts."""
    run("add", clippings)
    return run


def test_from_a_merge_to_its_undo(kept: Run) -> None:
    """A contradiction is told on standard error with the earlier number; after the undos all is as before."""
    before = kept("entities").out
    ids = {row["name"]: row["id"] for row in kept("entities").rows}
    (row,) = kept("decide", "same", "Ina Varga", ids["Petr Oldan"], "--who", "a reader", "--why", "a test").rows
    assert (row["number"], row["state"], row["who"], row["why"]) == (1, "applied", "a reader", "a test")
    (joined,) = (one for one in kept("entities").rows if one["documents"] == 2)
    assert {joined["name"], *joined["names"]} >= {"Ina Varga", "Petr Oldan"}
    retired = next(id_ for id_ in ids.values() if id_ not in {one["id"] for one in kept("entities").rows})
    shown = kept("show", retired)
    assert shown.rows == [joined]
    assert f"is {joined['id']} now" in shown.err
    done = kept("decide", "different", "Petr Oldan", "Ina Varga")
    assert (done.code, done.rows[0]["state"], done.rows[0]["against"]) == (0, "waits", [1])
    assert "decision 2 waits: decision 1 makes the two one. Take it back: rashomon decide undo 1" in done.err
    for number in ("1", "2"):
        kept("decide", "undo", number)
    assert kept("entities").out == before
    rows = kept("decide", "list").rows
    assert [row["state"] for row in rows] == ["taken back", "taken back", "takes back", "takes back"]
    for row in rows:
        validate(row, "decision_row")


def test_names_kinds_and_attributions(kept: Run) -> None:
    """A name and a kind are given; an attribution goes to another speaker or out."""
    assert kept("decide", "rename", "Ina Varga", "Ina Maria Varga").code == 0
    kept("decide", "kind", "Ina Maria Varga", "organisation")
    one = next(row for row in kept("entities").rows if row["name"] == "Ina Maria Varga")
    assert one["kind"] == "organisation"
    assert "Ina Varga" in one["names"]
    said = next(row for row in kept("attributions", "--by", "Varga").rows if row["form"] == "direct")
    where = f"{said['document'][7:15]}:{said['id']}"
    kept("decide", "correct", where, "--name", "The harbour master")
    assert said["id"] in {row["id"] for row in kept("attributions", "--by", '"harbour master"').rows}
    kept("decide", "undo", "3")
    kept("decide", "correct", where)
    assert said["id"] not in {row["id"] for row in kept("attributions", "--by", "Varga").rows}
    assert kept("decide", "list", "--format", "table").out.count("applied") == 3


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["same", "Ina Varga", "Nobody At All"], 1, "no entity has the id"),
        (["same", "Ina Varga", "Ina Varga"], 1, "one with"),
        (["kind", "Ina Varga", "ghost"], 2, "is none of"),
        (["rename", "Ina Varga", " "], 1, "a name has"),
        (["undo", "7"], 1, "no decision"),
        (["mention", "Ina Varga", "Petr Oldan"], 1, "not a mention"),
        (["correct", "Ina Varga"], 1, "DOCUMENT:ID"),
        (["same", "a", "Petr Oldan"], 1, "may mean several"),
    ],
)
def test_what_cannot_be_decided(kept: Run, words: list[str], code: int, told: str) -> None:
    """The reason is told, and nothing is written."""
    done = kept("decide", *words)
    assert (done.code, done.out) == (code, "")
    assert told in " ".join(done.err.split())
    assert kept("decide", "list").rows == []


def test_known_people_get_their_identifiers(kept: Run, clippings: Path) -> None:
    """For one listing, or kept with the reading; bad lines of the list are named and the rest goes on."""
    known = clippings.parent / "known.csv"
    known.write_text("id,name,kind\nK1,Ina Varga,person\nK2,Petr Oldan,ghost\n", encoding="utf-8")
    done = kept("entities", "--known", known)
    assert {row["name"]: row["known_id"] for row in done.rows if row["known_id"]} == {"Ina Varga": "K1"}
    assert f"{known}, line 3: kind 'ghost' is none of" in done.err
    assert not any(row["known_id"] for row in kept("entities").rows)
    (told,) = kept("annotate", clippings / "story.txt", "--known", known).rows
    assert {one["name"] for one in told["entities"] if one["known_id"] == "K1"} == {"Ina Varga"}
    kept("reannotate", "--known", known)
    assert {row["name"] for row in kept("entities").rows if row["known_id"] == "K1"} == {"Ina Varga"}


def test_events_are_joined_by_their_ids(kept: Run) -> None:
    """An id of an event needs no option, words that tell of one do; taken back, the listing is as before."""
    before = kept("events").out
    first, second = (row["id"] for row in kept("events").rows[:2])
    (row,) = kept("decide", "same", first, second, "--why", "told so").rows
    assert (row["subject"], row["kind"], row["state"]) == ("event", "same", "applied")
    validate(row, "decision_row")
    after = kept("events").rows
    assert len(after) == len(before.splitlines()) - 1
    target = row["targets"][1]
    place = f"{target['document'][7:19]}:{target['start']}-{target['end']}"
    done = kept("decide", "different", "--events", first, place)
    assert (done.code, done.rows[0]["state"], done.rows[0]["against"]) == (0, "waits", [1])
    assert "decision 2 waits: decision 1 makes the two one" in done.err
    for number in ("1", "2"):
        kept("decide", "undo", number)
    assert kept("events").out == before
    refused = kept("decide", "same", "V0000000000", second)
    assert (refused.code, "no event has the id" in " ".join(refused.err.split())) == (1, True)
