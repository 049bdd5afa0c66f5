"""The times of a text: their words and what they say, neighbours that are one time joined."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.lexicon.addresses import is_address
from rashomon.lexicon.phrases import word_list
from rashomon.times.fill import read_sense
from rashomon.times.grammar import Match, grammar
from rashomon.times.senses import Sense
from rashomon.times.words import TimeWord, read_words
from rashomon.types import EntityKind, Name, Span, Tagged

_NAMING: frozenset[EntityKind] = frozenset({"person", "organisation", "product", "work", "facility"})
_JOINING = re.compile(r"\s?,?\s?(?:on the|on|at|of|in the)?\s{0,2}", re.IGNORECASE)
_LISTING = re.compile(r"\s?(?:,|-|–|—|,?\s?\b(?:and|or|to|until|till|through))\s{0,2}", re.IGNORECASE)
_LIKELY_YEARS = range(1900, 2101)
_MOST_NAME = 200
_LONGEST_JOINT = 8  # characters: " on the "
_NOON, _EVENING = 12, 6


@dataclass(frozen=True, slots=True)
class FoundTime:
    """The words of a time and what they say; ``rel_end`` is where the words of its event may begin."""

    span: Span
    sense: Sense
    rel_end: int | None = None


def find_times(tagged: Tagged, language: str = "en") -> list[FoundTime]:
    """Find the words of times in a document, names and boilerplate left out."""
    text = tagged.document.text
    words = read_words(text, tagged.sentences, language)
    names = _Names(tagged.names)
    out = sorted((zone.start, zone.end) for zone in tagged.zones if zone.kind == "boilerplate")
    found = []
    for match in grammar(language).find(words):
        span = _span(text, words, match)
        sense = (
            None
            if names.hold(span) or _is_in(out, span.start) or is_address(text, span.start, span.end)
            else read_sense(text, match, language)
        )
        if sense is not None and _is_time(text, words, match, sense, language):
            found.append(FoundTime(span, sense, words[match.end - 1].end if "event" in sense.flags else None))
    return list(_joined(text, _with_years(text, found)))


def _span(text: str, words: Sequence[TimeWord], match: Match) -> Span:
    """Give the words of a match, without the article of what follows a hyphened length ("the nine-year war")."""
    start, end = match.start, match.end
    hyphened = any(mark in text[words[start].end : words[end - 1].start] for mark in "-‐‑–")
    if match.rule.name in {"length", "quarter"} and words[start].key == "the" and hyphened:
        start += 1
    if words[end - 1].key == "." and match.rule.name != "month alone":
        last = words[end - 1]
        end -= last.end == len(text) or (
            text[last.end : last.end + 1].isspace() and text[last.end + 1 : last.end + 2].isupper()
        )
    return Span(words[start].start, words[end - 1].end)


class _Names:
    """Tells whether words are part of a name: "Black Friday Records", "April Stone"."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = [name for name in names if name.kind in _NAMING]
        self._starts = [name.start for name in self._names]

    def hold(self, span: Span) -> bool:
        """Tell whether a name that is longer than the words, or a person's, holds them."""
        last = bisect_right(self._starts, span.start)
        near = self._names[max(last - 4, 0) : last]
        return any(
            name.end >= span.end
            and name.end - name.start < _MOST_NAME
            and (name.kind == "person" or name.end - name.start > span.end - span.start)
            for name in near
        )


def _is_in(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    last = bisect_left(stretches, (at + 1, 0)) - 1
    return last >= 0 and stretches[last][0] <= at < stretches[last][1]


def _is_time(text: str, words: Sequence[TimeWord], match: Match, sense: Sense, language: str) -> bool:
    """Tell whether what fits a rule is a time: no age, no quarter of something, no bare number."""
    if "drop" in sense.flags:
        return False
    if sense.rule == "length" and sense.unit == "Q" and sense.count == 1 and words[match.end : match.end + 1]:
        return words[match.end].key != "of"
    return "guess" not in sense.flags or _is_year(text, words, match, sense.year or 0, language)


def _is_year(text: str, words: Sequence[TimeWord], match: Match, year: int, language: str) -> bool:
    """Tell whether a bare number is a year: by what stands before it, and not before a plural ("2000 rounds")."""
    before = words[match.start - 1].key if match.start else ""
    after = words[match.end] if match.end < len(words) else None
    if year not in _LIKELY_YEARS:
        old = word_list(language, "times", "after_old_year")
        goes_on = after is not None and after.key.isalpha() and after.key not in old
        return before in word_list(language, "times", "old_year_after") and not goes_on
    glued = text[words[match.start].start - 1 : words[match.start].start]
    if before in word_list(language, "quantities", "identifiers") or glued.isalnum() or glued in set("#_@="):
        return False
    plural = after is not None and after.key.endswith("s") and len(after.key) > 3 and text[after.start].islower()  # noqa: PLR2004 - "is"
    return not plural or before in word_list(language, "times", "year_after")


def _with_years(text: str, found: Sequence[FoundTime]) -> list[FoundTime]:
    """Give a month the year that is told after the next: "in May and June 2016", "from 3 March to 5 June 2014"."""
    whole = list(found)
    for at in range(len(whole) - 2, -1, -1):
        one, other = whole[at], whole[at + 1]
        gap = _LISTING.fullmatch(text, one.span.end, other.span.start) if _is_near(one, other) else None
        if gap and one.sense.month is not None and one.sense.year is None and other.sense.month is not None:
            whole[at] = replace(one, sense=replace(one.sense, year=other.sense.year))
    return whole


def _is_near(one: FoundTime, other: FoundTime) -> bool:
    return other.span.start - one.span.end <= _LONGEST_JOINT


def _joined(text: str, found: Sequence[FoundTime]) -> Iterator[FoundTime]:
    """Join an hour or a part of a day with the day beside it: "10 p.m. on Wednesday", "the morning of 5 May"."""
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        if other is not None and _JOINING.fullmatch(text, one.span.end, other.span.start) and _is_near(one, other):
            sense = _join(one.sense, other.sense) or _join(other.sense, one.sense)
            if sense is not None:
                yield FoundTime(Span(one.span.start, other.span.end), sense)
                at += 2
                continue
        yield one
        at += 1


def _join(hour: Sense, day: Sense) -> Sense | None:
    """Give the sense of a day with the hour that another tells; None where they do not fit together."""
    tells = hour.hour is not None or (hour.part is not None and (_is_bare(hour) or hour.count == 0))
    if not tells or day.hour is not None or day.kind != "date" or not _is_day(day):
        return None
    return replace(day, kind="time", hour=_in_part(hour.hour, day.part), minute=hour.minute, part=hour.part or day.part)


def _in_part(hour: int | None, part: str | None) -> int | None:
    """Give an hour told beside a part of the day: five on a Friday afternoon is 17."""
    if hour is None or not 0 < hour < _NOON:
        return hour
    later = part in {"AF", "EV"} or (part == "NI" and hour >= _EVENING)
    return hour + _NOON if later else hour


def _is_bare(sense: Sense) -> bool:
    named = (sense.weekday, sense.day, sense.month, sense.dayshift, sense.unit, sense.dir)
    return all(field is None for field in named)


def _is_day(sense: Sense) -> bool:
    return (
        sense.weekday is not None
        or sense.day is not None
        or sense.dayshift is not None
        or (sense.unit == "D" and (sense.dir is not None or bool(sense.days)))
    )
