"""How names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.names import find_parts, fold, is_same_person, without_titles


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ali Sorel", "ALI SOREL", True),
        ("Nouri al-Maliki", "Nouri Al Maliki", True),
        ("Nouri al-Maliki", "Nouri el-Maliki", True),
        ("Hassan Nasrallah", "Sayyed Hassan Nasrallah", True),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan", True),
        ("J. Sorel", "John Sorel", True),
        ("Ali Sorel", "Omar Sorel", False),
        ("Ali Sorel", "Ali Tal", False),
        ("Bashar al-Assad", "Hafez al-Assad", False),
        ("Sorel", "Ali Sorel", False),
    ],
)
def test_the_same_full_name(one: str, other: str, *, same: bool) -> None:
    """Spellings, titles and left-out middle names do not part a person; another given name does."""
    assert is_same_person(find_parts(one), find_parts(other)) is same
    assert is_same_person(find_parts(other), find_parts(one)) is same


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("President Ali Sorel", "Ali Sorel"),
        ("Mr. Sorel’s", "Sorel"),
        ("President", "President"),
        ("Ali Sorel", "Ali Sorel"),
    ],
)
def test_titles_fall_away(name: str, bare: str) -> None:
    """A title before a name is none of it; a title alone stays."""
    assert without_titles(name) == bare


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    """Folding is a projection, for any text."""
    assert fold(fold(name)) == fold(name)
