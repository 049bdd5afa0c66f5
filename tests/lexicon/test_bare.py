"""Names without the titles that a tagger took for a part of them."""

import pytest

from rashomon.lexicon.bare import bare_names
from rashomon.types import EntityKind, Name


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Ali Sorel", "person", ["Ali Sorel person"]),
        ("Prime Minister Ali Sorel", "person", ["Ali Sorel person"]),
        ("Iraqi Prime Minister Ali Sorel", "person", ["Iraqi norp", "Ali Sorel person"]),
        ("Harbour Board Secretary General Ali Sorel", "person", ["Harbour Board organisation", "Ali Sorel person"]),
        ("Iraqi Vice President", "person", ["Iraqi norp"]),
        ("Vice President", "organisation", []),
        ("Secretary General", "person", []),
        ("Sheikh Ali Sorel", "person", ["Sheikh Ali Sorel person"]),
        ("Office of the President", "organisation", ["Office of the President organisation"]),
        ("Minister of Rain", "person", []),
        ("Tarn Council President Ali Sorel", "organisation", ["Tarn Council organisation", "Ali Sorel person"]),
        ("Tarn County Chairman Ali Sorel", "place", ["Tarn County organisation", "Ali Sorel person"]),
        ("President Hotel", "facility", ["President Hotel facility"]),
    ],
)
def test_titles_are_cut_away(name: str, kind: EntityKind, expected: list[str]) -> None:
    """The person stays, what stands before the title becomes a name of its own, a title alone is none."""
    found = bare_names(name, [Name(0, len(name), kind, 0.9)])
    assert [f"{name[one.start : one.end]} {one.kind}" for one in found] == expected
