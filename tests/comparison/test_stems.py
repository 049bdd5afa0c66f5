"""Words cut to what their forms share, and what a passage is weighed by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparison.distinctive import score_words
from rashomon.comparison.gist import features_of, likeness, measure, weigh
from rashomon.comparison.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("save", "saves", "saved", "saving"),
        ("stop", "stops", "stopped", "stopping"),
        ("carry", "carries", "carried"),
        ("fall", "fell", "fallen"),
        ("rebel", "rebels", "rebel's"),
        ("attack", "attacks", "attacked"),
        ("boss", "bosses"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    """By rule, and the irregular ones by list."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("ring", "r"), ("this", "thi"), ("need", "ne"), ("crisis", "crisi")])
def test_short_words_and_lookalikes_are_left(one: str, other: str) -> None:
    """Nothing is cut that would leave no word."""
    assert stem(one) != stem(other) or stem(one) == one


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_symmetric_and_of_itself_whole(one: str, other: str) -> None:
    """From 0 to 1, for any text."""
    some = [features_of(one), features_of(other)]
    weights = weigh([*some, frozenset({"x"}), frozenset({"y"})])
    first, second = (measure(features, weights) for features in some)
    assert likeness(first, second, weights) == pytest.approx(likeness(second, first, weights))
    assert 0.0 <= likeness(first, second, weights) <= 1.0
    assert not some[0] or likeness(first, first, weights) == pytest.approx(1.0)


def test_what_all_share_counts_little() -> None:
    """Two answers that share only the matter are less alike than two that share what sets them apart."""
    answers = ["the tax on boats falls", "the tax on boats rises", "the tax on boats rises soon"]
    some = [features_of(one) for one in answers]
    weights = weigh(some)
    falls, rises, soon = (measure(one, weights) for one in some)
    assert likeness(rises, soon, weights) > likeness(falls, rises, weights)


def test_scores_are_opposite_and_small_numbers_claim_nothing() -> None:
    """What one keeps to the other avoids."""
    from collections import Counter

    used = {"a": Counter(regime=20, government=2), "b": Counter(regime=2, government=20)}
    scores = score_words(used)
    assert scores["a", "regime"] > 1.96
    assert scores["b", "regime"] < -1.96
    assert set(score_words({"a": Counter(regime=2), "b": Counter(government=2)}).values()) == {0.0}
    assert score_words({"a": Counter(regime=50)}) == {("a", "regime"): 0.0}
