"""Those that the user knows are found by name and office; where two fit, none is given and it is said why."""

import pytest

from rashomon.entities.known import KnownIndex, give_known_ids
from rashomon.entities.resolve import resolve_all
from rashomon.types import EntityKind, Known, Office, Post
from told import Told, tell

INDEX = KnownIndex(
    [
        Known("K1", "Qassem Soleimani", ("Hajj Qassim",), "person", (Post("commander", "Quds Force"),), ("Qassem",)),
        Known("K2", "Ali Sorel", (), "person", (Post("senator", "Ohio"),)),
        Known("K3", "Ali Sorel", (), "person", (Post("coach", "Chelsea"),)),
        Known("K4", "Sargen Guard", ("SGT",), "organisation", ()),
        Known("K5", "Ministry of Defence", (), "organisation", ()),
        Known("K6", "Madra", (), "place", ()),
        Known("K7", "Madra Bank", (), None, ()),
    ]
)


@pytest.mark.parametrize(
    ("name", "kind", "office", "expected"),
    [
        ("Qassem Soleimani", "person", None, "K1"),
        ("Qasem Suleimani", "person", None, "K1"),
        ("قاسم سليماني", "person", None, "K1"),
        ("Soleimani", "person", None, None),
        ("Qassem", "person", None, None),
        ("Qassem", "person", "commander/Quds Force", "K1"),
        ("Bashar Soleimani", "person", None, None),
        ("Qassem Soleimani", "organisation", None, None),
        ("Qassem Soleimani", "person", "coach/Chelsea", None),
        ("Ali Sorel", "person", "coach/Chelsea", "K3"),
        ("Ali Sorel", "person", None, None),
        ("the Sargen Guard", "organisation", None, "K4"),
        ("SGT", "organisation", None, "K4"),
        ("Ministry of Defence", "organisation", None, None),
        ("Madra", "place", None, "K6"),
        ("Madra", "organisation", None, None),
        ("Madra Bank", "organisation", None, "K7"),
        ("", "person", None, None),
    ],
)
def test_who_is_found(name: str, kind: EntityKind, office: str | None, expected: str | None) -> None:
    """One that alone fits, and against whom no office speaks."""
    title, _, of = (office or "").partition("/")
    offices = (Office(title, of, None, None, None, ()),) if office else ()
    assert INDEX.find([name], kind, offices).id == expected


def test_two_that_fit_give_none() -> None:
    """The reason names both."""
    match = INDEX.find(["Ali Sorel"], "person", ())
    assert match.reason == "Ali Sorel may be 2 of those known (K2, K3): no identifier is given"


def test_documents_get_identifiers_and_entities_across_them() -> None:
    """Names that the list has for one join him; a doubt is a warning of the document."""
    pages = [
        give_known_ids(page, INDEX).annotations
        for page in (
            tell(1, Told("Hajj Qassim"), Told("Madra", "place")),
            tell(2, Told("Qassem Soleimani"), Told("Ali Sorel")),
            tell(3, Told("commander", form="nominal")),
        )
    ]
    assert [one.known_id for page in pages for one in page.entities] == ["K1", "K6", "K1", None, None]
    assert "may be 2 of those known" in pages[1].warnings[0]
    found = {one.known_id: one for one in resolve_all(pages).entities if one.known_id}
    assert found["K1"].documents == ("d001", "d002")
    assert set(found) == {"K1", "K6"}
