"""What became of somebody, told as a state right behind his name."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from happened import Happened, by_name, tell_of
from rashomon.comparison.fates import State, find_states

ORLO = "Orlo Vant"


def states_of(text: str, *persons: str) -> list[State]:
    """Give the states told in a text that names some persons."""
    first = text.split(" ", 1)[0]
    named = [Happened(first, "other", recipient=name) for name in persons]
    document = tell_of("d1", text, *named)
    return list(find_states(document, by_name([document]), frozenset(f"E {name}" for name in persons)))


def told(states: Sequence[State]) -> list[tuple[str, str]]:
    """Give each state with whether it is so."""
    return [(one.said.sort, one.said.polarity or "") for one in states]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Then Orlo Vant was killed.", [("dead", "+")]),
        ("Then Orlo Vant, a baker, is being treated in Pell.", [("hospital", "+")]),
        ("Then the baker, Orlo Vant, is in Ruvian custody.", [("held", "+")]),
        ("Then Orlo Vant, lightly hurt, has been detained.", [("held", "+")]),
        ("Then Orlo Vant remains in the city hospital.", [("hospital", "+")]),
        ("Then Orlo Vant is alive.", [("alive", "+")]),
        ("Then Orlo Vant is not dead.", [("dead", "-")]),
        ("Then the late Orlo Vant was praised.", [("dead", "+")]),
        ("Then they met Orlo Vant. He is under arrest.", [("held", "+")]),
        ("Then Orlo Vant called her from a ward in Pell.", [("hospital", "+")]),
        ("Then Orlo Vant's wife said that her husband had called from his cell.", [("held", "+")]),
        (
            "Then Captain Orlo Vant left. The captain's wife said her husband had rung her from a ward.",
            [("hospital", "+")],
        ),
        # of others, of things, or told of him by the way
        ("Then Orlo Vant called her from the ward before he died.", []),
        ("Then Orlo Vant's wife said that her brother had called from his cell.", []),
        ("Then Orlo Vant left. The mayor's wife said her husband had rung her from a ward.", []),
        ("Then Orlo Vant called her from a boat.", []),
        ("Then Orlo Vant said that a guard was killed.", []),
        ("Then Orlo Vant met the detained.", []),
        ("Then Orlo Vant and the wounded were treated.", []),
        ("Then Orlo Vant. It is in hospital hands.", []),
        ("Then the late train brought Orlo Vant.", []),
    ],
)
def test_states(text: str, wanted: list[tuple[str, str]]) -> None:
    """A state counts behind a name, an aside between commas or a pronoun for the one person of the sentence before."""
    assert told(states_of(text, ORLO)) == wanted


def test_a_pronoun_is_nobody_where_two_are_named() -> None:
    """Of two persons nothing tells which one is meant."""
    assert told(states_of("Then Orlo Vant met Ada Quill. He is dead.", ORLO, "Ada Quill")) == []


def test_a_past_state_may_have_ended() -> None:
    """To have been in hospital may be over, to be detained is not."""
    assert [one.past for one in states_of("Then Orlo Vant was in hospital.", ORLO)] == [True]
    assert [one.past for one in states_of("Then Orlo Vant had been detained.", ORLO)] == [True]
    assert [one.past for one in states_of("Then Orlo Vant has been detained.", ORLO)] == [False]


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["Orlo Vant", "is", "was", ",", "dead", "in", "custody", "he", ".", "the late"]), max_size=14
    ).map(" ".join)
)
def test_any_text(text: str) -> None:
    """Nothing crashes, and what is found lies in the text."""
    document = tell_of("d1", f"On Orlo Vant {text}", Happened("On", "other", recipient=ORLO))
    for one in find_states(document, by_name([document]), frozenset({f"E {ORLO}"})):
        assert 0 <= one.said.span.start < one.said.span.end <= len(document.document.text)
