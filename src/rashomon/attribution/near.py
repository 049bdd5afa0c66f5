"""The names near a span, found without reading all of them."""

from bisect import bisect_left
from collections.abc import Sequence

from rashomon.types import Name, Span

_LONGEST_NAME = 300


class Near:
    """Names sorted by their start."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = sorted(names, key=lambda name: (name.start, name.end))
        self._starts = [name.start for name in self._names]

    def over(self, span: Span) -> list[Name]:
        """Give the names that share characters with a span."""
        first = bisect_left(self._starts, span.start - _LONGEST_NAME)
        last = bisect_left(self._starts, span.end)
        return [name for name in self._names[first:last] if name.end > span.start]
