"""Lists of known people and bodies: tables and FollowTheMoney lines; what cannot be used is named, the rest goes on."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import KnownError
from rashomon.reading.known import KnownList, read_known
from rashomon.types import Known, Post

TABLE = """Name,ALIASES,kind,office,of,id,note
Ali Sorel,A. Sorel|Abu Mawj,person,Minister|Mayor,Khadran|,K1,x
Maritime Guard,,organisation,,,K2,
Nobody,,ghost,,,K3,
,,person,,,K4,
Nameless,,person,,,,

Ali Sorel,Aly Sorel,,,,K1,
"""


def listed(tmp_path: Path, data: str | bytes) -> KnownList:
    """Read a list that holds this."""
    path = tmp_path / "known"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_known(path)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table(tmp_path: Path, mark: str) -> None:
    """Columns stand in any order and case; lines of one id are one; bad lines are named."""
    found = listed(tmp_path, mark + TABLE)
    assert found.known == (
        Known(
            "K1",
            "Ali Sorel",
            ("A. Sorel", "Abu Mawj", "Aly Sorel"),
            "person",
            (Post("Minister", "Khadran"), Post("Mayor", None)),
        ),
        Known("K2", "Maritime Guard", (), "organisation", ()),
    )
    assert [(fault.line, fault.reason.split()[0]) for fault in found.faults] == [(4, "kind"), (5, "the"), (6, "the")]
    assert str(found.faults[0]).startswith(f"{tmp_path / 'known'}, line 4: ")


def test_semicolons_and_old_encodings(tmp_path: Path) -> None:
    """A table as a spreadsheet of some countries writes it."""
    found = listed(tmp_path, "id;name\nK1;José Müller, the Elder of Zürich\n".encode("cp1252"))
    assert [one.name for one in found.known] == ["José Müller, the Elder of Zürich"]


def test_follow_the_money(tmp_path: Path) -> None:
    """People and bodies are read, other schemata are none; bad lines are named."""
    person = {
        "id": "Q1",
        "schema": "Person",
        "properties": {
            "name": ["Ali Sorel", "علي سوريل"],
            "weakAlias": ["Sorel"],
            "position": ["Prime Minister"],
            "country": ["iq"],
        },
    }
    lines = [
        json.dumps(person),
        "{broken",
        json.dumps({"id": "Q2", "schema": "Vessel", "properties": {"name": ["Sargen"]}}),
        json.dumps({"id": "Q3", "schema": "LegalEntity", "properties": {"name": ["Madra Bank"]}}),
        "[1]",
        json.dumps({"id": 4, "schema": "Person", "properties": {"name": ["Tal"]}}),
        "{" + " " * 1_100_000 + "}",
        json.dumps({"id": "Q5", "schema": "Company", "properties": {"name": "Ostrel Port", "alias": None}}),
    ]
    found = listed(tmp_path, "\n".join(lines) + "\n")
    assert found.known == (
        Known("Q1", "Ali Sorel", ("علي سوريل",), "person", (Post("Prime Minister", "Iraq"),), ("Sorel",)),
        Known("Q3", "Madra Bank", (), None, ()),
        Known("Q5", "Ostrel Port", (), "organisation", ()),
    )
    assert [fault.line for fault in found.faults] == [2, 5, 6, 7]


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"\n\n", b"a,b\n1,2\n"])
def test_what_is_no_list(tmp_path: Path, data: bytes) -> None:
    """A file without a table is refused."""
    with pytest.raises(KnownError):
        listed(tmp_path, data)
    with pytest.raises(KnownError):
        read_known(tmp_path / "none")


@given(st.text() | st.binary(), st.sampled_from([b"id,name\n", b'{"schema": "Person", "properties": ', b""]))
def test_anything_at_all(tmp_path_factory: pytest.TempPathFactory, rest: str | bytes, start: bytes) -> None:
    """No file crashes it."""
    data = rest if isinstance(rest, bytes) else rest.encode("utf-8", "replace")
    try:
        found = listed(tmp_path_factory.mktemp("known"), start + data)
    except KnownError:
        return
    assert all(one.id and one.name for one in found.known)
