"""What one document tells of one entity, kept small enough to hold a million mentions in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from sys import intern
from typing import NamedTuple

from rashomon.entities.names import fold, honorifics
from rashomon.entities.quoting import find_callings, find_said
from rashomon.entities.standing import Standing, stands_as, stands_as_host
from rashomon.entities.tellings import Tellings
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Annotations, Entity, EntityKind, Member, Mention, Office, Span

_SHOWN = 3
_FULL = 2


class Held(NamedTuple):
    """An office as it is compared: its head word ("minister"), its other words, of what; all lower case."""

    head: str
    rest: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """An entity of one document: its names, offices, first mention, count of mentions and a few words to show.

    ``is_named``: a proper name stands for it at least once; ``is_personal``: something beside its kind tells that it is
    a person (an office, a title, "he" or "she", a common given name); ``standing``: whether it stands
    in its sentences as a place or a thing does, where that is asked. ``career``: the offices with their tellings. ``said``
    numbers the words that it is quoted with, and ``called`` are those that then describe it.
    """

    member: Member
    start: int
    end: int
    mentions: int
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    offices: frozenset[Held]
    shown: tuple[Span, ...]
    is_named: bool
    is_personal: bool
    known_id: str | None = None
    career: tuple[Office, ...] = ()
    standing: Standing = "none"
    said: frozenset[int] = frozenset()
    called: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it first stands: document, offset, id; the order of everything across documents."""
        return self.member.document, self.start, self.member.entity


def read_dossiers(documents: Iterable[Annotations]) -> list[Dossier]:
    """Give the entities of all documents in an order that does not depend on the documents' own."""
    return sorted((one for document in documents for one in _of_document(document)), key=lambda one: one.place)


def _of_document(document: Annotations) -> Iterator[Dossier]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        if mention.entity is not None:
            found[mention.entity].append(mention)
    tellings = Tellings(document)
    speakers = {one.source.entity for one in document.attributions if one.source is not None}
    said = find_said(document)
    for entity in document.entities:
        mentions = found.get(entity.id, [])
        dossier = _dossier(document, entity, mentions, tellings.of(entity))
        if dossier.kind in {"person", "place"} and not dossier.is_personal:
            standing = stands_as(document.document.text, mentions, speaks=entity.id in speakers)
            dossier = replace(dossier, standing=standing)
        elif dossier.kind in {"organisation", "other"}:
            dossier = replace(dossier, standing=stands_as_host(document.document.text, mentions))
        if dossier.kind == "person" and entity.id in said:
            called = find_callings(document.document.text, mentions)
            dossier = replace(dossier, said=said[entity.id], called=called)
        yield dossier


def _dossier(document: Annotations, entity: Entity, mentions: list[Mention], career: tuple[Office, ...]) -> Dossier:
    named = [one for one in mentions if one.form == "name"]
    shown = sorted((one.start, one.end) for one in named or mentions)[:_SHOWN]
    start, end = min(((one.start, one.end) for one in mentions), default=(0, 0))
    return Dossier(
        member=Member(intern(document.document.id), intern(entity.id)),
        start=start,
        end=end,
        mentions=len(mentions),
        kind=entity.kind,
        name=intern(entity.name),
        names=tuple(map(intern, entity.names)),
        offices=read_offices(entity.offices),
        shown=tuple(Span(*span) for span in shown),
        is_named=bool(named),
        is_personal=entity.kind == "person" and _is_personal(document.document.text, entity, mentions),
        known_id=entity.known_id and intern(entity.known_id),
        career=career,
    )


def read_offices(offices: Iterable[Office]) -> frozenset[Held]:
    """Give the offices that may part two of one name, as they are compared."""
    return frozenset(read_held(office) for office in offices if _tells_apart(office))


def _tells_apart(office: Office) -> bool:
    """Tell whether an office may part two of one name: not one that was held once, of nobody knows what."""
    return _body(office) is not None or office.status not in {"former", "late"}


def _body(office: Office) -> str | None:
    """Give the name of whose office it is; a noun alone ("the board") is none."""
    return office.of if office.of is not None and any(map(str.isupper, office.of)) else None


def read_held(office: Office) -> Held:
    """Give an office as it is compared."""
    heads = load("en", "offices")["offices"]
    words = office.title.casefold().split()
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in heads), len(words) - 1)
    rest = " ".join(word for i, word in enumerate(words) if i != at and word not in {"of", "the", "for"})
    body = _body(office)
    return Held(intern(words[at] if words else ""), intern(rest), body and intern(fold(body)))


def _is_personal(text: str, entity: Entity, mentions: Iterable[Mention]) -> bool:
    if entity.offices or _has_given_name(entity.name):
        return True
    return any(_tells_person(text, one) for one in mentions)


def _has_given_name(name: str) -> bool:
    words = fold(name).split()
    return len(words) >= _FULL and any(words[0] in word_list("en", "given", gender) for gender in ("m", "f"))


def _tells_person(text: str, mention: Mention) -> bool:
    words = text[mention.start : mention.end].casefold().split()
    if mention.form == "pronoun":
        return bool(words) and words[0] in word_list("en", "pronouns", "he") | word_list("en", "pronouns", "she")
    before = text[max(mention.start - 12, 0) : mention.start].split()[-1:]
    return mention.form == "name" and any(honorifics().get(fold(word)) is not None for word in [*before, *words[:1]])
