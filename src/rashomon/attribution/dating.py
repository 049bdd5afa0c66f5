"""The day of an utterance, where a time beside its cue tells it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.attribution.clause import open_stretches
from rashomon.attribution.hanging import apart, belongs
from rashomon.lexicon.parsed import parse
from rashomon.types import Attribution, Interval, Span, Tagged, TimeExpression


def date_utterances(
    tagged: Tagged, attributions: Sequence[Attribution], times: Sequence[TimeExpression]
) -> tuple[Attribution, ...]:
    """Give the attributions with the days on which a time of their cue's clause says that they were said."""
    clauses = _Clauses(tagged, times)
    return tuple(one if one.said or one.cue is None else replace(one, said=clauses.day_of(one)) for one in attributions)


class _Clauses:
    """Times by offset, and what hangs on what."""

    def __init__(self, tagged: Tagged, times: Sequence[TimeExpression]) -> None:
        self._text, self._published = tagged.document.text, tagged.document.published
        self._times = sorted(times, key=lambda time: time.start)
        self._starts = [time.start for time in self._times]
        self._tree = parse(tagged).tree

    def day_of(self, one: Attribution) -> Interval | None:
        """Give the days of the time nearest to the cue that belongs to it; None where none does."""
        cue = one.cue
        if cue is None:
            return None
        closed = [*one.content, *([Span(one.source.start, one.source.end)] if one.source else [])]
        fits = [
            (apart(Span(time.start, time.end), cue), time)
            for start, end in open_stretches(self._text, cue, closed)
            for time in self._between(start, end)
            if self._is_day(time) and belongs(self._tree, Span(time.start, time.end), cue)
        ]
        nearest = min(fits, key=lambda pair: pair[0], default=None)
        if nearest is None or nearest[1].earliest is None or nearest[1].before is None:
            return None
        return Interval(nearest[1].earliest, nearest[1].before, nearest[1].precision)

    def _between(self, start: int, end: int) -> Iterator[TimeExpression]:
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if self._times[i].end <= end:
                yield self._times[i]

    def _is_day(self, time: TimeExpression) -> bool:
        """Tell whether a time is known days, not later than the publication."""
        if time.earliest is None or time.kind not in {"date", "time"} or time.precision == "unknown":
            return False
        return self._published is None or time.earliest <= self._published
