"""Who speaks: in each attribution, and at a place, where the innermost source that is quoted there does, else the outlet."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.lexicon.phrases import word_list
from rashomon.types import Annotations, Attribution, CorpusEntity, Member

_MOST = 400


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an entity across documents, or somebody known only by words; neither: the outlet itself."""

    entity: str | None = None
    words: str | None = None
    attribution: str | None = None


OUTLET = Voice()


class Voices:
    """The voices of one document by place."""

    def __init__(self, annotations: Annotations, entity_of: Mapping[Member, str]) -> None:
        """``entity_of`` gives the entity across documents of each entity of a document."""
        self._annotations = annotations
        self._entity_of = entity_of
        self._by_id = {one.id: one for one in annotations.attributions}
        pieces = [(piece.start, piece.end, one) for one in annotations.attributions for piece in one.content]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0], -piece[1], _number(piece[2].id)))
        self._starts = [start for start, _, _ in self._pieces]

    def at(self, start: int, end: int) -> Voice:
        """Give whose words a stretch is."""
        one = self.attribution_at(start, end)
        return OUTLET if one is None else self.of(one)

    def attribution_at(self, start: int, end: int) -> Attribution | None:
        """Give the innermost attribution in whose content a stretch lies."""
        last = bisect_right(self._starts, start)
        holding = [
            (end_of - start_of, -i, one)
            for i, (start_of, end_of, one) in enumerate(self._pieces[max(last - _MOST, 0) : last])
            if end_of >= end
        ]
        return min(holding, key=lambda held: held[:2])[2] if holding else None

    def of(self, one: Attribution) -> Voice:
        """Give who speaks in an attribution; where it names no source, whoever holds it speaks."""
        seen: set[str] = set()
        holder: Attribution | None = one
        while holder is not None and holder.source is None and holder.id not in seen:
            seen.add(holder.id)
            holder = self._by_id.get(holder.within or "")
        if holder is None or holder.source is None:
            return OUTLET
        source = holder.source
        entity = self.entity(source.entity)
        words = None if entity else source.name or self._annotations.document.text[source.start : source.end]
        return Voice(entity, words, holder.id)

    def entity(self, local: str | None) -> str | None:
        """Give the entity across documents of one of this document."""
        return None if local is None else self._entity_of.get(Member(self._annotations.document.id, local))


def _number(name: str) -> tuple[int, str]:
    digits = name.lstrip("abcdefghijklmnopqrstuvwxyz")
    return (int(digits) if digits.isdecimal() else 0, name)


def owners_of(entities: Iterable[CorpusEntity]) -> dict[Member, str]:
    """Give the corpus entity of each document's entity."""
    return {member: entity.id for entity in entities for member in entity.members}


def vouchers_of(document: Annotations, entity_of: Mapping[Member, str]) -> dict[str, str | None]:
    """Give for each attribution of a document the corpus entity that speaks; None where the text names nobody."""
    return {
        name: None
        if said.source is None or said.source.entity is None
        else entity_of.get(Member(document.document.id, said.source.entity))
        for name, said in speaking_in(document).items()
    }


def speaking_in(document: Annotations, language: str = "en") -> dict[str, Attribution]:
    """Give for each attribution of a document the one whose source speaks in it.

    That is itself, but where it has no source or one that is nobody in particular ("whoever imagines that …"), the
    one it stands in.
    """
    known = {one.id: one for one in document.attributions}
    return {one.id: speaking(one, known, document.document.text, language) for one in document.attributions}


def speaking(one: Attribution, known: Mapping[str, Attribution], text: str, language: str = "en") -> Attribution:
    """Give the attribution whose source speaks in one, of those of a document by id, as ``speaking_in`` does for all."""
    holder, seen = one, {one.id}
    while _is_of_nobody(holder, text, language):
        outer = known.get(holder.within or "")
        if outer is None or outer.id in seen:
            return one
        seen.add(outer.id)
        holder = outer
    return holder


def _is_of_nobody(one: Attribution, text: str, language: str) -> bool:
    if one.source is None:
        return True
    words = " ".join(text[one.source.start : one.source.end].casefold().split())
    return words in word_list(language, "accounts", "anybody")
