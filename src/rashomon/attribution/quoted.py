"""Who "was quoted by the radio as saying" something speaks himself; the radio is how his words travelled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.attribution.layout import trim
from rashomon.attribution.pieces import overlaps
from rashomon.attribution.running import Running
from rashomon.lexicon.phrases import word_list
from rashomon.types import Attribution, Source, Span, Via

_LEAD = 160  # characters from "was quoted" to what was said
_ARTICLE = re.compile(r"(?:the|a|an)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Passive:
    """Where "was quoted" stands, and by whom: between them and "as saying" stands nothing else."""

    cue: Span
    by: Span | None


def speak_for_themselves(running: Running, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with "was quoted" as the cue of what somebody was quoted as saying, and no other there."""
    passives = {number: found for number, one in enumerate(attributions) if (found := _find_passive(running, one))}
    taken = [passive.cue for passive in passives.values()]
    for number, one in enumerate(attributions):
        if number in passives:
            yield _speak(running, one, passives[number])
        elif one.cue is None or not any(overlaps(one.cue, cue) for cue in taken):
            yield one


@cache
def _quoted() -> re.Pattern[str]:
    be, quoted, by, saying = (
        "|".join(map(re.escape, sorted(word_list("en", "extents", key))))
        for key in ("be", "quoted", "quoted_by", "as_saying")
    )
    return re.compile(
        rf"(?<!\w)((?:{be})\s(?:{quoted}))(?:\s(?:{by})\s([^.!?;“”\"\n]{{1,100}}?))?\s(?:{saying})$", re.IGNORECASE
    )


def _find_passive(running: Running, one: Attribution) -> _Passive | None:
    """Give the passive whose "as saying" an attribution's cue ends with."""
    sentence = running.sentence(one.cue.start) if one.cue else None
    if one.cue is None or sentence is None or one.source is None or one.source.start > one.cue.start:
        return None
    start = max(sentence.start, one.cue.start - _LEAD)
    found = _quoted().search(running.text[start : one.cue.end])
    if found is None:
        return None
    first, last = found.span(1)
    by = trim(running.text, start + found.start(2), start + found.end(2)) if found[2] else None
    return _Passive(Span(start + first, start + last if by else one.cue.end), by)


def _speak(running: Running, one: Attribution, passive: _Passive) -> Attribution:
    """Give an attribution told by a passive, its source the subject, its way who quotes."""
    by, source = passive.by, one.source
    if source is not None and overlaps(Span(source.start, source.end), passive.cue):
        source = None
    known = by is None or any(overlaps(by, Span(link.start, link.end)) for link in one.via)
    via = one.via if by is None or known else (*one.via, _carried(running, by))
    return replace(one, cue=passive.cue, source=_without_comma(running, source), via=via)


def _carried(running: Running, by: Span) -> Via:
    article = _ARTICLE.match(running.text, by.start, by.end)
    return Via("quoted", article.end() if article else by.start, by.end, None)


def _without_comma(running: Running, source: Source | None) -> Source | None:
    if source is None:
        return None
    return replace(source, end=running.without_stop(source.start, source.end))
