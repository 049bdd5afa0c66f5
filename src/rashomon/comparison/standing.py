"""How entities stand to each other across documents: one relation, with every place that asserts it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rashomon.comparison.peoples import find_countries
from rashomon.comparison.voices import vouchers_of
from rashomon.types import Annotations, Asserted, CorpusRelation, Member, Passage, RelationKind

SYMMETRIC: frozenset[RelationKind] = frozenset({"allied_with", "fights", "same_as"})


class _Standing(NamedTuple):
    kind: RelationKind
    origin: str
    target: str


def join_relations(documents: Iterable[Annotations], entity_of: Mapping[Member, str]) -> tuple[CorpusRelation, ...]:
    """Join the documents' relations, most often asserted first; one between two mentions of one entity tells nothing.

    A people stands for its country where some document names that ("the Torvenian premier" leads Torvenia).
    """
    documents = list(documents)
    countries = find_countries(documents, entity_of)
    home_of = {member: countries.home(entity) for member, entity in entity_of.items()}
    found: dict[_Standing, list[Asserted]] = defaultdict(list)
    for document in documents:
        for standing, asserted in _relations_of(document, entity_of, home_of):
            found[standing].append(asserted)
    joined = [CorpusRelation(*standing, tuple(where)) for standing, where in found.items()]
    return tuple(sorted(joined, key=lambda each: (-len(each.asserted), each.kind, each.origin, each.target)))


def _relations_of(
    document: Annotations, entity_of: Mapping[Member, str], home_of: Mapping[Member, str]
) -> Iterator[tuple[_Standing, Asserted]]:
    vouchers = vouchers_of(document, entity_of)
    for relation in document.relations:
        origin = home_of.get(Member(document.document.id, relation.origin))
        target = home_of.get(Member(document.document.id, relation.target))
        if origin is None or target is None or origin == target:
            continue
        vouched_by = None if relation.within is None else vouchers.get(relation.within)
        for span in relation.evidence[:1]:
            passage = Passage(document.document.id, span)
            yield _standing(relation.kind, origin, target), Asserted(passage, relation.within, vouched_by)


def _standing(kind: RelationKind, origin: str, target: str) -> _Standing:
    """Give a relation that holds both ways the same two ends whichever was told first."""
    if kind in SYMMETRIC:
        origin, target = sorted((origin, target))
    return _Standing(kind, origin, target)
