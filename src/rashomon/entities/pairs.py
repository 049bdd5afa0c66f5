"""Whether two bearers of names are one: their names, offices, company, and what texts call them, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.entities.align import align
from rashomon.entities.bearers import ENOUGH, Bearer, are_told_apart
from rashomon.entities.careers import Stand, compare_offices, tell_offices
from rashomon.entities.company import Company
from rashomon.entities.likeness import Answer, Likeness, compare_names
from rashomon.entities.meeting import KINDS
from rashomon.entities.persons import parse_person

_NAMESAKES = 0.5
_MUCH = 3
_LONG = 5  # letters: iPad, iPod
_EVEN = 0.5
_PEOPLE = ("n", "i", "an", "ian", "ish", "ese")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two are one, how likely, 0 to 1, and why in words."""

    answer: Answer
    score: float
    reason: str


class Judge:
    """Judges pairs of bearers, by their numbers."""

    def __init__(self, bearers: Sequence[Bearer], company: Company) -> None:
        self._bearers = bearers
        self._company = company

    def shared(self, one: int, other: int) -> int:
        """Count the names that the two are both seen with."""
        a, b = self._bearers[one], self._bearers[other]
        return self._company.shared(a.documents, b.documents, [a.spelling, b.spelling])

    def is_apart(self, one: int, other: int) -> bool:
        """Tell whether two may not be in one group, whatever joins them with others: all but what may well be one."""
        verdict = self.judge(one, other)
        return verdict.answer == "different" or (verdict.answer == "unsure" and verdict.score <= _NAMESAKES)

    def judge(self, one: int, other: int) -> Verdict:
        """Judge two bearers; the order of the two does not matter."""
        one, other = min(one, other), max(one, other)
        a, b = self._bearers[one], self._bearers[other]
        if a.key == b.key:
            told = f"{tell_offices(a.offices) or 'no office'}; {tell_offices(b.offices) or 'no office'}"
            return Verdict("unsure", _NAMESAKES, f"one name, but nothing else joins them: {told}")
        like = compare_names(a.name, b.name, KINDS[a.key.family])
        if like.answer == "different":
            return Verdict("different", like.score, like.reason)
        if _suffix(a) != _suffix(b):
            return Verdict("unsure", min(like.score, _NAMESAKES), f"{like.reason}; father and son may have one name")
        if are_told_apart(a, b) and not _is_spelling(a, b):
            return Verdict("unsure", min(like.score, _NAMESAKES), f"{like.reason}; but a text names both")
        return self._weigh(one, other, like)

    def _weigh(self, one: int, other: int, like: Likeness) -> Verdict:
        """Judge by what else is known where the names may be one's."""
        a, b = self._bearers[one], self._bearers[other]
        stand = compare_offices(a.offices, b.offices)
        if a.key.family == "person":
            return self._weigh_persons(one, other, like, stand)
        if _is_derived(a, b):
            return Verdict("unsure", _EVEN, "one name is made of the other")
        if like.answer == "same" and len(a.key.words) == len(b.key.words) == 1:
            long = min(len(a.key.words[0]), len(b.key.words[0])) >= _LONG
            known = long and self.shared(one, other) >= ENOUGH
            return Verdict("same" if known else "unsure", like.score, _with(like.reason, known, "in the same company"))
        return Verdict(like.answer, like.score, like.reason)

    def _weigh_persons(self, one: int, other: int, like: Likeness, stand: Stand) -> Verdict:
        a, b = self._bearers[one], self._bearers[other]
        if stand == "against":
            told = f"{like.reason}; offices: {tell_offices(a.offices)}; {tell_offices(b.offices)}"
            met = like.answer == "same" and self.shared(one, other) >= ENOUGH
            return Verdict("same", like.score, told) if met else Verdict("unsure", min(like.score, _NAMESAKES), told)
        if like.answer == "same":
            return Verdict("same", like.score, _with(like.reason, stand == "agree", "one office"))
        if like.score < _EVEN:
            return Verdict("unsure", like.score, like.reason)
        shared = self.shared(one, other)
        if (stand == "agree" and shared) or (shared >= _MUCH and _has_initial(a, b)):
            return Verdict("same", like.score, f"{like.reason}; {'one office' if stand == 'agree' else 'same company'}")
        return Verdict("unsure", like.score, f"{like.reason}; {like.doubt}" if like.doubt else like.reason)


def _with(reason: str, told: bool, more: str) -> str:  # noqa: FBT001 - a condition, not a switch
    return f"{reason}; {more}" if told else reason


def _without_forms(one: Bearer) -> tuple[str, ...]:
    return tuple(word for word in one.key.words if not word.startswith("/"))


def _suffix(one: Bearer) -> str | None:
    """Give what tells father and son apart: Jr."""
    return parse_person(one.name).suffix if one.key.family == "person" else None


def _is_derived(one: Bearer, other: Bearer) -> bool:
    """Tell a land's name from one made of it: Khadran, Khadrani."""
    short, long = sorted(("".join(one.key.words), "".join(other.key.words)), key=len)
    return any(long == short + ending for ending in _PEOPLE)


def _is_spelling(one: Bearer, other: Bearer) -> bool:
    """Tell whether a text may well have both names for one: a full name in two spellings, a body with its legal form."""
    if one.key.family != "person":
        return _without_forms(one) == _without_forms(other)
    if one.is_short or other.is_short:
        return False
    found = align(parse_person(one.name).words, parse_person(other.name).words)
    return not found.extra and all(pair.tie.kind in {"equal", "spelling", "script"} for pair in found.pairs)


def _has_initial(one: Bearer, other: Bearer) -> bool:
    words = (*parse_person(one.name).words, *parse_person(other.name).words)
    return any(word.is_initial for word in words)
