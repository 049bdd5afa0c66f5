"""Sentences by stops and lines: what ends one, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lexicon.sentences import find_ends, find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He fell. She ran.", ["He fell. ", "She ran."]),
        ("It sank on Feb. 23. Nobody saw it.", ["It sank on Feb. 23. ", "Nobody saw it."]),
        ("It sank in Feb. Nobody saw it.", ["It sank in Feb. ", "Nobody saw it."]),
        ("Dr. Orl and Gov. Tane spoke.", ["Dr. Orl and Gov. Tane spoke."]),
        ("Ilen B. Varo left.", ["Ilen B. Varo left."]),
        ("The U.S. Guard left.", ["The U.S. Guard left."]),
        ("They left the U.S. The port was shut.", ["They left the U.S. ", "The port was shut."]),
        ("“Stop!” He stopped.", ["“Stop!” ", "He stopped."]),
        ("No. 4 was lost. Was it? Yes.", ["No. 4 was lost. ", "Was it? ", "Yes."]),
        ("He said no. Twelve left.", ["He said no. ", "Twelve left."]),
        ("Ferry talks\nThe port was shut.", ["Ferry talks\n", "The port was shut."]),
        ("At 3.30 pm. it rained.", ["At 3.30 pm. it rained."]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    """A stop after a word written short ends nothing, but where what follows begins a sentence."""
    assert [text[each.start : each.end] for each in find_sentences(text)] == sentences


@given(st.text(alphabet="Dr. U.S.\n \"”aB1'(?!"))
def test_sentences_cover_the_text(text: str) -> None:
    """They follow each other without a gap, whatever the text is."""
    assert "".join(text[each.start : each.end] for each in find_sentences(text)) == text
    assert list(find_ends(text)) == sorted(find_ends(text))
