"""Who is named together with whom: what two bearers of a name have around them tells whether they may be one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

_FEW = 10
_MANY = 100
_SHARE = 100  # one document in so many
_MOST_DOCUMENTS = 200


class Company:
    """The telling names of each document, as numbers; a name that stands in very many documents tells nothing."""

    def __init__(self, named: Mapping[str, Iterable[int]]) -> None:
        counts = Counter(name for names in named.values() for name in set(names))
        limit = max(_FEW, min(_MANY, len(named) // _SHARE))
        self._of = {
            document: frozenset(name for name in names if counts[name] <= limit) for document, names in named.items()
        }

    def around(self, documents: Iterable[str]) -> frozenset[int]:
        """Give the telling names of some documents, the first two hundred where there are more."""
        chosen = sorted(set(documents))[:_MOST_DOCUMENTS]
        return frozenset(name for document in chosen for name in self._of.get(document, ()))

    def shared(self, one: Iterable[str], other: Iterable[str], without: Iterable[int]) -> int:
        """Count the names that stand in documents of both sides, without their own; a document of both tells nothing."""
        first, second = set(one), set(other)
        both = first & second
        return len((self.around(first - both) & self.around(second - both)) - frozenset(without))

    def group(self, documents: Iterable[str], without: Iterable[int], enough: int) -> list[list[str]]:
        """Group documents, in their order, each with the group that it shares most names with, if those are enough."""
        own = frozenset(without)
        groups: list[list[str]] = []
        at: dict[int, set[int]] = defaultdict(set)
        for document in documents:
            names = self._of.get(document, frozenset()) - own
            votes = Counter(group for name in names for group in at[name])
            best = min(votes, key=lambda group: (-votes[group], group), default=None)
            if best is None or votes[best] < enough:
                best = len(groups)
                groups.append([])
            groups[best].append(document)
            for name in names:
                at[name].add(best)
        return groups
