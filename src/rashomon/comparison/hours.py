"""The hours of an incident: a time of day that names no day is on the incident's days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from rashomon.comparison.texts import lies_in
from rashomon.comparison.when import hours_of
from rashomon.lexicon.days import names_day
from rashomon.types import Annotations, Event, EventMention, Scene, Span, TimeExpression, When

_NIGHT = timedelta(days=1)
_MIDDAY = 12 * 60  # minutes
_LEAD = 6  # sentences
_STAMPED = re.compile(r"\d{4}[ \t]?[|·•,–—-][ \t]?$")
_ENDS = re.compile(r"(?:[ \t]?[A-Z]{2,4})?[ \t]*(?:\n|$)")
_SPLIT_CLOCK = re.compile(r"\d\s?[:.]\s?$")


class Hour(NamedTuple):
    """A time of day on an incident's days, and its words."""

    when: When
    span: Span


def find_hours(document: Annotations, event: Event, scene: Scene, mentions: Sequence[EventMention]) -> Iterator[Hour]:
    """Give the times of day, on the incident's days, in sentences that tell of it; else the one hour of its surroundings."""
    known = {mention.time for mention in mentions}
    hours = [time for time in document.times if hours_of(time.value) is not None]
    own = [time for time in hours if lies_in(Span(time.start, time.end), scene.told)]
    elsewhere = {mention.time for mention in document.events} - known
    told = [time for time in own if time.id not in elsewhere]
    for time in told or _only_hour(hours, document, event, scene):
        when = place_hour(document, time, event)
        if time.id not in known and when is not None:
            yield Hour(when, Span(time.start, time.end))


def is_stamp(document: Annotations, time: TimeExpression) -> bool:
    """Tell whether a clock is that of the page: set apart behind a full date, with its line at an end."""
    text = document.document.text
    apart = _STAMPED.search(text, max(0, time.start - 12), time.start)
    return (
        apart is not None
        and text[time.end : time.end + 1] in {"", "\n", " "}
        and _ENDS.match(text, time.end) is not None
    )


def _only_hour(
    hours: Iterable[TimeExpression], document: Annotations, event: Event, scene: Scene
) -> Sequence[TimeExpression]:
    """Give the one clock time in the first sentences that may tell of the incident; none where there are two."""
    first = scene.around[:_LEAD]
    found = [time for time in hours if time.precision == "hour" and lies_in(Span(time.start, time.end), first)]
    return found if len(found) == 1 and place_hour(document, found[0], event) is not None else ()


def place_hour(document: Annotations, time: TimeExpression, event: Event) -> When | None:
    """Give a time of day as one of an event's days or the night beside them; None where it is of others.

    An hour that names no day is of the event's: of two days late hours are of the first and early ones of the last.
    """
    hours = hours_of(time.value)
    if event.earliest is None or event.before is None or time.earliest is None or time.before is None or hours is None:
        return None
    if is_stamp(document, time):
        return None
    first, before = time.earliest, time.before
    text = document.document.text
    if not names_day(text[time.start : time.end]):
        split = _SPLIT_CLOCK.search(text, max(0, time.start - 4), time.start)  # "3: 10 p.m."
        if split is not None or event.before - event.earliest > _NIGHT + _NIGHT:
            return None
        first = event.earliest if hours.start >= _MIDDAY else event.before - _NIGHT
        before = first + _NIGHT
    if first < event.before + _NIGHT and event.earliest - _NIGHT < before:
        return When(first, before, time.precision, hours)
    return None
