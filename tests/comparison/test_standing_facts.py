"""The year of a treaty, who holds an office, who was on board, and what a happening is called outright."""

from dataclasses import replace
from datetime import date

import pytest

from figured import exactly
from happened import Happened, by_name, tell_of
from rashomon.comparison.aboard import find_aboard
from rashomon.comparison.ground import Ground
from rashomon.comparison.holding import find_holdings
from rashomon.comparison.judged import find_judged
from rashomon.comparison.relate import relate_details
from rashomon.comparison.signing import find_signings
from rashomon.types import (
    Annotations,
    CorpusEntity,
    Detail,
    Office,
    OfficeStatus,
    OfficeTold,
    Scene,
    Span,
    TimeExpression,
    Where,
)

PACT = "Orlo Pact"


def of_year(name: str, text: str) -> Annotations:
    """Give a document that names the pact, with the year 2011 in it."""
    document = tell_of(name, text, Happened(text.split(" ", 1)[0], "other", recipient=PACT))
    at = text.index("2011")
    year = TimeExpression("t1", at, at + 4, date(2011, 1, 1), date(2012, 1, 1), "year", "absolute", None, None)
    return replace(document, times=(year,))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Under the 2011 Orlo Pact it may.", True),
        ("Under the Orlo Pact of 2011 it may.", True),
        ("Under the Orlo Pact (of 2011) it may.", True),
        ("Under the Orlo Pact, which was broken in 2011, it may.", False),
        ("In 2011 they broke the Orlo Pact.", False),
    ],
)
def test_the_year_of_a_treaty(text: str, *, told: bool) -> None:
    """It stands right before the name or behind it; another year in the sentence is of something else."""
    documents = [of_year("d1", "Under the 2011 Orlo Pact it must."), of_year("d2", text)]
    entities = {f"E {PACT}": CorpusEntity(f"E {PACT}", PACT, "organisation", (), (), (), 2)}
    found = [sorted(one.said) for one in find_signings(documents, by_name(documents), entities)]
    assert found == ([["d1", "d2"]] if told else [])


@pytest.mark.parametrize(
    ("statuses", "told"),
    [(("acting", None), True), ((None, "former"), False), ((None, None), False), (("acting", "acting"), False)],
)
def test_an_office_that_changes(statuses: tuple[OfficeStatus | None, ...], *, told: bool) -> None:
    """Who holds an office is told where one only acts in it, by some documents; that somebody left one is no news."""
    tellings = tuple(OfficeTold(f"d{at}", None, one, (Span(0, 5),)) for at, one in enumerate(statuses))
    office = Office("chief", "the Guard", None, None, None, (), tellings)
    holder = CorpusEntity("E1", "Ada Sorel", "person", (), (), (), 2, offices=(office,))
    assert [one.label for one in find_holdings([holder])] == (["Ada Sorel as chief of the Guard"] if told else [])


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The trawler Asa went out with six men.", "people aboard the Asa"),
        ("The trawler Asa met six men.", None),
        ("The trawler Asa sank. They spoke with six men.", None),
        ("The painter Asa went out with six men.", None),
    ],
)
def test_those_on_board(text: str, of: str | None) -> None:
    """Counted people whom a carrier with a name brings."""
    text += " The loss of the Asa was told."
    document = tell_of("d1", text, Happened("loss", "other", recipient="the Asa"))
    at = text.index("six")
    document = replace(document, quantities=(exactly("q1", Span(at, at + 3), 6.0, "men"),))
    assert [one.of for one in find_aboard(document, document.events)] == ([of] if of else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ruvia calls the boarding an act of piracy.", ["an act of piracy"]),
        ("He said the massacre was “an act of blind hatred”.", ["an act of blind hatred"]),
        ("The play has an act of comedy.", []),
    ],
)
def test_what_it_is_called(text: str, words: list[str]) -> None:
    """Right behind a word for a deed."""
    whole = (Span(0, len(text)),)
    found = [one.words for one in find_judged(tell_of("d1", text), Scene(whole, whole))]
    assert [one.split()[:3] for one in found] == [one.split()[:3] for one in words]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Strait of Ova", "Gull Narrows", "agrees"),
        ("Strait of Ova", "Bay of Ova", "unclear"),
        ("Strait of Hormuz", "Gull Narrows", "unclear"),
    ],
)
def test_two_names_of_a_narrow_water(one: str, other: str, relation: str) -> None:
    """Of one incident; known straits are two, and a bay is none."""
    details = [Detail("where", Where(None, name), f"in the {name}", (Span(0, 1),), None, None) for name in (one, other)]
    verdict = relate_details(*details, ground=Ground(told="incident"))
    assert verdict is not None
    assert verdict.relation == relation
