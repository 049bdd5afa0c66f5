"""The flow across documents, on one screen: Annotations*, CorpusEntity* → Comparison."""

from collections.abc import Sequence

from rashomon.comparison.claims import align_claims
from rashomon.comparison.compared import Comparer
from rashomon.comparison.contents import read_contents
from rashomon.comparison.copies import find_copies
from rashomon.comparison.disagreements import find_disagreements
from rashomon.comparison.independence import independent_groups
from rashomon.comparison.naming import naming
from rashomon.comparison.record import Records
from rashomon.comparison.standing import join_relations
from rashomon.comparison.timeline import collect_tellings
from rashomon.comparison.utterances import join_utterances
from rashomon.comparison.vouching import owners_of
from rashomon.deciding import Held, locate_all, settle_events
from rashomon.events.cluster import cluster_all, find_stories
from rashomon.events.deciding import Verdicts, decide_events
from rashomon.events.doubts import rank_doubts
from rashomon.events.incidents import Incidents, find_incidents
from rashomon.events.nearness import Nearness
from rashomon.types import Annotations, Comparison, CorpusEntity, Event, Ruling


def compare_all(
    documents: Sequence[Annotations], entities: Sequence[CorpusEntity], rulings: Sequence[Ruling] = ()
) -> Comparison:
    """Lay documents side by side; the result does not depend on their order.

    ``entities`` are those of just these documents, ``rulings`` what people decided of events.
    """
    documents = sorted(documents, key=lambda each: each.document.id)
    owners = owners_of(entities)
    copies = find_copies(documents)
    utterances = join_utterances(documents, owners, copies)
    relations = join_relations(documents, owners)
    names, near = {entity.id: entity.name for entity in entities}, Nearness(documents)
    stories = find_stories(documents, near)
    told, unsure = cluster_all(documents, owners, names, near)
    found = find_incidents(documents, owners, told, stories, names)
    held = _settle(documents, found, rulings)
    events, scenes, ruled = decide_events(documents, owners, found, Verdicts(held.joins, held.parts), names, near)
    comparer = Comparer(documents, entities, owners, relations, stories, copies)
    contents = read_contents(documents, owners, utterances)
    compared = comparer.compare(events, scenes)
    event_of = {told: event.id for event in events for told in event.members}
    return Comparison(
        documents=tuple(each.document.id for each in documents),
        entities=tuple(entities),
        events=compared,
        utterances=utterances,
        claims=align_claims(documents, owners, utterances, contents),
        copies=copies,
        naming=naming(documents, owners, event_of),
        records=Records(documents, owners, utterances, contents).all(),
        tellings=collect_tellings(documents, events, owners),
        relations=relations,
        disagreements=find_disagreements(compared, independent_groups(copies, documents)),
        doubts=rank_doubts(unsure, events, names, _asked(events, held)),
        standings=held.standings,
        ruled=ruled,
    )


def _settle(documents: Sequence[Annotations], found: Incidents, rulings: Sequence[Ruling]) -> Held:
    """Settle what people decided of events, as the rules alone give them."""
    home_of = {told: event.id for event in found.events for told in event.members} if rulings else {}
    return settle_events(rulings, locate_all(rulings, documents), home_of.__getitem__)


def _asked(events: Sequence[Event], held: Held) -> frozenset[frozenset[str]]:
    """Give the pairs of events of which somebody decided already."""
    home_of = {told: event.id for event in events for told in event.members}
    return frozenset(frozenset(home_of[told] for told in pair) for pair in (*held.parts, *held.unsure))
