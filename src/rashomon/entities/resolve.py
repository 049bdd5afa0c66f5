"""Across documents: who is who, by rule. Two people are never joined for a name that both could bear."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.entities.names import Parts, find_parts, fold_plain, is_same_person
from rashomon.types import Annotations, Entity, EntityKind


class Member(NamedTuple):
    """An entity of one document."""

    document: str
    entity: str


@dataclass(frozen=True, slots=True)
class CorpusEntity:
    """Somebody or something across documents; ``mentions`` counts the words that refer to it."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    members: tuple[Member, ...]
    documents: tuple[str, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class _Found:
    """An entity of one document with its first offset and the count of its mentions."""

    member: Member
    start: int
    mentions: int
    entity: Entity


def resolve(documents: Iterable[Annotations]) -> tuple[CorpusEntity, ...]:
    """Join the documents' entities; the result does not depend on the order of the documents.

    Ids count up by the earliest mention: by document id, then offset.
    """
    found = sorted((one for document in documents for one in _entities(document)), key=_place)
    groups = [
        group for kind in ("person", "plain") for group in _GROUPERS[kind]([f for f in found if _sort(f) == kind])
    ]
    groups.sort(key=lambda group: _place(group[0]))
    return tuple(_corpus_entity(number, group) for number, group in enumerate(groups, 1))


def _sort(found: _Found) -> str:
    return "person" if found.entity.kind == "person" else "plain"


def _place(found: _Found) -> tuple[str, int, str]:
    return found.member.document, found.start, found.member.entity


def _entities(document: Annotations) -> Iterator[_Found]:
    starts: dict[str, list[int]] = defaultdict(list)
    for mention in document.mentions:
        if mention.entity is not None:
            starts[mention.entity].append(mention.start)
    for entity in document.entities:
        at = starts.get(entity.id, [0])
        yield _Found(Member(document.document.id, entity.id), min(at), len(starts.get(entity.id, ())), entity)


def _group_persons(found: Sequence[_Found]) -> list[list[_Found]]:
    """Join full names that are equal; then a shorter one to the only longer one that it fits; then single names."""
    exact: dict[tuple[str, ...], list[_Found]] = {}
    for one in found:
        exact.setdefault(_words(one), []).append(one)
    homes = dict(_find_homes(list(exact)))
    groups: dict[tuple[str, ...], list[_Found]] = {}
    for words, members in exact.items():
        groups.setdefault(homes.get(words, words), []).extend(members)
    return [sorted(group, key=_place) for group in groups.values()]


def _words(found: _Found) -> tuple[str, ...]:
    return find_parts(found.entity.name).words or (fold_plain(found.entity.name),)


def _find_homes(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give each name that is part of just one fuller name, with that name; where the fuller ones differ it stays alone."""
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in names:
        for word in set(words):
            by_word[word].append(words)
    for words in names:
        fuller = [other for other in by_word[words[-1]] if len(other) > len(words) and _is_part(words, other)]
        longest = [
            other for other in fuller if not any(len(more) > len(other) and _is_part(other, more) for more in fuller)
        ]
        if len(longest) == 1:
            yield words, longest[0]


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is a shorter form of another: two full names of one person, or the other's surname."""
    if len(short) == 1:
        return len(long) > 1 and long[-1] == short[0]
    return is_same_person(Parts(short, short[-1]), Parts(long, long[-1]))


def _group_plain(found: Sequence[_Found]) -> list[list[_Found]]:
    """Join what is no person by folded name; a name that is spelt out in a document brings its short form along."""
    groups: dict[tuple[str, str], list[_Found]] = {}
    for one in found:
        groups.setdefault((_family(one.entity.kind), fold_plain(one.entity.name)), []).append(one)
    return list(groups.values())


def _family(kind: EntityKind) -> str:
    return kind if kind in {"place", "norp"} else "body"


_GROUPERS = {"person": _group_persons, "plain": _group_plain}


def _corpus_entity(number: int, group: Sequence[_Found]) -> CorpusEntity:
    names: Counter[str] = Counter()
    for one in group:
        names[one.entity.name] += max(one.mentions, 1)
    for one in group:
        for name in one.entity.names:
            names[name] += 0
    fullest = max(len(_fold_words(one.entity)) for one in group)
    full = {one.entity.name for one in group if len(_fold_words(one.entity)) == fullest}
    name = min(full, key=lambda n: (-names[n], n.isupper(), n))
    kinds = Counter(one.entity.kind for one in group)
    others = sorted((n for n in names if n != name), key=lambda n: (-names[n], n))
    return CorpusEntity(
        id=f"E{number}",
        name=name,
        kind=min(kinds, key=lambda k: (-kinds[k], k)),
        names=tuple(others),
        members=tuple(sorted(one.member for one in group)),
        documents=tuple(sorted({one.member.document for one in group})),
        mentions=sum(one.mentions for one in group),
    )


def _fold_words(entity: Entity) -> tuple[str, ...]:
    return find_parts(entity.name).words if entity.kind == "person" else tuple(fold_plain(entity.name).split())
