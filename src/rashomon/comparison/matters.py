"""Which documents speak of the same matter: they share somebody or something that few others speak of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.types import Annotations, Member

_SHARED = 3
_SMALL, _RARE = 20, 0.05
_FEW = 3


@dataclass(frozen=True, slots=True)
class Matters:
    """The entities of each document that few of the corpus speak of; all, where the corpus is small."""

    rare: Mapping[str, frozenset[str]]

    def share(self, one: str, other: str, without: str = "") -> bool:
        """Tell whether two documents share three such entities, one left out; a document with itself does not count."""
        return one != other and len((self.rare[one] & self.rare[other]) - {without}) >= _SHARED


def find_matters(documents: Sequence[Annotations], entity_of: Mapping[Member, str]) -> Matters:
    """Give the rare entities of each document: in a twentieth of the documents or fewer, or in three."""
    of: dict[str, set[str]] = {}
    for one in documents:
        members = (entity_of.get(Member(one.document.id, entity.id)) for entity in one.entities)
        of[one.document.id] = {entity for entity in members if entity is not None}
    counts = Counter(entity for entities in of.values() for entity in entities)
    most = len(documents) if len(documents) < _SMALL else max(_FEW, int(len(documents) * _RARE))
    return Matters({document: frozenset(e for e in entities if counts[e] <= most) for document, entities in of.items()})
