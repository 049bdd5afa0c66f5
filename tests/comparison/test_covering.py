"""Which accounts are laid side by side where very many tell an event."""

from hypothesis import given
from hypothesis import strategies as st

from detailed import account, count, what
from rashomon.comparison.covering import MOST, choose_accounts
from rashomon.comparison.relate import relate_all
from rashomon.types import Account


def _many(number: int, *odd: Account) -> list[Account]:
    same = [account(f"d{i:04}", what("killing"), count("9")) for i in range(number)]
    return [*same, *odd]


def test_few_are_all_related() -> None:
    """Up to the limit, every account is chosen."""
    assert choose_accounts(_many(MOST)) == tuple(range(MOST))


def test_who_tells_something_else_is_chosen() -> None:
    """Of many that tell the same, those are left out first that tell nothing new; the odd one is never among them."""
    accounts = _many(200, account("e", what("killing"), count("20")))
    assert choose_accounts(accounts) == (*range(MOST - 1), 200)


def test_a_contradiction_among_many_is_found() -> None:
    """The findings are between the accounts chosen, each named by its place among all."""
    accounts = _many(100, account("e", what("killing"), count("20")))
    findings = [one for one in relate_all(accounts) if one.relation == "contradicts"]
    assert {one.accounts[1] for one in findings} == {100}
    assert len(findings) == MOST - 1


@given(st.lists(st.lists(st.integers(1, 9), max_size=4), max_size=90))
def test_chosen_accounts_tell_as_much_as_they_can(told: list[list[int]]) -> None:
    """As many are chosen as may be, each once and in order; where 60 are enough to tell all, they do."""
    accounts = [account(f"d{i}", *(count(str(n)) for n in numbers)) for i, numbers in enumerate(told)]
    chosen = choose_accounts(accounts)
    assert len(chosen) == min(len(accounts), MOST)
    assert list(chosen) == sorted(set(chosen))
    assert {d for i in chosen for d in accounts[i].details} == {d for one in accounts for d in one.details}
