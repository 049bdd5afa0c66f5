"""One document as people corrected it: mentions moved to another entity, attributions taken out or given to another.

The reading itself stays as it was: without the rulings it is that again. Of two rulings that say otherwise of the same
words the earlier holds, and the later waits until that is taken back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.entities.locating import find_attribution, find_mention
from rashomon.entities.moving import Moves, move_mentions
from rashomon.types import Annotations, Attribution, Entity, Mention, Ruling, Source, Standing

_KINDS = frozenset({"mention", "correct"})


@dataclass(frozen=True, slots=True)
class Amended:
    """A document as corrected, and what became of each ruling on it."""

    annotations: Annotations
    standings: tuple[Standing, ...]


def amend(document: Annotations, rulings: Iterable[Ruling]) -> Amended:
    """Apply the rulings on mentions and attributions of one document, in their order."""
    desk = _Desk(document)
    mine = [
        one for one in rulings if one.kind in _KINDS and one.about and one.about[0].document == document.document.id
    ]
    standings = tuple(desk.take(one) for one in sorted(mine, key=lambda one: one.number))
    return Amended(desk.finish(), standings)


@dataclass(frozen=True, slots=True)
class _Speaker:
    entity: str | None
    name: str | None
    words: Mention | None


class _Desk:
    """Takes rulings one by one and applies them together."""

    def __init__(self, document: Annotations) -> None:
        self._document = document
        self._moves = Moves(document)
        self._speakers: dict[str, _Speaker | None] = {}
        self._taken: dict[str, Ruling] = {}

    def take(self, ruling: Ruling) -> Standing:
        """Note what a ruling changes, and tell what became of it."""
        found: Mention | Attribution | None
        if ruling.kind == "mention":
            found = find_mention(self._document, ruling.about[0])
        else:
            found = find_attribution(self._document, ruling.about)
        if found is None:
            return _gone(ruling)
        earlier = self._taken.setdefault(f"{ruling.kind} {found.id}", ruling)
        if _says(earlier) != _says(ruling):
            reason = f"decision {earlier.number} says otherwise of the same words"
            return Standing(ruling.number, "waits", (earlier.number,), reason)
        return self._move(ruling, found) if isinstance(found, Mention) else self._correct(ruling, found)

    def _move(self, ruling: Ruling, mention: Mention) -> Standing:
        done = self._moves.move(ruling, mention)
        return _applied(ruling) if done else _gone(ruling)

    def _correct(self, ruling: Ruling, attribution: Attribution) -> Standing:
        if ruling.other is None and ruling.name is None:
            self._speakers[attribution.id] = None
            return _applied(ruling)
        speaker = self._find_speaker(ruling)
        if attribution.source is None and speaker.words is None:
            return Standing(ruling.number, "not applicable", (), "no words stand for the speaker there")
        self._speakers[attribution.id] = speaker
        return _applied(ruling)

    def _find_speaker(self, ruling: Ruling) -> _Speaker:
        """Give the entity of this document that is meant, by its words or by its name, else the name alone."""
        words = None
        if ruling.other is not None and ruling.other.document == self._document.document.id:
            words = find_mention(self._document, ruling.other)
        entities = self._document.entities
        if words is not None:
            return _Speaker(words.entity, next((e.name for e in entities if e.id == words.entity), ruling.name), words)
        named = [one for one in entities if ruling.name in {one.name, *one.names}]
        return _Speaker(named[0].id if len(named) == 1 else None, ruling.name, None)

    def finish(self) -> Annotations:
        """Give the document with all that was noted."""
        moved = move_mentions(self._document, self._moves)
        return correct_speakers(moved, self._speakers) if self._speakers else moved


def correct_speakers(document: Annotations, speakers: Mapping[str, _Speaker | None]) -> Annotations:
    """Take out wrong attributions, and give the others their speakers; what stood inside a wrong one moves out by one."""
    wrong = {key for key, speaker in speakers.items() if speaker is None}
    within = {one.id: one.within for one in document.attributions}
    names = {one.id: one for one in document.entities}
    kept = (
        replace(one, source=_source(one, speakers.get(one.id), names), within=_outer(one.within, within, wrong))
        for one in document.attributions
        if one.id not in wrong
    )
    return replace(document, attributions=tuple(kept))


def _outer(within: str | None, above: Mapping[str, str | None], wrong: set[str]) -> str | None:
    for _ in range(len(above)):
        if within not in wrong:
            break
        within = above.get(within or "")
    return None if within in wrong else within


def _source(one: Attribution, speaker: _Speaker | None, entities: Mapping[str, Entity]) -> Source | None:
    if speaker is None:
        return one.source
    known = entities.get(speaker.entity or "")
    name = speaker.name if known is None else known.name
    entity = None if known is None else known.id
    if one.source is not None:
        return replace(one.source, entity=entity, name=name)
    words = speaker.words
    return None if words is None else Source(words.start, words.end, "named", entity, name)


def _says(ruling: Ruling) -> Sequence[object]:
    """Give what a ruling says of its words; where it names other words, their document and place say it."""
    return (ruling.other, None if ruling.other else ruling.name)


def _applied(ruling: Ruling) -> Standing:
    return Standing(ruling.number, "applied", (), "")


def _gone(ruling: Ruling) -> Standing:
    return Standing(ruling.number, "not applicable", (), "its words stand for nobody there now")
