"""Decisions as the stages take them: which target is what, and what the value says.

| kind | targets | value |
|---|---|---|
| same, different, unsure | one side, the other | of ("event": words that tell of events; else: that stand for entities) |
| rename | words of the entity | name |
| kind | words of the entity | kind |
| mention | the mention, words of the entity that it is | name, kind (of that entity, as they were then) |
| correct | each piece of what is attributed; last, where `speaker` is true, words of who said it | name, speaker |
"""

from collections.abc import Sequence
from typing import Protocol, get_args

from rashomon.corpus.packing import storable
from rashomon.records import Json
from rashomon.types import EntityKind, Ruling, RulingKind, Subject, Target

EITHER = frozenset({"same", "different", "unsure"})
"""Kinds that may be of events as well."""
_PAIRS = EITHER | {"mention"}
_KINDS = frozenset(get_args(EntityKind))
_TWO = 2


class Judged(Protocol):
    """What somebody decided."""

    @property
    def kind(self) -> str:
        """What sort of decision."""

    @property
    def targets(self) -> tuple[Target, ...]:
        """The words that it is about."""

    @property
    def value(self) -> Json:
        """What it needs beside them."""


def to_ruling(number: int, judged: Judged) -> Ruling | None:
    """Read a decision; None where its targets and value are not what its kind needs."""
    if judged.kind not in get_args(RulingKind):
        return None
    about, other = _share_out(judged)
    name, kind = _words(judged.value, "name"), _words(judged.value, "kind")
    ruling = Ruling(number, judged.kind, about, other, name, kind if kind in _KINDS else None, subject_of(judged))  # type: ignore[arg-type]
    return ruling if _is_whole(ruling) else None


def subject_of(judged: Judged) -> Subject:
    """Tell what a decision is about: entities, or events."""
    return "event" if judged.value.get("of") == "event" and judged.kind in EITHER else "entity"


def _share_out(judged: Judged) -> tuple[Sequence[Target], Target | None]:
    targets = judged.targets
    if judged.kind in _PAIRS and len(targets) == _TWO:
        return targets[:1], targets[1]
    if judged.kind == "correct" and judged.value.get("speaker") is True:
        return targets[:-1], targets[-1] if targets else None
    return targets, None


def _is_whole(ruling: Ruling) -> bool:
    """Tell whether a ruling says what its kind needs to say."""
    if ruling.kind == "correct":
        return len({target.document for target in ruling.about}) == 1
    needs = {
        "rename": bool(ruling.name),
        "kind": ruling.entity_kind is not None,
        "mention": ruling.other is not None or bool(ruling.name),
    }
    return len(ruling.about) == 1 and needs.get(ruling.kind, ruling.other is not None)


def _words(value: Json, key: str) -> str | None:
    words = value.get(key)
    return storable(words) if isinstance(words, str) and words.strip() else None
