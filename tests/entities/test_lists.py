"""Lands and bodies of several names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.families import Family, make_key
from rashomon.entities.lists import find_kept, is_known_body
from rashomon.entities.resolve import resolve
from rashomon.lexicon import load
from told import Told, tell


@pytest.mark.parametrize(
    ("family", "one", "other"),
    [
        ("place", "the Netherlands", "Holland"),
        ("place", "America", "the United States"),
        ("body", "the U.N.", "United Nations"),
        ("body", "Daesh", "ISIS"),
        ("body", "Daesh", "Islamic State group"),
        ("body", "World Health Organisation", "WHO"),
        ("body", "Kurdistan Workers' Party", "PKK"),
    ],
)
def test_one(family: Family, one: str, other: str) -> None:
    """Names that the whole press knows as one's have one key."""
    assert make_key(family, one) == make_key(family, other)


@pytest.mark.parametrize(
    ("family", "one", "other"),
    [
        ("place", "Latin America", "America"),
        ("person", "Una Un", "United Nations"),
        ("body", "UN Mission", "United Nations"),
        ("body", "Islamic State University", "Islamic State"),
    ],
)
def test_two(family: Family, one: str, other: str) -> None:
    """Whole names only, of the one kind."""
    assert make_key(family, one) != make_key(family, other)


def test_misread() -> None:
    """What was read as a person on no ground but the reading is the body that has the name."""
    told = [tell(1, Told("Daesh")), tell(2, Told("ISIS", kind="organisation"))]
    assert [(one.kind, len(one.members)) for one in resolve(told)] == [("organisation", 2)]


@pytest.mark.parametrize("subject", ["lands", "several"])
def test_each_name_stands_once(subject: str) -> None:
    """No name is in two groups."""
    names = [name for group in load("names", subject)["same"] for name in group]
    assert len(names) == len(set(names))


@given(st.text(max_size=40))
def test_any_text(name: str) -> None:
    """Any text may be looked up."""
    assert is_known_body(name) in {True, False}
    assert find_kept("person", (name,)) is None
