"""Numbers of several documents of one story that are of one thing: a fitted likelihood over the words around them.

A pair is weighed without looking at its values: what is counted, the words around, who is named beside, how many other
numbers of that sort each document tells. The weights are fitted by ``training/number_pairs.py`` on which pairs have one
value, as numbers told in like words are mostly the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import NamedTuple

from rashomon.comparison.counted import is_of_people, relate_counted
from rashomon.comparison.figures import Figure, read_ages, read_figures
from rashomon.comparison.how_many import bounds_of
from rashomon.comparison.joining import Joined
from rashomon.comparison.surroundings import Weights
from rashomon.comparison.units import measure_of
from rashomon.comparison.weighing import bucket, find_mutual, likelihood, overlap
from rashomon.lexicon import load
from rashomon.types import Annotations, Member

_SAME, _APART, _FAR_APART = 0.5, 0.7, 0.93
"""How likely two numbers must be of one thing to be told: the same, unlike, or more than ``_FAR`` times as many."""
_FAR = 3
_IN_A_ROW = "nth"
_ROW = 3
"""Numbers beside one in a sentence that make it one of a row: a player's figures."""
_MOST = 40
"""Documents of one story whose numbers are laid beside each other: the first."""


@dataclass(frozen=True, slots=True)
class Abreast:
    """Two numbers of two documents, and how likely they are of one thing.

    ``features`` are what speaks for and against it; ``elsewhere`` tells that their sentences are of two happenings: of other months, or with other numbers of one thing.
    """

    one: Figure
    other: Figure
    likely: float
    elsewhere: bool = False
    features: tuple[str, ...] = ()

    @property
    def spots(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where the two stand."""
        return (self.one.home, self.one.number.start), (self.other.home, self.other.number.start)

    @property
    def tells_one(self) -> bool:
        """Tell whether the two are one number."""
        return bounds_of(self.one.value)[:4] == bounds_of(self.other.value)[:4]

    @property
    def is_sure(self) -> bool:
        """Tell whether the two are of one thing for sure enough to say that they are the same, or cannot both hold."""
        return self.likely >= self._needed() and not (self._needed() > _SAME and self.are_two())

    def _needed(self) -> float:
        low, high = sorted(abs(point) for point in (_point(self.one), _point(self.other)))
        return _SAME if low == high else _APART if high <= _FAR * low else _FAR_APART

    @property
    def is_borne_out(self) -> bool:
        """Tell whether the two may be taken for of one thing where others link them."""
        return self.likely >= _SAME and self._needed() <= _APART and not self.are_two()

    def are_two(self) -> bool:
        """Tell whether something says that two numbers are of two things.

        Other years or months, some and all, other people or bodies, other numbers beside, rows of figures that are not the
        same row.
        """
        one, other = self.one, self.other
        if self.elsewhere or one.among != other.among:
            return True
        if one.sort == _IN_A_ROW and one.things != other.things:
            return True
        if one.doers - other.doers and other.doers - one.doers:
            return True
        fewest, most = sorted((len(one.fellows), len(other.fellows)))
        return most >= _ROW and 2 * len(one.fellows & other.fellows) < max(fewest, 1)


class Laid(NamedTuple):
    """Pairs of numbers that are of one thing, and pairs of counts of people that are of two happenings."""

    sure: tuple[Abreast, ...]
    apart: tuple[Abreast, ...]


class Figures:
    """The numbers of some documents, and which of them may be of one thing."""

    def __init__(
        self,
        documents: Sequence[Annotations],
        entity_of: Mapping[Member, str],
        story_of: Mapping[str, str],
        weights: Mapping[str, float] | None = None,
        language: str = "en",
    ) -> None:
        self._figures = [read_figures(one, home, entity_of, language) for home, one in enumerate(documents)]
        self._ages = [read_ages(one, home, entity_of, language) for home, one in enumerate(documents)]
        self._words = Weights(self._figures)
        self._weights = weights if weights is not None else _fitted(language)
        self._language = language
        self._stories: dict[str, list[int]] = defaultdict(list)
        for home, one in enumerate(documents):
            self._stories[story_of.get(one.document.id, one.document.id)].append(home)

    def pairs(self) -> Iterator[Abreast]:
        """Give the pairs of numbers of two documents of one story that may be of one thing, with how likely that is."""
        for homes in self._stories.values():
            yield from self._of_story(homes[:_MOST])

    def lay(self) -> "Laid":
        """Give the pairs that are of one thing for sure, by themselves or linked by others, and the counts that are of two."""
        laid = [_lay(list(self._of_story(homes[:_MOST]))) for homes in self._stories.values()]
        return Laid(tuple(p for one in laid for p in one.sure), tuple(p for one in laid for p in one.apart))

    def _of_story(self, homes: Sequence[int]) -> Iterator[Abreast]:
        rivals = {home: [self._rivals(one, self._figures[home]) for one in self._figures[home]] for home in homes}
        for one, other in combinations(homes, 2):
            yield from self._between(one, other, (rivals[one], rivals[other]))
            yield from _of_age(self._ages[one], self._ages[other])

    def _between(self, home: int, other_home: int, rivals: tuple[Sequence[int], Sequence[int]]) -> Iterator[Abreast]:
        """Give the pairs of two documents; ``rivals`` are those of each number in its own."""
        some, others = self._figures[home], self._figures[other_home]
        near = {
            (a, b): self._closeness(one, other)
            for a, one in enumerate(some)
            for b, other in enumerate(others)
            if self.may_be_one(one, other)
        }
        closest = find_mutual(near)
        for a, b in near:
            one, other = some[a], others[b]
            features = tuple(self.features(one, other, max(rivals[0][a], rivals[1][b]), mutual=(a, b) in closest))
            likely = likelihood(self._weights, features)
            yield Abreast(one, other, likely, self._are_elsewhere((one, some), (other, others)), features)

    def _are_elsewhere(self, one: tuple[Figure, Sequence[Figure]], other: tuple[Figure, Sequence[Figure]]) -> bool:
        """Tell whether two numbers stand in sentences of other years or months, or beside other numbers of one thing."""
        if one[0].years and other[0].years and not one[0].years & other[0].years:
            return True
        own, its = (
            [each for each in some if each.sentence == figure.sentence and each is not figure]
            for figure, some in (one, other)
        )
        told = [
            bounds_of(a.value)[:4] == bounds_of(b.value)[:4]
            for a in own
            for b in its
            if a.sort == b.sort and a.things & b.things and not is_of_people(a.counted, self._language)
        ]
        return bool(told) and not any(told)

    def may_be_one(self, one: Figure, other: Figure) -> bool:
        """Tell whether two numbers are of one sort and something in their words goes together."""
        if one.sort != other.sort or one.sort == "age":
            return False
        if one.counted.state is not None or other.counted.state is not None:
            return one.counted.state == other.counted.state and self._relation(one, other) is not None
        return bool(one.things & other.things) or (one.sort != "count" and bool(one.near & other.near))

    def _relation(self, one: Figure, other: Figure) -> str | None:
        return relate_counted(one.counted, other.counted, self._language)

    def _closeness(self, one: Figure, other: Figure) -> float:
        return self._words.likeness(one.near, other.near) + self._words.likeness(one.around, other.around)

    def _rivals(self, one: Figure, own: Sequence[Figure]) -> int:
        """Count the other values that a document tells of what may be the same."""
        values = {bounds_of(each.value)[:4] for each in own if each is not one and self.may_be_one(one, each)}
        return len(values - {bounds_of(one.value)[:4]})

    def features(self, one: Figure, other: Figure, rivals: int, *, mutual: bool) -> Iterator[str]:
        """Give what speaks for and against two numbers being of one thing."""
        yield "always"
        yield f"sort {one.sort if one.sort in {'count', 'length', 'time', '%'} else 'money or measure'}"
        yield f"things {overlap(one.things, other.things)} {self._relation(one, other) if one.sort == 'count' else ''}"
        yield f"state {one.counted.state == other.counted.state} {one.counted.state is not None}"
        yield f"near {bucket(self._words.likeness(one.near, other.near))}"
        yield f"around {bucket(self._words.likeness(one.around, other.around))}"
        yield f"before {one.before == other.before}"
        yield f"rivals {min(rivals, 3)}"
        yield f"mutual {mutual} {min(rivals, 1)}"
        yield f"named {overlap(one.named, other.named)}"
        yield f"holder {overlap(_set(one.holder), _set(other.holder))}"
        yield f"years {overlap(one.years, other.years) if one.years or other.years else 'none'}"
        yield f"fellows {overlap(one.fellows, other.fellows)}"
        yield f"leads {one.lead + other.lead}"


def _lay(found: Sequence[Abreast]) -> Laid:
    """Part the pairs of one story: where one telling of a number is of another happening, so are its other tellings."""
    sure = [pair for pair in found if pair.is_sure]
    linked, told = _link(found, sure), _link(found, [pair for pair in sure if pair.tells_one])
    two = {frozenset(map(told.find, pair.spots)) for pair in found if pair.elsewhere}
    apart = {pair for pair in found if frozenset(map(told.find, pair.spots)) in two and not pair.tells_one}
    borne = [pair for pair in found if pair.is_borne_out and len(set(map(linked.find, pair.spots))) == 1]
    return Laid(
        tuple(pair for pair in dict.fromkeys([*sure, *borne]) if pair not in apart),
        tuple(pair for pair in found if pair in apart and pair.one.counted.state is not None),
    )


def _link(found: Iterable[Abreast], sure: Iterable[Abreast]) -> Joined[tuple[int, int]]:
    linked = Joined(dict.fromkeys(spot for pair in found for spot in pair.spots))
    for pair in sure:
        linked.join(*pair.spots)
    return linked


def _of_age(some: Sequence[Figure], others: Sequence[Figure]) -> Iterator[Abreast]:
    """Give the ages of persons that two documents both tell."""
    ages = {one.holder: one for one in others}
    yield from (Abreast(one, ages[one.holder], 1.0) for one in some if one.holder in ages)


def _point(figure: Figure) -> float:
    """Give the number told, or the bound where it is open, in its sort's base unit."""
    value = figure.value
    told = value.low if value.low is not None else value.high if value.high is not None else 0.0
    return told * measure_of(value.unit).factor


@cache
def _fitted(language: str) -> dict[str, float]:
    weights: dict[str, float] = load(language, "number_pairs")
    return weights


def _set(one: str | None) -> frozenset[str]:
    return frozenset() if one is None else frozenset({one})
