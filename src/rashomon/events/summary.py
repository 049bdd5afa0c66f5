"""What many tellings of one happening come to: its kind, days, place, who takes part, and the label a person would write."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from rashomon.events.labels import Outline, most, write_label
from rashomon.events.tellings import Telling
from rashomon.types import Event, Interval, ParticipantRole, Party

_PRECISIONS = ("hour", "day", "week", "month", "season", "quarter", "year", "decade", "unknown")
_ROLES: tuple[ParticipantRole, ...] = ("actor", "recipient", "instrument", "other")
_NIGHT = timedelta(days=1)


def summarise(name: str, members: Sequence[Telling], names: Mapping[str, str], language: str = "en") -> Event:
    """Give the event that tellings (the earliest first) tell of; ``names`` are those of corpus entities."""
    days = find_days(one.days for one in members)
    place = most(one.place for one in members if one.place is not None)
    parties = tuple(_parties(members, place))
    return Event(
        id=name,
        label=write_label(members, Outline(parties, place, days), names, language),
        type=most(one.type for one in members) or "event",
        earliest=None if days is None else days.earliest,
        before=None if days is None else days.before,
        place=place,
        participants=parties,
        members=tuple(one.told for one in members),
    )


def find_days(told: Iterable[Interval | None]) -> Interval | None:
    """Give the days that the finest tellings most often give, a night that they touch as both its days.

    Of tellings as fine and as frequent the earliest is taken; those that contradict it are for the accounts to show.
    """
    known = [one for one in told if one is not None]
    if not known:
        return None
    finest = min(_rank(one) for one in known)
    some = Counter((one.earliest, one.before) for one in known if _rank(one) == finest)
    first, before = min(some, key=lambda pair: (-some[pair], pair))
    if finest <= _PRECISIONS.index("day"):
        touching = [
            pair for pair in some if pair[0] - _NIGHT <= first <= pair[0] + _NIGHT and some[pair] == some[first, before]
        ]
        first, before = min(pair[0] for pair in touching), max(pair[1] for pair in touching)
    precision = next(one.precision for one in known if _rank(one) == finest)
    return Interval(first, before, precision)


def _rank(one: Interval) -> int:
    fine = _PRECISIONS.index(one.precision)
    return max(fine, _PRECISIONS.index("day"))


def _parties(members: Iterable[Telling], place: str | None) -> Iterator[Party]:
    """Give who takes part, each in the role that most tellings give, by role, then the most often told first."""
    roles: dict[str, Counter[ParticipantRole]] = {}
    for one in members:
        for role, entities in one.roles.items():
            for entity in entities:
                roles.setdefault(entity, Counter())[role] += 1
    found = [(_settle(counts), -counts.total(), entity) for entity, counts in roles.items()]
    for role, _, entity in sorted(found, key=lambda one: (_ROLES.index(one[0]), one[1:])):
        if entity != place or role in {"actor", "recipient"}:
            yield Party(role, entity)


def _settle(counts: Counter[ParticipantRole]) -> ParticipantRole:
    return min(counts, key=lambda role: (-counts[role], _ROLES.index(role)))
