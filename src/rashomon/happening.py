"""What happened, across documents: event mentions joined, incidents made of them, and what people decided laid over both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.deciding import Held, locate_all, settle_events
from rashomon.events.cluster import cluster_all, find_stories
from rashomon.events.deciding import Verdicts, decide_events
from rashomon.events.doubts import rank_doubts
from rashomon.events.incidents import Incidents, find_incidents
from rashomon.events.laws import join_laws
from rashomon.events.nearness import Nearness
from rashomon.types import Annotations, Doubt, Event, Member, Ruling, Scene, Standing


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of some documents with the scenes of those that are incidents, and the first document of each one's story.

    ``doubts`` are still asked; ``standings`` tell what became of the rulings, ``ruled`` are the events that they changed.
    """

    events: tuple[Event, ...]
    scenes: Mapping[str, Mapping[str, Scene]]
    story_of: Mapping[str, str]
    doubts: tuple[Doubt, ...]
    standings: tuple[Standing, ...]
    ruled: tuple[Event, ...]


def find_happenings(
    documents: Sequence[Annotations], owners: Mapping[Member, str], names: Mapping[str, str], rulings: Sequence[Ruling]
) -> Happened:
    """Find what happened; all that is only needed for it (who is near whom, scores) is let go with it."""
    near = Nearness(documents)
    stories = find_stories(documents, near)
    told = cluster_all(documents, owners, names, near)
    found = find_incidents(documents, owners, told.events, stories, names, told.tellings)
    found = found._replace(events=join_laws(found.events, told.tellings, stories, names))
    held = _settle(documents, found, rulings)
    decided = decide_events(told.tellings, found, Verdicts(held.joins, held.parts), names, near)
    doubts = rank_doubts(told.unsure, decided.events, names, _asked(decided.events, held))
    return Happened(decided.events, decided.scenes, stories, doubts, held.standings, decided.ruled)


def _settle(documents: Sequence[Annotations], found: Incidents, rulings: Sequence[Ruling]) -> Held:
    """Settle what people decided of events, as the rules alone give them."""
    home_of = {told: event.id for event in found.events for told in event.members} if rulings else {}
    return settle_events(rulings, locate_all(rulings, documents), home_of.__getitem__)


def _asked(events: Sequence[Event], held: Held) -> frozenset[frozenset[str]]:
    """Give the pairs of events of which somebody decided already."""
    if not held.parts and not held.unsure:
        return frozenset()
    home_of = {told: event.id for event in events for told in event.members}
    return frozenset(frozenset(home_of[told] for told in pair) for pair in (*held.parts, *held.unsure))
