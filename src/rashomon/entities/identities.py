"""The steps from what documents tell of their own entities to who is one across them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.entities.bearers import Bearer, Commonness, is_joinable, is_loose, part_bearers
from rashomon.entities.company import Company
from rashomon.entities.dossiers import Dossier
from rashomon.entities.families import Key, countries, find_keys
from rashomon.entities.identity import Identity
from rashomon.entities.names import fold_plain
from rashomon.entities.pairs import Judge
from rashomon.entities.partition import Edge, partition
from rashomon.entities.questions import Open
from rashomon.entities.shelter import Shelter
from rashomon.entities.spellings import Spellings
from rashomon.entities.unnamed import join_unnamed

_EVEN = 0.5
_FEW = 4
_TWO = 2


def identify(dossiers: Sequence[Dossier], unsure: Open) -> Iterator[Identity]:
    """Give who is one among the entities of many documents; what stays open is added to ``unsure``."""
    nodes: dict[Key, list[Dossier]] = defaultdict(list)
    alone: list[Identity] = []
    for key, one in zip(find_keys(dossiers), dossiers, strict=True):
        if is_joinable(one):
            nodes[key].append(one)
        else:
            alone.append(Identity(key.family, [one]))
    yield from join_unnamed(list(_Named(nodes, unsure).identities()), alone)


class _Named:
    """The named entities of many documents, by equal names (nodes), then by who bears them (bearers)."""

    def __init__(self, nodes: Mapping[Key, Sequence[Dossier]], unsure: Open) -> None:
        self._nodes = nodes
        self._unsure = unsure
        self._spellings = Spellings(list(nodes), [some[0].name for some in nodes.values()])
        self._company = self._find_company()
        self._of_node: list[list[Bearer]] = []
        self._bearers: list[Bearer] = []
        self._part()
        self._judge = Judge(self._bearers, self._company)

    def identities(self) -> Iterator[Identity]:
        """Give those that are one, each with all its names."""
        group_of = partition(self._edges(), self._judge.is_apart)
        homes = Shelter(self._bearers, group_of, self._judge, self._unsure).settle()
        found: dict[int, list[Bearer]] = defaultdict(list)
        for bearer in self._bearers:
            home = homes.get(bearer.number, group_of.get(bearer.number, bearer.number))
            if home is None:
                yield from (Identity(bearer.key.family, [one]) for one in bearer.dossiers)
            else:
                found[_last(home, homes, group_of)].append(bearer)
        for some in found.values():
            together = sorted((one for bearer in some for one in bearer.dossiers), key=lambda one: one.place)
            yield Identity(some[0].key.family, together)

    def _find_company(self) -> Company:
        """Give who is named where, names that are surely spellings of one taken together; peoples and countries apart."""
        named: dict[str, set[int]] = defaultdict(set)
        for number, (key, some) in enumerate(self._nodes.items()):
            if key.family != "norp" and not (key.family == "place" and fold_plain(some[0].name) in countries()):
                for one in some:
                    named[one.member.document].add(self._spellings.rough[number])
        return Company(named)

    def _part(self) -> None:
        """Part equal names into bearers."""
        full = (key for key in self._nodes if key.family == "person" and len(key.words) >= _TWO)
        first_names = frozenset(key.words[0] for key in full)
        commonness = Commonness(self._nodes)
        for node, (key, some) in enumerate(self._nodes.items()):
            loose = is_loose(key, first_names)
            rough = self._spellings.rough[node]
            is_common = commonness.is_common(key)
            parts = list(part_bearers(key, some, self._company, rough, loose=loose, common=is_common))
            first = len(self._bearers)
            self._bearers += (Bearer(first + i, key, part, rough, loose) for i, part in enumerate(parts))
            self._of_node.append(self._bearers[first:])
            for part in parts[1:]:
                self._unsure.add(parts[0], part, _EVEN, "one name, but nothing else joins them")
        self._ask_kinds()

    def _ask_kinds(self) -> None:
        """Ask whether a name that is a person's here and a place's there is one's."""
        by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, key in enumerate(self._nodes):
            by_words[key.words].append(number)
        keys = list(self._nodes)
        for numbers in by_words.values():
            for one, other in combinations(numbers, 2):
                reason = f"one name, read as {keys[one].family} and as {keys[other].family}"
                self._unsure.add(self._of_node[one][0].dossiers, self._of_node[other][0].dossiers, _EVEN, reason)

    def _edges(self) -> Iterator[Edge]:
        """Judge the pairs that may be one; what is left open is a question."""
        pairs: set[tuple[int, int]] = set()
        for first, second in self._spellings.pairs:
            some, others = self._of_node[first], self._of_node[second]
            if len(some) <= _FEW and len(others) <= _FEW:
                pairs.update((a.number, b.number) for a in some for b in others)
        for one, other in sorted(pairs):
            verdict = self._judge.judge(one, other)
            if verdict.answer == "same":
                yield Edge(verdict.score, one, other)
            if verdict.score >= _EVEN:
                self._unsure.add(
                    self._bearers[one].dossiers, self._bearers[other].dossiers, verdict.score, verdict.reason
                )


def _last(home: int, homes: Mapping[int, int | None], group_of: Mapping[int, int]) -> int:
    """Follow a name's home to where that one has its own; where two are each other's, the first named is."""
    way = [home]
    while (further := homes.get(way[-1])) is not None:
        further = group_of.get(further, further)
        if further in way:
            return min(way[way.index(further) :])
        way.append(further)
    return way[-1]
