"""Punctuation hangs where the guidelines of Universal Dependencies put it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.punctuation import hang_punctuation


def hang(told: str, *, glued: frozenset[int] = frozenset()) -> list[int]:
    """Hang the marks of a sentence written as "word|head"; what has no letters is a mark."""
    words = [word.rsplit("|", 1) for word in told.split()]
    forms = [form for form, _ in words]
    classes = ["NOUN" if any(map(str.isalnum, form)) else "PUNCT" for form in forms]
    return hang_punctuation(forms, classes, [int(head) for _, head in words], [at in glued for at in range(len(forms))])


@pytest.mark.parametrize(
    ("told", "mark", "head"),
    [
        ("When|2 asked|6 ,|1 the|5 minister|6 laughed|0 .|5", 3, 2),  # after what hangs on a later word
        ("When|2 asked|6 ,|1 the|5 minister|6 laughed|0 .|5", 7, 6),  # the end of the sentence: its root
        ("He|2 left|0 ,|2 saying|2 nothing|4 .|2", 3, 4),  # before what hangs on an earlier word
        ("apples|0 ,|1 pears|1 ,|1 and|6 plums|1", 4, 6),  # before a conjunct
        ("He|2 said|0 “|2 we|5 won|2 ”|2 again|2 .|2", 3, 5),  # a pair: the head of what it holds
        ("He|2 said|0 “|2 we|5 won|2 ”|2 again|2 .|2", 6, 5),
        ('He|2 said|0 "|2 we|5 won|2 .|2 "|2', 6, 5),  # the end inside a pair
    ],
)
def test_hangs_marks_by_the_guidelines(told: str, mark: int, head: int) -> None:
    """Marks hang on what they belong to."""
    assert hang(told)[mark - 1] == head


def test_a_hyphen_inside_a_word_hangs_on_what_is_before_it() -> None:
    """A hyphen without spaces is told from a dash."""
    assert hang("the|2 one|4 -|4 third|0", glued=frozenset({2, 3}))[2] == 2
    assert hang("the|2 one|0 -|2 third|2")[2] == 4  # a dash, before what hangs on an earlier word


@given(st.data())
def test_trees_stay_trees(data: st.DataObject) -> None:
    """Whatever the tree and its marks, no circle comes of it."""
    size = data.draw(st.integers(1, 12))
    forms = data.draw(
        st.lists(st.sampled_from(["a", "b", ",", "“", "”", '"', "(", ")", "-"]), min_size=size, max_size=size)
    )
    order = data.draw(st.permutations(range(size)))
    heads = [0] * size
    for place, at in enumerate(order[1:], 1):
        heads[at] = order[data.draw(st.integers(0, place - 1))] + 1
    classes = ["NOUN" if form.isalnum() else "PUNCT" for form in forms]
    hung = hang_punctuation(forms, classes, heads, [False] * size)
    for at in range(size):
        above = at
        for _ in range(size):
            above = hung[above] - 1 if above >= 0 else -1
        assert above == -1
