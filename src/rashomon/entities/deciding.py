"""Who is who as people decided it: identities joined, and parted again with their documents on the side they are nearer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.entities.careers import compare_offices
from rashomon.entities.dossiers import Dossier, Held
from rashomon.entities.families import Family
from rashomon.entities.identity import Identity
from rashomon.entities.locating import find_mention
from rashomon.entities.names import fold
from rashomon.entities.settling import Groups, Pair, Settled, settle
from rashomon.types import Annotations, Member, Ruling, Target

_STANDS = {"agree": 1, "silent": 0, "against": -1}

Nearness = tuple[int, float, int, int]


class Places:
    """The entities that the words of rulings stand for, noted while the documents go by."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.members: dict[Target, Member] = {}
        self._targets: dict[str, set[Target]] = defaultdict(set)
        for ruling in rulings:
            for target in (*ruling.about, *(() if ruling.other is None else (ruling.other,))):
                self._targets[target.document].add(target)

    def watch(self, documents: Iterable[Annotations]) -> Iterator[Annotations]:
        """Give the documents on, noting whom the targets in them stand for."""
        for document in documents:
            for target in self._targets.get(document.document.id, ()):
                mention = find_mention(document, target)
                if mention is not None and mention.entity is not None:
                    self.members[target] = Member(document.document.id, mention.entity)
            yield document


def decide(
    identities: Sequence[Identity], rulings: Sequence[Ruling], places: Mapping[Target, Member]
) -> tuple[list[Identity], Settled]:
    """Join and part identities as the rulings say that hold together; the others are as they were."""
    at = {one.member: number for number, identity in enumerate(identities) for one in identity.dossiers}
    there = {target: one for target, one in places.items() if one in at}
    settled = settle(rulings, there, at.__getitem__, _find_known(identities))
    if not settled.joins and not settled.parts:
        return list(identities), settled
    groups = Groups()
    for pair in settled.joins:
        groups.join(at[pair.one], at[pair.other])
    together: dict[object, list[int]] = defaultdict(list)
    for number in range(len(identities)):
        together[groups.find(number)].append(number)
    touched = {groups.find(at[end]) for pair in (*settled.joins, *settled.parts) for end in (pair.one, pair.other)}
    company = _find_company(identities, (number for group in touched for number in together[group]))
    found: list[Identity] = []
    for group, numbers in together.items():
        some = [identities[number] for number in numbers]
        found += _part(some, settled, company) if group in touched else some
    return found, settled


def _find_known(identities: Iterable[Identity]) -> Iterator[Pair]:
    """Pair those that one identifier of the user's list was given to, and no other; these are no rulings: number 0."""
    first: dict[str, Member] = {}
    for identity in identities:
        ids = {one.known_id for one in identity.dossiers if one.known_id is not None}
        if len(ids) == 1:
            here = next(one.member for one in identity.dossiers if one.known_id is not None)
            before = first.setdefault(ids.pop(), here)
            if before != here:
                yield Pair(0, before, here)


def _find_company(identities: Sequence[Identity], numbers: Iterable[int]) -> Mapping[str, frozenset[str]]:
    """Give the names that stand in each document of some identities."""
    wanted = {one.member.document for number in numbers for one in identities[number].dossiers}
    names: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        for one in identity.dossiers:
            if one.member.document in wanted:
                names[one.member.document].add(one.name)
    return {document: frozenset(some) for document, some in names.items()}


def _part(some: Sequence[Identity], settled: Settled, company: Mapping[str, frozenset[str]]) -> Iterator[Identity]:
    """Give the sides of what was joined: one where no ruling parts it."""
    origin = {one.member: number for number, identity in enumerate(some) for one in identity.dossiers}
    families = {one.member: identity.family for identity in some for one in identity.dossiers}
    dossiers = sorted((one for identity in some for one in identity.dossiers), key=lambda one: one.place)
    inside = [pair for pair in settled.parts if pair.one in origin and pair.other in origin]
    sides = _Sides(_units(dossiers, settled.joins), inside, origin, company)
    for side in sides.fill():
        yield Identity(_family(side, families), sorted(side, key=lambda one: one.place))


def _units(dossiers: Sequence[Dossier], joins: Iterable[Pair]) -> list[list[Dossier]]:
    """Put together whom rulings join, the earliest unit first."""
    groups = Groups()
    for pair in joins:
        groups.join(pair.one, pair.other)
    units: dict[object, list[Dossier]] = defaultdict(list)
    for one in dossiers:
        units[groups.find(one.member)].append(one)
    return list(units.values())


def _family(side: Sequence[Dossier], families: Mapping[Member, Family]) -> Family:
    """Give the family that most of a side had; of two as frequent the one that stands first."""
    counts = Counter(families[one.member] for one in side)
    return counts.most_common(1)[0][0]


@dataclass(slots=True)
class _Side:
    units: set[int] = field(default_factory=set)
    dossiers: list[Dossier] = field(default_factory=list)
    words: set[frozenset[str]] = field(default_factory=set)
    offices: set[Held] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    origins: Counter[int] = field(default_factory=Counter)


class _Sides:
    """Fills the sides that rulings make: first the units that a ruling names, each where it may be, then all others."""

    def __init__(
        self,
        units: Sequence[Sequence[Dossier]],
        parts: Iterable[Pair],
        origin: Mapping[Member, int],
        company: Mapping[str, frozenset[str]],
    ) -> None:
        self._units = units
        self._origin = origin
        self._company = company
        unit_of = {one.member: number for number, unit in enumerate(units) for one in unit}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for pair in parts:
            one, other = unit_of[pair.one], unit_of[pair.other]
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)
        self._sides: list[_Side] = []

    def fill(self) -> Iterator[Sequence[Dossier]]:
        named = sorted(self._apart)
        for unit in (*named, *(n for n in range(len(self._units)) if n not in self._apart)):
            free = [side for side in self._sides if not side.units & self._apart.get(unit, set())]
            if not free:
                self._sides.append(_Side())
                free = self._sides[-1:]
            self._put(unit, max(free, key=lambda side: self._nearness(unit, side)))
        return (side.dossiers for side in self._sides)

    def _put(self, unit: int, side: _Side) -> None:
        side.units.add(unit)
        for one in self._units[unit]:
            side.dossiers.append(one)
            side.words.add(_words(one))
            side.offices.update(one.offices)
            side.company |= self._company[one.member.document]
            side.origins[self._origin[one.member]] += 1

    def _nearness(self, unit: int, side: _Side) -> Nearness:
        """Tell how near a unit is to a side: by offices, names, names around, and where it was before."""
        some = self._units[unit]
        stand = compare_offices([held for one in some for held in one.offices], side.offices)
        alike = max((_share(_words(one), words) for one in some for words in side.words), default=0.0)
        around = {name for one in some for name in self._company[one.member.document]} - {one.name for one in some}
        before = sum(side.origins[self._origin[one.member]] > 0 for one in some)
        return _STANDS[stand], alike, len(around & side.company), before


def _words(one: Dossier) -> frozenset[str]:
    return frozenset(fold(one.name).split())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
