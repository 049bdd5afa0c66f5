"""Labels in a text: which words call somebody something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparison.labels import find_labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("It was a clash, not a massacre.", [("clash", "happening")]),
        ("I do not call this an incident. I call it a massacre.", [("massacre", "happening")]),
        ("Varo calls the search an act of piracy.", [("act of piracy", "happening")]),
        (
            "Armed rebels met the so-called militants.",
            [("Armed rebels", "fighters"), ("so-called militants", "fighters")],
        ),
        ("The illegitimate government fell.", [("illegitimate government", "rulers")]),
        ("The government spokesman met a rebel commander.", []),
        ("Fourteen martyrs and two victims", [("martyrs", "dead"), ("victims", "dead")]),
        ("They attacked at dawn and were killed.", []),
        ("No clash took place.", []),
        ("Political prisoners, or prisoners of war?", [("Political prisoners", "held"), ("prisoners of war", "held")]),
        ("", []),
    ],
)
def test_labels_are_found(text: str, labels: list[tuple[str, str]]) -> None:
    """Each with what judges it before it; denied ones and parts of offices are none."""
    assert [(one.words, one.slot) for one in find_labels(text, 0, len(text))] == labels


@given(st.text(alphabet=st.sampled_from("regime terrorist not a clash, .“”'’\n"), max_size=300), st.integers(0, 50))
def test_any_text_gives_labels_that_stand_in_it(text: str, start: int) -> None:
    """Offsets give back words of the text, whatever it is."""
    for one in find_labels(text, min(start, len(text)), len(text)):
        assert start <= one.start <= one.head < one.end <= len(text)
        assert one.words.split()[-1] in text


def test_long_text_loses_no_label() -> None:
    """Words are read in stretches; none falls between two."""
    text = "a word or two and then the rebels came. " * 100
    assert len(list(find_labels(text, 0, len(text)))) == 100
