"""The times that a document tells, each anchored: found → told against a day → joined to ranges."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from rashomon.times.anchor import anchor
from rashomon.times.calendar import Moment
from rashomon.times.events import find_anchor_words
from rashomon.times.find import FoundTime, find_times
from rashomon.times.lengths import beside
from rashomon.times.naming import full_moment
from rashomon.times.reference import Anchored, Reference
from rashomon.times.senses import Sense
from rashomon.times.tense import Tenses
from rashomon.types import Attribution, Interval, Span, Tagged, TimeExpression

_RANGE = re.compile(r"\s?(?:to|until|till|through|-|–|—)\s{0,2}", re.IGNORECASE)
_SPACE = re.compile(r"\s{1,2}(?:the )?", re.IGNORECASE)
_GOES_ON = re.compile(
    r"['’]s|[ \n](?!(?:and|or|but|when|after|before|as|he|she|they|it|the|a|in|on|at|to|by|with|was|were|is|are|had|has|will|would|said|for|from|of|that)\b)[a-z]"
)
_REL = re.compile(r"\s(?:after|before|following|of)(?: the)?\s", re.IGNORECASE)
_AND = re.compile(r"\s?and\s{0,2}", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween(?: the)?\s$", re.IGNORECASE)
_DEEPEST = 12
_NEAR, _PERIOD_NEAR = 2, 8  # sentences


@dataclass(frozen=True, slots=True)
class _Told:
    """A time told, and in which sentence."""

    moment: Moment
    sentence: int


def read_times(
    tagged: Tagged,
    attributions: Sequence[Attribution] = (),
    *,
    day_first: bool | None = None,
    found: Sequence[FoundTime] | None = None,
) -> tuple[TimeExpression, ...]:
    """Give the times of a document, ranges as one; ``day_first`` is the outlet's habit in dates of digits.

    ``found`` are the times where they were looked for already.
    """
    joined = _join_ranges(tagged.document.text, read_pieces(tagged, attributions, day_first=day_first, found=found))
    return tuple(replace(time, id=f"t{number}") for number, time in enumerate(joined, 1))


def read_pieces(
    tagged: Tagged,
    attributions: Sequence[Attribution] = (),
    *,
    day_first: bool | None = None,
    found: Sequence[FoundTime] | None = None,
) -> list[TimeExpression]:
    """Give the times of a document, the two ends of a range apart (as TIMEX3 has them)."""
    found = find_times(tagged) if found is None else found
    habit = day_first if day_first is not None else _habit(found)
    return list(_Anchoring(tagged, attributions, habit).anchor_all(found))


def _habit(found: Sequence[FoundTime]) -> bool | None:
    """Tell how the document's other dates in digits are written, where all that can be told are alike."""
    firsts = {"day first" in one.sense.flags for one in found if len(one.sense.days) == 1 and _is_digits(one.sense)}
    return firsts.pop() if len(firsts) == 1 else None


def _is_digits(sense: Sense) -> bool:
    return bool(sense.flags & {"day first", "month first"})


def _is_hour_of(sense: Sense, *, same: bool) -> bool:
    """Tell whether an hour or a part of a day alone is of the day told last, in the same sentence or for a part before."""
    if sense.hour is not None:
        return same
    return sense.part is not None and "near" in sense.flags


class _Anchoring:
    """Anchors the times of one document in order."""

    def __init__(self, tagged: Tagged, attributions: Sequence[Attribution], day_first: bool | None) -> None:  # noqa: FBT001 - a fact
        self._text, self._published = tagged.document.text, tagged.document.published
        self._words, self._day_first = tagged.words, day_first
        self._tenses = Tenses(self._text, tagged.words)
        self._sentences = [sentence.start for sentence in tagged.sentences]
        pieces = ((piece.start, piece.end, one.said) for one in attributions for piece in one.content if one.said)
        self._said = sorted(pieces, key=lambda piece: (piece[0], -piece[1]))
        self._said_starts = [start for start, _, _ in self._said]
        self._captions = sorted((zone.start, zone.end) for zone in tagged.zones if zone.kind == "caption")
        self._dated: dict[int, date] = {}
        self._told: _Told | None = None
        self._period: _Told | None = None

    def anchor_all(self, found: Sequence[FoundTime]) -> Iterator[TimeExpression]:
        """Give each time with its days; one told against the next ("two days after Christmas") is anchored on that."""
        self._dated = dict(self._date_captions(found))
        for one, after in zip_longest(found, found[1:]):
            if one.rel_end is not None and after is not None and self._is_base(one.rel_end, after.span):
                yield self._beside(one, after)
            elif one.rel_end is not None:
                yield self._beside_event(one, one.rel_end, None if after is None else after.span)
            else:
                yield self._expression(one.span, one.sense, self._anchor(one))

    def _date_captions(self, found: Sequence[FoundTime]) -> Iterator[tuple[int, date]]:
        """Give the day of each caption that tells its own in full: what else it tells is told against that."""
        for one in found:
            caption = self._caption_at(one.span.start)
            full = full_moment(one.sense)
            if caption is not None and full is not None and full.unit == "D":
                yield caption, full.start

    def _caption_at(self, at: int) -> int | None:
        last = bisect_right(self._captions, (at, 1 << 60)) - 1
        return last if last >= 0 and at < self._captions[last][1] else None

    def _anchor(self, one: FoundTime) -> Anchored:
        sentence = bisect_right(self._sentences, one.span.start)
        anchored = anchor(one.sense, self._reference(one, sentence))
        if "likewise" not in one.sense.flags:
            self._keep(anchored, sentence)
        return anchored

    def _is_base(self, end: int, after: Span) -> bool:
        """Tell whether a time follows "after" and is no part of a longer name: not "after Friday's vote"."""
        return _SPACE.fullmatch(self._text, end, after.start) is not None and not _GOES_ON.match(self._text, after.end)

    def _beside(self, one: FoundTime, after: FoundTime) -> TimeExpression:
        sentence = bisect_right(self._sentences, after.span.start)
        reference = self._reference(after, sentence)
        placed = beside(one.sense, anchor(after.sense, reference), reference)
        span = Span(one.span.start, _before_rel(self._text, one))
        return self._expression(span, one.sense, self._anchor(one) if placed is None else placed)

    def _beside_event(self, one: FoundTime, end: int, after: Span | None) -> TimeExpression:
        """Give a time told against what the next words tell; where none follow, against the time told last.

        It ends before the next time, though that may tell of which event ("a week after Monday's vote").
        """
        words = find_anchor_words(self._text, end, self._words)
        if words is not None:
            own = words.end if after is None else min(words.end, max(after.start, one.span.end))
            span = Span(one.span.start, one.span.start + len(self._text[one.span.start : own].rstrip()))
            return replace(self._expression(span, one.sense, self._anchor(one)), anchor_words=words)
        sense = replace(one.sense, kind="date", sign=one.sense.rel, base="told", flags=one.sense.flags - {"event"})
        return self._expression(one.span, sense, self._anchor(replace(one, sense=sense)))

    def _reference(self, one: FoundTime, sentence: int) -> Reference:
        said = self._said_at(one.span.start)
        day = self._published if said is None else said.earliest
        own = self._dated.get(-1 if (caption := self._caption_at(one.span.start)) is None else caption)
        if own is not None:
            return Reference(own, "absolute", self._tenses.looks_ahead(one.span), day_first=self._day_first)
        told = self._told if self._told and sentence - self._told.sentence <= _NEAR else None
        period = self._period if self._period and sentence - self._period.sentence <= _PERIOD_NEAR else None
        if told is not None and told.moment.unit == "D" and _is_hour_of(one.sense, same=told.sentence == sentence):
            day = told.moment.start
        return Reference(
            day,
            "said" if said is not None else "absolute" if day is None else "published",
            self._tenses.looks_ahead(one.span) if day is not None else None,
            told.moment if told else None,
            period.moment if period else None,
            self._day_first,
        )

    def _said_at(self, at: int) -> Interval | None:
        """Give the day of the innermost utterance around a place, where one day is told."""
        last = bisect_right(self._said_starts, at)
        around = [piece for piece in self._said[max(last - _DEEPEST, 0) : last] if at < piece[1]]
        days = [said for _, _, said in around if said.before - said.earliest == timedelta(days=1)]
        return days[-1] if days else None

    def _keep(self, anchored: Anchored, sentence: int) -> None:
        if anchored.reason == "length" and anchored.precision == "month":
            self._period = None  # what is compared next is told of these months
        if anchored.moment is not None:
            self._told = _Told(anchored.moment, sentence)
            if anchored.moment.unit in {"Q", "HY"} and (
                self._published is None or anchored.moment.before <= self._published
            ):
                self._period = _Told(anchored.moment, sentence)

    def _expression(self, span: Span, sense: Sense, anchored: Anchored) -> TimeExpression:
        interval = anchored.interval
        return TimeExpression(
            id="",
            start=span.start,
            end=span.end,
            earliest=None if interval is None else interval.earliest,
            before=None if interval is None else interval.before,
            precision=anchored.precision,
            anchor=anchored.anchor,
            anchor_event=None,
            offset_days=anchored.offset_days,
            kind=sense.kind,
            value=anchored.value,
            reason=anchored.reason,
        )


def _before_rel(text: str, one: FoundTime) -> int:
    """Give the end of a time without the "after" that nothing follows."""
    end = one.rel_end or one.span.end
    return len(text[one.span.start : end].rsplit(maxsplit=1)[0]) + one.span.start


def _join_ranges(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Join the two ends of a range: "2003 to 2011", "between 5 and 9 May"; and a time with the one it is told against."""
    at = 0
    while at < len(times):
        one = times[at]
        other = times[at + 1] if at + 1 < len(times) else None
        joined = None if other is None else _join_range(text, one, other)
        yield one if joined is None else joined
        at += 1 if joined is None else 2


def _join_range(text: str, one: TimeExpression, other: TimeExpression) -> TimeExpression | None:
    if one.offset_days is not None and one.earliest is not None and _REL.fullmatch(text, one.end, other.start):
        return replace(one, end=other.end)
    if one.earliest is None or other.earliest is None or one.before is None or other.before is None:
        return None
    if other.start - one.end > 12 or one.reason is not None or other.reason is not None:  # noqa: PLR2004 - "through the"
        return None
    gap = (one.end, other.start)
    ranged = _RANGE.fullmatch(text, *gap) is not None
    between = _AND.fullmatch(text, *gap) is not None and _BETWEEN.search(text, max(one.start - 14, 0), one.start)
    if not (ranged or between) or one.earliest > other.earliest or one.before > other.before:
        return None
    return replace(
        one,
        end=other.end,
        before=other.before,
        anchor=one.anchor if other.anchor in {one.anchor, "absolute"} else other.anchor,
        value=f"{one.value}/{other.value}",
    )
