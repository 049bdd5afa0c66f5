"""Trees are walked on by place: what hangs on a word, what stands over it, and what is written between."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lexicon.tree import Tree
from rashomon.types import Span, Word

TEXT = "The minister’s deputy, Oran Tesk did not resign.\nHe slept."
_TOLD = """
    1 DET det, 3 NOUN nmod:poss, 1 PART case, 9 NOUN nsubj, 5 PUNCT punct, 3 PROPN appos, 5 PROPN flat, 9 AUX aux,
    9 PART advmod, -1 VERB root, 9 PUNCT punct, 12 PRON nsubj, -1 VERB root, 12 PUNCT punct
"""
"""Head, class and label of each word."""


def _grow() -> Tree:
    spans = [match.span() for match in re.finditer(r"’s|\w+|[^\w\s]", TEXT)]
    told = [one.split() for one in _TOLD.split(",")]
    return Tree(
        TEXT, [Word(*span, tag, int(head), label) for span, (head, tag, label) in zip(spans, told, strict=True)]
    )


TREE = _grow()
DEPUTY, TESK, RESIGN = 3, 6, 9


def test_what_hangs_on_a_word() -> None:
    """Children come in order of the text, by label where one is given; what stands over a word comes nearest first."""
    assert TREE.children(RESIGN) == [3, 7, 8, 10]
    assert TREE.children(RESIGN, "aux", "advmod") == [7, 8]
    assert TREE.children(TESK) == []
    assert (TREE.first(DEPUTY, "appos"), TREE.first(DEPUTY, "obj")) == (5, None)
    assert list(TREE.above(TESK)) == [5, DEPUTY, RESIGN]
    assert (TREE.head(RESIGN), TREE.head(DEPUTY)) == (None, RESIGN)
    assert TREE.auxiliaries(RESIGN) == ["did", "not"]
    assert TREE.has_child(RESIGN, frozenset({"not"}))
    assert not TREE.has_child(RESIGN, frozenset({"never"}))


def test_how_words_are_written() -> None:
    """Folded words keep a possessive ending, with a straight apostrophe; plain ones lose it; nothing is past the ends."""
    assert (TREE.folded[2], TREE.plain(2)) == ("'s", "")
    assert (TREE.plain(0), TREE.plain(-1), TREE.plain(len(TREE.words))) == ("the", "", "")
    assert (TREE.case(1), TREE.case(DEPUTY), TREE.has_case(1, "'s")) == ("'s", None, True)


def test_places_of_offsets() -> None:
    """A word is found by any of its characters, a space holds none; a span has the words that begin in it."""
    assert [TREE.at(TEXT.index("deputy") + more) for more in (0, 5, 6)] == [DEPUTY, DEPUTY, 4]
    assert TREE.at(3) is None
    start = TEXT.index("Oran")
    assert list(TREE.over(Span(start, start + len("Oran Tesk")))) == [5, TESK]
    assert list(TREE.over(Span(len(TEXT), len(TEXT) + 9))) == []


@pytest.mark.parametrize(
    ("words", "label"),
    [("deputy", "nsubj"), ("Oran Tesk", "nsubj"), ("Tesk", "nsubj"), ("resign", "root"), (" ", None)],
)
def test_how_a_stretch_hangs_on_the_rest(words: str, label: str | None) -> None:
    """An apposition stands for what it is put beside; white space hangs on nothing."""
    start = TEXT.index(words)
    assert TREE.label_over(start, start + len(words)) == label


def test_what_stands_between_words() -> None:
    """A comma parts and so does a line's end; only a space or a hyphen is near."""
    assert (TREE.is_after_comma(5), TREE.is_after_comma(6), TREE.is_after_comma(0)) == (True, False, False)
    assert (TREE.is_near(TESK), TREE.is_near(11), TREE.is_near(0), TREE.is_near(99)) == (True, False, False, False)
    assert (TREE.is_one_line(DEPUTY, TESK), TREE.is_one_line(TESK, 11)) == (True, False)
    assert (TREE.is_one_phrase(5, TESK), TREE.is_one_phrase(DEPUTY, TESK)) == (True, False)


@given(st.lists(st.integers(-1, 30), max_size=30))
def test_any_tree_can_be_walked_on(heads: list[int]) -> None:
    """Circles end, and every word is a child of its head."""
    text = "o " * len(heads)
    tree = Tree(
        text,
        [Word(2 * at, 2 * at + 1, "X", head % len(heads) if head >= 0 else -1, "dep") for at, head in enumerate(heads)],
    )
    for at in range(len(heads)):
        assert len(list(tree.above(at))) <= 40
        head = tree.head(at)
        assert head is None or at in tree.children(head)
