"""Whose words an offset stands in: "I" is who is quoted there, not whom reported words tell of."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rashomon.types import Attribution, Quotation, Span

_DEEP = 8  # quotations in each other


class Talk:
    """The attributions of one document, by which words stand in whose mouth."""

    def __init__(self, attributions: Iterable[Attribution], quotations: Iterable[Quotation]) -> None:
        self._by_id: Mapping[str, Attribution] = {one.id: one for one in attributions}
        self._quotations = sorted({Span(one.start, one.end) for one in quotations}, key=lambda q: (q.start, -q.end))
        self._starts = [one.start for one in self._quotations]
        self._around = _find_around(self._quotations)

    def find_quoted(self, one: Attribution) -> str | None:
        """Give the attribution in whose own words the source of this one stands: the innermost, past reported speech.

        "He told me: ‘Nobody called.’ I believe him": the second sentence is the speaker's, wherever the first's ends.
        Where nothing is quoted, the one that holds it.
        """
        start = one.source.start if one.source is not None else one.content[0].start
        held = (holder.id for holder in self._holders(one) if self._is_own_words(holder, start))
        return next(held, one.within)

    def _holders(self, one: Attribution) -> Iterator[Attribution]:
        seen = {one.id}
        holder = self._by_id.get(one.within or "")
        while holder is not None and holder.id not in seen:
            seen.add(holder.id)
            yield holder
            holder = self._by_id.get(holder.within or "")

    def _is_own_words(self, holder: Attribution, offset: int) -> bool:
        """Tell whether an offset lies in what a holder is quoted with, not only in what it is told to have said."""
        if holder.form == "direct":
            return True
        near = islice(self._at(offset), _DEEP)
        return any(span.start <= q.start and q.end <= span.end for q in near for span in holder.content)

    def _at(self, offset: int) -> Iterator[Span]:
        """Give the quotations that an offset lies in, the innermost first."""
        at: int | None = bisect_right(self._starts, offset) - 1
        while at is not None and at >= 0:
            if offset < self._quotations[at].end:
                yield self._quotations[at]
            at = self._around[at]


def _find_around(quotations: Sequence[Span]) -> list[int | None]:
    """Give for each quotation, in order, the place of the one that it begins in."""
    around: list[int | None] = []
    opened: list[int] = []
    for at, one in enumerate(quotations):
        while opened and quotations[opened[-1]].end <= one.start:
            opened.pop()
        around.append(opened[-1] if opened else None)
        opened.append(at)
    return around
