"""Whose a paper is, as the tree around it tells, with trees written out."""

import pytest

from rashomon.entities.figures import Figure
from rashomon.entities.papers import Papers
from rashomon.lexicon.phrases import core_words
from rashomon.lexicon.tree import Tree
from rashomon.types import Word

# Each word with its class, its head's place (-1: none) and its label; then what speaks, and whose it is ("Board", "Sorel").
SENTENCES = {
    "sent": (
        "Board sent a letter . The letter",
        ["PROPN 1 nsubj", "VERB -1 root", "DET 3 det", "NOUN 1 obj", "PUNCT 1 punct", "DET 6 det", "NOUN -1 root"],
        "Board",
    ),
    "only read": (
        "Board read a letter . The letter",
        ["PROPN 1 nsubj", "VERB -1 root", "DET 3 det", "NOUN 1 obj", "PUNCT 1 punct", "DET 6 det", "NOUN -1 root"],
        None,
    ),
    "sent by somebody": (
        "A letter was sent by Board . The letter",
        [
            "DET 1 det",
            "NOUN 3 nsubj:pass",
            "AUX 3 aux:pass",
            "VERB -1 root",
            "ADP 5 case",
            "PROPN 3 obl",
            "PUNCT 3 punct",
            "DET 8 det",
            "NOUN -1 root",
        ],
        "Board",
    ),
    "a row of verbs": (
        "Board met and sent a letter . The letter",
        [
            "PROPN 1 nsubj",
            "VERB -1 root",
            "CCONJ 3 cc",
            "VERB 1 conj",
            "DET 5 det",
            "NOUN 3 obj",
            "PUNCT 1 punct",
            "DET 8 det",
            "NOUN -1 root",
        ],
        "Board",
    ),
    "its": (
        "Board in its report said so . The report",
        [
            "PROPN 4 nsubj",
            "ADP 3 case",
            "PRON 3 nmod:poss",
            "NOUN 0 nmod",
            "VERB -1 root",
            "ADV 4 advmod",
            "PUNCT 4 punct",
            "DET 8 det",
            "NOUN -1 root",
        ],
        "Board",
    ),
    "a document is any paper": (
        "Sorel filed a complaint . The document",
        ["PROPN 1 nsubj", "VERB -1 root", "DET 3 det", "NOUN 1 obj", "PUNCT 1 punct", "DET 6 det", "NOUN -1 root"],
        "Sorel",
    ),
    "a study is no complaint": (
        "Sorel filed a complaint . The study",
        ["PROPN 1 nsubj", "VERB -1 root", "DET 3 det", "NOUN 1 obj", "PUNCT 1 punct", "DET 6 det", "NOUN -1 root"],
        None,
    ),
}


@pytest.mark.parametrize(("text", "rows", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_issuers(text: str, rows: list[str], expected: str | None) -> None:
    """A paper is whose the verbs and owners around its first mention tell."""
    words, at = [], 0
    for word, row in zip(text.split(), rows, strict=True):
        upos, head, deprel = row.split()
        words.append(Word(at, at + len(word), upos, int(head), deprel))
        at += len(word) + 1
    figures = {name: Figure("organisation", [], label=name) for name in ("Board", "Sorel")}
    named = [text[word.start : word.end] for word in words]
    papers = Papers(text, Tree(text, tuple(words)), {}, lambda place: figures.get(named[place]))
    start = text.rindex("The ")
    issuer = papers.issuer(core_words(text, start, len(text)))
    assert (None if issuer is None else issuer.label) == expected
