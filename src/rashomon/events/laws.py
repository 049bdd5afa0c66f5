"""Events in which one law with a name is passed are one, however it is told: "the Act passed by 112 votes to 31"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.events.cluster import event_id
from rashomon.events.summary import summarise
from rashomon.events.tellings import Telling
from rashomon.lexicon.phrases import word_list
from rashomon.types import Event, Told


def join_laws(
    events: Sequence[Event],
    tellings: Sequence[Telling],
    story_of: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[Event, ...]:
    """Join, in each story, the events of which tellings say that one law passed, unless another body or day is told."""
    of_told = {one.told: one for one in tellings}
    homes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        for law, home in sorted(
            {(law, told.document) for told in event.members for law in _laws(of_told[told], names)}
        ):
            homes[story_of.get(home, home), law].append(number)
    into: dict[int, int] = {}
    for some in homes.values():
        first, *rest = dict.fromkeys(into.get(number, number) for number in some)
        for number in rest:
            if _may_be_one(events[first], events[number], of_told, names):
                into[number] = first
    return tuple(_merged(events, into, of_told, names))


def _laws(one: Telling, names: Mapping[str, str], language: str = "en") -> frozenset[str]:
    """Give the laws with a name that a telling says were passed or voted down."""
    if one.lemma not in word_list(language, "happenings", "passing"):
        return frozenset()
    words = word_list(language, "happenings", "laws")
    return frozenset(each for each in one.named if names.get(each, "").casefold().split(" ")[-1] in words)


def _may_be_one(one: Event, other: Event, of_told: Mapping[Told, Telling], names: Mapping[str, str]) -> bool:
    first, second = ([of_told[told] for told in event.members if _laws(of_told[told], names)] for event in (one, other))
    return all(_fit(a, b, names) for a in first for b in second)


def _fit(one: Telling, other: Telling, names: Mapping[str, str]) -> bool:
    """Tell whether no other body and no other day keep two tellings of a law's passing apart."""
    bodies = [one.roles.get("actor", frozenset()) - _laws(one, names) for one in (one, other)]
    if all(bodies) and not bodies[0] & bodies[1]:
        return False
    if one.days is None or other.days is None:
        return True
    return one.days.earliest < other.days.before and other.days.earliest < one.days.before


def _merged(
    events: Sequence[Event], into: Mapping[int, int], of_told: Mapping[Told, Telling], names: Mapping[str, str]
) -> list[Event]:
    members: dict[int, list[Telling]] = defaultdict(list)
    for number, event in enumerate(events):
        members[into.get(number, number)] += [of_told[told] for told in event.members]
    grown = set(into.values())
    found = []
    for number in sorted(members):
        some = sorted(members[number], key=lambda one: (one.home, one.span))
        found.append(summarise(event_id(some[0]), some, names) if number in grown else events[number])
    return found
