"""Across documents: who is who. Two people are never joined for a name that both could bear.

Equal names meet first and are parted where offices speak against one person; then names that are spelt otherwise, in
groups of which every two may be one; last, short names find the only fuller one that they may stand for. What stays
open is a question for a person.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from rashomon.entities.bearers import is_joinable
from rashomon.entities.career import build_career
from rashomon.entities.deciding import Places, decide
from rashomon.entities.dossiers import Dossier, read_dossiers
from rashomon.entities.families import family_of
from rashomon.entities.identities import identify
from rashomon.entities.identity import Identity
from rashomon.entities.ids import give_ids
from rashomon.entities.lands import find_land
from rashomon.entities.meeting import KINDS
from rashomon.entities.names import fold_plain
from rashomon.entities.persons import parse_person
from rashomon.entities.questions import Open, Question
from rashomon.entities.settling import Settled, settle_labels
from rashomon.garbage import put_off
from rashomon.types import Annotations, CorpusEntity, EntityKind, Member, Office, Ruling, Standing, Target


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that an entity would have without one of its others, and the id that stands for both."""

    id: str
    entity: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, and what only a person can tell: pairs that may be one or two, the most useful questions first.

    ``retired`` leads from the ids of all that was joined to the living ones; ``standings`` tell what became of the
    rulings across documents, ``places`` whom their words stand for.
    """

    entities: tuple[CorpusEntity, ...]
    questions: tuple[Question, ...]
    retired: tuple[Retired, ...] = ()
    standings: tuple[Standing, ...] = ()
    places: Mapping[Target, Member] = field(default_factory=dict)


def resolve(documents: Iterable[Annotations], rulings: Sequence[Ruling] = ()) -> tuple[CorpusEntity, ...]:
    """Join the documents' entities; the result does not depend on the order of the documents.

    Entities stand in the order of their earliest mentions, by document id, then offset; each id comes from that mention.
    """
    return resolve_all(documents, rulings).entities


@put_off()
def resolve_all(documents: Iterable[Annotations], rulings: Sequence[Ruling] = ()) -> Resolution:
    """Join the documents' entities as the rules and people's rulings say, and give the pairs that stay unsure."""
    unsure, places = Open(), Places(rulings)
    dossiers = read_dossiers(places.watch(documents))
    ids = dict(zip((one.member for one in dossiers), give_ids(dossiers), strict=True))
    found, settled = decide(list(identify(dossiers, unsure)), rulings, places.members)
    lands = _find_lands(found)
    entities = [_corpus_entity(ids, one, lands) for one in sorted(found, key=lambda one: one.dossiers[0].place)]
    entity_of = {member: one.id for one in entities for member in one.members}
    labels = settle_labels(rulings, places.members, entity_of.get)
    labelled = (_label(one, labels.names.get(one.id), labels.kinds.get(one.id)) for one in entities)
    asked = _find_asked(settled, entity_of)
    return Resolution(
        tuple(labelled),
        tuple(one for one in unsure.rank(entity_of) if frozenset((one.one.entity, one.other.entity)) not in asked),
        tuple(Retired(ids[member], one) for member, one in entity_of.items() if ids[member] != one),
        tuple(sorted((*settled.standings, *labels.standings), key=lambda one: one.number)),
        places.members,
    )


def _find_asked(settled: Settled, entity_of: Mapping[Member, str]) -> set[frozenset[str]]:
    """Give the pairs of entities that somebody was asked about and left open or found to be two."""
    return {frozenset((entity_of[p.one], entity_of[p.other])) for p in (*settled.unsure, *settled.parts)}


def _label(one: CorpusEntity, name: str | None, kind: str | None) -> CorpusEntity:
    """Give an entity the name and kind that a person gave it; the name it had stays among the others."""
    if kind is not None:
        one = replace(one, kind=cast(EntityKind, kind))
    if name is None or name == one.name:
        return one
    return replace(one, name=name, names=(one.name, *(other for other in one.names if other != name)))


def _find_lands(identities: Iterable[Identity]) -> dict[str, str]:
    """Give the names of places of one word, folded, each with its first spelling."""
    places = (one for one in identities if one.family == "place")
    names = sorted({dossier.name for one in places for dossier in one.dossiers if " " not in dossier.name})
    return {name.casefold(): name for name in reversed(names)}


def _corpus_entity(ids: Mapping[Member, str], one: Identity, lands: Mapping[str, str]) -> CorpusEntity:
    names: Counter[str] = Counter()
    told = [dossier for dossier in one.dossiers if is_joinable(dossier)] or one.dossiers
    for dossier in told:
        names[dossier.name] += max(dossier.mentions, 1)
        names.update(dict.fromkeys(dossier.names, 0))
    kind = _kind(one)
    name = _fullest(told, names, kind)
    members = tuple(sorted(dossier.member for dossier in one.dossiers))
    known = {dossier.known_id for dossier in one.dossiers if dossier.known_id is not None}
    return CorpusEntity(
        id=ids[one.dossiers[0].member],
        name=name,
        kind=kind,
        names=tuple(sorted((n for n in names if n != name), key=lambda n: (-names[n], n))),
        members=members,
        documents=tuple(sorted({member.document for member in members})),
        mentions=sum(dossier.mentions for dossier in one.dossiers),
        known_id=known.pop() if len(known) == 1 else None,
        offices=build_career(_of_land(office, lands) for dossier in one.dossiers for office in dossier.career),
    )


def _of_land(office: Office, lands: Mapping[str, str]) -> Office:
    """Give an office of a people as its land's."""
    land = None if office.of is None else find_land(office.of, lands)
    return office if land is None else replace(office, of=land)


def _kind(one: Identity) -> EntityKind:
    """Give the kind that most documents read, of those that go with the family."""
    kinds = Counter(dossier.kind for dossier in one.dossiers if family_of(dossier) == one.family)
    return min(kinds, key=lambda kind: (-kinds[kind], kind), default=KINDS[one.family])


def _fullest(dossiers: Sequence[Dossier], names: Counter[str], kind: EntityKind) -> str:
    """Give the name with most words; of those the most frequent, and none in capitals where there is another."""
    sizes = {one.name: _size(one.name, kind) for one in dossiers}
    most = max(sizes.values())
    return min((n for n in sizes if sizes[n] == most), key=lambda n: (-names[n], n.isupper(), n))


def _size(name: str, kind: EntityKind) -> int:
    return len(parse_person(name).words) if kind == "person" else len(fold_plain(name).split())
