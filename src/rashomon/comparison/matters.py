"""Which documents speak of the same matter: they share somebody or something that few others speak of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.comparison.stems import stem
from rashomon.lexicon.phrases import find_words
from rashomon.types import Annotations, Member

_SHARED = 3
_SMALL, _RARE = 20, 0.05
_RARELY_COUNTED = 0.02
_FEW = 3


@dataclass(frozen=True, slots=True)
class Matters:
    """The entities of each document that few of the corpus speak of, and what many count; small corpora: all, and nothing."""

    rare: Mapping[str, frozenset[str]]
    often_counted: frozenset[str] = frozenset()

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
    rare = {document: frozenset(e for e in entities if counts[e] <= most) for document, entities in of.items()}
    return Matters(rare, _often_counted(documents) if len(documents) >= _SMALL else frozenset())


def _often_counted(documents: Sequence[Annotations], language: str = "en") -> frozenset[str]:
    """Give the stems of what more than a fiftieth of the documents, and more than three, count."""
    counts: Counter[str] = Counter()
    for one in documents:
        words = {quantity.of for quantity in one.quantities if quantity.of is not None}
        counts.update({stem(word.folded, language) for of in words for word in find_words(of, 0, len(of))})
    most = max(_FEW, int(len(documents) * _RARELY_COUNTED))
    return frozenset(noun for noun, count in counts.items() if count > most)
