"""How two places stand to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detailed import detail, place
from rashomon.comparison.relate import relate_details
from rashomon.types import Detail, Where


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (place("Mina Sadaf", entity="E1"), place("the port", entity="E1"), "agrees"),
        (place("Mina Sadaf"), place("Mina Sadaf", "Khadran"), "agrees"),
        (place("Aleppo"), place("northern Syria"), "compatible"),
        (place("Aleppo"), place("Syria"), "compatible"),
        (place("in Baghdad"), place("in Iraq", "United States"), "compatible"),
        (place("Aleppo", "Syria"), place("Homs", "Syria"), "contradicts"),
        (place("northern Syria"), place("southern Syria"), "contradicts"),
        (place("Lyon"), place("Kenya"), "contradicts"),
        (place("Malibu", "California"), place("Los Angeles"), "unclear"),
        (place("Homs", "Syria"), place("Hama", "Syria"), "contradicts"),
        (place("Aleppo", text="near Aleppo"), place("Aleppo"), "compatible"),
        (place("Hallin"), place("Mina Sadaf"), "unclear"),
        (place("Mina Sadaf", "Khadran"), place("Khadran"), "compatible"),
        # lands that no gazetteer has, as the texts tell them
        (place("Ras Sadaf", "Khadran", entity="E1"), place("Torvenia", text="inside Torvenian waters"), "contradicts"),
        (place("Mina Sadaf, Khadran", "Khadran"), place("Vesmer, Torvenia", "Torvenia"), "contradicts"),
        (place("Sam's Club", "Sam"), place("Bell's Bar", "Bell"), "unclear"),
        (place("Ras Sadaf", "Khadran"), place("Torvenia", text="a Torvenian newspaper"), "unclear"),
        # which of a name is meant is a guess
        (place("Wellington", "New Zealand"), place("Wellington", "Somerset"), "unclear"),
    ],
)
def test_two_places(one: Detail, other: Detail, wanted: str) -> None:
    """A place in another is no contradiction, and what is not known is unclear."""
    for first, second in ((one, other), (other, one)):
        verdict = relate_details(first, second)
        assert verdict is not None
        assert verdict.relation == wanted


PLACES = st.builds(
    Where,
    st.none() | st.sampled_from(["E1", "E2"]),
    st.text(max_size=20) | st.sampled_from(["Aleppo", "Syria"]),
    st.tuples() | st.tuples(st.text(max_size=8)),
)


@given(PLACES, PLACES, st.sampled_from(["in", "near it", "its waters"]))
def test_any_two_places(one: Where, other: Where, text: str) -> None:
    """Relating is symmetric and never fails."""
    first, second = detail("where", one, text), detail("where", other, text)
    there, back = relate_details(first, second), relate_details(second, first)
    assert (there and there.relation) == (back and back.relation)
