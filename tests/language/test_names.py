"""Names reach to the ends of their words; one person's pieces are one name."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.names import Labelled, agree
from rashomon.types import Span

LABELS = ("Organization", "Person")


def names(text: str, *given_names: tuple[str, str]) -> list[str]:
    """Give the names that come of some words of a text with their classes."""
    found = []
    for words, label in given_names:
        odds = np.array([label == one for one in LABELS], dtype=np.float32)
        start = text.index(words)
        found.append(Labelled(Span(start, start + len(words)), label, 0.9, odds))
    return [text[one.span.start : one.span.end] for one in agree(text, found, LABELS)]


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("The Sa’ath party met.", [("Sa", "Organization")], ["Sa’ath"]),
        ("Sorel’s men met.", [("Sorel", "Person")], ["Sorel"]),
        ("Sorelists met.", [("Sorel", "Organization")], ["Sorelists"]),
        ("Sorel-backed men met.", [("Sorel", "Person")], ["Sorel"]),
        ("Sorel-led men met.", [("Sorel", "Person")], ["Sorel"]),
        ("Ira Sorel Mo-dan met.", [("Ira Sorel Mo", "Person")], ["Ira Sorel Mo-dan"]),
        ("The Salt-making firm met.", [("Salt", "Organization")], ["Salt"]),
        ("Dara S. Sorel met them.", [("Dara S.", "Person"), ("Sorel", "Person")], ["Dara S. Sorel"]),
        ("Dara, Sorel met.", [("Dara", "Person"), ("Sorel", "Person")], ["Dara", "Sorel"]),
        ("Salt Party Sorel met.", [("Salt Party", "Organization"), ("Sorel", "Person")], ["Salt Party", "Sorel"]),
        ("The Sa’ath party met.", [("Sa", "Organization"), ("ath", "Organization")], ["Sa’ath"]),
        ("“Sorel”, he said.", [("“Sorel”", "Person")], ["Sorel"]),
    ],
)
def test_names_reach_over_whole_words(text: str, pieces: list[tuple[str, str]], expected: list[str]) -> None:
    """An apostrophe inside a word ends no name, a clitic or a hyphen does but in a given name; initials stay with their surname."""
    assert names(text, *pieces) == expected


@given(st.text(alphabet="ab’ -.S", min_size=1, max_size=14), st.data())
def test_any_spans_give_names_apart(text: str, data: st.DataObject) -> None:
    """Whatever is marked, names lie in the text and not in each other."""
    places = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    odds = np.ones(2, dtype=np.float32)
    marked = [Labelled(Span(min(pair), max(pair)), "Person", 0.9, odds) for pair in places]
    found = agree(text, marked, LABELS)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
