"""What a document tells of an incident beside the words for the happening: its casualties, hours, and whose waters it was in.

"Nine dead as ferry fires", "put the dead at nine", "13 bodies, two of them children's": such numbers hang on no event.
Only counts of people with a word for what became of them are taken, only times of day on the incident's days, and only
places told as somebody's land or waters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from rashomon.comparison.counted import read_counted
from rashomon.comparison.states import number_told, span_of_counted
from rashomon.comparison.when import hours_of
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import (
    Annotations,
    Aspect,
    Attribution,
    Event,
    EventMention,
    Scene,
    Span,
    TimeExpression,
    Value,
    When,
    Where,
)

_NIGHT = timedelta(days=1)


class Aside(NamedTuple):
    """A detail told beside the words for a happening."""

    aspect: Aspect
    value: Value
    span: Span


def find_beside(
    document: Annotations, event: Event, scene: Scene, mentions: Sequence[EventMention], language: str = "en"
) -> Iterator[Aside]:
    """Give what a document tells of an incident beside its mentions."""
    yield from _casualties(document, scene, mentions, language)
    yield from _hours(document, event, scene, mentions)
    yield from _lands(document, scene, language)


def innermost(attributions: Iterable[Attribution], span: Span) -> str | None:
    """Give the attribution whose words hold a stretch, the shortest of several; None: the outlet speaks."""
    holding = (
        (piece.end - piece.start, piece.start, one.id)
        for one in attributions
        for piece in one.content
        if piece.start <= span.start and span.end <= piece.end
    )
    return min(holding, default=(0, 0, None))[2]


def _casualties(
    document: Annotations, scene: Scene, mentions: Sequence[EventMention], language: str
) -> Iterator[Aside]:
    """Give the counts of dead, hurt and missing that no mention of the incident has already."""
    text = document.document.text
    known = {name for mention in mentions for name in mention.quantities}
    for number in document.quantities:
        span = span_of_counted(text, number)
        if number.id in known or number.unit is not None or not _is_in(span, scene.around):
            continue
        told = number_told(text, number, language)
        counted = read_counted(told.of, text[span.start : span.end], language)
        if counted.state in word_list(language, "incidents", "suffered") and counted.kind is not None:
            yield Aside("how many", told, span)


def _hours(document: Annotations, event: Event, scene: Scene, mentions: Sequence[EventMention]) -> Iterator[Aside]:
    """Give the times of day, on the incident's days, in sentences that tell of it."""
    known = {mention.time for mention in mentions}
    for time in document.times:
        span = Span(time.start, time.end)
        if time.id not in known and _is_in(span, scene.told) and _is_on(time, event):
            assert time.earliest is not None and time.before is not None  # noqa: PT018, S101 - it is on the days
            yield Aside("when", When(time.earliest, time.before, time.precision, hours_of(time.value)), span)


def _is_on(time: TimeExpression, event: Event) -> bool:
    """Tell whether a time of day is on an event's days or the night beside them."""
    if event.earliest is None or event.before is None or time.earliest is None or time.before is None:
        return False
    if hours_of(time.value) is None:
        return False
    return time.earliest < event.before + _NIGHT and event.earliest - _NIGHT < time.before


def _lands(document: Annotations, scene: Scene, language: str) -> Iterator[Aside]:
    """Give the places told as a people's land or waters: "inside Torvenian waters"."""
    text = document.document.text
    for sentence in scene.around:
        for found in _land(language).finditer(text, sentence.start, sentence.end):
            name = " ".join(found["land"].split())
            yield Aside("where", Where(None, name), Span(*found.span()))


@cache
def _land(language: str) -> re.Pattern[str]:
    words = load(language, "incidents")
    inside, waters = ("|".join(map(re.escape, words[key])) for key in ("inside", "waters"))
    measure = r"(?:[\w.,]{1,12} (?:nautical )?(?:miles|kilometres|kilometers|km) )?"
    return re.compile(rf"{measure}\b(?:{inside})\s(?:the\s)?(?P<land>[A-Z][\w'’-]{{2,24}}\s(?:territorial\s)?(?:{waters}))\b")


def _is_in(span: Span, stretches: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in stretches)
