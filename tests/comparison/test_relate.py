"""The findings between accounts: what is told of two of them, and what is left out."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detailed import account, count, party, place, time, what
from rashomon.comparison.ground import Ground
from rashomon.comparison.relate import relate, relate_all
from rashomon.comparison.texts import lead_of
from rashomon.types import Account, Finding


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Give aspect and relation of findings."""
    return [(one.aspect, one.relation) for one in findings]


def test_a_reason_has_the_words_and_whose_they_are() -> None:
    """A finding between a quoted number and the outlet's own says who is quoted."""
    ground = Ground(names={"E1": "Dara Sull"})
    (found,) = relate(account("one", count("9", voice="E1")), account("two", count("23")), ground)
    assert found.reason == "9 people killed (Dara Sull) / 23 people killed (the outlet itself): cannot both hold"
    assert [passage.document for passage in found.evidence] == ["one", "two"]


def test_outlets_own_words_are_shown_without_a_name() -> None:
    """Where nobody is quoted, the words stand alone."""
    (found,) = relate(account("one", count("9")), account("two", count("23")))
    assert found.reason == "9 people killed / 23 people killed: cannot both hold"


def test_silence_is_no_finding() -> None:
    """An account that tells nothing of an aspect stands in no relation."""
    assert relate(account("one", count("9")), account("two", time("2020-01-03"))) == ()


def test_a_dispute_that_both_report_sets_neither_against_the_other() -> None:
    """Two accounts that give both sides agree on both; the dispute is told inside each."""
    both = [count("9", voice="E1"), count("23", voice="E2")]
    found = relate_all([account("one", *both), account("two", *both)])
    assert [(one.relation, one.accounts) for one in found] == [
        ("contradicts", (0, 0)),
        ("contradicts", (1, 1)),
        ("agrees", (0, 1)),
    ]


def test_one_side_against_an_account_of_both() -> None:
    """Who tells one side alone contradicts the other side, and agrees with his own."""
    found = relate(
        account("one", count("9", voice="E1")), account("two", count("9", voice="E1"), count("23", voice="E2"))
    )
    assert told(found) == [("how many", "agrees"), ("how many", "contradicts")] or told(found) == [
        ("how many", "contradicts"),
        ("how many", "agrees"),
    ]


def test_an_outlet_does_not_contradict_itself() -> None:
    """Two numbers in an outlet's own voice are of two things; two that others are quoted with are a dispute."""
    assert relate_all([account("one", count("9"), count("23"))]) == ()
    quoted = account("one", count("9", voice="E1"), count("23"))
    assert [one.relation for one in relate_all([quoted])] == ["contradicts"]


def test_what_an_outlet_tells_several_times_fits_where_one_fits() -> None:
    """A Friday fits an account of Friday and of the day after."""
    two_days = account("two", time("2020-01-03"), time("2020-01-04"))
    assert told(relate(account("one", time("2020-01-03")), two_days)) == [("when", "agrees")]


def test_other_days_are_of_other_parts_unless_the_same_words_lead_up_to_them() -> None:
    """Beside a day in common, two days are of parts of the story; not so what "signed the treaty" leads up to in both."""

    def on(day: str, name: str, lead: str = "") -> Account:
        return account(name, time("2020-01-03"), replace(time(day), lead=lead))

    assert ("when", "contradicts") not in told(relate(on("2020-03-09", "one"), on("2020-03-11", "two")))
    alike = [on("2020-03-09", "one", "signed the treaty"), on("2020-03-11", "two", "signed the treaty")]
    assert ("when", "contradicts") in told(relate(*alike))
    unlike = [on("2020-03-09", "one", "signed the treaty"), on("2020-03-11", "two", "ratified the treaty")]
    assert ("when", "contradicts") not in told(relate(*unlike))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("It rained. They met at an airport in Hallin.", "at an airport"),
        ("He was at it in Hallin.", ""),
        ("Quiet: in Hallin.", ""),
        ("in Hallin.", ""),
    ],
)
def test_what_leads_up_to_words(text: str, lead: str) -> None:
    """Three words of the sentence, if they are more than small ones."""
    assert lead_of(text, text.index("in Hallin")) == lead


def test_an_agreement_makes_weaker_findings_silent() -> None:
    """Beside "13 / 13" it tells nothing that 13 is at least 13."""
    found = relate(account("one", count("13")), account("two", count("13"), count(">=13", voice="E1")))
    assert told(found) == [("how many", "agrees")]


def test_parts_of_one_account_make_the_whole_of_another() -> None:
    """186 passengers and 26 crew are 212 people on board."""
    parts = account("one", count("186", "passengers"), count("26", "crew"))
    found = relate(parts, account("two", count("212", "people on board")))
    assert ("how many", "agrees") in told(found)
    assert any("make" in one.reason for one in found)


def test_happenings_of_two_types_are_not_set_against_each_other() -> None:
    """Where the accounts tell happenings of different types, days that differ are unclear."""
    taken = account("one", what("take_office"), time("2020-01-03"))
    held = account("two", what("hold_office"), time("2020-03-09"))
    assert ("when", "unclear") in told(relate(taken, held))


def test_contradictions_come_first() -> None:
    """A reader wants them first."""
    one = account("one", count("9"), place("Aleppo"), time("2020-01-03"))
    other = account("two", count("23"), place("Syria"), time("2020-01-03"))
    assert [found.relation for found in relate_all([one, other])] == ["contradicts", "compatible", "agrees"]


def test_what_an_earlier_account_tells_beside_the_later_is_a_dispute() -> None:
    """Nine, then fourteen, is a count that rises, unless a third account gives both as two voices."""
    early, late = (
        account("one", count("9"), published="2020-01-03"),
        account("two", count("14"), published="2020-01-05"),
    )
    assert [one.relation for one in relate_all([early, late])] == ["compatible"]
    both = account("three", count("9", voice="E1"), count("14", voice="E2"), published="2020-01-05")
    found = {one.accounts: one.relation for one in relate_all([early, late, both])}
    assert found[0, 1] == "contradicts"


DETAILS = st.sampled_from(
    [
        count("9"), count("14", voice="E1"), count(">=13"), count("9", "people wounded"), count("2", "stay", "hour"),
        time("2020-01-03"), time("2020-01-04", voice="E1"), place("Aleppo"), place("Syria", voice="E2"),
        party("E1"), party("E2", voice="E1"), what("assault"), what("assault", "-"),
    ]
)  # fmt: skip
ACCOUNTS = st.lists(st.lists(DETAILS, max_size=4), min_size=1, max_size=3).map(
    lambda told: [account(f"d{number}", *details) for number, details in enumerate(told)]
)


def _shown(accounts: list[Account], findings: tuple[Finding, ...]) -> set[tuple[str, str, frozenset[str]]]:
    return {
        (one.aspect, one.relation, frozenset(accounts[place].document for place in one.accounts)) for one in findings
    }


@given(ACCOUNTS)
def test_the_order_of_accounts_does_not_matter(accounts: list[Account]) -> None:
    """Any order gives the same relations between the same documents."""
    ground = Ground(type="assault")
    wanted = _shown(accounts, relate_all(accounts, ground))
    for order in permutations(accounts):
        assert _shown(list(order), relate_all(order, ground)) == wanted


@given(ACCOUNTS)
def test_an_account_agrees_with_its_copy(accounts: list[Account]) -> None:
    """A copy stands in no contradiction to what it is a copy of."""
    first = accounts[0]
    found = relate(first, replace(first, document="copy"))
    assert all(one.relation != "contradicts" for one in found)
