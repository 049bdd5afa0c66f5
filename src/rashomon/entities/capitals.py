"""A capital's name where it stands for its government: "Washington accused Tehran", not "a march in Washington"."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from rashomon.entities.families import make_key
from rashomon.entities.figures import Figure
from rashomon.entities.names import fold_plain
from rashomon.lexicon import load
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.verbs import lemmas
from rashomon.types import EntityKind, Name, Tagged

_KINDS: frozenset[EntityKind] = frozenset({"place", "organisation"})


class Capitals:
    """The countries of one document, and the capitals that speak or act for them."""

    def __init__(self, tagged: Tagged, names: Sequence[Name], owners: Sequence[Figure]) -> None:
        self._text, self._names, self._owners = tagged.document.text, names, owners
        self._trees = parse(tagged).tree
        self._starts = [word.start for word in tagged.words]
        self._countries = {
            make_key("place", self._written(name)): owner
            for name, owner in zip(names, owners, strict=True)
            if name.kind == "place"
        }
        self._untold: dict[str, Figure] = {}
        self._lone: dict[int, bool] = {}

    def country_of(self, name: Name) -> Figure | None:
        """Give the country of a capital, by its own name in the document or by a label; None for other names."""
        return self._find(name) if name.kind in _KINDS else None

    def _find(self, name: Name) -> Figure | None:
        capitals: Mapping[str, str] = load("en", "countries")["capitals"]
        country = capitals.get(self._fold(name))
        if country is None:
            return None
        known = self._countries.get(make_key("place", country))
        return known or self._untold.setdefault(country, Figure("place", [], label=country))

    def acting(self) -> Iterator[tuple[Name, Figure]]:
        """Give the capitals' names that do, have or are bound by what only a government is, with their countries."""
        for number, name in enumerate(self._names):
            place = self._head(name) if self._may_act(number) else None
            country = self._find(name) if place is not None and self._acts(place) else None
            if country is not None:
                yield name, country

    def _may_act(self, number: int) -> bool:
        """Tell whether a name may be a capital's: no person's of whom there is a fuller name, or that is a given name."""
        name = self._names[number]
        if name.kind in _KINDS:
            return True
        is_given = any(self._fold(name) in word_list("en", "given", gender) for gender in ("m", "f"))
        return name.kind == "person" and not is_given and self._is_lone(self._owners[number])

    def _is_lone(self, owner: Figure) -> bool:
        """Tell whether somebody has one name only."""
        if id(owner) not in self._lone:
            self._lone[id(owner)] = len({self._fold(self._names[i]) for i in owner.names}) == 1
        return self._lone[id(owner)]

    def _fold(self, name: Name) -> str:
        return fold_plain(self._written(name))

    def _written(self, name: Name) -> str:
        return self._text[name.start : name.end]

    def _head(self, name: Name) -> int | None:
        """Give the word of a name that hangs on what is outside it."""
        first, last = bisect_left(self._starts, name.start), bisect_left(self._starts, name.end)
        return next((at for at in range(first, last) if not first <= self._trees.words[at].head < last), None)

    def _acts(self, place: int) -> bool:
        """Tell whether a word, or the first of those it is joined to by "and", stands where a government does."""
        word = self._trees.words[place]
        if word.deprel == "conj" and word.head >= 0:
            place, word = word.head, self._trees.words[word.head]
        if word.head < 0:
            return False
        above = self._trees.plain(word.head)
        if word.deprel == "nsubj":
            return bool({above, *lemmas(above)} & word_list("en", "governments", "acts"))
        if word.deprel == "nmod:poss" or self._is_owner(place):
            return above in word_list("en", "governments", "belongings")
        if above not in word_list("en", "governments", "bonds"):
            return False
        if self._trees.has_child(place, word_list("en", "governments", "between")):
            return any(self._trees.words[child].deprel == "conj" for child in self._trees.children(place))
        return self._trees.has_child(place, word_list("en", "governments", "bond_words"))

    def _is_owner(self, place: int) -> bool:
        """Tell whether the ending of an owner hangs on a word, with nothing between."""
        end = self._trees.words[place].end
        return any(self._trees.words[child].start == end for child in self._trees.children(place))
