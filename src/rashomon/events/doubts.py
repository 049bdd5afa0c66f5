"""What only a person can tell: which two events may be one, the most useful first, and what speaks for and against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from rashomon.events.joining import Edge
from rashomon.events.tellings import Telling
from rashomon.lexicon import load
from rashomon.types import Doubt, Event, Passage, Told

DOUBT = 0.25
"""Score from which on a pair that was not joined is worth a question."""
MOST = 2_000
_MOST_NAMES = 3
_TENTH = 0.1


class Unsure(NamedTuple):
    """Tellings of two documents and two events that may be of one, the most alike of these two."""

    one: Telling
    other: Telling
    score: float


def find_unsure(tellings: Sequence[Telling], groups: Sequence[int], edges: Iterable[Edge]) -> tuple[Unsure, ...]:
    """Give for each two groups the pair of two documents that scores most; of very many groups those that score most."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        one, other = groups[edge.one], groups[edge.other]
        if one == other or tellings[edge.one].home == tellings[edge.other].home:
            continue
        pair = (min(one, other), max(one, other))
        if pair not in best or _rank(edge) < _rank(best[pair]):
            best[pair] = edge
    ranked = sorted(best.values(), key=_rank)[: 4 * MOST]
    return tuple(Unsure(tellings[edge.one], tellings[edge.other], edge.score) for edge in ranked)


def _rank(edge: Edge) -> tuple[float, int, int]:
    return -edge.score, edge.one, edge.other


def rank_doubts(
    unsure: Iterable[Unsure],
    events: Iterable[Event],
    names: Mapping[str, str],
    settled: AbstractSet[frozenset[str]] = frozenset(),
    language: str = "en",
) -> tuple[Doubt, ...]:
    """Give what is still asked of these events, the most useful first; ``settled`` are pairs of their ids that are not."""
    answers = frozenset(load(language, "incidents")["questions"])  # what is asked of an incident is no other incident
    home_of = {told: event for event in events for told in event.members}
    found: dict[frozenset[str], Doubt] = {}
    for one in sorted(unsure, key=lambda each: (-each.score, each.one.told.document, each.one.span)):
        first, second = home_of[one.one.told], home_of[one.other.told]
        pair = frozenset((first.id, second.id))
        if len(pair) > 1 and pair not in settled and pair not in found and not {first.type, second.type} & answers:
            reason = "; ".join(_reasons(one.one, one.other, names))
            weight = _weigh(first, second, one.score)
            here, there = _place(one.one), _place(one.other)
            found[pair] = Doubt(here, there, (first.id, second.id), round(one.score, 4), weight, reason)
    return tuple(sorted(found.values(), key=lambda each: (-each.weight, -each.score, each.events))[:MOST])


def _place(one: Telling) -> Passage:
    return Passage(one.told.document, one.span)


def _weigh(one: Event, other: Event, score: float) -> float:
    """Give how much an answer would tell: the documents on the smaller side, a tenth of the others, the less sure the more."""
    fewer, more = sorted(len(_documents(each.members)) for each in (one, other))
    return round((fewer + _TENTH * more) * (1.0 - abs(score - 0.5)), 4)


def _documents(members: Iterable[Told]) -> set[str]:
    return {one.document for one in members}


def _reasons(one: Telling, other: Telling, names: Mapping[str, str]) -> Iterator[str]:
    """Say what two tellings have in common, and in what they differ."""
    words = [" ".join(each.words) for each in (one, other)]
    if one.lemma == other.lemma:
        yield f"both say “{one.lemma}”"
    else:
        yield f"“{words[0]}” and “{words[1]}” may tell of one thing"
    shared = sorted(filter(None, (names.get(each) for each in one.named & other.named)))
    if shared:
        yield f"both name {', '.join(shared[:_MOST_NAMES])}"
    else:
        yield "they name nobody in common" if one.named and other.named else "one names nobody"
    yield _tell_days(one, other)
    if one.place is not None and other.place is not None and one.place != other.place:
        yield f"one is in {names.get(one.place, one.place)}, the other in {names.get(other.place, other.place)}"


def _tell_days(one: Telling, other: Telling) -> str:
    if one.days is None or other.days is None:
        return "a day is told by one alone" if one.days is not other.days else "no day is told"
    meet = one.days.earliest < other.days.before and other.days.earliest < one.days.before
    return "the days go together" if meet else "the days differ"
