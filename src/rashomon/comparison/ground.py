"""What is known of an event and of who is who, against which two accounts of it are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from rashomon.comparison.counted import Counted
from rashomon.comparison.verdicts import Verdict
from rashomon.gazetteer.compare import PlaceFinding, compare_places
from rashomon.types import Where

Bounds = tuple[float | None, bool, float | None, bool, bool]
"""What a number tells: low, whether that is open, high, whether that is open, whether it is told as "about"."""
Disputed = tuple[Counted, Bounds]


class PlaceOrder(Protocol):
    """Tells how two places stand to each other."""

    def __call__(self, one: Where, other: Where) -> PlaceFinding:
        """Give the relation with its reason."""
        ...


class Ties(Protocol):
    """Tells whether two entities may stand for each other: one leads the other or is a part of it."""

    def __call__(self, one: str, other: str) -> bool:
        """Tell whether the two are tied."""
        ...


@lru_cache(maxsize=1 << 14)
def by_gazetteer(one: Where, other: Where) -> PlaceFinding:
    """Compare two places by the gazetteer; many accounts tell the same two."""
    return compare_places(one, other)


def no_ties(one: str, other: str) -> bool:  # noqa: ARG001 - ties
    """Know of no ties."""
    return False


class Spot(NamedTuple):
    """Where a number or a time begins in a document."""

    document: str
    start: int


@dataclass(frozen=True, slots=True)
class Alongside:
    """Numbers and times found to be of one thing across accounts, by twos.

    ``only`` are told beside the event and stand in no other relation; ``apart`` are counts by twos that something tells to be
    of two happenings; ``ages`` tell how old somebody is; ``spots`` are all of them, by document. ``times`` are days and
    hours by twos with how they stand, ``only_times`` those told beside the event, ``time_spots`` all of them.
    """

    pairs: frozenset[frozenset[Spot]] = frozenset()
    only: frozenset[Spot] = frozenset()
    apart: frozenset[frozenset[Spot]] = frozenset()
    ages: frozenset[Spot] = frozenset()
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    times: Mapping[frozenset[Spot], Verdict] = field(default_factory=dict)
    only_times: frozenset[Spot] = frozenset()
    time_spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ground:
    """What two accounts of an event are read against.

    ``type`` is the event's; ``posts`` are the words for the offices that entities are known to hold or to have held; ``single`` tells that it concerns one person, who cannot be dead in one account and held in
    the other; ``names`` are the entities' names; ``together`` pairs of entities that one voice names in one role;
    ``told`` is how the event's tellings were brought together: given as one ("key"), found as one event, or one incident;
    ``disputed`` the lower numbers that some account tells beside a higher one as two voices, with what they count;
    ``alongside`` the numbers that the words around them tell to be of one thing.
    """

    type: str | None = None
    single: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    places: PlaceOrder = by_gazetteer
    ties: Ties = no_ties
    together: frozenset[frozenset[str]] = frozenset()
    disputed: frozenset[Disputed] = frozenset()
    alongside: Alongside = field(default_factory=Alongside)
    told: Literal["key", "event", "incident"] = "key"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Days:
    """When two accounts were put up, as far as is known."""

    one: date | None = None
    other: date | None = None

    def swapped(self) -> "Days":
        """Give the days for the two accounts the other way round."""
        return Days(self.other, self.one)

    @property
    def apart(self) -> int | None:
        """Days from the first account to the other; negative where the other is the earlier; None: not known."""
        return None if self.one is None or self.other is None else (self.other - self.one).days
