"""Where places lie, by the table, by the words and by what the document says."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.gazetteer.compare import compare_places
from rashomon.gazetteer.context import PlaceContext, join_contexts, read_context
from rashomon.gazetteer.resolve import chain_of, place_of, where_of
from rashomon.gazetteer.tellings import find_tellings, land_of
from rashomon.gazetteer.words import parse_place
from rashomon.types import EntityKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A marked name."""

    start: int
    end: int
    kind: EntityKind = "place"


def read(marked: str) -> tuple[str, list[Spot]]:
    """Give a text and its places, marked by brackets."""
    text, spots, at = "", [], 0
    for match in re.finditer(r"\[([^\]]+)\]", marked):
        text += marked[at : match.start()]
        spots.append(Spot(len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    return text + marked[at:], spots


def context_of(marked: str) -> PlaceContext:
    """Give the context of a text with marked places."""
    return read_context(*read(marked))


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("near the port of Latakia", ("Latakia", "Syria", "Middle East")),
        ("the Syrian port city of Latakia", ("Latakia", "Syria", "Middle East")),
        ("in Anbar province", ("Anbar province", "Iraq", "Middle East")),
        ("Hmeimim air base in Latakia", ("Hmeimim air base", "Latakia", "Syria", "Middle East")),
        ("Baghdad International Airport", ("Baghdad International Airport", "Baghdad", "Iraq", "Middle East")),
        ("the U.S. Embassy in Baghdad", ("Baghdad", "Iraq", "Middle East")),
        ("Paris, Texas", ("Paris", "Texas", "United States", "North America")),
        ("Crimea", ("Crimea",)),
        ("Georgia", ("Georgia",)),
        ("Norway", ("Norway", "Scandinavia", "Europe")[:2]),
        ("Khadran's Mina Sadaf", ("Mina Sadaf", "Khadran")),
        ("the coast", ()),
        ("", ()),
    ],
)
def test_chains_lead_from_the_place_to_its_region(words: str, chain: tuple[str, ...]) -> None:
    """The smallest first; a place in dispute, or one of several of its name, ends its chain."""
    assert chain_of(words) == chain


@pytest.mark.parametrize(
    ("words", "part", "near"),
    [
        ("northern Syria", "north", False),
        ("in the north of Syria", "north", False),
        ("north of Aleppo", None, True),
        ("30 km west of Mosul", None, True),
        ("two miles inside Syria", None, False),
        ("North Korea", None, False),
        ("the Gulf of Oman", None, False),
        ("off Ras Sadaf", None, True),
        ("the outskirts of Damascus", "part", False),
    ],
)
def test_parts_and_nearness_are_read(words: str, part: str | None, near: bool) -> None:  # noqa: FBT001 - a case table
    """What is north of a town is beside it, the north of a land a part."""
    told = parse_place(words)
    assert told is not None
    assert (told.part, told.near) == (part, near)


@pytest.mark.parametrize(
    ("words", "marked", "country"),
    [
        ("Tripoli", "Shells fell in [Lebanon].", "Lebanon"),
        ("Tripoli", "Shells fell in [Libya].", "Libya"),
        ("Tripoli", "Envoys of [Libya] and [Lebanon] met.", None),
        ("Tripoli", "They met in [Tripoli], [Lebanon], not in [Libya].", "Lebanon"),
        ("Paris", "[United States]", "France"),
        ("Georgia", "It is far from [Tbilisi].", None),
    ],
)
def test_the_document_decides_between_places_of_one_name(words: str, marked: str, country: str | None) -> None:
    """The countries it names decide; where they do not, how many people live there; else nothing."""
    place = place_of(words, context_of(marked))
    assert place is not None
    assert (country in place.within) if country is not None else place.within == ()


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("MINA SADAF, Khadran, Mar 3 (Halyard) - It reopened.", {"minasadaf": "Khadran"}),
        ("They met in [Mina Sadaf], [Khadran], on Friday.", {"minasadaf": "Khadran"}),
        ("The town of [Hallin] in western [Torvenia] is old.", {"hallin": "Torvenia"}),
        ("In [Khadran]'s northern [Sadaf] province it rained.", {"sadaf": "Khadran"}),
        ("[Vesmer], the capital of [Torvenia], slept.", {"vesmer": "Torvenia"}),
        ("[Dorn] is a village in northern [Khadran].", {"dorn": "Khadran"}),
        ("The Khadrani port of [Mina Sadaf] is near; [Khadran] is not.", {"minasadaf": "Khadran"}),
        ("Ferries reopen as [Khadran], [Torvenia] trade blame", {}),
        ("It struck [Aleppo], [Homs] and [Hama].", {}),
        ("An attack on [Syria] in [Geneva].", {}),
        ("[Torvenia]'s ambassador to [Khadran] left.", {}),
        ("The American occupation of [Iraq] ended.", {}),
    ],
)
def test_documents_tell_what_lies_in_what(marked: str, told: dict[str, str]) -> None:
    """Datelines, "in", possessives, nationalities and appositions tell it; lists and acts do not."""
    assert dict(context_of(marked).told) == told


def test_tellings_have_their_words() -> None:
    """A telling's words run from the first to the last of what tells it."""
    text, spots = read("The town of [Hallin] in western [Torvenia] is old.")
    (telling,) = find_tellings(text, spots)
    assert text[telling.evidence.start : telling.evidence.end] == "Hallin in western Torvenia"
    assert telling.holder == "Torvenia"


def test_joined_contexts_do_not_depend_on_their_order() -> None:
    """What documents tell differently is told by none of them."""
    contexts = [context_of("In [Halm], [Torvenia], it rained."), context_of("In [Halm], [Khadran], it rained.")]
    joined = join_contexts(contexts)
    assert joined == join_contexts(reversed(contexts))
    assert "halm" not in joined.told


def test_waters_of_two_lands_are_apart() -> None:
    """The waters of an invented land are told by its people's name."""
    context = PlaceContext(lands=("Khadran", "Torvenia"))
    one, other = (where_of(f"in {people} waters", None, context) for people in ("Khadrani", "Torvenian"))
    assert one is not None
    assert other is not None
    assert compare_places(one, other).relation == "apart"


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """No text crashes it; a chain has no name twice in a row."""
    chain = chain_of(text)
    assert all(one for one in chain)
    read_context(text, [Spot(at, min(at + 5, len(text))) for at in range(0, len(text), 7)])


LANDS = st.lists(st.text("Khadranivev éÉ-", min_size=1, max_size=9), max_size=8)


@given(LANDS, LANDS, st.sampled_from(["i", "ian", "n", "ese", ""]))
def test_a_land_is_looked_up_as_if_all_were_gone_through(lands: list[str], others: list[str], ending: str) -> None:
    """How a name begins leaves out none that fits."""
    context = PlaceContext(lands=tuple(lands))
    for name in (*lands, *others, "Khadran"):
        assert context.land_of(f"{name}{ending}") == land_of(f"{name}{ending}", lands)
