"""Days and hours of several documents of one story that are of one happening: a fitted likelihood over the words around them.

As with numbers (``abreast``), a pair is weighed without looking at its days: what is told to have happened, the words around,
who is named beside, how many other days each document tells of such.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import combinations

from rashomon.comparison.dated import Dated, read_dated
from rashomon.comparison.ground import Ground
from rashomon.comparison.surroundings import Weights
from rashomon.comparison.verdicts import Verdict
from rashomon.comparison.weighing import bucket, find_mutual, likelihood, overlap
from rashomon.comparison.when import relate_times
from rashomon.lexicon import load
from rashomon.types import Annotations, Member

_SAME, _APART = 0.5, 0.9
_WEEK = timedelta(days=7)
"""Days further apart are of two happenings, however alike they are told."""
_MOST = 40
"""Documents of one story whose times are laid beside each other: the first."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Two times of two documents, and how likely they are of one happening; ``verdict`` is how they stand."""

    one: Dated
    other: Dated
    likely: float
    verdict: Verdict
    features: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Tell whether the two are of one happening for sure enough to say that they agree, or cannot both hold."""
        if self.verdict.relation == "contradicts":
            return self.likely >= _APART and not self.are_two()
        return self.likely >= _SAME

    def are_two(self) -> bool:
        """Tell whether something says that two days are of two happenings, or that one was not told for sure."""
        one, other = self.one, self.other
        if one.presumed or other.presumed or not (one.happened and other.happened and one.deeds & other.deeds):
            return True
        if abs(one.when.earliest - other.when.earliest) > _WEEK or (
            one.years and other.years and not one.years & other.years
        ):
            return True
        return any(_differ(a, b) for a, b in ((one.doers, other.doers), (one.parties, other.parties)))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other and other - one)


class Times:
    """The days and hours of some documents, and which of them may be of one happening."""

    def __init__(
        self,
        documents: Sequence[Annotations],
        entity_of: Mapping[Member, str],
        story_of: Mapping[str, str],
        weights: Mapping[str, float] | None = None,
        language: str = "en",
    ) -> None:
        self._dated = [read_dated(one, home, entity_of, language) for home, one in enumerate(documents)]
        self._texts = [one.document.text for one in documents]
        self._words = Weights(self._dated)
        self._weights = weights if weights is not None else _fitted(language)
        self._ground = Ground(told="event", language=language)
        self._stories: dict[str, list[int]] = defaultdict(list)
        for home, one in enumerate(documents):
            self._stories[story_of.get(one.document.id, one.document.id)].append(home)

    def pairs(self) -> Iterator[Dates]:
        """Give the pairs of times of two documents of one story that may be of one happening."""
        for homes in self._stories.values():
            rivals = {home: [_rivals(one, self._dated[home]) for one in self._dated[home]] for home in homes[:_MOST]}
            for one, other in combinations(homes[:_MOST], 2):
                yield from self._between(one, other, (rivals[one], rivals[other]))

    def lay(self) -> tuple[Dates, ...]:
        """Give the pairs that are of one happening for sure."""
        return tuple(pair for pair in self.pairs() if pair.is_sure)

    def _between(self, home: int, other_home: int, rivals: tuple[Sequence[int], Sequence[int]]) -> Iterator[Dates]:
        """Give the pairs of two documents; ``rivals`` are those of each time in its own."""
        some, others = self._dated[home], self._dated[other_home]
        near = {
            (a, b): self._closeness(one, other)
            for a, one in enumerate(some)
            for b, other in enumerate(others)
            if may_be_one(one, other)
        }
        closest = find_mutual(near)
        for a, b in near:
            one, other = some[a], others[b]
            features = tuple(self.features(one, other, max(rivals[0][a], rivals[1][b]), mutual=(a, b) in closest))
            likely = likelihood(self._weights, features)
            yield Dates(one, other, likely, self._relate(one, other), features)

    def _relate(self, one: Dated, other: Dated) -> Verdict:
        """Relate two times; an hour whose day is only presumed is on the day of the other."""
        words = [self._texts[each.home][each.span.start : each.span.end] for each in (one, other)]
        first, second = one.when, other.when
        if one.presumed and not other.presumed:
            first = replace(first, earliest=second.earliest, before=second.before)
        elif other.presumed:
            second = replace(second, earliest=first.earliest, before=first.before)
        return replace(relate_times(first, second, (words[0], words[1]), self._ground), sure=True)

    def _closeness(self, one: Dated, other: Dated) -> float:
        deeds = 1.0 if one.deeds & other.deeds else 0.0
        return deeds + self._words.likeness(one.near, other.near) + self._words.likeness(one.around, other.around)

    def features(self, one: Dated, other: Dated, rivals: int, *, mutual: bool) -> Iterator[str]:
        """Give what speaks for and against two times being of one happening."""
        yield "always"
        hours = (one.when.hours is not None) + (other.when.hours is not None)
        yield f"hours {hours}"
        yield f"deeds {overlap(one.deeds, other.deeds)}"
        yield f"sorts {overlap(one.sorts, other.sorts)}"
        yield f"near {bucket(self._words.likeness(one.near, other.near))}"
        yield f"around {bucket(self._words.likeness(one.around, other.around))}"
        yield f"before {one.before is not None and one.before == other.before}"
        yield f"rivals {min(rivals, 3)}"
        yield f"mutual {mutual} {min(rivals, 1)}"
        yield f"named {overlap(one.named, other.named)}"
        yield f"doers {overlap(one.doers, other.doers)}"
        yield f"years {overlap(one.years, other.years) if one.years or other.years else 'none'}"
        yield f"leads {one.lead + other.lead}"
        yield f"full {one.full + other.full}"
        yield f"happened {one.happened + other.happened}"


def may_be_one(one: Dated, other: Dated) -> bool:
    """Tell whether something in the words of two times goes together."""
    return bool(one.deeds & other.deeds or one.near & other.near)


def _rivals(one: Dated, own: Iterable[Dated]) -> int:
    """Count the other days that a document tells of what may be the same."""
    return len({each.when.earliest for each in own if may_be_one(one, each)} - {one.when.earliest})


@cache
def _fitted(language: str) -> dict[str, float]:
    weights: dict[str, float] = load(language, "time_pairs")
    return weights
