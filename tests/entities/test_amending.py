"""A document as people corrected it: mentions of somebody else, attributions that are wrong or another's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import anything_kept, made
from rashomon.entities.amending import Amended, amend
from rashomon.types import Annotations, Mention, Ruling, Target

TEXT = "Ilen Varo said that nine had died. Petr Oldan said so too. Varo left; the mayor of Ostrel stayed."


@pytest.fixture
def page() -> Annotations:
    """Give a document in which two speak, and one is named twice."""
    _, page = made(TEXT, ("Ilen Varo", "that nine had died"), ("Petr Oldan", "so too"))
    at = TEXT.index("Varo left")
    entities = {entity.name: entity.id for entity in page.entities}
    more = Mention("m9", at, at + 4, "person", "name", entities["Ilen Varo"])
    return replace(page, mentions=(*page.mentions, more))


def at(page: Annotations, words: str, start: int | None = None) -> Target:
    """Give a target on words of the page."""
    start = page.document.text.index(words) if start is None else start
    return Target(page.document.id, start, start + len(words), words)


def who(found: Amended) -> list[tuple[str, str | None]]:
    """Give who says what."""
    text = found.annotations.document.text
    return [
        (text[one.content[0].start : one.content[0].end], one.source and one.source.name)
        for one in found.annotations.attributions
    ]


def test_a_wrong_attribution_goes(page: Annotations) -> None:
    """It is out; what it held moves out by one."""
    inner = replace(page.attributions[1], within="a1")
    page = replace(page, attributions=(page.attributions[0], inner))
    found = amend(page, [Ruling(1, "correct", (at(page, "that nine had died"),))])
    assert who(found) == [("so too", "Petr Oldan")]
    assert found.annotations.attributions[0].within is None
    assert [one.state for one in found.standings] == ["applied"]


def test_an_attribution_is_somebody_elses(page: Annotations) -> None:
    """The speaker is an entity of the document, by its words or name, or a name alone."""
    nine = (at(page, "that nine had died"),)
    for ruling in (
        Ruling(1, "correct", nine, at(page, "Petr Oldan")),
        Ruling(1, "correct", nine, name="Petr Oldan"),
    ):
        found = amend(page, [ruling])
        assert who(found)[0] == ("that nine had died", "Petr Oldan")
        source = found.annotations.attributions[0].source
        assert source is not None
        assert source.entity == found.annotations.attributions[1].source.entity  # type: ignore[union-attr]
    found = amend(page, [Ruling(1, "correct", nine, name="The mayor")])
    assert who(found)[0] == ("that nine had died", "The mayor")


def test_a_mention_is_somebody_elses(page: Annotations) -> None:
    """The words go to the other entity, which learns the name."""
    ruling = Ruling(1, "mention", (at(page, "Varo", TEXT.index("Varo left")),), at(page, "Petr Oldan"))
    found = amend(page, [ruling]).annotations
    moved = next(one for one in found.mentions if one.id == "m9")
    oldan = next(one for one in found.entities if one.name == "Petr Oldan")
    assert moved.entity == oldan.id
    assert oldan.names == ("Varo",)
    assert len(found.entities) == 2


def test_whole_entities_move_with_what_refers_to_them(page: Annotations) -> None:
    """An entity that has no mention left goes, and its attributions are the other's."""
    words = (at(page, "Ilen Varo"), at(page, "Varo", TEXT.index("Varo left")))
    found = amend(page, [Ruling(i, "mention", (one,), at(page, "Petr Oldan")) for i, one in enumerate(words, 1)])
    assert [one.name for one in found.annotations.entities] == ["Petr Oldan"]
    assert who(found) == [("that nine had died", "Petr Oldan"), ("so too", "Petr Oldan")]


def test_somebody_of_another_document(page: Annotations) -> None:
    """Stands here as an entity of its own, by the name that it had when it was decided."""
    elsewhere = Target("sha256:other", 0, 3, "Tal")
    words = at(page, "Varo", TEXT.index("Varo left"))
    found = amend(page, [Ruling(1, "mention", (words,), elsewhere, "Omar Tal", "person")]).annotations
    assert [(one.id, one.name) for one in found.entities][-1] == ("e3", "Omar Tal")
    assert next(one for one in found.mentions if one.id == "m9").entity == "e3"


def test_the_earlier_holds(page: Annotations) -> None:
    """Of two that say otherwise of the same words the later waits."""
    nine = (at(page, "that nine had died"),)
    rulings = [Ruling(2, "correct", nine), Ruling(1, "correct", nine, name="The mayor")]
    found = amend(page, rulings)
    assert [(one.number, one.state, one.against) for one in found.standings] == [(1, "applied", ()), (2, "waits", (1,))]
    assert found.annotations == amend(page, rulings[1:]).annotations


@pytest.mark.parametrize("words", ["the mayor of Ostrel", "stayed"])
def test_words_that_stand_for_nobody(page: Annotations, words: str) -> None:
    """Nothing changes, and it is told."""
    for kind in ("mention", "correct"):
        found = amend(page, [Ruling(1, kind, (at(page, words),), None, "Tal")])  # type: ignore[arg-type]
        assert found.annotations == page
        assert [one.state for one in found.standings] == ["not applicable"]


PLACES = st.integers(0, 200)


@given(anything_kept(), st.data())
def test_any_document_and_any_rulings(kept: tuple[object, Annotations], data: st.DataObject) -> None:
    """Nothing crashes, what refers leads somewhere it led before or to an entity that is there, none changes all."""
    _, page = kept
    text = page.document.text
    spans = st.tuples(PLACES, PLACES)
    targets = st.one_of(
        spans.map(lambda span: Target(page.document.id, *span, text[slice(*span)])),
        spans.map(lambda span: Target("sha256:0", *span, "words")),
    )
    rulings = st.builds(
        Ruling,
        st.integers(1, 9),
        st.sampled_from(["mention", "correct", "same"]),
        st.lists(targets, min_size=1, max_size=2).map(tuple),
        st.none() | targets,
        st.none() | st.just("Tal"),
    )
    drawn = data.draw(st.lists(rulings, max_size=3))
    found = amend(page, drawn).annotations
    assert found.document == page.document
    assert len(found.mentions) == len(page.mentions)
    assert amend(page, []).annotations == page
