"""What a document tells of an incident beside the words for the happening: its casualties, hours, and whose waters it was in.

"Nine dead as ferry fires", "put the dead at nine", "13 bodies, two of them children's": such numbers hang on no event.
Only counts of people with a word for what became of them are taken, only times of day on the incident's days, and only
places told as somebody's land or waters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from rashomon.comparison.counted import kind_of, read_counted
from rashomon.comparison.hours import find_hours
from rashomon.comparison.judged import find_judged
from rashomon.comparison.presence import find_denials
from rashomon.comparison.states import number_told, span_of_counted
from rashomon.comparison.takers import find_takers
from rashomon.comparison.telling import phrase_of_place
from rashomon.comparison.texts import lies_in
from rashomon.comparison.understood import numbers_told
from rashomon.lexicon import load
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
    Value,
    Where,
    Wording,
)

_REACH = 80  # characters
_NEAR = 24  # characters


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
    yield from (Aside("how many", one.none, one.span, one.within) for one in find_denials(document, scene, language))
    yield from (Aside("how many", one.number, one.span) for one in find_takers(document, scene, language))
    yield from _distances(document, scene, language)
    yield from (Aside("when", one.when, one.span) for one in find_hours(document, event, scene, mentions))
    yield from _lands(document, scene, language)
    yield from _straits(document, scene, language)
    yield from (Aside("wording", Wording(one.words), one.span) for one in find_judged(document, scene, language))


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
            and lies_in(Span(number.start, number.end), scene.around)
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
        if number.id in known or number.unit is not None or not lies_in(span, scene.around):
            continue
        if is_partial(text, number, language) or is_unreal(text, span, language):
            continue
        told = numbers[number.id]
        counted = read_counted(told.of, text[span.start : span.end], language)
        suffered = counted.state in word_list(language, "incidents", "suffered") and counted.kind is not None
        aboard = counted.state is None and counted.kind in word_list(language, "incidents", "aboard")
        if suffered or aboard or denied & {counted.kind, *map(kind_of, counted.narrowed)}:
            yield Aside("how many", told, span)


def _distances(document: Annotations, scene: Scene, language: str) -> Iterator[Aside]:
    """Give how far from a named place it was: at sea, or where a sentence of the incident tells it."""
    text = document.document.text
    named = [one for one in document.mentions if one.form == "name"]
    for number in document.quantities:
        span = Span(number.start, number.end)
        if number.unit not in word_list(language, "incidents", "lengths") or not lies_in(span, scene.around):
            continue
        link = _away(language).match(text, number.end)
        place = None if link is None else next((one for one in named if one.start == link.end()), None)
        at_sea = number.unit in word_list(language, "incidents", "sea_lengths") or _tells_waters(
            text, span, scene, language
        )
        if place is not None and (at_sea or lies_in(span, scene.told)):
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


def is_unreal(text: str, span: Span, language: str = "en") -> bool:
    """Tell whether what is counted is said not to be there: "forty imaginary crates"."""
    words = {word.folded for word in find_words(text, span.start, span.end)}
    return not words.isdisjoint(word_list(language, "counted", "unreal"))


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


def _lands(document: Annotations, scene: Scene, language: str) -> Iterator[Aside]:
    """Give the places told as a people's land or waters: "inside Torvenian waters"."""
    text = document.document.text
    for sentence in scene.around:
        for found in _land(language).finditer(text, sentence.start, sentence.end):
            name = " ".join(found["land"].split())
            yield Aside("where", Where(None, name), Span(*found.span()))


def _straits(document: Annotations, scene: Scene, language: str) -> Iterator[Aside]:
    """Give the narrow waters with a name that a sentence of the incident puts it in: "in the Strait of Ova"."""
    text = document.document.text
    for one in document.mentions:
        words = {word.folded for word in find_words(text, one.start, one.end)}
        narrow = one.form == "name" and not words.isdisjoint(load(language, "findings")["narrow_waters"])
        phrase = phrase_of_place(text, one.start, one.end, language) if narrow else None
        inside = (
            phrase is not None
            and find_words(text, phrase.start, one.end)[0].folded in load(language, "incidents")["inside"]
        )
        if phrase is not None and inside and lies_in(phrase, scene.told):
            yield Aside("where", Where(None, text[one.start : one.end]), phrase)


@cache
def _land(language: str) -> re.Pattern[str]:
    words = load(language, "incidents")
    inside, waters = ("|".join(map(re.escape, words[key])) for key in ("inside", "waters"))
    measure = r"(?:[\w.,]{1,12} (?:nautical )?(?:miles|kilometres|kilometers|km) )?"
    return re.compile(
        rf"{measure}\b(?:{inside})\s(?:the\s)?(?P<land>[A-Z][\w'’-]{{2,24}}\s(?:territorial\s)?(?:{waters}))\b"
    )
