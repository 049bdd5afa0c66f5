"""From the words of a document to what is reported in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.language.collect import Report
from rashomon.language.contents import Piece, Scene, find_content
from rashomon.language.cues import Cue, find_cues
from rashomon.language.sources import Place, find_source
from rashomon.language.words import Words

_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words among which a cue's source and content lie: its sentence, or the quotation around it."""

    floor: int
    last: int
    quotation: int


def find_reports(words: Words, language: str) -> Iterator[Report]:
    """Find what one sentence reports."""
    stretches = find_stretches(words)
    cues = [cue for cue in find_cues(words, language) if cue.score >= _ENOUGH]
    earlier: dict[int, Place] = {}
    placed: list[tuple[Cue, Stretch, Place | None]] = []
    for cue in cues:
        stretch = stretches[cue.head]
        source = find_source(words, cue, stretch.floor, stretch.last, language, earlier=earlier.get(stretch.quotation))
        if source is not None:
            earlier[stretch.quotation] = source
        placed.append((cue, stretch, source))
    for cue, stretch, source in placed:
        stops = find_stops(words, cue, placed)
        scene = Scene(words, cue, source, stretch.floor, stretch.last, stops, language)
        pieces = find_content(scene)
        if pieces:
            yield _report(words, cue, source, pieces)


def _report(words: Words, cue: Cue, source: Place | None, pieces: Sequence[Piece]) -> Report:
    span = None if source is None else words.span(source.first, source.last)
    contents = tuple(words.span(piece.first, piece.last) for piece in pieces)
    return Report(words.span(cue.first, cue.last), span, contents, round(cue.score, 4))


def find_stretches(words: Words) -> list[Stretch]:
    """Give for each word the stretch it may take part in: inside the innermost quotation, between full stops."""
    n = len(words)
    floors, owners = [0] * n, [-1] * n
    stack: list[tuple[int, int]] = [(-1, 0)]
    opened = 0
    for at, kind in enumerate(words.kinds):
        if kind == "open":
            owners[at], floors[at] = stack[-1]
            stack.append((at, at + 1))
            continue
        if kind == "close" and len(stack) > 1:
            stack.pop()
        owners[at], floors[at] = stack[-1]
        if kind == "." and at + 1 < n and words.kinds[at + 1] != "close":
            stack[-1] = (stack[-1][0], at + 1)
        opened += 1
    lasts = [n] * n
    ends: dict[int, int] = {}
    for at in range(n - 1, -1, -1):
        owner = owners[at]
        kind = words.kinds[at]
        if kind == "close" or owner not in ends:
            ends.setdefault(owner, at + 1)
        lasts[at] = ends[owner]
    return [Stretch(floors[at], lasts[at], owners[at]) for at in range(n)]


def find_stops(words: Words, cue: Cue, placed: Sequence[tuple[Cue, Stretch, Place | None]]) -> frozenset[int]:
    """Find where another report at the same level begins: content does not go on into it."""
    stops = set()
    level = next(stretch.quotation for other, stretch, _ in placed if other is cue)
    for other, stretch, source in placed:
        if other is cue or stretch.quotation != level:
            continue
        begins = other.first
        if source is not None and not source.shared and not source.inverted:
            begins = source.first
        lead = begins - 1
        if lead <= 0:
            continue
        kind, word = words.kinds[lead], words.lower[lead]
        if source is not None and source.shared and (kind in {",", "conj"}):
            stops.add(lead - 1 if kind == "conj" and words.kinds[lead - 1] == "," else lead)
        elif (
            kind in {"conj", "sub"}
            and word in {"but", "while", "though", "although", "and"}
            and words.kinds[lead - 1] == ","
        ):
            stops.add(lead - 1)
    return frozenset(stops)
