"""Whose country a people's name tells: "Torvenian" and "Torvenia" are called by words of one thing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load
from rashomon.types import Annotations, EntityKind, Member

_KINDS: frozenset[EntityKind] = frozenset({"place", "norp", "organisation", "person"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Countries:
    """The entities that are countries, by their names in lower case, and the country of each entity named as a people."""

    named: Mapping[str, str]
    of_people: Mapping[str, str]

    def home(self, entity: str) -> str:
        """Give the country of a people; anything else itself."""
        return self.of_people.get(entity, entity)

    def of_word(self, word: str, language: str = "en") -> str | None:
        """Give the country that a word is a people's name of: by the list of nationalities, or by its ending."""
        return next((self.named[c] for c in _may_be_of(word.casefold(), language) if c in self.named), None)


def find_countries(
    documents: Iterable[Annotations], entity_of: Mapping[Member, str], language: str = "en"
) -> Countries:
    """Give the countries and peoples that are named in some documents."""
    named: dict[str, Counter[str]] = {}
    for annotations in documents:
        for one in annotations.entities:
            entity = entity_of.get(Member(annotations.document.id, one.id))
            if entity is not None and one.kind in _KINDS:
                named.setdefault(one.name.casefold(), Counter())[entity] += 2 if one.kind == "place" else 1
    most = {name: min(some, key=lambda e: (-some[e], e)) for name, some in named.items()}
    peoples: dict[str, str] = {}
    for name in sorted(named):
        country = next((c for c in _may_be_of(name, language) if c in named and c != name), None)
        if country is not None:
            peoples.update({entity: most[country] for entity in named[name] if entity != most[country]})
    return Countries(most, {entity: home for entity, home in peoples.items() if home not in peoples})


@cache
def _countries(language: str) -> Mapping[str, str]:
    return {people: country.casefold() for people, country in load(language, "countries")["of"].items()}


def _may_be_of(name: str, language: str) -> Iterator[str]:
    known = _countries(language).get(name)
    if known is not None:
        yield known
    for ending in load(language, "naming")["people_endings"]:
        base = name.removesuffix(ending)
        if base != name and len(base) >= _SHORTEST:
            yield base
            yield from (base + vowel for vowel in "aeiouy")
