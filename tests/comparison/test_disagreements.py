"""Findings drawn together as positions: which passage leads a side, and which reason stands below both."""

from datetime import date

from rashomon.comparison.disagreements import find_disagreements
from rashomon.types import Account, ComparedEvent, Detail, Event, Finding, HowMany, Passage, Relation, Span

DAY = date(2023, 3, 1)


def detail(start: int, number: int, *, voucher: str | None = None, attribution: str | None = None) -> Detail:
    """Give a count of the dead at an offset, told by the outlet unless a voice is given."""
    value = HowMany(low=number, low_open=False, high=number, high_open=False, approximate=False, unit=None, of="people")
    return Detail("how many", value, f"{number} dead", (Span(start, start + 5),), voucher, attribution)


def finding(event_accounts: tuple[int, int], spans: tuple[int, int], relation: Relation, reason: str) -> Finding:
    """Give a finding between two details by account and offset."""
    evidence = tuple(
        Passage(f"d{account}", Span(start, start + 5)) for account, start in zip(event_accounts, spans, strict=True)
    )
    return Finding("how many", relation, event_accounts, evidence, reason)


def compared(accounts: tuple[tuple[Detail, ...], ...], findings: tuple[Finding, ...]) -> ComparedEvent:
    """Give an event told by documents named d0, d1 and so on."""
    told = tuple(Account(f"d{at}", "V1", DAY, details) for at, details in enumerate(accounts))
    event = Event("V1", "Fire in Ostrel", "disaster", DAY, DAY, None, (), ())
    return ComparedEvent(event, told, findings, (), len(told))


def test_the_outlets_own_words_lead_then_voices_that_are_known_then_others() -> None:
    """A number that nobody identified gave leads no side on which an outlet or a known voice gives it."""
    accounts = (
        (detail(0, 9, attribution="a1"),),
        (detail(0, 9, voucher="E1", attribution="a1"),),
        (detail(0, 9),),
        (detail(0, 14),),
    )
    findings = tuple(finding((at, 3), (0, 0), "contradicts", f"reason {at}") for at in range(3))
    (found,) = find_disagreements([compared(accounts, findings)], {})
    assert [place.document for place in found.positions[0].places] == ["d2", "d1", "d0"]
    assert found.positions[0].vouched_by == (None, "E1", None)
    assert found.positions[0].attributions == (None, "a1", "a1")


def test_the_reason_is_that_of_the_passages_shown_first() -> None:
    """What stands below two sides tells of the two passages that lead them."""
    accounts = ((detail(0, 9, voucher="E1", attribution="a1"),), (detail(0, 9),), (detail(0, 14),))
    findings = (
        finding((0, 2), (0, 0), "contradicts", "of the one quoted"),
        finding((1, 2), (0, 0), "contradicts", "of the outlets themselves"),
    )
    (found,) = find_disagreements([compared(accounts, findings)], {})
    assert found.reason == "of the outlets themselves"


def test_what_most_tell_in_one_form_leads_a_side() -> None:
    """Of voices as near, the value that most of them give stands first."""
    accounts = (
        (detail(0, 8, voucher="E1", attribution="a1"),),
        (detail(0, 9, voucher="E1", attribution="a1"),),
        (detail(0, 9, voucher="E2", attribution="a1"),),
        (detail(0, 14),),
    )
    findings = (
        finding((0, 1), (0, 0), "compatible", "near"),
        finding((1, 2), (0, 0), "agrees", "same"),
        *(finding((at, 3), (0, 0), "contradicts", f"reason {at}") for at in range(3)),
    )
    (found,) = find_disagreements([compared(accounts, findings)], {})
    assert [place.document for place in found.positions[0].places] == ["d1", "d2", "d0"]
    assert found.reason == "reason 1"


def test_what_agrees_is_no_disagreement() -> None:
    """Without a contradiction nothing is given."""
    accounts = ((detail(0, 9),), (detail(0, 9),))
    assert find_disagreements([compared(accounts, (finding((0, 1), (0, 0), "agrees", "same"),))], {}) == ()
