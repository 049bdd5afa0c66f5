"""What a document tells of an incident beside the words for the happening: its casualties, hours, and whose waters it was in.

"Nine dead as ferry fires", "put the dead at nine", "13 bodies, two of them children's": such numbers hang on no event.
Only counts of people with a word for what became of them are taken, only times of day on the incident's days, and only
places told as somebody's land or waters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from rashomon.comparison.counted import kind_of, read_counted
from rashomon.comparison.states import number_told, span_of_counted
from rashomon.comparison.understood import exactly, numbers_told
from rashomon.comparison.when import hours_of
from rashomon.lexicon import load
from rashomon.lexicon.days import names_day
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import (
    Annotations,
    Aspect,
    Attribution,
    Event,
    EventMention,
    HowMany,
    Quantity,
    Scene,
    Span,
    TimeExpression,
    Value,
    When,
    Where,
)

_NIGHT = timedelta(days=1)
_REACH = 80  # characters
_NEAR = 24  # characters
_MIDDAY = 12 * 60  # minutes
_LEAD = 6  # sentences
_SPLIT_CLOCK = re.compile(r"\d\s?[:.]\s?$")
_DENIAL = 160  # characters


class Aside(NamedTuple):
    """A detail told beside the words for a happening."""

    aspect: Aspect
    value: Value
    span: Span
    within: str | None = None
    """The attribution it stands in, where that is not the one around its words."""


def find_beside(
    document: Annotations,
    event: Event,
    scene: Scene,
    mentions: Sequence[EventMention],
    denied: frozenset[str] = frozenset(),
    language: str = "en",
) -> Iterator[Aside]:
    """Give what a document tells of an incident beside its mentions; ``denied`` are kinds of things said to be none."""
    yield from _counts(document, scene, mentions, denied, language)
    yield from _denials(document, scene, language)
    yield from _distances(document, scene, language)
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


def denied_kinds(document: Annotations, scene: Scene, language: str = "en") -> Iterator[str]:
    """Give the kinds of things of which a document tells, where it tells of an incident, that there was none."""
    text = document.document.text
    for number in document.quantities:
        if (
            number.low == 0
            and number.high == 0
            and number.unit is None
            and _is_in(Span(number.start, number.end), scene.around)
        ):
            counted = read_counted(number.of, text[number.start : number.end], language)
            if counted.kind in word_list(language, "incidents", "carried") and counted.state is None:
                yield counted.kind


def is_question(kind: str, language: str = "en") -> bool:
    """Tell whether a type of event is a question asked of incidents."""
    return kind in load(language, "incidents")["questions"]


def _counts(
    document: Annotations,
    scene: Scene,
    mentions: Sequence[EventMention],
    denied: frozenset[str],
    language: str,
) -> Iterator[Aside]:
    """Give the counts of dead, hurt and missing, and of what some deny, that no mention of the incident has already."""
    text = document.document.text
    known = {name for mention in mentions for name in mention.quantities}
    numbers = numbers_told(document, language)
    for number in document.quantities:
        span = span_of_counted(text, number)
        if number.id in known or number.unit is not None or not _is_in(span, scene.around):
            continue
        if is_partial(text, number, language):
            continue
        told = numbers[number.id]
        counted = read_counted(told.of, text[span.start : span.end], language)
        suffered = counted.state in word_list(language, "incidents", "suffered") and counted.kind is not None
        aboard = counted.state is None and counted.kind in word_list(language, "incidents", "aboard")
        if suffered or aboard or denied & {counted.kind, *map(kind_of, counted.narrowed)}:
            yield Aside("how many", told, span)


def _denials(document: Annotations, scene: Scene, language: str) -> Iterator[Aside]:
    """Give the things that somebody denies were there, as none: "rejected the claim that weapons were found in the hold"."""
    text = document.document.text
    for said in document.attributions:
        if said.act != "denies" or said.polarity == "-" or said.cue is None:
            continue
        for piece in said.content:
            for found in _presence(language).finditer(text, piece.start, piece.end):
                if _is_in(Span(*found.span()), scene.around):
                    none = exactly(0, found["thing"] or found["other"])
                    whole = Span(min(said.cue.start, found.start()), max(said.cue.end, found.end()))
                    yield Aside("how many", none, whole if whole.end - whole.start <= _DENIAL else said.cue, said.id)


@cache
def _presence(language: str) -> re.Pattern[str]:
    """Give the pattern of things carried that are told as being there: "weapons were found", "there were rifles"."""
    kinds = load(language, "counted")["kinds"]
    carried = [kind for kind in word_list(language, "incidents", "carried") if kind in kinds]
    things = {form for kind in carried for word in [kind, *kinds[kind]["words"]] for form in (word, f"{word}s")}
    some = "|".join(sorted(map(re.escape, things), key=len, reverse=True))
    words = load(language, "incidents")
    after, before = ("|".join(map(re.escape, words[key])) for key in ("found_there", "there_was"))
    return re.compile(
        rf"\b(?P<thing>{some})(?:\s[\w-]{{1,12}}){{0,3}}?\s(?:{after})\b|\b(?:{before})\s(?:[\w-]{{1,12}}\s)?(?P<other>{some})\b",
        re.IGNORECASE,
    )


def container_kinds(numbers: Iterable[HowMany], denied: frozenset[str], language: str = "en") -> Iterator[str]:
    """Give the heads of what is told to hold things of which somebody says that there were none: "crate"."""
    for told in numbers:
        counted = read_counted(told.of, "", language)
        if counted.kind is not None and not denied.isdisjoint(map(kind_of, counted.narrowed)):
            yield counted.kind


def _distances(document: Annotations, scene: Scene, language: str) -> Iterator[Aside]:
    """Give how far from a named place it was: at sea, or where a sentence of the incident tells it."""
    text = document.document.text
    named = [one for one in document.mentions if one.form == "name"]
    for number in document.quantities:
        span = Span(number.start, number.end)
        if number.unit not in word_list(language, "incidents", "lengths") or not _is_in(span, scene.around):
            continue
        link = _away(language).match(text, number.end)
        place = None if link is None else next((one for one in named if one.start == link.end()), None)
        at_sea = number.unit in word_list(language, "incidents", "sea_lengths") or _tells_waters(
            text, span, scene, language
        )
        if place is not None and (at_sea or _is_in(span, scene.told)):
            told = replace(number_told(text, number, language), of=text[place.start : place.end])
            yield Aside("how many", told, Span(number.start, place.end))


def _tells_waters(text: str, span: Span, scene: Scene, language: str) -> bool:
    sentence = next((one for one in scene.around if one.start <= span.start < one.end), span)
    return _land(language).search(text, sentence.start, sentence.end) is not None


@cache
def _away(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load(language, "incidents")["away"]))
    return re.compile(rf"\s(?:{words})\s(?:the\s)?")


def is_often(number: Quantity, language: str = "en") -> bool:
    """Tell whether a number tells how often something happened: "three times"."""
    return number.unit is None and (number.of or "").casefold() in word_list(language, "counted", "often")


def is_partial(text: str, number: Quantity, language: str = "en") -> bool:
    """Tell whether a number counts one, or some of those told: "two more victims", "30 of the 80 wounded"."""
    if number.low == 1 and number.high == 1:
        return True
    words = [word.folded for word in find_words(text, number.end, number.end + _NEAR)]
    counted = [word.folded for word in find_words(number.of or "", 0, len(number.of or ""))]
    partial = word_list(language, "incidents", "partial")
    return bool(partial & {*words[:1], *counted[:1], " ".join(words[:2])}) or words[:2] in (
        ["of", "the"],
        ["of", "those"],
    )


def is_comparable(told: HowMany, text: str, language: str = "en") -> bool:
    """Tell whether what a number counts may be compared between tellings of an incident: people, vessels, no bullets."""
    counted = read_counted(told.of, text, language)
    wide = {*word_list(language, "incidents", "things_counted"), *word_list(language, "incidents", "carried"), "people"}
    known = load(language, "counted")["kinds"]
    parts = {part for kind in wide for part in known[kind]["parts"]}
    kinds = {counted.kind, *map(kind_of, counted.narrowed)}
    return counted.state is not None or not kinds.isdisjoint(wide | parts)


def find_estimator(document: Annotations, span: Span, language: str = "en") -> str | None:
    """Give the entity that puts a number at so many, right before it: "Torvenia has put the dead at nine"."""
    text = document.document.text
    found = _estimate(language).search(text, max(0, span.start - _REACH), span.start)
    if found is None:
        return None
    before = [one for one in document.mentions if one.entity is not None and one.end <= found.start() <= one.end + 1]
    return max(before, key=lambda one: one.end - one.start).entity if before else None


@cache
def _estimate(language: str) -> re.Pattern[str]:
    words = load(language, "incidents")
    verbs, tolls = ("|".join(map(re.escape, words[key])) for key in ("puts", "tolls"))
    return re.compile(
        rf"(?:\s(?:has|have|had))?\s(?:{verbs})\s(?:the\s)?(?:[\w-]{{2,12}}\s)?(?:{tolls})(?:\stoll)?\s(?:at|to)\s$"
    )


def _hours(document: Annotations, event: Event, scene: Scene, mentions: Sequence[EventMention]) -> Iterator[Aside]:
    """Give the times of day, on the incident's days, in sentences that tell of it; else the one hour of its surroundings."""
    known = {mention.time for mention in mentions}
    hours = [time for time in document.times if hours_of(time.value) is not None]
    own = [time for time in hours if _is_in(Span(time.start, time.end), scene.told)]
    elsewhere = {mention.time for mention in document.events} - known
    told = [time for time in own if time.id not in elsewhere]
    for time in told or _only_hour(hours, document, event, scene):
        when = place_hour(document, time, event)
        if time.id not in known and when is not None:
            yield Aside("when", when, Span(time.start, time.end))


def _only_hour(
    hours: Iterable[TimeExpression], document: Annotations, event: Event, scene: Scene
) -> Sequence[TimeExpression]:
    """Give the one clock time in the first sentences that may tell of the incident; none where there are two."""
    first = scene.around[:_LEAD]
    found = [time for time in hours if time.precision == "hour" and _is_in(Span(time.start, time.end), first)]
    return found if len(found) == 1 and place_hour(document, found[0], event) is not None else ()


def place_hour(document: Annotations, time: TimeExpression, event: Event) -> When | None:
    """Give a time of day as one of an event's days or the night beside them; None where it is of others.

    An hour that names no day is of the event's: of two days late hours are of the first and early ones of the last.
    """
    hours = hours_of(time.value)
    if event.earliest is None or event.before is None or time.earliest is None or time.before is None or hours is None:
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
    return re.compile(
        rf"{measure}\b(?:{inside})\s(?:the\s)?(?P<land>[A-Z][\w'’-]{{2,24}}\s(?:territorial\s)?(?:{waters}))\b"
    )


def _is_in(span: Span, stretches: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in stretches)
