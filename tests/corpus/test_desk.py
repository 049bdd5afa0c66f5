"""Passages as pages show them: with their words, and with a few around where those are short."""

import pytest

from made import made
from rashomon.corpus.desk import open_desk
from rashomon.corpus.store import Corpus

TEXT = "Ferry talks\nThe port was shut. Even the enemy, it said, counted nine dead, and no more. Nobody answered.\n"


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("nine dead", "Even the enemy, it said, counted ", ", and no more."),
        ("Ferry", "", " talks"),
        ("Even the enemy, it said, counted nine dead", "", ""),
        ("answered", "Nobody ", "."),
    ],
)
def test_a_short_passage_has_words_around_it(corpus: Corpus, words: str, before: str, after: str) -> None:
    """They end with the sentence or the line; a long passage speaks for itself."""
    corpus.add(*made(TEXT))
    desk = open_desk(corpus)
    start = TEXT.index(words)
    (document,) = desk.documents
    place = desk.place(document, start, start + len(words))
    assert (place.before, place.text, place.after) == (before, words, after)
