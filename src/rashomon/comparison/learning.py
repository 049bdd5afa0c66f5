"""When somebody is told to have learned of an incident, beside what he is told to have said of it before that hour."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rashomon.comparison.acting import Known
from rashomon.comparison.asked import compile_phrase
from rashomon.comparison.deeds import find_done
from rashomon.comparison.hours import place_hour
from rashomon.comparison.when import hours_of
from rashomon.lexicon import load
from rashomon.lexicon.days import names_day
from rashomon.lexicon.numbers import find_numbers
from rashomon.types import Annotations, Attribution, Event, Member, Said, Scene, Span, TimeExpression

LEARNED = "learned"
"""The question when somebody learned of an incident."""

_OPENING, _BEHIND = 16, 80  # characters
_WEEK, _MONTH = 7, 28  # days
_APART = 15  # minutes
_NOON = 12  # hours
_CONTACT = frozenset({"contact"})


class _Moment(NamedTuple):
    """A time of day, in minutes, at which somebody learned of something or spoke of it, with the words."""

    who: str
    minutes: int
    document: str
    span: Span


def find_learned(
    documents: Sequence[Annotations], incident: Event, scene: Mapping[str, Scene], known: Known
) -> Iterator[tuple[str, dict[str, tuple[Said, ...]]]]:
    """Give who is told to have spoken of an incident before he is told to have learned of it, and where."""
    learned = [one for each in documents for one in _learned(each, known)]
    spoken = (
        [one for each in documents for one in _spoken(each, incident, scene[each.document.id], known)]
        if learned
        else []
    )
    for at in learned:
        before = [one for one in spoken if one.who == at.who and one.minutes + _APART < at.minutes]
        if before:
            said: dict[str, tuple[Said, ...]] = {at.document: (Said(at.span, LEARNED, "+"),)}
            for one in before:
                said[one.document] = (*said.get(one.document, ()), Said(one.span, LEARNED, "-"))
            yield at.who, {name: said[name] for name in sorted(said)}


def _learned(document: Annotations, known: Known) -> Iterator[_Moment]:
    """Give when somebody learned of it, where he is asked: "When did you learn of the attack?", answered by "At seven"."""
    text = document.document.text
    turns = sorted((one for one in document.attributions if one.within is None and one.content), key=_start)
    for asked, answer in pairwise(turns):
        question = text[asked.content[0].start : asked.content[-1].end]
        if answer.source is None or not question.rstrip(' \n"”’)').endswith("?"):
            continue
        if any(pattern.search(question) for pattern in _asking(known.language)):
            who = known.entity_of.get(Member(document.document.id, answer.source.entity or ""))
            hour = _hour_at(document, _start(answer), known.language)
            if who is not None and hour is not None:
                yield _Moment(who, hour.minutes, document.document.id, Span(_start(answer), hour.end))


class _Hour(NamedTuple):
    """A time of day in minutes, and where its words end."""

    minutes: int
    end: int


def _hour_at(document: Annotations, start: int, language: str) -> _Hour | None:
    """Give the time of day with which an answer begins: a clock time, or "At seven", the earlier of its two readings."""
    for time in document.times:
        hours = hours_of(time.value)
        if hours is not None and start <= time.start <= start + _OPENING:
            return _Hour(hours.start, time.end)
    text = document.document.text[start : start + 2 * _OPENING]
    number = next(iter(find_numbers(text, language)), None)
    if number is None or not 1 <= number.value <= _NOON or number.value != int(number.value):
        return None
    before = text[: number.start].casefold().strip(" \"“‘'")
    alone = not text[number.end :].strip() or text[number.end :].lstrip()[:1] in ",.;!"
    leads = before in load(language, "incidents")["at_an_hour"]
    return _Hour(int(number.value) * 60, start + number.end) if leads and alone else None


def _start(one: Attribution) -> int:
    return one.content[0].start


def _spoken(document: Annotations, incident: Event, scene: Scene, known: Known) -> Iterator[_Moment]:
    """Give when somebody telephoned or spoke to another, in a sentence that tells of the incident or leads up to one that does."""
    times = {one.id: one for one in document.times}
    for deed in find_done(document, known, _CONTACT):
        time = times.get("" if deed.mention is None else deed.mention.time or "")
        hours = None if time is None else hours_of(time.value)
        if (
            time is None
            or hours is None
            or not _is_on(document, time, incident)
            or not _leads(document, deed.span, scene)
        ):
            continue
        span = Span(min(deed.span.start, time.start), max(deed.span.end, time.end))
        yield from (_Moment(who, hours.start, document.document.id, span) for who in sorted(deed.doer.entities))


def _is_on(document: Annotations, time: TimeExpression, incident: Event) -> bool:
    """Tell whether a time of day is on an incident's days, or told by a weekday of theirs alone."""
    if place_hour(document, time, incident) is not None:
        return True
    words = document.document.text[time.start : time.end]
    if incident.earliest is None or incident.before is None or time.earliest is None or not names_day(words):
        return False
    last = incident.before.toordinal() - 1
    apart = time.earliest.toordinal() - last
    months = {str(month).casefold() for month in load("en", "happenings")["months"]}
    return apart % _WEEK == 0 and 0 <= apart <= _MONTH and months.isdisjoint(words.casefold().split())


def _leads(document: Annotations, span: Span, scene: Scene) -> bool:
    """Tell whether words stand in a sentence that tells of an incident, or right before one."""
    text = document.document.text
    return any(
        told.start <= span.start < told.end
        or (0 <= told.start - span.end <= _BEHIND and not re.search(r"[.!?]\s", text[span.end : told.start - 2]))
        for told in scene.told
    )


@cache
def _asking(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_phrase(words.split()) for words in load(language, "incidents")["asked_when_learned"])
