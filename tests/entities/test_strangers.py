"""People whom a text tells of without a name, with trees written out."""

import pytest

from rashomon.entities.strangers import find_strangers
from rashomon.lexicon.tree import Tree
from rashomon.types import Word

# Each word with its class, its head's place (-1: none) and its label.
SENTENCES = {
    "with an article": ("A relative left", ["DET 1 det", "NOUN 2 nsubj", "VERB -1 root"], ["A relative"]),
    "with a number": ("Two monitors left", ["NUM 1 nummod", "NOUN 2 nsubj", "VERB -1 root"], ["Two monitors"]),
    "many": ("Old villagers left", ["ADJ 1 amod", "NOUN 2 nsubj", "VERB -1 root"], ["Old villagers"]),
    "told of before": ("The relative left", ["DET 1 det", "NOUN 2 nsubj", "VERB -1 root"], []),
    "somebody's": ("His relative left", ["PRON 1 nmod:poss", "NOUN 2 nsubj", "VERB -1 root"], []),
    "a predicate": ("He is a relative", ["PRON 3 nsubj", "AUX 3 cop", "DET 3 det", "NOUN -1 root"], []),
    "no people": ("A bridge fell", ["DET 1 det", "NOUN 2 nsubj", "VERB -1 root"], []),
}


@pytest.mark.parametrize(("text", "rows", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_strangers(text: str, rows: list[str], expected: list[str]) -> None:
    """Only first mentions of people are strangers."""
    words, at = [], 0
    for word, row in zip(text.split(), rows, strict=True):
        upos, head, deprel = row.split()
        words.append(Word(at, at + len(word), upos, int(head), deprel))
        at += len(word) + 1
    found = list(find_strangers(text, Tree(text, tuple(words)), ()))
    assert [text[one.span.start : one.span.end] for one in found] == expected
    assert all(one.figure.unnamed for one in found)
