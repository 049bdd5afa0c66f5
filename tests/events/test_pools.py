"""Two words of one story share doers and things done to where they tell of one happening, and seldom a sentence."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from happened import Happened, by_name, tell_of
from rashomon.events.nearness import Nearness
from rashomon.events.pools import Pools
from rashomon.events.tellings import Telling, read_tellings
from rashomon.types import Annotations

SEVERED = tell_of(
    "d1",
    "Storm divers severed the harbour cable near the old lighthouse. Skippers sang.",
    Happened("severed", actor="divers", recipient="cable"),
)
CUT = tell_of(
    "d2",
    "Near the old lighthouse storm divers cut the harbour cable, and boats burned.",
    Happened("cut", actor="divers", recipient="cable"),
    Happened("burned", recipient="boats"),
)
BAKED = tell_of(
    "d3", "A baker in Vesmer roasted seven geese for his guild.", Happened("roasted", actor="baker", recipient="geese")
)


def pooled(documents: Sequence[Annotations]) -> tuple[list[Telling], Pools]:
    """Give the tellings of documents with the pools of their words."""
    tellings = list(read_tellings(documents, by_name(documents)))
    return tellings, Pools(tellings, Nearness(documents))


def shared(documents: Sequence[Annotations], one: str, other: str) -> dict[str, str]:
    """Give what two words share, by what it is."""
    tellings, pools = pooled(documents)
    at = {telling.words[0]: number for number, telling in enumerate(tellings)}
    return dict(feature.split() for feature in pools.features(at[one], at[other]))


@pytest.mark.parametrize(
    ("one", "other", "view", "bucket"),
    [
        ("severed", "cut", "actor", "more"),  # the same doers
        ("severed", "cut", "recipient", "more"),  # the same thing
        ("severed", "cut", "together", "0"),  # never in one sentence
        ("cut", "burned", "together", "more"),  # side by side: two happenings
        ("cut", "burned", "recipient", "0"),
        ("cut", "burned", "actor", "open"),  # nobody is told to have burned the boats
        ("cut", "roasted", "recipient", "0"),
        ("cut", "roasted", "together", "open"),  # two stories
    ],
)
def test_what_two_words_share(one: str, other: str, view: str, bucket: str) -> None:
    """Doers, things done to and sentences are compared over all of a story."""
    assert shared([SEVERED, CUT, BAKED], one, other)[view] == bucket


@pytest.mark.parametrize(("times", "size"), [(1, "few"), (2, "some"), (5, "many")])
def test_a_word_told_seldom_is_known_little(times: int, size: str) -> None:
    """The rarer of two words tells how much the comparison is worth."""
    cut = [replace(CUT, document=replace(CUT.document, id=f"cut {number}")) for number in range(times)]
    severed = [replace(SEVERED, document=replace(SEVERED.document, id=f"severed {number}")) for number in range(5)]
    tellings, pools = pooled([*cut, *severed])
    assert (tellings[0].lemma, tellings[-1].lemma) == ("cut", "sever")
    assert pools.size(0, len(tellings) - 1) == size


@given(st.permutations([SEVERED, CUT, BAKED]))
def test_the_order_of_documents_does_not_matter(documents: Sequence[Annotations]) -> None:
    """What two words share is the same in any order, and both ways round."""
    assert shared(documents, "severed", "cut") == shared([SEVERED, CUT, BAKED], "cut", "severed")


def test_nothing_comes_of_nothing() -> None:
    """Documents without happenings have no pools."""
    assert pooled([tell_of("d", "Nothing happened.")])[0] == []
