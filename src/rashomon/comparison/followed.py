"""The day of what a dated happening is told to have followed: "stopped on Thursday, three days after the vote"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, EventMention, Span, TimeExpression, When

_NEAR = 80  # characters
_DAY = timedelta(days=1)
_BORDER = re.compile(r"[.,;:!?\n]")
_STOP = re.compile(r"[.;:!?\n]")


class Followed(NamedTuple):
    """The day of a happening, and the words that count it from another's."""

    when: When
    span: Span


def find_followed(document: Annotations, mention: EventMention) -> Iterator[Followed]:
    """Give the day of a happening from which a time counts: from the day of what is told right before.

    That is the day right before it or, where a happening without a day is told there, the one day of what is told as an
    incident: "gunboats had surrounded it, four days after the session in which the council passed the law".
    """
    for time in document.times:
        counts = time.anchor_event == mention.id or _is_told_in(document, time, mention)
        if not counts or time.earliest is not None or time.offset_days is None:
            continue
        day = _day_before(document, time) or _day_of_incident(document, time)
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


def _is_told_in(document: Annotations, time: TimeExpression, mention: EventMention, language: str = "en") -> bool:
    """Tell whether a mention says what happened in what a time counts from: "the session in which the law was passed"."""
    if time.anchor_event is not None or time.anchor_words is None or mention.start < time.end:
        return False
    between = document.document.text[time.end : mention.start]
    words = find_words(between, 0, len(between))
    relative = word_list(language, "pronouns", "relative") | {"when"}
    opens = any(word.folded in relative for word in words[:2])
    return opens and len(between) <= _NEAR and not _BORDER.search(between)


def _day_of_incident(document: Annotations, time: TimeExpression, language: str = "en") -> date | None:
    """Give the one day on which a document tells of violence or disaster, for a happening told before a time without any."""
    text = document.document.text
    kinds = word_list(language, "incidents", "types")
    told = any(
        one.time is None and one.certainty == "happened" and 0 <= time.start - one.end <= 2 * _NEAR
        for one in document.events
        if not _STOP.search(text[one.end : time.start])
    )
    times = {one.id: one for one in document.times}
    known = (times.get(one.time or "") for one in document.events if one.type in kinds)
    days = {
        (one.earliest, one.before)
        for one in known
        if one is not None and one.earliest is not None and one.precision in {"day", "hour"}
    }
    first, before = days.pop() if told and len(days) == 1 else (None, None)
    return first if first is not None and before is not None and before - first == _DAY else None
