"""How two places stand to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.gazetteer.compare import compare_places
from rashomon.types import Where


def told(words: str) -> Where:
    """Read "name|holder>holder" as a place that is told."""
    name, _, within = words.partition("|")
    return Where(None, name, tuple(one for one in within.split(">") if one))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("near the port of Latakia", "in Syria", "contains"),
        ("Aleppo", "northern Syria", "contains"),
        ("Aleppo", "southern Syria", "apart"),
        ("Aleppo", "Damascus", "apart"),
        ("Aleppo", "Aleppo province", "contains"),
        ("Aleppo", "Manbij", "unknown"),
        ("Douma", "Damascus", "near"),
        ("Tripoli|Lebanon", "Tripoli|Libya", "apart"),
        ("Georgia", "Atlanta", "contains"),
        ("Georgia", "Georgia|United States", "unknown"),
        ("Deir ez-Zor", "Dayr az-Zawr", "same"),
        ("Crimea", "Ukraine", "near"),
        ("Crimea", "Russia", "near"),
        ("Crimea", "Turkey", "apart"),
        ("Iraq", "the Middle East", "contains"),
        ("northern Iraq", "southern Iraq", "apart"),
        ("northern Iraq", "western Iraq", "unknown"),
        ("Baghdad International Airport", "Iraq", "contains"),
        ("the Iraqi capital", "Baghdad", "same"),
        ("near the Syrian border", "Turkey", "unknown"),
        ("Mina Sadaf|Khadran", "Khadran", "contains"),
        ("Mina Sadaf", "Khadran", "unknown"),
        ("the quay", "Khadran", "unknown"),
        ("Nicaragua|Central America", "Rivas|Nicaragua>Central America", "contains"),
        ("Eastern Europe", "Europe", "contains"),
        ("Nicaragua", "the Caribbean", "near"),
    ],
)
def test_places_stand_as_they_lie(one: str, other: str, relation: str) -> None:
    """The relation does not depend on which is told first, and has a reason."""
    found, turned = compare_places(told(one), told(other)), compare_places(told(other), told(one))
    assert (found.relation, turned.relation) == (relation, relation)
    assert found.reason
    assert (found.larger is not None) == (relation == "contains")


_WORDS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "Syria",
                "Aleppo",
                "northern",
                "near",
                "the",
                "of",
                "port",
                ",",
                "in",
                "Georgia",
                "Tripoli",
                "city",
                "'s",
                "Crimea",
                "(",
                "west",
            ]
        ),
        max_size=8,
    ).map(" ".join),
)


@given(_WORDS, _WORDS)
def test_any_words_are_compared(one: str, other: str) -> None:
    """No words crash it, and which is told first does not matter."""
    first, second = Where(None, one), Where(None, other)
    assert compare_places(first, second).relation == compare_places(second, first).relation
