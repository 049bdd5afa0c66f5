"""Names that the tagger cut at a small word, and organs that speak for their body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.attribution.assemble import assemble
from rashomon.entities.chains import chain
from rashomon.entities.organs import find_organs, trim_names
from rashomon.types import Name
from scripted import script


def names_in(notation: str) -> dict[str, tuple[str, ...]]:
    """Give the entities of a script by name, with their other names."""
    tagged = script(notation)
    return {one.name: one.names for one in chain(tagged, assemble(tagged)).entities}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("General Command of the", "General Command"),
        ("Press Office of", "Press Office"),
        ("District Court of the", "District Court of the"),
        ("Ministry of Rain and Snow", "Ministry of Rain and Snow"),
        ("The", "The"),
        ("of the", "of the"),
        ("STAND BY", "STAND BY"),
    ],
)
def test_trim(written: str, kept: str) -> None:
    """An organ's name does not end with a small word; another may go on after it."""
    (name,) = trim_names(written, [Name(0, len(written), "organisation", 0.9)])
    assert written[name.start : name.end] == kept


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "The [organisation:General Command of the] [organisation:Coastal Brigade] met.",
            {"Coastal Brigade": ()},
        ),
        (
            "The [organisation:General Command] of the [organisation:Coastal Brigade] met. The [organisation:General Command] left.",
            {"Coastal Brigade": ()},
        ),
        ("The [organisation:Press Office] of [organisation:Salt Party] met.", {"Salt Party": ()}),
    ],
)
def test_organ(notation: str, expected: dict[str, tuple[str, ...]]) -> None:
    """A body's command and press office are the body, and no name of it elsewhere."""
    assert names_in(notation) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "The [organisation:General Command] of [place:Khadran] met.",
        "The [organisation:Council] of the [organisation:Coastal Brigade] met.",
        "The [organisation:General Command] met the [organisation:Coastal Brigade].",
        (
            "The [organisation:General Command] of the [organisation:Coastal Brigade] met the "
            "[organisation:General Command] of the [organisation:Maritime Guard]."
        ),
    ],
)
def test_no_organ(notation: str) -> None:
    """Not a land's, not a council, not one beside the other, and none where two bodies have one of the name."""
    assert len(names_in(notation)) > 1


def test_source() -> None:
    """What the command said, the body said."""
    notation = (
        "[s1:The [organisation:General Command of the] [organisation:Coastal Brigade]] [c1:said] [t1:it rained]. "
        "[s2:The [organisation:Brigade]] [c2:left] [t2:at once]."
    )
    tagged = script(notation)
    found = assemble(tagged)
    assert {m.entity for m in chain(tagged, found).mentions} == {"e1"}


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_any_text(text: str, spots: list[tuple[int, int]]) -> None:
    """Names anywhere stay where they are, at most cut at their end."""
    spans = sorted((min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spots)
    names = [Name(start, end, "organisation", 0.5) for start, end in spans]
    for one, other in zip(names, trim_names(text, names), strict=True):
        assert one.start == other.start <= other.end <= one.end
    assert all(0 <= a < b < len(names) for a, b in find_organs(text, names, range(len(names))))
