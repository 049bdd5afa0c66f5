"""Those who bear one name: equal names of many documents, parted where their offices speak against one person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rashomon.entities.bodies import listed
from rashomon.entities.careers import compare_offices
from rashomon.entities.company import Company
from rashomon.entities.dossiers import Dossier, Held
from rashomon.entities.families import Key
from rashomon.lexicon.phrases import word_list

_IN_TEN = 10
_EXPECTED = 3  # others of the name
_LARGE = 1000  # names, of which how many bear one tells how common it is

ENOUGH = 2
"""Names that two must both be seen with, so that their company counts."""


@dataclass(slots=True, eq=False)
class Bearer:
    """One who bears a name, by all that equal names tell.

    ``spelling`` is the number that its company knows the name by; ``loose``: many bear it, so that alone it joins nobody.
    """

    number: int
    key: Key
    dossiers: Sequence[Dossier]
    spelling: int
    loose: bool = False
    documents: frozenset[str] = field(init=False)
    offices: frozenset[Held] = field(init=False)

    def __post_init__(self) -> None:
        """Gather what all its dossiers tell."""
        self.documents = frozenset(one.member.document for one in self.dossiers)
        self.offices = frozenset(held for one in self.dossiers for held in one.offices)

    @property
    def name(self) -> str:
        """The name as it stands first."""
        return self.dossiers[0].name

    @property
    def names(self) -> frozenset[str]:
        """The other spellings and names that documents have for it."""
        return frozenset(name for one in self.dossiers for name in one.names)

    @property
    def is_short(self) -> bool:
        """Whether it is one word of a person's name, which many may share."""
        return self.key.family == "person" and len(self.key.words) == 1


def are_told_apart(one: Bearer, other: Bearer) -> bool:
    """Tell whether texts have both as two: one in ten of the rarer one's, for any one text may err."""
    both = len(one.documents & other.documents)
    return both * _IN_TEN >= min(len(one.documents), len(other.documents))


def is_joinable(one: Dossier) -> bool:
    """Tell whether another document can speak of it too: it has a name, or is a body told by whose it is."""
    if one.is_named:
        return any(letter.isalnum() for letter in one.name)
    words = one.name.split()
    lower = words[0].casefold() if words else ""
    told = words[1:] if lower in word_list("en", "sources", "determiners") else words
    vague = lower in word_list("en", "sources", "indefinite")
    return one.kind == "organisation" and not vague and any(word[:1].isupper() for word in told)


@cache
def _common_words() -> frozenset[str]:
    return (
        listed("generic") | word_list("en", "offices", "bodies") | word_list("en", "offices", "parting") | {"general"}
    )


def is_loose(key: Key, first_names: frozenset[str]) -> bool:
    """Tell whether many bear a name: a given name alone, or a body told by common words only ("the Foreign Ministry")."""
    if key.family == "person":
        return len(key.words) == 1 and key.words[0] in first_names
    return key.family == "body" and set(key.words) <= _common_words()


class Commonness:
    """How common full names of people are among those of a corpus."""

    def __init__(self, keys: Iterable[Key]) -> None:
        full = [key.words for key in keys if key.family == "person" and len(key.words) > 1]
        self._total = len(full)
        self._given = Counter(words[0] for words in full)
        self._surnames = Counter(_surname(words) for words in full)

    def is_common(self, key: Key) -> bool:
        """Tell whether others are to be expected to bear a full name by chance, from how many bear each of its words."""
        if key.family != "person" or len(key.words) == 1 or self._total < _LARGE:
            return False
        others = (self._given[key.words[0]] - 1) * (self._surnames[_surname(key.words)] - 1)
        return others >= _EXPECTED * self._total


def _surname(words: Sequence[str]) -> str:
    """Give the last word of a key that is no mark ("Jr.")."""
    return words[words.index("/") - 1] if "/" in words[1:] else words[-1]


def part_bearers(
    key: Key, dossiers: Sequence[Dossier], company: Company, node: int, *, loose: bool, common: bool = False
) -> Iterator[list[Dossier]]:
    """Part the equal names of many documents into bearers, those with most documents first."""
    if common:
        yield from _part_common(dossiers, company, node)
    elif loose:
        by_document = _by_document(dossiers)
        for documents in company.group(by_document, [node], ENOUGH):
            yield [one for document in documents for one in by_document[document]]
    elif key.family == "person":
        yield from _part_by_offices(dossiers, company, node)
    else:
        yield list(dossiers)


def _part_common(dossiers: Sequence[Dossier], company: Company, node: int) -> list[list[Dossier]]:
    """Part those of a common name by their company, then by offices; one office of one body joins what company does not."""
    by_document = _by_document(dossiers)
    parts: list[list[Dossier]] = []
    holders: dict[tuple[str, str], list[Dossier]] = {}
    for documents in company.group(by_document, [node], ENOUGH):
        together = [one for document in documents for one in by_document[document]]
        for part in _part_by_offices(together, company, node):
            held = {(one.head, one.of) for each in part for one in each.offices if one.of is not None}
            home = next((holders[post] for post in sorted(held) if post in holders), None)
            if home is None:
                parts.append(part)
            else:
                home += part
            holders.update((post, part if home is None else home) for post in held)
    ordered = (sorted(part, key=lambda one: one.place) for part in parts)
    return sorted(ordered, key=lambda part: (-len(part), part[0].place))


def _by_document(dossiers: Iterable[Dossier]) -> dict[str, list[Dossier]]:
    found: dict[str, list[Dossier]] = defaultdict(list)
    for one in dossiers:
        found[one.member.document].append(one)
    return found


def _part_by_offices(dossiers: Sequence[Dossier], company: Company, node: int) -> Iterator[list[Dossier]]:
    """Put together whose offices go together; who has none goes where his company is, or where there is only one."""
    by_offices: dict[frozenset[Held], list[Dossier]] = defaultdict(list)
    for one in dossiers:
        by_offices[one.offices].append(one)
    silent = by_offices.pop(frozenset(), [])
    found = _find_careers(by_offices.values(), company, node)
    if len(found) > 1:
        found += _place_silent(silent, found, company, node)
    elif silent:
        found = [[*(found[0] if found else []), *silent]]
    yield from (sorted(group, key=lambda one: one.place) for group in found)


def _find_careers(told: Iterable[list[Dossier]], company: Company, node: int) -> list[list[Dossier]]:
    """Group dossiers by offices that may be one person's, every two in a group; the most told first."""
    careers: list[list[list[Dossier]]] = []
    for group in sorted(told, key=lambda group: (-len(group), group[0].place)):
        fits = (career for career in careers if all(_go_together(group, other, company, node) for other in career))
        home = next(fits, None)
        if home is None:
            careers.append([group])
        else:
            home.append(group)
    return [[one for group in career for one in group] for career in careers]


def _go_together(one: Sequence[Dossier], other: Sequence[Dossier], company: Company, node: int) -> bool:
    if compare_offices(one[0].offices, other[0].offices) != "against":
        return True
    return company.shared(_documents(one), _documents(other), [node]) >= ENOUGH


def _place_silent(
    silent: Iterable[Dossier], found: Sequence[list[Dossier]], company: Company, node: int
) -> list[list[Dossier]]:
    """Add each dossier to the one group that shares most of its company; give those that are left, each alone."""
    rings = [company.around(_documents(group)) for group in found]
    left = []
    for one in silent:
        own = company.around([one.member.document]) - {node}
        counts = [len(own & ring) for ring in rings]
        best = max(counts)
        if best < ENOUGH or counts.count(best) > 1:
            left.append([one])
        else:
            found[counts.index(best)].append(one)
    return left


def _documents(dossiers: Iterable[Dossier]) -> list[str]:
    return [one.member.document for one in dossiers]
