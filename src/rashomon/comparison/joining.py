"""What is one with what is one: sets that grow together (Galler and Fischer, 1964)."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Joined(Generic[Item]):
    """Items and who speaks for each: of two that are joined, the one that stands first in the order given."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._order = {item: number for number, item in enumerate(items)}
        self._above = {item: item for item in self._order}

    def find(self, item: Item) -> Item:
        """Give who speaks for an item."""
        while self._above[item] != item:
            self._above[item] = item = self._above[self._above[item]]
        return item

    def join(self, one: Item, other: Item) -> Item:
        """Make two one; give who speaks for both."""
        first, second = sorted((self.find(one), self.find(other)), key=self._order.__getitem__)
        self._above[second] = first
        return first
