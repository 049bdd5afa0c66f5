"""Who vouches for what stands inside an attribution: the entity that says it, across documents."""

from collections.abc import Iterable, Mapping

from rashomon.types import Annotations, CorpusEntity, Member


def owners_of(entities: Iterable[CorpusEntity]) -> dict[Member, str]:
    """Give the corpus entity of each document's entity."""
    return {member: entity.id for entity in entities for member in entity.members}


def vouchers_of(document: Annotations, entity_of: Mapping[Member, str]) -> dict[str, str | None]:
    """Give for each attribution of a document the corpus entity that speaks; None where the text names nobody."""
    return {
        said.id: None
        if said.source is None or said.source.entity is None
        else entity_of.get(Member(document.document.id, said.source.entity))
        for said in document.attributions
    }
