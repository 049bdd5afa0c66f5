"""What kind of source words are, told by the words alone."""

import pytest

from rashomon.attribution.kinds import find_kind
from rashomon.types import Name, Span

KINDS = [
    ("he himself", "pronoun"),
    ("they", "pronoun"),
    ("I", "pronoun"),
    ("the survey", "document"),
    ("the local press", "collective"),
    ("Q", "nominal"),
    ("A", "nominal"),
    ("an official", "unnamed"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_kinds(words: str, kind: str) -> None:
    """Pronouns, papers, the press, and the letters of those who ask and answer."""
    assert find_kind(words, Span(0, len(words)), []) == kind


def test_one_of_a_people() -> None:
    """One Torvenian whom the text does not name is not all of them."""
    one, all_of_them = "a cautious Torvenian", "the Torvenian"
    assert find_kind(one, Span(0, len(one)), [Name(11, 20, "norp", 1.0)]) == "unnamed"
    assert find_kind(all_of_them, Span(0, len(all_of_them)), [Name(4, 13, "norp", 1.0)]) == "collective"
