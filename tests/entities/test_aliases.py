"""Two names of one inside a document: known as, in brackets, cut short, spelt otherwise; and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.attribution.assemble import assemble
from rashomon.entities.chains import chain
from scripted import script

Names = dict[str, tuple[str, ...]]


def names_in(notation: str) -> Names:
    """Give the entities of a script by name, with their other names."""
    tagged = script(notation)
    return {one.name: one.names for one in chain(tagged, assemble(tagged)).entities}


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "[person:Hatim Shirai], known to his men as “[person:Abu Mawj]”, came.",
            {"Hatim Shirai": ("Abu Mawj",)},
        ),
        ("[person:Hatim Shirai], better known as [other:Abu Mawj], came.", {"Hatim Shirai": ("Abu Mawj",)}),
        ("[person:Omar Tal], nicknamed “[person:The Gull]”, came.", {"Omar Tal": ("The Gull",)}),
        ("[person:Omar Tal], whose nom de guerre is [place:Abu Mawj], came.", {"Omar Tal": ("Abu Mawj",)}),
        ("[person:Abu Mawj] ([person:Hatim Shirai]) came.", {"Abu Mawj": ("Hatim Shirai",)}),
        ("Hajj [person:Qasim] ([person:Sorel]) came.", {"Qasim Sorel": ("Qasim", "Sorel")}),
        ("Captain ([person:Younes]) [person:Bakhit] came.", {"Younes Bakhit": ("Younes", "Bakhit")}),
        (
            "[organisation:Rih al-Bahr] (or [organisation:Sea Wind Forces]) came.",
            {"Rih al-Bahr": ("Sea Wind Forces",)},
        ),
        (
            "[organisation:The League of Ports], formerly known as [organisation:Harbour Union], met.",
            {"The League of Ports": ("Harbour Union",)},
        ),
        ("[person:Qassim Sorel] came. Hajj [person:Qasim]’s role.", {"Qassim Sorel": ("Qasim",)}),
        ("[organisation:Al Mirsat] and [organisation:Al Mirsat TV] came.", {"Al Mirsat TV": ("Al Mirsat",)}),
        ("[organisation:Maritime Guard] came. The [other:Guard] left.", {"Maritime Guard": ()}),
        (
            "[organisation:Straits Observation Mission] came. The [organisation:Observation Mission] left.",
            {"Straits Observation Mission": ("Observation Mission",)},
        ),
    ],
)
def test_one(notation: str, expected: Names) -> None:
    """Names that a text shows to be one's are one entity; a noun alone is a mention and no name."""
    assert names_in(notation) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "[person:Hatim Shirai] came. A man known as [person:Abu Mawj] left.",
        "[person:Omar Tal] ([organisation:Salt Party]) came.",
        "[person:Omar Tal] ([person:Ali Sorel]) came.",
        "[organisation:Maritime Guard] and [organisation:Coastal Guard] met. The [organisation:Guard] left.",
        "The [organisation:Guard] left. [organisation:Maritime Guard] came.",
        "[place:Warda] and [place:Warda City] are far apart.",
        "[person:Hassan Sorel] came. [person:Hussein] left.",
        "[person:Qassim Sorel] met [person:Qasem Tal]. [person:Qasim] left.",
    ],
)
def test_two(notation: str) -> None:
    """Where nothing says so, or two would fit, names stay apart."""
    tagged = script(notation)
    assert len(names_in(notation)) == len({tagged.document.text[n.start : n.end] for n in tagged.names})


@pytest.mark.parametrize(
    ("notation", "joined"),
    [
        ("[organisation:Ambrel Textile Inc.] grew. [organisation:Ambrel] sold.", True),
        ("[organisation:Ambrel Textile Inc.] grew. [organisation:Ambrel Textile] sold.", True),
        ("[organisation:Ambrel Textile Inc.] grew. [place:Ambrel] burns.", False),
        ("[organisation:Ambrel Textile] grew. [organisation:Ambrel] sold.", False),
        ("[organisation:Ambrel] sold. [organisation:Ambrel Textile Inc.] grew.", False),
        (
            "[organisation:Ambrel Textile Inc.] and [organisation:Ambrel Oil Co.] grew. [organisation:Ambrel] sold.",
            False,
        ),
        ("[organisation:Ambrel Textile Inc.] grew. [organisation:Textile] sold.", False),
    ],
)
def test_firm(notation: str, *, joined: bool) -> None:
    """The first words of a firm's name stand for it later, where no other name begins so."""
    found = names_in(notation)
    assert (len(found) == 1) is joined


def test_a_cut_name_counts_as_a_mention() -> None:
    """A guard that comes back refers to the body named before."""
    tagged = script("[organisation:Maritime Guard] came. The [other:Guard] left.")
    chained = chain(tagged, assemble(tagged))
    assert [mention.entity for mention in chained.mentions] == ["e1", "e1"]


PIECES = st.sampled_from(
    [
        "[person:Abu Mawj]",
        "[person:Ali]",
        "[person:Sorel]",
        "[organisation:Guard]",
        "[organisation:Coastal Guard]",
        "(",
        ")",
        "known as",
        "or",
        ", ",
        "the",
        "“",
        "”",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_any_text(notation: str) -> None:
    """No text breaks it, and every name is somebody's."""
    tagged = script(notation)
    chained = chain(tagged, assemble(tagged))
    assert all(mention.entity is not None for mention in chained.mentions if mention.form == "name")
