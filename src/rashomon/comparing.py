"""The flow across documents, on one screen: Annotations*, CorpusEntity* → Comparison."""

from collections.abc import Sequence

from rashomon.comparison.asking import ask
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
from rashomon.comparison.voices import owners_of
from rashomon.garbage import put_off
from rashomon.happening import find_happenings
from rashomon.types import Annotations, Comparison, CorpusEntity, Ruling


@put_off()
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
    names = {entity.id: entity.name for entity in entities}
    happened = find_happenings(documents, owners, names, rulings)
    asked = ask(documents, owners, entities, happened.events, happened.scenes, happened.story_of)
    comparer = Comparer(documents, entities, owners, relations, happened.story_of, copies)
    contents = read_contents(documents, owners, utterances)
    compared = comparer.compare(asked.events, asked.scenes)
    event_of = {told: event.id for event in asked.events for told in event.members}
    return Comparison(
        documents=tuple(each.document.id for each in documents),
        entities=tuple(entities),
        events=compared,
        utterances=utterances,
        claims=align_claims(documents, owners, utterances, contents),
        copies=copies,
        naming=naming(documents, owners, event_of),
        records=Records(documents, owners, utterances, contents).all(),
        tellings=collect_tellings(documents, asked.events, owners),
        relations=relations,
        disagreements=find_disagreements(compared, independent_groups(copies, documents)),
        doubts=happened.doubts,
        standings=happened.standings,
        ruled=happened.ruled,
    )
