"""Words and marks with their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.tokens import find_tokens
from rashomon.types import Span

CASES = [
    ("Varo’s crew left.", ["Varo", "’s", "crew", "left", "."]),
    ("the U.S. fleet", ["the", "U.S.", "fleet"]),
    ("2,000 of 3.5%", ["2,000", "of", "3.5%"]),
    ("al-Khazali and O’Brien", ["al-Khazali", "and", "O’Brien"]),
    ("“No…” he said", ["“", "No", "…", "”", "he", "said"]),
    ("e\u0301te\u0301 مُحَمَّد", ["e\u0301te\u0301", "مُحَمَّد"]),
    ("don't", ["don't"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_tokens(text: str, expected: list[str]) -> None:
    """The tokens in words."""
    found = find_tokens(text, [Span(0, len(text))])
    assert [text[each.start : each.end] for each in found] == expected


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    """What is no token is white space."""
    found = find_tokens(text, [Span(0, len(text))])
    kept = "".join(text[each.start : each.end] for each in found)
    assert "".join(kept.split()) == "".join(text.split())
