"""Capitals as places and as governments, read from trees."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.entities.capitals import Capitals
from rashomon.entities.figures import Figure
from rashomon.language import load_tagger
from rashomon.pipeline import collect
from rashomon.types import Name, Tagger, Word, Zone, Zoned
from scripted import document_of, script

Read = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """Give the real tagger: what a government does is read from trees."""
    return load_tagger()


@pytest.fixture(scope="module")
def read(tagger: Tagger) -> Read:
    """Give what tells whose each name's mentions are."""

    def read(text: str) -> dict[str, str]:
        (tagged,) = tagger.tag([Zoned(document_of(text), (Zone("z1", "body", 0, len(text)),))])
        told = collect(tagged, "measured")
        names = {one.id: one.name for one in told.entities}
        return {text[m.start : m.end]: names.get(m.entity or "", "") for m in told.mentions if m.form == "name"}

    return read


@pytest.mark.parametrize(
    ("text", "capital", "country"),
    [
        ("Washington accused the army of a massacre.", "Washington", "United States"),
        ("The row began when Madrid recalled its ambassador last week.", "Madrid", "Spain"),
        ("Talks between Ankara and Athens on the islands collapsed.", "Ankara", "Turkey"),
        ("Talks between Ankara and Athens on the islands collapsed.", "Athens", "Greece"),
        ("The island wants closer ties with Ottawa.", "Ottawa", "Canada"),
        ("Oslo's refusal surprised the fishermen.", "Oslo", "Norway"),
        ("Spain was quiet. Madrid recalled its ambassador.", "Madrid", "Spain"),
        ("The U.S. was quiet. Washington accused the army of a massacre.", "Washington", "U.S."),
    ],
)
def test_government(read: Read, text: str, capital: str, country: str) -> None:
    """A capital that accuses, or is bound by ties, is its country."""
    assert read(text)[capital] == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thousands marched in Washington on Friday.", "Washington"),
        ("Madrid is hot in summer.", "Madrid"),
        ("He flew from Ankara to Athens on Monday.", "Ankara"),
        ("Oslo's harbour froze in January.", "Oslo"),
        ("The road between the sea and Ottawa was closed.", "Ottawa"),
        ("Barcelona accused the league of fraud.", "Barcelona"),
    ],
)
def test_place(read: Read, text: str, name: str) -> None:
    """A capital where things happen is the town, and other towns have no land to speak for."""
    assert read(text)[name] == name


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(-1, 9), st.sampled_from(["nsubj", "conj", "nmod:poss", "root"])), max_size=9))
def test_any_tree(arcs: list[tuple[int, str]]) -> None:
    """Any arcs, even in circles, are read."""
    tagged = script(" ".join(["Madrid"] * max(len(arcs), 1)))
    words = tuple(
        Word(7 * i, 7 * i + 6, "PROPN", head if head < len(arcs) else -1, label) for i, (head, label) in enumerate(arcs)
    )
    names = [Name(7 * i, 7 * i + 6, "place", 0.9) for i in range(len(arcs))]
    found = Capitals(replace(tagged, words=words), names, [Figure("place", [i]) for i in range(len(arcs))])
    assert all(tagged.document.text[name.start : name.end] == "Madrid" for name, _ in found.acting())
