"""What people decided and what they know beforehand, as the stages take it: values handed in, never looked up."""

from dataclasses import dataclass
from typing import Literal

from rashomon.types.tagged import EntityKind

RulingKind = Literal["same", "different", "unsure", "rename", "kind", "mention", "correct"]
Subject = Literal["entity", "event"]
State = Literal["applied", "waits", "not applicable"]


@dataclass(frozen=True, slots=True)
class Target:
    """Words that a decision is about, and where they stand."""

    document: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision that holds. ``about`` are the words it is about, of an attribution each piece of its content.

    ``other`` is what they are set against: the other side (same, different, unsure), the entity that a mention is, the
    speaker of a corrected attribution. ``name`` is the new name, the entity's or the speaker's; a correction with neither
    says that the attribution is wrong. ``entity_kind`` is the new kind. ``subject`` tells whether words that are the same,
    different or unsure stand for entities or tell of events.
    """

    number: int
    kind: RulingKind
    about: tuple[Target, ...]
    other: Target | None = None
    name: str | None = None
    entity_kind: EntityKind | None = None
    subject: Subject = "entity"


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a ruling: applied; waiting for an earlier one that it contradicts; or its words are gone."""

    number: int
    state: State
    against: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office that somebody known holds or held: a title and of what."""

    title: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something that the user knows: an identifier, the names, the offices. ``kind`` None: not told.

    ``weak`` are names that many bear or few use: alone they tell nothing.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: EntityKind | None
    offices: tuple[Post, ...]
    weak: tuple[str, ...] = ()
