"""What a user points at, as the words in a document that a decision names: an entity, a mention, an attribution."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.corpus.decisions import rulings
from rashomon.corpus.finding import ID, find_one
from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.entities.dossiers import read_dossiers
from rashomon.entities.ids import give_ids
from rashomon.entities.locating import find_mention
from rashomon.errors import DecisionError
from rashomon.types import Annotations, EntityKind, Member, Mention, Target

PLACE = re.compile(
    r"(?P<document>(?:sha256:)?[0-9a-f]{4,64}):(?:(?P<id>(?:a|m|ev)\d{1,9})|(?P<start>\d{1,9})-(?P<end>\d{1,9}))"
)
"""Words of a document, by their place or by the id of the mention, attribution or event mention that they are."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words that stand for somebody, with the name and kind that this one goes by."""

    target: Target
    name: str
    kind: EntityKind
    entity: str | None


def point(corpus: Corpus, given: str) -> Pointed:
    """Find whom a user means: an entity by id or name, or a mention as DOCUMENT:START-END or DOCUMENT:ID.

    AmbiguousError where several have the name, UnknownIdError where nobody has.
    """
    place = PLACE.fullmatch(given)
    if place is not None:
        return _of_mention(corpus, given, place)
    return _of_entity(corpus, find_one(corpus, given), given)


def _of_entity(corpus: Corpus, row: EntityRow, given: str) -> Pointed:
    return Pointed(words_of(corpus, row, given), row.name, row.kind, row.id)


def words_of(corpus: Corpus, row: EntityRow, given: str | None = None) -> Target:
    """Give words that stand for an entity: those that a decision names already, else its first name in a text.

    So two decisions on one entity name the same words, and a contradiction between them is seen. Where it is ``given`` by
    one of its names, or by the id of one that it was joined with, the words are of a text that has that name.
    """
    asked = None if given is None else " ".join(given.split())
    if asked is not None and not ID.fullmatch(asked) and not _is_named(row, asked):
        asked = None  # a part of a name is no name
    ways = (asked, None) if asked is None or row.id.startswith(asked) else (asked,)
    found = (_named_words(corpus, row, way) for way in ways)
    first = (_first_words(corpus, row, way) for way in (asked, None))
    words = next(filter(None, (*found, *first)), None)
    if words is None:
        raise DecisionError(row.name, "no words of a document stand for it")
    return words


def _is_named(row: EntityRow, asked: str) -> bool:
    return asked.casefold() in map(str.casefold, (row.name, *row.names))


def _named_words(corpus: Corpus, row: EntityRow, asked: str | None) -> Target | None:
    members = frozenset(row.members)
    for target in _named(corpus, {member.document for member in members}):
        document = corpus.annotations(target.document)
        mention = find_mention(document, target)
        entity = None if mention is None else mention.entity
        if Member(target.document, entity or "") in members and _is_called(document, entity, asked):
            return target
    return None


def _named(corpus: Corpus, documents: AbstractSet[str]) -> Iterator[Target]:
    """Give the words in documents that decisions name."""
    every = (target for one in rulings(corpus) for target in (*one.about[:1], *filter(None, (one.other,))))
    return (target for target in dict.fromkeys(every) if target.document in documents)


def _first_words(corpus: Corpus, row: EntityRow, asked: str | None) -> Target | None:
    for member in row.members:
        document = corpus.annotations(member.document)
        mine = [one for one in document.mentions if one.entity == member.entity]
        if mine and _is_called(document, member.entity, asked):
            return _target(document, min(mine, key=lambda one: (one.form != "name", one.start, one.end)))
    return None


def _is_called(document: Annotations, entity: str | None, asked: str | None) -> bool:
    """Tell whether an entity of a document has a name there, or had an id of its own; all are called None."""
    if asked is None:
        return True
    if ID.fullmatch(asked):
        dossiers = read_dossiers([document])
        if any(
            one.member.entity == entity and id_.startswith(asked)
            for one, id_ in zip(dossiers, give_ids(dossiers), strict=True)
        ):
            return True
    names = (name for one in document.entities if one.id == entity for name in (one.name, *one.names))
    return any(name.casefold() == asked.casefold() for name in names)


def _of_mention(corpus: Corpus, given: str, place: re.Match[str]) -> Pointed:
    document = corpus.annotations(corpus.find(place["document"]))
    if place["id"] is not None:
        mention = next((one for one in document.mentions if one.id == place["id"]), None)
    else:
        start, end = int(place["start"]), int(place["end"])
        mention = find_mention(document, _span_target(document, start, end)) or _around(document, start, end)
    if mention is None or mention.entity is None:
        raise DecisionError(given, "no words that stand for somebody are there")
    entity = next((one for one in document.entities if one.id == mention.entity), None)
    name = document.document.text[mention.start : mention.end] if entity is None else entity.name
    return Pointed(_target(document, mention), name, mention.kind if entity is None else entity.kind, None)


def _around(document: Annotations, start: int, end: int) -> Mention | None:
    """Give the shortest mention of somebody that holds a span."""
    holding = (one for one in document.mentions if one.entity is not None and one.start <= start < end <= one.end)
    return min(holding, key=lambda one: (one.end - one.start, one.id), default=None)


def point_attribution(corpus: Corpus, given: str) -> tuple[Target, ...]:
    """Find the attribution meant by DOCUMENT:ID or by a span in it, as the pieces of its content."""
    place = PLACE.fullmatch(given)
    if place is None:
        raise DecisionError(given, "name an attribution as DOCUMENT:ID, such as 1f3a5b7c:a4")
    document = corpus.annotations(corpus.find(place["document"]))
    if place["id"] is not None:
        found = [one for one in document.attributions if one.id == place["id"]]
    else:
        start, end = int(place["start"]), int(place["end"])
        found = [one for one in document.attributions if any(p.start < end and start < p.end for p in one.content)]
        found.sort(key=lambda one: sum(piece.end - piece.start for piece in one.content))
    if not found or not found[0].content:
        raise DecisionError(given, "no attribution is there")
    return tuple(_span_target(document, piece.start, piece.end) for piece in found[0].content)


def _target(document: Annotations, mention: Mention) -> Target:
    return _span_target(document, mention.start, mention.end)


def _span_target(document: Annotations, start: int, end: int) -> Target:
    return Target(document.document.id, start, end, document.document.text[start:end])
