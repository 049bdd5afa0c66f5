"""Whether the offices told of two bearers of a name may be one career, or speak of two people."""

from collections.abc import Iterable
from typing import Literal

from rashomon.entities.dossiers import Held
from rashomon.lexicon import load

Stand = Literal["agree", "against", "silent"]

_ANYTHING = frozenset({"head", "leader", "chief", "official", "principal"})
_PEOPLE = ("n", "i", "an", "ian", "ish", "ese")


def compare_offices(one: Iterable[Held], other: Iterable[Held]) -> Stand:
    """Tell whether offices agree (one office of one body), speak against one person, or leave it open.

    Offices of one country are a career, in whatever order they were held; those of two countries are two people's, and so
    are callings of two kinds that nothing joins.

    >>> compare_offices([Held("minister", "prime", "iraq")], [Held("president", "vice", "iraq")])
    'silent'
    >>> compare_offices([Held("minister", "prime", "iraq")], [Held("minister", "prime", "israel")])
    'against'
    """
    first, second = list(one), list(other)
    if not first or not second:
        return "silent"
    pairs = [(a, b) for a in first for b in second]
    if any(a.head == b.head and a.of is not None and b.of is not None and is_one_body(a.of, b.of) for a, b in pairs):
        return "agree"
    if any(_may_be_one(a, b) or (a.of and b.of and is_one_body(a.of, b.of)) for a, b in pairs):
        return "silent"
    return "against"


def _may_be_one(one: Held, other: Held) -> bool:
    """Tell whether two offices may be the same, told more or less fully."""
    of_two = one.of is not None and other.of is not None and not is_one_body(one.of, other.of)
    return not of_two and _is_kind_of(one.head, other.head)


def _is_kind_of(one: str, other: str) -> bool:
    if one == other or _ANYTHING & {one, other}:
        return True
    kinds = load("en", "offices")["offices"]
    first, second = set(kinds.get(one, ())) - _ANYTHING, set(kinds.get(other, ())) - _ANYTHING
    return other in first or one in second or "officer" in first & second


def is_one_body(one: str, other: str) -> bool:
    """Tell whether two names in lower case are one land or body, told more or less fully: Torvenian, Torvenia."""
    short, long = sorted((one, other), key=len)
    derived = any(long == short + ending for ending in _PEOPLE)
    return derived or set(short.split()) <= set(long.split())


def tell_offices(offices: Iterable[Held]) -> str:
    """Give offices in words, for a reason."""
    return ", ".join(sorted(f"{one.rest} {one.head}".strip() + (f" of {one.of}" if one.of else "") for one in offices))
