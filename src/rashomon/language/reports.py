"""From the words of a document to what is reported in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rashomon.language.collect import Report
from rashomon.language.contents import Piece, Scene, find_content, is_parenthetical
from rashomon.language.cues import Cue, find_cues
from rashomon.language.phrase_cues import find_phrase_reports, find_prepositions
from rashomon.language.sources import Place, find_source
from rashomon.language.stretches import Stretch, find_stretches
from rashomon.language.subjects import weigh_subject
from rashomon.language.words import Words

_ENOUGH = 0.55
_MOST = 60  # cues read in one sentence: more is no prose


Placed = tuple[Cue, Stretch, Place | None]


def find_reports(words: Words, language: str) -> list[Report]:
    """Find what one sentence reports; where the next paragraph is to tell it, the content is empty."""
    stretches = find_stretches(words)
    placed = list(_place(words, stretches, language))
    scenes = [Scene(words, cue, source, each.floor, each.last, frozenset(), language) for cue, each, source in placed]
    stops = find_stops(words, placed, scenes)
    reports = find_phrase_reports(words, stretches, language)
    for (cue, stretch, source), scene in zip(placed, scenes, strict=True):
        pieces = find_content(replace(scene, stops=stops.get(stretch.quotation, frozenset())))
        if pieces or words.leads_on:
            reports.append(_report(words, cue, source, pieces))
    return reports


def _place(words: Words, stretches: Sequence[Stretch], language: str) -> Iterator[Placed]:
    """Find the likely cues of a sentence, each with its source."""
    earlier: dict[int, Place] = {}
    cues = [cue for cue in islice(find_cues(words, language), _MOST) if cue.score >= _ENOUGH]
    for cue in drop_covered(cues):
        stretch = stretches[cue.head]
        source = find_source(words, cue, stretch.floor, stretch.last, language, earlier=earlier.get(stretch.quotation))
        if source is not None:
            earlier[stretch.quotation] = source
        weighed = replace(cue, score=weigh_subject(words, cue, source))
        if weighed.score >= _ENOUGH:
            yield weighed, stretch, source


def drop_covered(cues: Sequence[Cue]) -> list[Cue]:
    """Drop a cue that is part of the next one's verb group: ``began`` of ``began to complain``."""
    return [cue for cue, after in zip(cues, [*cues[1:], None], strict=False) if after is None or after.first > cue.head]


def _report(words: Words, cue: Cue, source: Place | None, pieces: Sequence[Piece]) -> Report:
    span = None if source is None else words.span(source.first, source.last)
    contents = tuple(words.span(piece.first, piece.last) for piece in pieces)
    return Report(words.span(cue.first, cue.last), span, contents, round(cue.score, 4))


def find_stops(words: Words, placed: Sequence[Placed], scenes: Sequence[Scene]) -> dict[int, frozenset[int]]:
    """Find for each level of quotation where a report begins that the content before it does not go on into."""
    stops: dict[int, set[int]] = {}
    for (cue, stretch, source), scene in zip(placed, scenes, strict=True):
        if is_parenthetical(scene):
            stops.setdefault(stretch.quotation, set()).add(scene.before - 1)
        shared = source is not None and source.shared
        direct = source is not None and not shared and not source.inverted
        lead = (source.first if direct and source is not None else cue.first) - 1
        if lead <= 0:
            continue
        kind = words.kinds[lead]
        comma = words.kinds[lead - 1] == ","
        if shared and kind in {",", "conj"}:
            stops.setdefault(stretch.quotation, set()).add(lead - 1 if kind == "conj" and comma else lead)
        elif kind in {"conj", "sub"} and comma and words.among(lead, "contrast"):
            stops.setdefault(stretch.quotation, set()).add(lead - 1)
    for at in find_prepositions(words):
        if at > 1:
            stops.setdefault(-1, set()).add(at - 1 if words.kinds[at - 1] == "," else at)
    return {level: frozenset(each) for level, each in stops.items()}
