"""The day of what a dated happening is told to have followed: "stopped on Thursday, three days after the vote"."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.types import Annotations, EventMention, Span, TimeExpression, When

_NEAR = 80  # characters
_DAY = timedelta(days=1)


class Followed(NamedTuple):
    """The day of a happening, and the words that count it from another's."""

    when: When
    span: Span


def find_followed(document: Annotations, mention: EventMention) -> Iterator[Followed]:
    """Give the day of a happening from which a time counts, where that time stands right behind the day of another."""
    for time in document.times:
        if time.anchor_event != mention.id or time.earliest is not None or time.offset_days is None:
            continue
        day = _day_before(document, time)
        if day is not None and day.toordinal() > abs(time.offset_days):
            first = day - timedelta(days=time.offset_days)
            yield Followed(When(first, first + _DAY, "day"), Span(time.start, time.end))


def _day_before(document: Annotations, time: TimeExpression) -> date | None:
    """Give the one day of a happening told last before a time, in the same paragraph and near it."""
    dated = {one.time for one in document.events}
    near = [
        one
        for one in document.times
        if one.id in dated
        and 0 <= time.start - one.end <= _NEAR
        and "\n" not in document.document.text[one.end : time.start]
    ]
    last = max(near, key=lambda one: one.end, default=None)
    if last is None or last.earliest is None or last.before is None or last.precision not in {"day", "hour"}:
        return None
    return last.earliest if last.before - last.earliest == _DAY else None
