"""What is known of an event and of who is who, against which two accounts of it are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from rashomon.gazetteer.compare import PlaceFinding, compare_places
from rashomon.types import HowMany, Where


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


def no_ties(one: str, other: str) -> bool:  # noqa: ARG001 - ties
    """Know of no ties."""
    return False


@dataclass(frozen=True, slots=True)
class Held:
    """A number that some account (by its place) tells, and who vouches for it."""

    account: int
    value: HowMany
    text: str
    voice: str | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What two accounts of an event are read against.

    ``type`` is the event's; ``single`` tells that it concerns one person, who cannot be dead in one account and held in
    the other; ``names`` are the entities' names; ``together`` pairs of entities that one voice names in one role;
    ``held`` the numbers told of the event by any account.
    """

    type: str | None = None
    single: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    places: PlaceOrder = compare_places
    ties: Ties = no_ties
    together: frozenset[frozenset[str]] = frozenset()
    held: tuple[Held, ...] = ()
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
