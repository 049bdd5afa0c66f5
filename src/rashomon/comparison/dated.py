"""The times of a document as they are laid beside those of others: the day or hour told, of what, and the words around it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.comparison.beside import innermost
from rashomon.comparison.hours import is_stamp
from rashomon.comparison.stems import stem
from rashomon.comparison.surroundings import (
    Named,
    find_named,
    find_sentences,
    is_in_any,
    sources_of,
    stems_of,
    years_of,
)
from rashomon.comparison.telling import is_going_on, phrase_of_time
from rashomon.comparison.when import hours_of
from rashomon.lexicon import load
from rashomon.lexicon.days import names_day
from rashomon.lexicon.phrases import find_words
from rashomon.types import Annotations, EventMention, Member, Span, TimeExpression, When

_LONGEST = 600  # characters of a sentence that are read
_NEAR = 5  # words either side
_LEAD = 3  # sentences
_MOST = 80
"""Times of one document that are laid beside others: the first."""
_HEAD = 300  # characters
_ONE_DAY = 1


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or an hour in its place: what it tells, what is told to have happened then, and the words around it.

    ``deeds`` are the stems of the happenings whose time it is, ``sorts`` their types, ``parties`` who takes part in them;
    ``named``, ``doers`` and ``near`` as numbers have them; ``full`` tells that the day is told in full and not against the
    day of publication; ``presumed`` that an hour has no day beside it; ``happened`` that all of it is told as done.
    """

    home: int
    time: TimeExpression
    when: When
    span: Span
    deeds: frozenset[str]
    sorts: frozenset[str]
    parties: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    before: str | None
    named: frozenset[str]
    doers: frozenset[str]
    years: frozenset[str]
    sentence: int
    lead: bool
    within: str | None
    full: bool
    presumed: bool
    happened: bool

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.time.start


def read_dated(document: Annotations, home: int, entity_of: Mapping[Member, str], language: str = "en") -> list[Dated]:
    """Read the single days and hours that a document tells of what happened, but the day that its head tells."""
    text = document.document.text
    sentences = find_sentences(text)
    named = find_named(document, entity_of)
    boring = [Span(zone.start, zone.end) for zone in document.zones if zone.kind == "boilerplate"]
    found = []
    for time in document.times[:_MOST]:
        when = _single(document, time)
        if when is None or is_in_any(boring, time.start):
            continue
        at = bisect_right(sentences, (time.start, len(text))) - 1
        start, end = sentences[at]
        sentence = _Sentence(at, start, min(end, start + _LONGEST))
        found.append(_dated(document, home, (time, when), sentence, (named, entity_of), language))
    return found


def _single(document: Annotations, time: TimeExpression) -> When | None:
    """Give the one day that a time tells, with the hour; None where it tells none, several, or the day of the page."""
    if time.earliest is None or time.before is None or time.kind not in {"date", "time"} or time.reason is not None:
        return None
    if (time.before - time.earliest).days != _ONE_DAY or _is_of_page(document, time):
        return None
    if _is_of_game(document.document.text, time.end) or is_stamp(document, time):
        return None
    return When(time.earliest, time.before, time.precision, hours_of(time.value))


def _is_of_page(document: Annotations, time: TimeExpression) -> bool:
    """Tell whether a time is told in the head of a page and not in a sentence of it."""
    zones = [zone.kind for zone in document.zones if zone.start <= time.start < zone.end]
    if zones and zones[0] in {"byline", "dateline"}:
        return True
    held = document.document.published_span
    if held is not None and held.start <= time.start < held.end:
        return True
    words = document.document.text[time.start : time.end]
    return time.start < _HEAD and time.earliest == document.document.published and str(time.earliest)[:4] in words


def _is_of_game(text: str, end: int, language: str = "en") -> bool:
    """Tell whether a clock is that of a game: "with 4:43 left"."""
    after = [word.folded for word in find_words(text, end, end + 16)[:2]]
    left = load(language, "figures")["left_to_play"]
    return bool(after) and (after[0] in left or " ".join(after) in left)


class _Sentence(NamedTuple):
    at: int
    start: int
    end: int


def _dated(
    document: Annotations,
    home: int,
    told: tuple[TimeExpression, When],
    sentence: _Sentence,
    known: tuple[Sequence[Named], Mapping[Member, str]],
    language: str,
) -> Dated:
    text = document.document.text
    named, entity_of = known
    time, when = told
    at, start, end = sentence
    within = innermost(document.attributions, Span(time.start, time.end))
    sources = sources_of(document, within)
    here = [each for each in named if start <= each.start < end and not is_in_any(sources, each.start)]
    before = list(stems_of(text, start, time.start, language))
    after = list(stems_of(text, time.end, end, language))
    mentions = _mentions(document, time, language)
    words = text[time.start : time.end]
    return Dated(
        home=home,
        time=time,
        when=when,
        span=phrase_of_time(text, time.start, time.end),
        deeds=frozenset(
            stem(word.folded, language) for one in mentions for word in find_words(text, one.start, one.end)[-1:]
        ),
        sorts=frozenset(one.type for one in mentions if one.type != "other"),
        parties=frozenset(_parties(document, mentions, entity_of)),
        near=frozenset([*before[-_NEAR:], *after[:_NEAR]]),
        around=frozenset([*before, *after]),
        before=before[-1] if before else None,
        named=frozenset(each.entity for each in here),
        doers=frozenset(each.entity for each in here if each.may_do),
        years=years_of(text, start, end, language),
        sentence=at,
        lead=at < _LEAD,
        within=within,
        full=time.anchor == "absolute",
        presumed=when.hours is not None and not names_day(words, language),
        happened=bool(mentions) and all(one.certainty == "happened" and one.polarity == "+" for one in mentions),
    )


def _parties(document: Annotations, mentions: Sequence[EventMention], entity_of: Mapping[Member, str]) -> Iterator[str]:
    """Give those known across documents who take part in some happenings."""
    for mention in mentions:
        for one in mention.participants:
            known = entity_of.get(Member(document.document.id, one.entity or ""))
            yield from () if known is None else (f"{one.role} {known}",)


def _mentions(document: Annotations, time: TimeExpression, language: str) -> list[EventMention]:
    """Give the happenings whose time it is, but those that only went on then."""
    text = document.document.text
    own = [one for one in document.events if one.time == time.id]
    return [one for one in own if not is_going_on(text, one.start, time.start, language)]
