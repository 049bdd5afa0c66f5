"""What the reader's hints add to the lexicon of events, and what they take away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.events.certainty import find_standing
from rashomon.events.hinted import Hinted
from rashomon.events.triggers import Trigger, find_triggers
from rashomon.language import load_tagger
from rashomon.lexicon.tree import Tree
from rashomon.pipeline import collect, zone
from rashomon.types import Annotations, Hint, Tagger, Word
from scripted import document_of

Read = Callable[[str], Annotations]


@pytest.fixture(scope="module")
def read() -> Read:
    """Annotate a text published on 8 March 2023."""
    tagger: Tagger = load_tagger()

    def run(text: str) -> Annotations:
        document = replace(document_of(text), published=date(2023, 3, 8))
        (tagged,) = tagger.tag([zone(document)])
        return collect(tagged, "test")

    return run


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine men died in a brawl in Hallin prison.", ["died", "brawl"]),
        ("The sacking of the minister angered the port.", ["sacking", "angered"]),
        ("The murderer lives in Hallin.", []),
        ("The bid for the port was bold.", []),
        ("Divers found the boat off Tarn on Monday.", ["found"]),
        ("The men found themselves in a hard place.", []),
        ("Guards took the fishermen away in a van.", ["took"]),
        ("The minister took no account of the law.", []),
        ("The new law takes effect on Friday.", []),
        ("The court suspended the mayor on Monday.", ["suspended"]),
        ("Torvenia stayed away from Hallin.", []),
        ("The court issued a ruling on Monday.", ["ruling"]),
        ("The company issued new shares on Monday.", ["issued"]),
        ("An opinion poll put him ahead.", []),
        ("The developing world needs grain.", []),
    ],
)
def test_words_that_the_lexicon_does_not_settle(read: Read, text: str, words: list[str]) -> None:
    """Nouns that it lacks, verbs of deed or state; idioms, states, people and what tells of nothing are left out."""
    annotations = read(text)
    assert [annotations.document.text[one.start : one.end] for one in annotations.events] == words


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("Please contact the ministry.", "contact", "uncertain"),
        ("The goal is to turn Tarn into a port of call.", "turn", "uncertain"),
        ("He managed to reach the island.", "reach", "happened"),
        ("Guards reached the island on Monday.", "reached", "happened"),
        ("Guards will reach the island on Monday.", "reach", "planned"),
    ],
)
def test_what_no_word_says_the_reader_may_doubt(read: Read, text: str, word: str, certainty: str) -> None:
    """Where auxiliaries and governing words tell, they hold."""
    events = read(text).events
    assert [one.certainty for one in events if text[one.start : one.end] == word] == [certainty]


def tree_of(text: str, classes: str) -> Tree:
    """Give words under one root, by their classes' first letters."""
    names = {"n": "NOUN", "v": "VERB", "p": "PROPN", "d": "DET"}
    words, at = [], 0
    for number, (piece, sort) in enumerate(zip(text.split(), classes, strict=True)):
        start = text.index(piece, at)
        at = start + len(piece)
        words.append(Word(start, at, names[sort], number - 1, "root" if number == 0 else "obj"))
    return Tree(text, words)


SURE, UNSURE, NOTHING = Hint(0.9, 0.05, 0.9), Hint(0.6, 0.2, 0.9), Hint(0.02, 0.95, 0.9)


@pytest.mark.parametrize(
    ("noun", "sort", "hint", "expected"),
    [
        ("brawl", "n", SURE, True),
        ("brawl", "n", UNSURE, False),
        ("brawl", "p", SURE, False),
        ("attempt", "n", SURE, False),
        ("attempts", "n", SURE, False),
        ("series", "n", SURE, False),
        ("minister", "n", SURE, False),
        ("th", "n", SURE, False),
        ("2nd-rate", "n", SURE, False),
    ],
)
def test_nouns(noun: str, sort: str, hint: Hint, expected: bool) -> None:  # noqa: FBT001 - a case table
    """No name, no person, and nothing that stands before a happening or tells how certain it is."""
    assert Hinted(tree_of(noun, sort), [hint], [False]).is_noun(0) is expected


def test_words_that_introduce_what_somebody_says() -> None:
    """They are told as attributions."""
    tree = tree_of("found brawl", "vn")
    assert not Hinted(tree, [SURE, SURE], [True, True]).is_verb(0, ["find"])
    assert not Hinted(tree, [SURE, SURE], [True, True]).is_noun(1)
    assert Hinted(tree, [SURE, SURE], [False, False]).is_verb(0, ["find"])
    assert not Hinted(tree, [SURE, SURE], [False, False]).is_verb(0, ["live"])


def test_without_hints_the_lexicon_alone_decides() -> None:
    """A tagger may give none."""
    tree = tree_of("attacked brawl", "vn")
    plain = Hinted(tree, [], [False, False])
    assert [one.at for one in find_triggers(tree, [False, False], plain)] == [0]
    assert plain.of(0) is None
    hinted = Hinted(tree, [NOTHING, SURE], [False, False])
    assert [one.at for one in find_triggers(tree, [False, False], hinted)] == [1]


CHANCE = st.floats(0, 1)


@given(CHANCE, CHANCE, CHANCE)
def test_doubt_turns_only_what_was_said_to_have_happened(happening: float, nothing: float, took_place: float) -> None:
    """Whatever the hint, a verb alone has happened or is uncertain, and is never denied."""
    tree = tree_of("attacked port", "vn")
    trigger = Trigger(0, "assault", verbal=True, lemma="attack")
    standing = find_standing(tree, trigger, None, Hint(happening, nothing, took_place))
    assert standing.certainty == ("uncertain" if took_place <= 0.2 else "happened")
    assert standing.polarity == "+"
