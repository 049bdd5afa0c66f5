"""Short names under the roof of the only fuller one that they may stand for, where nothing speaks against it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.entities.bearers import ENOUGH, Bearer, are_told_apart
from rashomon.entities.careers import compare_offices, tell_offices
from rashomon.entities.dossiers import Dossier, Held
from rashomon.entities.homes import MOST_HOMES, Homes
from rashomon.entities.pairs import Judge
from rashomon.entities.questions import Open

_MUCH = 3
_LIKELY = 0.6
_EVEN = 0.5
_SHOWN = 2


class Doubt(NamedTuple):
    """What keeps a short name from its only fuller one, and how likely it is his all the same."""

    reason: str
    score: float


class Shelter:
    """Finds a roof for short names, in the order of their first mention."""

    def __init__(self, bearers: Sequence[Bearer], group_of: Mapping[int, int], judge: Judge, unsure: Open) -> None:
        self._bearers = bearers
        self._group_of = group_of
        self._judge = judge
        self._unsure = unsure
        self._offices: dict[int, frozenset[Held]] = {}
        self._homes = Homes(bearers, group_of)

    def settle(self) -> dict[int, int | None]:
        """Give each short bearer with its home group; None: several are as near, so that its documents stay apart."""
        return dict(self._settle())

    def _settle(self) -> Iterator[tuple[int, int | None]]:
        for short in self._bearers:
            homes = [] if short.number in self._group_of else self._homes.of(short)
            if len(homes) > 1:
                homes = self._find_called(short, homes) or homes
            if len(homes) > 1:
                self._ask_each(short, homes[:_SHOWN])
                if short.is_short:
                    yield short.number, None
            elif homes:
                doubt = self._find_doubt(short, homes[0])
                if doubt is None:
                    yield short.number, self._enter(short, homes[0])
                else:
                    full = self._bearers[homes[0][0]]
                    self._unsure.add(short.dossiers, full.dossiers, doubt.score, doubt.reason)
            elif short.number not in self._group_of:
                self._ask_given(short)

    def _find_called(self, short: Bearer, homes: list[list[int]]) -> list[list[int]]:
        """Give the only one of several whom documents call by the short name, if nothing speaks against him."""
        called = {i: count for i, home in enumerate(homes) if (count := self._homes.count_called(short, home))}
        if not short.is_short or len(homes) == MOST_HOMES or len(called) != 1:
            return []
        at, count = next(iter(called.items()))
        known = sum(len(self._bearers[number].documents) for number in homes[at])
        shared = max(self._judge.shared(short.number, number) for number in homes[at])
        is_his = min(count, shared) >= ENOUGH and count * 2 >= known
        return [homes[at]] if is_his and self._find_doubt(short, homes[at]) is None else []

    def _enter(self, short: Bearer, home: Sequence[int]) -> int:
        group = self._group_of.get(home[0], home[0])
        self._offices[group] = self._known(home) | short.offices
        return group

    def _known(self, home: Sequence[int]) -> frozenset[Held]:
        """Give the offices of a group, with those of the short names that came to it before."""
        group = self._group_of.get(home[0], home[0])
        told = frozenset(held for number in home for held in self._bearers[number].offices)
        return told | self._offices.get(group, frozenset())

    def _find_doubt(self, short: Bearer, home: Sequence[int]) -> Doubt | None:
        """Give what keeps a short name from its only fuller one: a text that names both, offices, or no common company.

        A text that calls the one by the other's name outweighs all: others may well name him both ways.
        """
        if any(self._homes.is_taught(short, number) for number in home):
            return None
        if any(are_told_apart(short, self._bearers[number]) for number in home):
            return Doubt("a text names both", _EVEN)
        shared = max(self._judge.shared(short.number, number) for number in home)
        if short.key.family == "body":
            enough = _MUCH if short.loose or self._loses_front(short, home) else 1
            return None if shared >= enough else Doubt("the fuller name may be another's", _LIKELY)
        told = self._known(home)
        if compare_offices(short.offices, told) == "against" and shared < ENOUGH:
            return Doubt(f"offices: {tell_offices(short.offices)}; {tell_offices(told)}", _EVEN)
        return Doubt("a given name alone", _EVEN) if short.loose and shared < ENOUGH else None

    def _loses_front(self, short: Bearer, home: Sequence[int]) -> bool:
        """Tell whether the fuller names begin with more: whose guard it is, not only what sort of thing."""
        words = short.key.words
        return all(self._bearers[number].key.words[: len(words)] != words for number in home)

    def _ask_given(self, short: Bearer) -> None:
        """Ask whether a given name alone is the only one's who bears it."""
        homes = self._homes.of_given(short)
        if len(homes) == 1:
            self._unsure.add(short.dossiers, self._bearers[homes[0][0]].dossiers, _EVEN, "a given name alone")

    def _ask_each(self, short: Bearer, homes: Sequence[Sequence[int]]) -> None:
        for one in short.dossiers:
            for home in homes:
                fuller: Sequence[Dossier] = self._bearers[home[0]].dossiers
                self._unsure.add([one], fuller, _EVEN, f"several have the name {short.name}")
