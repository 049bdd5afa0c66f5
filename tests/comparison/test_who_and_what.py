"""How two doers, and two tellings of a happening, stand to each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detailed import account, detail, party, what
from rashomon.comparison.ground import Days, Ground
from rashomon.comparison.relate import relate, relate_details
from rashomon.types import Detail, What, Who, Wording

ASSAULT = Ground(type="assault", names={"E1": "Torvenia", "E2": "Khadran"})
LATER = Days(date(2020, 1, 3), date(2020, 1, 8))


def relation(one: Detail, other: Detail, ground: Ground | None = None, days: Days | None = None) -> str | None:
    """Give how two details stand, either way round alike."""
    ground, days = ground or Ground(), days or Days()
    there, back = relate_details(one, other, ground, days), relate_details(other, one, ground, days.swapped())
    assert (there and there.relation) == (back and back.relation)
    return None if there is None else there.relation


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (party("E1"), party("E1"), "agrees"),
        (party("E1"), party("E2"), "contradicts"),
        (party("E1", role="recipient"), party("E2", role="recipient"), "unclear"),
        (party("E1"), party("E2", role="recipient"), None),
        (party("E1", "Torvenia"), party(None, "gunmen"), "compatible"),
        (party(None, "gunmen"), party(None, "gunmen"), "agrees"),
    ],
)
def test_two_doers(one: Detail, other: Detail, wanted: str | None) -> None:
    """Two different doers contradict each other only where one alone can be it."""
    assert relation(one, other, ASSAULT) == wanted


def test_one_that_stands_for_the_other_is_compatible() -> None:
    """A state and its army, or two that are told together, exclude nobody."""
    tied = Ground(type="assault", ties=lambda one, other: {one, other} == {"E1", "E2"})
    together = Ground(type="assault", together=frozenset({frozenset({"E1", "E2"})}))
    assert relation(party("E1"), party("E2"), tied) == "compatible"
    assert relation(party("E1"), party("E2"), together) == "compatible"
    assert relation(party("E1"), party("E2"), Ground(type="visit")) == "unclear"


def test_who_is_denied_contradicts_who_is_told() -> None:
    """That it was not Petrelis stands against that it was, and not against that it was another."""
    denial = Detail(
        "what",
        What("order", "-", "happened"),
        "denied that he had ordered it",
        detail("what", What("order", "-", "happened"), "x" * 30).evidence,
        "E9",
        None,
    )
    denied = Detail(
        "who",
        Who("actor", "E1", "Petrelis"),
        "Petrelis",
        detail("who", Who("actor", "E1", ""), "xx").evidence,
        "E9",
        None,
    )
    found = relate(account("one", denial, denied), account("two", party("E1")), Ground(type="order"))
    assert [one.relation for one in found if one.aspect == "who"] == ["contradicts"]
    found = relate(account("one", denial, denied), account("two", party("E2")), Ground(type="order"))
    assert [one for one in found if one.aspect == "who"] == []


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (what("call"), what("call"), "agrees"),
        (what("call"), what("call", "-"), "contradicts"),
        (what("call", "-"), what("call", "-"), "agrees"),
        (what("call"), what("call", "+", "uncertain"), "compatible"),
        (what("call"), what("call", "-", "uncertain"), "compatible"),
        (what("visit", "+", "planned"), what("visit", "-", "planned"), "unclear"),
        (what("visit", "+", "planned"), what("visit", "-"), "compatible"),
        (what("visit", "+", "planned"), what("visit"), "unclear"),
        (what("call", text="hailed it"), what("call", "-", text="she heard no call"), "unclear"),
        (what("leave_office", text="resigned"), what("leave_office", text="was dismissed"), "contradicts"),
        (what("death"), what("custody"), None),
        # types that hold several deeds
        (what("assault", text="attacked the ferry"), what("assault", "-", text="there was no attack"), "contradicts"),
        (what("assault", text="killed two men"), what("assault", "-", text="nobody was wounded"), "unclear"),
    ],
)
def test_two_happenings(one: Detail, other: Detail, wanted: str | None) -> None:
    """Done against not done contradicts; what is less sure, planned or not noticed does not."""
    assert relation(one, other) == wanted


def test_the_order_of_time_decides_on_plans() -> None:
    """A plan told first fits what is done later; a plan told after it is unclear."""
    assert relation(what("visit", "+", "planned"), what("visit"), days=LATER) == "compatible"
    assert relation(what("visit"), what("visit", "+", "planned"), days=LATER) == "unclear"
    denial = what("agree", "-", text="has not yet signed")
    assert relation(denial, what("agree", text="signed the accord"), days=LATER) == "compatible"
    assert relation(what("agree", text="signed the accord"), denial, days=LATER) == "contradicts"


def test_one_person_is_not_dead_and_held() -> None:
    """What excludes each other does so where the event concerns one person."""
    assert relation(what("death"), what("custody"), Ground(single=True)) == "contradicts"
    assert relation(what("death"), what("custody", "+", "uncertain"), Ground(single=True)) is None


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("a clash, not a massacre", "a massacre", "contradicts"),
        ("an act of piracy", "an act of piracy", "agrees"),
        ("massacre", "clash", None),
        ("I do not call this an incident", "an incident", "contradicts"),
    ],
)
def test_two_wordings(one: str, other: str, wanted: str | None) -> None:
    """Words chosen differently are no contradiction; a word said to be wrong is."""
    assert relation(detail("wording", Wording(one), one), detail("wording", Wording(other), other)) == wanted


WHOS = st.builds(Who, entity=st.none() | st.sampled_from(["E1", "E2"]), name=st.text(max_size=10))
WHATS = st.builds(What, type=st.sampled_from(["death", "custody", "call"]))
WORDINGS = st.builds(Wording, st.text(max_size=60))


@given(
    st.one_of(st.tuples(WHOS, WHOS), st.tuples(WHATS, WHATS), st.tuples(WORDINGS, WORDINGS)),
    st.text(max_size=30),
    st.text(max_size=30),
)
def test_any_two(pair: tuple[Who | What | Wording, Who | What | Wording], text: str, other_text: str) -> None:
    """Relating is symmetric and never fails."""
    aspect = {Who: "who", What: "what", Wording: "wording"}[type(pair[0])]
    one, other = detail(aspect, pair[0], text), detail(aspect, pair[1], other_text)  # type: ignore[arg-type]
    relation(one, other, Ground(type="assault", single=True), LATER)


def test_a_capital_stands_for_its_state() -> None:
    """Paris and France are not two doers."""
    ground = Ground(type="assault", names={"E1": "Paris", "E2": "France"})
    assert relation(party("E1"), party("E2"), ground) == "compatible"


@pytest.mark.parametrize(
    ("described", "wanted"),
    [
        ("the cutter's captain", "contradicts"),
        ("the prime minister", "compatible"),
        ("two of the men", "compatible"),
        ("the captain's men", "compatible"),
    ],
)
def test_who_is_told_by_a_post_is_nobody_of_another_post(described: str, wanted: str) -> None:
    """Where one alone gave the order, a captain is not the minister whose posts are known."""
    ground = Ground(type="order", names={"E1": "Ada Quill"}, posts={"E1": frozenset({"prime", "minister"})})
    assert relation(party("E1", "Ada Quill"), party(None, described), ground) == wanted
    assert relation(party("E1", "Ada Quill"), party(None, described), Ground(type="order")) == "compatible"


@pytest.mark.parametrize(
    ("one", "other", "days", "wanted"),
    [
        ("dead", "held", LATER, "contradicts"),
        ("dead", "hospital", LATER, "contradicts"),
        ("hospital", "dead", LATER, "compatible"),
        ("hospital", "dead", Days(), "contradicts"),
        ("held", "hospital", LATER, None),
    ],
)
def test_who_is_treated_may_die_later(one: str, other: str, days: Days, wanted: str | None) -> None:
    """Of one person two states cannot be so, unless the one may have come after the other was told."""
    assert relation(what(one), what(other), Ground(type="fate", single=True), days) == wanted
