"""The day of an utterance, where a time beside its cue tells it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.attribution.alongside import find_hosts
from rashomon.attribution.clause import open_stretches
from rashomon.attribution.hanging import apart, belongs
from rashomon.attribution.nest import covered
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import word_list
from rashomon.types import Attribution, Interval, Span, Tagged, TimeExpression

_LOOK_BACK = 300  # characters before a sentence in which "the time" of "at the time" is looked for


def date_utterances(
    tagged: Tagged, attributions: Sequence[Attribution], times: Sequence[TimeExpression]
) -> tuple[Attribution, ...]:
    """Give the attributions with the days on which a time of their cue's clause says that they were said."""
    clauses = _Clauses(tagged, times)
    around = {one.id: one.content for one in attributions}
    dated = [
        one if one.said or one.cue is None else replace(one, said=clauses.day_of(one, around.get(one.within or "")))
        for one in attributions
    ]
    hosts = find_hosts(parse(tagged).tree, dated)
    shared = {at: dated[host].said for at, host in hosts.items() if dated[host].within == dated[at].within}
    return tuple(one if one.said else replace(one, said=shared.get(at)) for at, one in enumerate(dated))


@cache
def _then(language: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(word_list(language, "channels", "then")))), re.IGNORECASE)


def _interval(time: TimeExpression) -> Interval | None:
    if time.earliest is None or time.before is None:
        return None
    return Interval(time.earliest, time.before, time.precision)


class _Clauses:
    """Times by offset, and what hangs on what."""

    def __init__(self, tagged: Tagged, times: Sequence[TimeExpression]) -> None:
        self._text, self._published = tagged.document.text, tagged.document.published
        self._times = sorted(times, key=lambda time: time.start)
        self._starts = [time.start for time in self._times]
        self._tree = parse(tagged).tree

    def day_of(self, one: Attribution, around: Sequence[Span] | None) -> Interval | None:
        """Give the days of the time nearest to the cue that belongs to it; None where none does.

        What stands outside the words ``around`` an inner attribution tells the day of the outer one.
        """
        cue = one.cue
        if cue is None:
            return None
        closed = [*one.content, *([Span(one.source.start, one.source.end)] if one.source else [])]
        fits = [
            (apart(Span(time.start, time.end), cue), time)
            for start, end in open_stretches(self._text, cue, closed)
            for time in self._between(start, end)
            if self._is_day(time)
            and self._belongs(time, one, cue)
            and (around is None or covered(Span(time.start, time.end), around))
        ]
        nearest = min(fits, key=lambda pair: pair[0], default=None)
        return self._told_before(cue, closed) if nearest is None else _interval(nearest[1])

    def _told_before(self, cue: Span, closed: Sequence[Span]) -> Interval | None:
        """Give the days told last in the paragraph before the sentence, where the words were said "at the time"."""
        stretches = list(open_stretches(self._text, cue, closed))
        found = (match for start, end in stretches for match in _then("en").finditer(self._text, start, end))
        if not any(belongs(self._tree, Span(*match.span()), cue) for match in found):
            return None
        sentence = min(start for start, _ in stretches)
        begin = max(self._text.rfind("\n", 0, sentence) + 1, sentence - _LOOK_BACK)
        before = [time for time in self._between(begin, sentence) if self._is_day(time)]
        return _interval(before[-1]) if before else None

    def _belongs(self, time: TimeExpression, one: Attribution, cue: Span) -> bool:
        """Tell whether a time hangs on the cue, on what carried the words, or is a part of the occasion they were said at."""
        span = Span(time.start, time.end)
        at_venue = one.venue is not None and one.venue.start <= time.start and time.end <= one.venue.end
        return at_venue or belongs(self._tree, span, cue) or self._is_carried(span, cue)

    def _is_carried(self, time: Span, cue: Span) -> bool:
        """Tell whether a time is of the verb that carried the words: "issued a statement today saying …"."""
        inside, at = self._tree.over(time), self._tree.at(cue.start)
        head = self._tree.head(inside[0]) if inside else None
        if head is None or at is None or self._tree.folded[head] not in word_list("en", "channels", "carrying"):
            return False
        return head in self._tree.above(at)

    def _between(self, start: int, end: int) -> Iterator[TimeExpression]:
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if self._times[i].end <= end:
                yield self._times[i]

    def _is_day(self, time: TimeExpression) -> bool:
        """Tell whether a time is known days, not later than the publication."""
        if time.earliest is None or time.kind not in {"date", "time"} or time.precision == "unknown":
            return False
        return self._published is None or time.earliest <= self._published
