"""Which accounts of an event are laid side by side, where very many tell it: those that tell what others do not."""

from collections.abc import Sequence

from rashomon.types import Account, Aspect, Detail, Value

MOST = 60
"""Accounts of one event that are related pair by pair: 1,830 pairs. Work and findings grow with the square."""
_FIRM: frozenset[Aspect] = frozenset({"who", "what", "when", "where", "how many"})


def choose_accounts(accounts: Sequence[Account]) -> tuple[int, ...]:
    """Give the places of the accounts to be related: all, or the 60 that together tell the most different things.

    The one that adds most to those chosen comes next, the earliest of equals, so that an account whose details are all told by
    others is left out first (the greedy cover of Nemhauser, Wolsey and Fisher 1978).
    """
    if len(accounts) <= MOST:
        return tuple(range(len(accounts)))
    told = [{_key(detail) for detail in account.details if detail.aspect in _FIRM} for account in accounts]
    left = dict.fromkeys(range(len(accounts)))
    chosen: list[int] = []
    while len(chosen) < MOST:
        best = max(left, key=lambda place: (len(told[place]), -place))
        del left[best]
        chosen.append(best)
        for place in left:
            told[place] -= told[best]
    return tuple(sorted(chosen))


def _key(detail: Detail) -> tuple[Aspect, Value, str | None]:
    return detail.aspect, detail.value, detail.vouched_by
