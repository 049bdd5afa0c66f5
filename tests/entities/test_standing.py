"""Names that were read as a person's on no ground, and what the words before them tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.resolve import resolve
from rashomon.entities.standing import stands_as, stands_as_host
from rashomon.types import Mention
from told import Told, tell


def standing_of(text: str, *names: str, speaks: bool = False) -> str:
    """Give how the names stand in a text."""
    spots = [(text.index(name), name) for name in names]
    mentions = [Mention(f"m{at}", at, at + len(name), "person", "name", "e1") for at, name in spots]
    return stands_as(text, mentions, speaks=speaks)


@pytest.mark.parametrize(
    ("text", "name", "standing"),
    [
        ("customs men at Mina Sadaf ask", "Mina Sadaf", "venue"),
        ("a boat out of Mina Sadaf was", "Mina Sadaf", "venue"),
        ("since (the talks in) Ambrel, and", "Ambrel", "venue"),
        ("the port of Madra burns", "Madra", "venue"),
        ("The ferry, the Wardah, was", "Wardah", "thing"),
        ("statements in Sorel's memo", "Sorel", "none"),
        ("statements in Sorel’s memo", "Sorel", "none"),
        ("passengers in Sorel-era trains", "Sorel", "none"),
        ("where he lives in. Sorel left", "Sorel", "none"),
        ("breaks with Madra over", "Madra", "none"),
        ("Sorel came", "Sorel", "none"),
    ],
)
def test_standing(text: str, name: str, standing: str) -> None:
    """Words that only places stand after tell of a place; what it owns, another sentence or "with" does not."""
    assert standing_of(text, name) == standing


def test_most_of_the_time() -> None:
    """One use of three tells nothing, and a place that speaks is its government."""
    assert standing_of("at Madra; with Tal; by Sorel", "Madra", "Tal", "Sorel") == "none"
    assert standing_of("in Madra", "Madra", speaks=True) == "none"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text(text: str, one: int, other: int) -> None:
    """Any words at any offsets stand somehow."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert stands_as(text, [Mention("m1", start, end, "person", "name", "e1")], speaks=False) in {
        "venue",
        "thing",
        "none",
    }


@pytest.mark.parametrize(
    ("text", "standing"),
    [("the Madra talks", "host"), ("the Madra Accord", "host"), ("Madra, talks", "none"), ("the Madra file", "none")],
)
def test_host(text: str, standing: str) -> None:
    """A place's name stands before what is held there."""
    at = text.index("Madra")
    mention = Mention("m1", at, at + len("Madra"), "organisation", "name", "e1")
    assert stands_as_host(text, [mention]) == standing


def kinds_of(name: str, *documents: Told) -> dict[str, str]:
    """Give the kind of whom the first entity of each document belongs to."""
    told = [tell(number, one, Told("Ilga Vantare")) for number, one in enumerate(documents, 1)]
    found = {m.document: one.kind for one in resolve(told) for m in one.members if m.entity == "e1"}
    assert all(one.name == name for one in documents)
    return found


def test_capital_and_government() -> None:
    """What no text shows to be a person is a city where it is a venue and its government where it acts."""
    venue, actor = Told("Dar al-Yamam", before="the presidency in"), Told("Dar al-Yamam", before="breaks with")
    assert kinds_of("Dar al-Yamam", venue, actor) == {"d001": "place", "d002": "organisation"}
    assert kinds_of("Dar al-Yamam", actor, actor) == {"d001": "person", "d002": "person"}


def test_talks_at_a_place() -> None:
    """The Ambrel talks are Ambrel's where another text tells of the place; those of a league are not."""
    talks = Told("Ambrel", kind="organisation", after="talks")
    place, body = Told("Ambrel", before="talks in"), Told("Ambrel", kind="organisation", before="of")
    assert set(kinds_of("Ambrel", talks, place).values()) == {"place"}
    assert set(kinds_of("Ambrel", talks, body).values()) == {"organisation"}
    assert kinds_of("Ambrel", talks, body, body, place)["d001"] == "organisation"


def test_person_in_a_sentence() -> None:
    """Confidence in Sorel makes no place of him where a text tells of a person of that name."""
    sorel = Told("Sorel", before="confidence in")
    told = [tell(1, sorel, Told("Ali Sorel", office="minister")), tell(2, Told("Sorel", before="met"))]
    assert {one.kind for one in resolve(told) if "Sorel" in one.name} == {"person"}


def test_ship() -> None:
    """A ship that one text misread as a person is what the others take it for."""
    place, person = Told("Wardah", "place", before="aboard"), Told("Wardah", before="the")
    assert kinds_of("Wardah", place, person) == {"d001": "place", "d002": "place"}


def test_ship_of_other_texts() -> None:
    """The Wardah is a ship where one text tells so; in Wardah one is at a place, and no person is a ship."""
    ship, place = Told("Wardah", "product", before="the ferry"), Told("Wardah", "place", before="the")
    assert set(kinds_of("Wardah", ship, place, Told("Wardah", before="the")).values()) == {"product"}
    assert kinds_of("Wardah", ship, Told("Wardah", "place", before="in"))["d002"] == "place"
    assert kinds_of("Wardah", ship, Told("Wardah", he=True))["d002"] == "person"


def test_another_spelling_of_a_kunya() -> None:
    """A place of one text that is another spelling of a man's "Abu Mawj" is he; "in Abu Mauj" is a place."""
    man = Told("Hatim al-Shirai", office="colonel", names=("Abu Mawj",))
    read = Told("Abu Mauj", "place", before="said that")
    assert {one.name for one in resolve([tell(1, man), tell(2, read)])} == {"Hatim al-Shirai"}
    assert len(resolve([tell(1, man), tell(2, Told("Abu Mauj", "place", before="in"))])) == len([man, read])
