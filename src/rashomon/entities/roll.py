"""The names of one document by offset: whose each is, and what a body or land told by one is called in full."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from rashomon.entities.figures import Figure, spellings
from rashomon.entities.lands import derived_of, find_land
from rashomon.entities.names import fold_plain
from rashomon.types import Name

_HOLDING = frozenset({"place", "norp", "organisation", "facility", "other"})


class Roll:
    """Names and figures of one document, for looking up what stands at an offset."""

    def __init__(self, text: str, names: Sequence[Name], figures: Sequence[Figure]) -> None:
        self._text, self._names = text, names
        self._starts = [name.start for name in names]
        self._owners = {index: figure for figure in figures for index in figure.names}
        self._lands = self._find_lands()
        self._bodies = self._find_bodies()

    def at(self, offset: int) -> int | None:
        """Give the number of the name that holds an offset."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._names[number].end else None

    def name(self, number: int) -> Name:
        """Give a name by its number."""
        return self._names[number]

    def person_at(self, offset: int) -> Figure | None:
        """Give the person whose name holds an offset."""
        number = self.at(offset)
        owner = None if number is None else self._owners.get(number)
        return owner if owner is not None and owner.kind == "person" else None

    def may_own(self, number: int) -> bool:
        """Tell whether a name read as a person's may be a land's that has ministers: one word, and nobody's surname."""
        owner = self._owners.get(number)
        if owner is None or owner.titles or owner.gender is not None:
            return False
        return all(" " not in self._text[self._names[i].start : self._names[i].end].strip() for i in owner.names)

    def call(self, number: int) -> str | None:
        """Give what a body or land is called that a name tells: a people's land, else its fullest name; None: a person."""
        name, owner = self._names[number], self._owners.get(number)
        words = " ".join(self._text[name.start : name.end].split())
        land = find_land(words, self._lands)
        if land is not None:
            return land
        kind = name.kind if owner is None else owner.kind
        if kind not in _HOLDING:
            return words if fold_plain(words) in self._lands else None
        return words if owner is None else spellings(self._text, owner, self._names)[0]

    def body(self, word: str) -> str | None:
        """Give the only body named here that a noun alone can stand for: "the guard" of the Maritime Guard."""
        fit = self._bodies.get(word, {})
        if len(fit) != 1:
            return None
        (owner,) = fit.values()
        return spellings(self._text, owner, self._names)[0] if owner.kind in _HOLDING - {"place", "norp"} else None

    def _find_bodies(self) -> dict[str, dict[int, Figure]]:
        """Give the figures by the last word of their longer names."""
        found: dict[str, dict[int, Figure]] = defaultdict(dict)
        for number, owner in self._owners.items():
            name = self._names[number]
            words = fold_plain(self._text[name.start : name.end]).split()
            if len(words) > 1:
                found[words[-1]][id(owner)] = owner
        return found

    def _find_lands(self) -> dict[str, str]:
        """Give the lands that a word made of their name stands beside: Torvenia for its Torvenians."""
        words = {self._text[name.start : name.end] for name in self._names}
        folded = {word.casefold() for word in words}
        return {word.casefold(): word for word in sorted(words) if not folded.isdisjoint(derived_of(word))}
