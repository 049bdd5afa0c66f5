"""Which of people's rulings on who is who hold together; what contradicts an earlier one waits until that is taken back.

Two are joined through a chain of rulings too. So "different" waits where earlier ones make the two one, and "same" waits
where it would join two that an earlier one keeps apart.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.types import Member, Ruling, Standing, Target

HomeOf = Callable[[Member], Hashable]
PlaceOf = Mapping[Target, Member]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities of documents that a ruling is about."""

    number: int
    one: Member
    other: Member


@dataclass(frozen=True, slots=True)
class Settled:
    """The pairs that rulings join, keep apart, and leave open, and what became of each ruling."""

    joins: tuple[Pair, ...] = ()
    parts: tuple[Pair, ...] = ()
    unsure: tuple[Pair, ...] = ()
    standings: tuple[Standing, ...] = ()


class Groups:
    """What belongs together, as it is joined pair by pair."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def find(self, one: Hashable) -> Hashable:
        """Give the one that stands for the group."""
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make two groups one."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._above[second] = first


def settle(rulings: Iterable[Ruling], place_of: PlaceOf, home_of: HomeOf, also: Iterable[Pair] = ()) -> Settled:
    """Settle the rulings on pairs in their order, then join the pairs in ``also`` that none of them keeps apart.

    ``place_of`` gives the entity that a target's words stand for, ``home_of`` the group that an entity is in without any
    ruling: what is decided of one in it is decided of all, unless a ruling parts that group itself.
    """
    pairs = [one for one in rulings if one.kind in {"same", "different", "unsure", "mention"}]
    return _Settling(pairs, place_of, home_of).settle(also)


class _Settling:
    def __init__(self, rulings: Sequence[Ruling], place_of: PlaceOf, home_of: HomeOf) -> None:
        self._rulings = sorted(rulings, key=lambda one: one.number)
        self._place_of = place_of
        self._home_of = home_of
        self._parted = {
            home_of(pair.one)
            for ruling in rulings
            if ruling.kind == "different"
            and (pair := self._pair(ruling)) is not None
            and home_of(pair.one) == home_of(pair.other)
        }
        self._groups = Groups()
        self._ways: dict[Hashable, list[tuple[Hashable, int]]] = defaultdict(list)
        self._apart: dict[Hashable, list[Pair]] = defaultdict(list)
        self._kept: dict[str, list[Pair]] = defaultdict(list)

    def settle(self, also: Iterable[Pair]) -> Settled:
        standings = tuple(self._take(one) for one in self._rulings if not self._is_within_document(one))
        for pair in also:
            self._join(pair)
        joins, parts, unsure = (tuple(self._kept[kind]) for kind in ("same", "different", "unsure"))
        return Settled(joins, parts, unsure, standings)

    def _is_within_document(self, ruling: Ruling) -> bool:
        """Tell whether a mention is moved inside its document, which is none of ours."""
        other = ruling.other
        return ruling.kind == "mention" and (other is None or other.document == ruling.about[0].document)

    def _pair(self, ruling: Ruling) -> Pair | None:
        one = self._place_of.get(ruling.about[0]) if ruling.about else None
        other = None if ruling.other is None else self._place_of.get(ruling.other)
        return None if one is None or other is None else Pair(ruling.number, one, other)

    def _take(self, ruling: Ruling) -> Standing:
        pair = self._pair(ruling)
        if pair is None:
            return Standing(ruling.number, "not applicable", (), "words of it stand for nobody now")
        if ruling.kind == "unsure":
            self._kept["unsure"].append(pair)
            return Standing(ruling.number, "applied", (), "")
        return self._part(pair) if ruling.kind == "different" else self._join(pair)

    def _part(self, pair: Pair) -> Standing:
        if pair.one == pair.other:
            reason = "one entity in its document: say of single mentions whose they are"
            return Standing(pair.number, "not applicable", (), reason)
        one, other = self._node(pair.one), self._node(pair.other)
        if self._groups.find(one) == self._groups.find(other):
            return _waits(pair.number, self._way(one, other), "make the two one")
        for end in (one, other):
            self._apart[self._groups.find(end)].append(pair)
        self._kept["different"].append(pair)
        return Standing(pair.number, "applied", (), "")

    def _join(self, pair: Pair) -> Standing:
        one, other = self._node(pair.one), self._node(pair.other)
        against = self._find_against(one, other)
        if against is not None:
            ends = [self._node(against.one), self._node(against.other)]
            near, far = ends if self._groups.find(ends[0]) == self._groups.find(one) else ends[::-1]
            numbers = {against.number, *self._way(one, near), *self._way(other, far)}
            return _waits(pair.number, numbers, "keep the two apart")
        first, second = self._groups.find(one), self._groups.find(other)
        if first != second:
            self._groups.join(first, second)
            self._apart[first] += self._apart.pop(second, [])
        self._ways[one].append((other, pair.number))
        self._ways[other].append((one, pair.number))
        self._kept["same"].append(pair)
        return Standing(pair.number, "applied", (), "")

    def _find_against(self, one: Hashable, other: Hashable) -> Pair | None:
        """Give the first ruling that keeps the groups of two apart."""
        ends = {self._groups.find(one), self._groups.find(other)}
        shorter = min((self._apart.get(end, []) for end in ends), key=len)
        if len(ends) == 1:
            return None
        across = (p for p in shorter if {self._groups.find(self._node(end)) for end in (p.one, p.other)} == ends)
        return min(across, key=lambda p: p.number, default=None)

    def _node(self, member: Member) -> Hashable:
        home = self._home_of(member)
        return ("alone", member) if home in self._parted else ("home", home)

    def _way(self, start: Hashable, goal: Hashable) -> set[int]:
        """Give the numbers of the rulings on a shortest chain from one to another."""
        came: dict[Hashable, tuple[Hashable, int]] = {}
        ahead = deque([start])
        while ahead and goal not in came and start != goal:
            at = ahead.popleft()
            for further, number in self._ways[at]:
                if further not in came and further != start:
                    came[further] = (at, number)
                    ahead.append(further)
        numbers: set[int] = set()
        while goal in came:
            goal, number = came[goal]
            numbers.add(number)
        return numbers


def _waits(number: int, against: Iterable[int], verb: str) -> Standing:
    numbers = tuple(sorted(against))
    told = ", ".join(map(str, numbers))
    # "decision 3 keeps", "decisions 3, 4 keep"
    noun, said = ("decisions", verb) if len(numbers) > 1 else ("decision", _SINGULAR[verb])
    return Standing(number, "waits", numbers, f"{noun} {told} {said}")


_SINGULAR = {"make the two one": "makes the two one", "keep the two apart": "keeps the two apart"}


@dataclass(frozen=True, slots=True)
class Labels:
    """The names and kinds that people gave to groups, and what became of each ruling."""

    names: Mapping[Hashable, str]
    kinds: Mapping[Hashable, str]
    standings: tuple[Standing, ...]


def settle_labels(rulings: Iterable[Ruling], place_of: PlaceOf, group_of: HomeOf) -> Labels:
    """Settle new names and kinds, each of the group that its words are in: where two differ, the earlier holds."""
    first: dict[tuple[str, Hashable], Ruling] = {}
    standings = []
    for ruling in sorted(rulings, key=lambda one: one.number):
        if ruling.kind not in {"rename", "kind"}:
            continue
        member = place_of.get(ruling.about[0]) if ruling.about else None
        if member is None:
            standings.append(Standing(ruling.number, "not applicable", (), "its words stand for nobody now"))
            continue
        earlier = first.setdefault((ruling.kind, group_of(member)), ruling)
        if _label(earlier) == _label(ruling):
            standings.append(Standing(ruling.number, "applied", (), ""))
        else:
            reason = f"decision {earlier.number} says {_label(earlier)!r} of the same one"
            standings.append(Standing(ruling.number, "waits", (earlier.number,), reason))
    names, kinds = (
        {group: _label(one) for (kind, group), one in first.items() if kind == sort} for sort in ("rename", "kind")
    )
    return Labels(names, kinds, tuple(standings))


def _label(ruling: Ruling) -> str:
    return (ruling.name if ruling.kind == "rename" else ruling.entity_kind) or ""
