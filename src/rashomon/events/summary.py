"""What many tellings of one happening come to: its kind, days, place, who takes part, and the label a person would write."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from rashomon.events.lemmas import is_empty
from rashomon.events.tellings import Telling
from rashomon.lexicon import load
from rashomon.types import Event, Interval, ParticipantRole, Party

T = TypeVar("T", bound=Hashable)

_PRECISIONS = ("hour", "day", "week", "month", "season", "quarter", "year", "decade", "unknown")
_ROLES: tuple[ParticipantRole, ...] = ("actor", "recipient", "instrument", "other")
_NIGHT = timedelta(days=1)
_LONGEST = 60
_MOST_NAMES = 2
_SHORT = 4
_SHARE = 3


def summarise(name: str, members: Sequence[Telling], names: Mapping[str, str], language: str = "en") -> Event:
    """Give the event that tellings (the earliest first) tell of; ``names`` are those of corpus entities."""
    days = find_days(one.days for one in members)
    place = _most(one.place for one in members if one.place is not None)
    parties = tuple(_parties(members, place))
    return Event(
        id=name,
        label=_label(members, parties, names, place, days, language),
        type=_most(one.type for one in members) or "event",
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


def _most(values: Iterable[T]) -> T | None:
    """Give the most frequent, the first of equals."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value], default=None)


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


def _label(
    members: Sequence[Telling],
    parties: Sequence[Party],
    names: Mapping[str, str],
    place: str | None,
    days: Interval | None,
    language: str,
) -> str:
    """Name a happening: what, of whom or by whom, where, when: "Killing of Torven Sorel in Hadrim, 3 March 2020"."""
    words = load(language, "happenings")["label"]
    by_role = {role: [names.get(p.entity, "") for p in parties if p.role == role][:_MOST_NAMES] for role in _ROLES}
    recipients = [*filter(None, by_role["recipient"])] or _most_words(members, "recipient")
    actors = [*filter(None, by_role["actor"])] or _most_words(members, "actor")
    parts = [_deed(members, language)]
    if recipients:
        parts.append(f"{words['of']} {_and(recipients, words['and'])}")
    elif actors:
        parts.append(f"{words['by']} {_and(actors, words['and'])}")
    where = names.get(place or "")
    if where and not any(where in part for part in parts):
        parts.append(f"{words['in']} {where}")
    label = " ".join(parts)
    return f"{label}, {tell_days(days, language)}" if days is not None else label


def _most_words(members: Sequence[Telling], role: ParticipantRole) -> list[str]:
    """Give the words for those without a name in a role, where a third of the tellings or more use them and they are short."""
    told = [part.text for one in members for part in one.unnamed if part.role == role and len(part.text) <= _LONGEST]
    most = _most(text for text in told if text and not is_empty(text))
    return [most] if most is not None and told.count(most) * _SHARE >= len(members) else []


def _deed(members: Sequence[Telling], language: str) -> str:
    """Give a noun for what happened: of the word most used for it, else the word itself."""
    lemma = _most(one.lemma for one in members) or ""
    kind = _most(one.type for one in members) or ""
    noun = load(language, "happenings")["nouns_of_type"].get(kind, {}).get(lemma) or _nouns(language).get(lemma)
    if noun is None:
        same = [one for one in members if one.lemma == lemma and one.words]
        doing = (_doing(one.words, one.lemma) for one in same)
        noun = next(filter(None, doing), " ".join(same[0].words) if same else lemma)
    return noun[:1].upper() + noun[1:]


def _doing(words: Sequence[str], lemma: str) -> str | None:
    """Give the -ing form of a verb in the past: "offered", "offering"; None where it is no such form."""
    first, *rest = words
    if first.endswith("ed") and len(first) > _SHORT:
        stem = first.removesuffix("ied") + "y" if first.endswith("ied") else first.removesuffix("ed")
    elif first != lemma and not first.endswith(("s", "ing")):
        stem = lemma.removesuffix("e")
    else:
        return None
    return " ".join([f"{stem}ing", *rest])


def _nouns(language: str) -> Mapping[str, str]:
    nouns: Mapping[str, str] = load(language, "happenings")["nouns"]
    return nouns


def _and(names: Sequence[str], joined: str) -> str:
    return f" {joined} ".join(names)


def tell_days(days: Interval, language: str) -> str:
    """Say days as a person would: "3 March 2020", "23–24 February 2023", "March 2020", "2011"."""
    months: Sequence[str] = load(language, "happenings")["months"]
    first, last = days.earliest, days.before - _NIGHT
    if days.precision in {"year", "decade", "unknown"}:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if days.precision in {"month", "season", "quarter"} and first.day == 1:
        return _span(f"{months[first.month - 1]}", f"{months[last.month - 1]}", first.year, last.year)
    return _day(first, months) if first == last else _two_days(first, last, months)


def _day(day: date, months: Sequence[str]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


def _two_days(first: date, last: date, months: Sequence[str]) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, months)}"
    return f"{_day(first, months)} – {_day(last, months)}"


def _span(first: str, last: str, one: int, other: int) -> str:
    if one != other:
        return f"{first} {one} – {last} {other}"
    return f"{first} {one}" if first == last else f"{first}–{last} {one}"
