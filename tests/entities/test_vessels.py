"""Ships and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.attribution.assemble import assemble
from rashomon.entities.chains import chain
from rashomon.entities.vessels import mark_vessels
from rashomon.types import Name
from scripted import script


def kinds_in(notation: str) -> dict[str, str]:
    """Give the kind of each entity of a script."""
    tagged = script(notation)
    return {one.name: one.kind for one in chain(tagged, assemble(tagged)).entities}


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        ("The ferry [person:Wardah] sank. The [place:Wardah] was old.", "Wardah"),
        ("The cutter “[place:Sargen]” sank.", "Sargen"),
        ("The [person:Linnet] sailed. The trawler [person:Linnet] sank.", "Linnet"),
        ("The MV [organisation:Sea Wind] sank.", "Sea Wind"),
    ],
)
def test_ship(notation: str, name: str) -> None:
    """What stands after a sort of ship is one, wherever the document names it."""
    assert kinds_in(notation)[name] == "product"


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        ("The ferry's [person:Sorel] left.", "Sorel"),
        ("They left the ship. [person:Sorel] stayed.", "Sorel"),
        ("Beside the ferry, [person:Sorel] stood.", "Sorel"),
        ("A ship captain, [person:Sorel], stood.", "Sorel"),
        ("The tug of war [place:Madra] won.", "Madra"),
        ("A ship [norp:Khadrani] men built sank.", "Khadrani"),
        ("The Ms [person:Sorel] of old.", "Sorel"),
    ],
)
def test_no_ship(notation: str, name: str) -> None:
    """Who stands beside a ship, a people and a Ms are none."""
    assert kinds_in(notation)[name] != "product"


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_text(text: str, one: int, other: int) -> None:
    """Only kinds change."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    (name,) = mark_vessels(text, [Name(start, end, "person", 0.5)])
    assert (name.start, name.end) == (start, end)
    assert name.kind in {"person", "product"}
