"""Across documents: who is who. Two people are never joined for a name that both could bear.

Equal names meet first and are parted where offices speak against one person; then names that are spelt otherwise, in
groups of which every two may be one; last, short names find the only fuller one that they may stand for. What stays
open is a question for a person.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.entities.career import build_career
from rashomon.entities.dossiers import Dossier, read_dossiers
from rashomon.entities.families import family_of
from rashomon.entities.identities import Identity, identify
from rashomon.entities.lands import find_land
from rashomon.entities.meeting import KINDS
from rashomon.entities.names import fold_plain
from rashomon.entities.persons import parse_person
from rashomon.entities.questions import Open, Question
from rashomon.types import Annotations, CorpusEntity, EntityKind, Office


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, and what only a person can tell: pairs that may be one or two, the most useful questions first."""

    entities: tuple[CorpusEntity, ...]
    questions: tuple[Question, ...]


def resolve(documents: Iterable[Annotations]) -> tuple[CorpusEntity, ...]:
    """Join the documents' entities; the result does not depend on the order of the documents.

    Ids count up by the earliest mention: by document id, then offset.
    """
    return resolve_all(documents).entities


def resolve_all(documents: Iterable[Annotations]) -> Resolution:
    """Join the documents' entities, and give the pairs that stay unsure as questions."""
    unsure = Open()
    identities = sorted(identify(read_dossiers(documents), unsure), key=lambda one: one.dossiers[0].place)
    lands = _find_lands(identities)
    entities = tuple(_corpus_entity(number, one, lands) for number, one in enumerate(identities, 1))
    return Resolution(entities, tuple(unsure.rank({member: one.id for one in entities for member in one.members})))


def _find_lands(identities: Iterable[Identity]) -> dict[str, str]:
    """Give the names of places of one word, folded, each with its first spelling."""
    places = (one for one in identities if one.family == "place")
    names = sorted({dossier.name for one in places for dossier in one.dossiers if " " not in dossier.name})
    return {name.casefold(): name for name in reversed(names)}


def _corpus_entity(number: int, one: Identity, lands: Mapping[str, str]) -> CorpusEntity:
    names: Counter[str] = Counter()
    for dossier in one.dossiers:
        names[dossier.name] += max(dossier.mentions, 1)
        names.update(dict.fromkeys(dossier.names, 0))
    kind = _kind(one)
    name = _fullest(one.dossiers, names, kind)
    members = tuple(sorted(dossier.member for dossier in one.dossiers))
    return CorpusEntity(
        id=f"E{number}",
        name=name,
        kind=kind,
        names=tuple(sorted((n for n in names if n != name), key=lambda n: (-names[n], n))),
        members=members,
        documents=tuple(sorted({member.document for member in members})),
        mentions=sum(dossier.mentions for dossier in one.dossiers),
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
