"""The speakers' names: from the mentions inside each source to the entity that said it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rashomon.types import Attribution, Entity, Mention, Reference, Source, Via


def name_speakers(
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> tuple[Attribution, ...]:
    """Fill who each source, channel and addressee is, where a mention tells it."""
    register = _Register(mentions, entities)
    return tuple(
        replace(
            one,
            source=register.named(one.source) if one.source else None,
            via=tuple(register.linked(link) for link in one.via),
            addressee=register.referred(one.addressee) if one.addressee else None,
        )
        for one in attributions
    )


class _Register:
    """The mentions by place and the entities by id."""

    def __init__(self, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [mention.start for mention in self._mentions]
        self._names = {entity.id: entity.name for entity in entities}

    def named(self, source: Source) -> Source:
        entity = self._find(source.start, source.end)
        return replace(source, entity=entity, name=self._names.get(entity or ""))

    def linked(self, link: Via) -> Via:
        return replace(link, entity=self._find(link.start, link.end))

    def referred(self, reference: Reference) -> Reference:
        return replace(reference, entity=self._find(reference.start, reference.end))

    def _find(self, start: int, end: int) -> str | None:
        """Give the entity of the mention with just this span, else of the first person, else of the first name inside."""
        near = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        inside = [mention for mention in near if mention.end <= end]
        exact = [m for m in inside if (m.start, m.end) == (start, end)]
        if exact:
            return next((m.entity for m in exact if m.entity), None)
        named = [m for m in inside if m.form == "name" and m.kind != "norp"]
        persons = [m for m in named if m.kind == "person"]
        return next((m.entity for m in (persons or named)), None)
