"""Claims about the same thing: which agree, which differ, which stay unclear."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparison.claims import align_claims
from rashomon.types import Act, Annotations, Claim, Member, Quantity, Report, Utterance
from side import Saying, lay

KINDS = {"e1": "person", "e2": "person", "e3": "place", "e4": "person", "e5": "person", "e6": "product", "e7": "place"}
NAMES = {"Oda Meir": "e1", "Ilen Varo": "e2", "Velia": "e3", "Sorel": "e4", "Brann": "e5", "Petrel": "e6", "Lugo": "e7"}


def page(who: str, words: str, name: str, act: Act = "says") -> Annotations:
    """Give a document in which somebody says some words; all documents are of the same matter."""
    text = f"{who} said {words}. Velia waits; Petrel lies at Lugo."
    return lay(
        text, NAMES, Saying(NAMES[who], words, "said", act=act), name=name, published=date(2021, 5, 1), kinds=KINDS
    )  # type: ignore[arg-type]


def told(*pages: Annotations, utterances: tuple[Utterance, ...] = ()) -> tuple[Claim, ...]:
    """Give the claims of some documents whose local ids hold across, with enough others for words to have weights."""
    others = [
        page("Oda Meir", words, f"other {i}")
        for i, words in enumerate(("that rain had come to the hills", "that prices were rising", "that a choir sang"))
    ]
    every = [*pages, *others]
    known = {Member(p.document.id, e.id): e.id.replace("e", "E") for p in every for e in p.entities}
    return align_claims(every, known, utterances)


AGREEING = [
    ("that the northern harbour had been closed for repairs", "that the northern harbour was closed for repair"),
    ("that Sorel was dead", "that Sorel had been killed"),
    ("that Sorel is being treated in hospital", "that Sorel is in custody"),
]
DIFFERING = [
    ("that Sorel had ordered the search", "that Sorel never ordered the search"),
    ("that Sorel was dead", "that Sorel is being treated in hospital"),
    ("that the northern harbour had been closed for repairs", "that the northern harbour was not closed for repairs"),
    ("that Sorel saved Velia", "that Brann had prevented the fall of Velia"),
    ("that Sorel was guilty of the theft", "that Sorel was innocent of the theft"),
]
NEITHER = [
    ("that Sorel had ordered the search", "that Sorel might have ordered the search"),
    ("that Sorel was dead", "that Brann is being treated in hospital"),
    ("that the harbour was closed", "that the mountain road was closed"),
    ("that Sorel saved Velia", "that Brann saved Lugo"),
    ("their closed harbour", "no closed harbour"),
    ("that Sorel had ordered the search", "that if Sorel had not ordered the search"),
]


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_claims_that_tell_the_same_agree(one: str, other: str) -> None:
    """In like words, or in the same state of the same one."""
    (claim,) = told(page("Oda Meir", one, "one"), page("Ilen Varo", other, "two"))
    assert claim.relation == "agrees"
    assert {report.document for report in claim.reports} == {"one", "two"}


@pytest.mark.parametrize(("one", "other"), DIFFERING)
def test_claims_that_cannot_both_be_so_differ(one: str, other: str) -> None:
    """Each side is told apart, with the reason in words."""
    (claim,) = told(page("Oda Meir", one, "one"), page("Ilen Varo", other, "two"))
    assert claim.relation == "differs"
    assert [side[0].document for side in claim.sides] == ["one", "two"]
    assert claim.reason


@pytest.mark.parametrize(("one", "other"), NEITHER)
def test_nothing_is_made_of_what_may_be_or_is_of_something_else(one: str, other: str) -> None:
    """No verdict without the same thing, nor from an if, nor from words that claim nothing."""
    claims = told(page("Oda Meir", one, "one"), page("Ilen Varo", other, "two"))
    assert [claim for claim in claims if claim.relation != "unclear"] == []


def test_what_a_speaker_denies_is_turned_round() -> None:
    """A denial of the whole is told by the act."""
    claims = told(
        page("Oda Meir", "that Sorel had ordered the search", "one", act="denies"),
        page("Ilen Varo", "that Sorel had ordered the search", "two"),
    )
    assert [claim.relation for claim in claims] == ["differs"]


def test_questions_claim_nothing() -> None:
    """Who asks whether it was so does not say so."""
    one = page("Oda Meir", "whether the northern harbour had been closed for repairs", "one", act="asks")
    assert told(one, page("Ilen Varo", "that the northern harbour was closed for repairs", "two")) == ()


def test_numbers_of_the_same_thing_differ_or_agree() -> None:
    """Where both are told in the same matter."""

    def counting(who: str, number: str, low: float, name: str) -> Annotations:
        one = page(who, f"that {number} crates lay in the hold", name)
        at = one.document.text.index(number)
        quantity = Quantity(
            "q1", at, at + len(number), low, low_open=False, high=low, approximate=False, unit=None, of="crates"
        )
        return replace(one, quantities=(quantity,))

    nine, four = counting("Oda Meir", "nine", 9, "one"), counting("Ilen Varo", "four", 4, "two")
    (claim,) = told(nine, four)
    assert claim.relation == "differs"
    assert "“nine crates” and “four crates”" in claim.reason
    (same,) = told(nine, counting("Ilen Varo", "nine", 9, "two"))
    assert same.relation == "agrees"


def test_reports_of_one_utterance_are_one_claim_already() -> None:
    """They are joined as an utterance, not as two who agree."""
    words = "that the northern harbour had been closed for repairs"
    pages = page("Oda Meir", words, "one"), page("Oda Meir", words, "two")
    joined = Utterance("U1", "E1", None, (Report("one", "a1"), Report("two", "a1")))
    assert told(*pages, utterances=(joined,)) == ()
    assert [claim.relation for claim in told(*pages)] == ["agrees"]


@given(
    st.lists(
        st.sampled_from(["Sorel", "not", "killed", "if", ",", "nine", "the", "Velia", "saved", "?", "“", "that"]),
        min_size=1,
    )
)
def test_no_text_crashes_and_no_order_matters(parts: list[str]) -> None:
    """Any words give the same claims whichever document comes first."""
    words = " ".join(parts)
    one, two = page("Oda Meir", words, "one"), page("Ilen Varo", "that Sorel was not killed", "two")
    assert told(one, two) == told(two, one)


def test_reports_of_one_utterance_stand_on_one_side() -> None:
    """What was said once and reported twice differs once from what another says."""
    words = "that Sorel had ordered the search"
    pages = page("Oda Meir", words, "one"), page("Oda Meir", words, "two")
    against = page("Ilen Varo", "that Sorel never ordered the search", "three")
    joined = Utterance("U1", "E1", None, (Report("one", "a1"), Report("two", "a1")))
    (claim,) = told(*pages, against, utterances=(joined,))
    sides = {frozenset(report.document for report in side) for side in claim.sides}
    assert sides == {frozenset({"one", "two"}), frozenset({"three"})}
