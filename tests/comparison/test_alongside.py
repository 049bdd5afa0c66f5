"""Numbers laid beside each other in an event that both documents tell."""

from datetime import date

import pytest

from figured import exact, telling
from rashomon.comparison.abreast import Figures
from rashomon.comparison.alongside import lay_alongside, place_pairs
from rashomon.comparison.ground import Days, Ground
from rashomon.comparison.how_many import are_near, relate_ages
from rashomon.comparison.relate import relate_all
from rashomon.types import Account, Event, Told

ONE = telling("a", "The blast cut three sea cables off Hadrim on Friday.", ("three sea cables", 3, "sea cables"))
OTHER = telling("b", "The blast cut two sea cables off Hadrim on Friday.", ("two sea cables", 2, "sea cables"))
EVENT = Event("V1", "", "event", None, None, None, (), (Told("a", "ev1"), Told("b", "ev1")))
BARE = [Account(one.document.id, "V1", date(2020, 3, 4), ()) for one in (ONE, OTHER)]


def test_a_dispute_beside_the_event_is_told() -> None:
    """Two numbers of one thing that no event mention has are told as details of an event both tell, and contradict."""
    documents = [ONE, OTHER]
    laid = Figures(documents, {}, {"a": "s", "b": "s"}).lay()
    placed = place_pairs(laid.sure, documents, [EVENT], {"a": {}, "b": {}})
    accounts, alongside = lay_alongside(BARE, placed["V1"], (), {one.document.id: one for one in documents})
    found = relate_all(accounts, Ground(told="event", alongside=alongside))
    assert [(one.aspect, one.relation) for one in found] == [("how many", "contradicts")]
    assert [each.text for account in accounts for each in account.details] == ["three sea cables", "two sea cables"]


def test_nothing_laid_changes_nothing() -> None:
    """Without numbers laid beside each other accounts stay as they are."""
    accounts, alongside = lay_alongside(BARE, (), (), {"a": ONE, "b": OTHER})
    assert list(accounts) == BARE
    assert not alongside.pairs


@pytest.mark.parametrize(
    ("ages", "days", "relation"),
    [
        ((60, 60), Days(), "agrees"),
        ((60, 61), Days(date(2020, 1, 1), date(2020, 1, 1)), "contradicts"),
        ((60, 61), Days(date(2020, 1, 1), date(2020, 1, 20)), "unclear"),  # a birthday
        ((60, 63), Days(date(2020, 1, 1), date(2020, 1, 20)), "contradicts"),
        ((60, 63), Days(), "unclear"),
    ],
)
def test_ages_of_one_person(ages: tuple[float, float], days: Days, relation: str) -> None:
    """Two ages cannot both hold unless a birthday may lie between."""
    assert relate_ages(exact(ages[0]), exact(ages[1]), "en", days).relation == relation


@pytest.mark.parametrize(("one", "other", "near"), [(9, 14, True), (10, 612, False), (0, 22, True)])
def test_numbers_that_are_near(one: float, other: float, near: bool) -> None:  # noqa: FBT001 - a case table
    """Numbers of one thing are mostly no more than three times each other; that there was none is told of any."""
    assert are_near(exact(one), exact(other)) is near
    assert are_near(exact(other), exact(one)) is near
