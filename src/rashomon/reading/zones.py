"""Zones: what each stretch of a text is on its page. They partition the text; notes lie over them.

White space belongs to the zone before it (at the very start: to the first zone). One body zone is one paragraph,
so that a quotation can be traced to its paragraph. In a transcript a turn runs from its label to the next label;
the lines "Source: …" and "Date: …" above it are ``dateline``, labels such as "Transcript:" are ``boilerplate``.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.reading.heads import find_credits, find_dateline
from rashomon.reading.lines import Paragraph, find_paragraphs
from rashomon.reading.roles import find_roles
from rashomon.reading.sketch import is_sentence
from rashomon.reading.turns import Turn, find_notes, find_turns_among
from rashomon.types import Document, OutletProfile, Zone, ZoneKind


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a zone starts, and what it is; it ends where the next one starts."""

    start: int
    kind: ZoneKind
    speaker: str | None = None


def find_zones(document: Document, profile: OutletProfile | None = None) -> tuple[Zone, ...]:
    """Find the zones of a document, with what its markup tells (``layout``) and its outlet repeats (``profile``).

    Numbered in the order of their start; notes stand after the zone that they lie in. An empty text has no zone.
    """
    if not document.text:
        return ()
    layout = tuple(zone for zone in document.layout if zone.kind != "note" and zone.start < zone.end)
    cuts = [bound for zone in layout for bound in (zone.start, zone.end)]
    paragraphs = find_paragraphs(document.text, cuts)
    turns = find_turns_among(paragraphs)
    inside = _mark_turns(paragraphs, turns)
    told = tuple(_find_told(paragraphs, layout))
    kinds = find_roles(paragraphs, told, [turn is not None for turn in inside], document.title, profile)
    return _number(document.text, list(_lay_out(paragraphs, kinds, inside)))


def _find_told(paragraphs: Sequence[Paragraph], layout: Sequence[Zone]) -> Iterator[ZoneKind | None]:
    """Yield for each paragraph the kind of the layout zone that it starts in."""
    ordered = sorted(layout, key=lambda zone: (zone.start, -zone.end))
    starts = [zone.start for zone in ordered]
    for paragraph in paragraphs:
        at = bisect_right(starts, paragraph.start) - 1
        yield ordered[at].kind if at >= 0 and paragraph.start < ordered[at].end else None


def _mark_turns(paragraphs: Sequence[Paragraph], turns: Sequence[Turn]) -> list[Turn | None]:
    """Give for each paragraph the turn that it lies in."""
    starts = [turn.start for turn in turns]
    inside: list[Turn | None] = []
    for paragraph in paragraphs:
        at = bisect_right(starts, paragraph.start) - 1
        inside.append(turns[at] if at >= 0 and paragraph.start < turns[at].end else None)
    return inside


def _lay_out(
    paragraphs: Sequence[Paragraph], kinds: Sequence[ZoneKind], inside: Sequence[Turn | None]
) -> Iterator[_Piece]:
    """Yield the zones' starts: one a paragraph, one a turn, and a dateline apart from the first paragraph's prose."""
    opened = False
    for paragraph, kind, turn in zip(paragraphs, kinds, inside, strict=True):
        if turn is not None:
            if turn.start == paragraph.start:
                yield _Piece(paragraph.start, "turn", turn.speaker)
            continue
        front = 0
        if kind == "body" and not opened and is_sentence(paragraph):
            opened, front = True, find_dateline(paragraph.text)
        if front:
            yield _Piece(paragraph.start, "dateline")
        yield _Piece(paragraph.start + front, kind)
        end = find_credits(paragraph.text) if kind == "body" else 0
        if front < end < len(paragraph.text):
            yield _Piece(paragraph.start + end, "byline")


def _number(text: str, pieces: Sequence[_Piece]) -> tuple[Zone, ...]:
    """Close the gaps, add the notes, and number all in the order of their start."""
    if not pieces:
        return (Zone("z1", "boilerplate", 0, len(text)),)
    starts = [0, *(piece.start for piece in pieces[1:]), len(text)]
    zones = [
        Zone("", piece.kind, start, end, piece.speaker)
        for piece, (start, end) in zip(pieces, pairwise(starts), strict=True)
    ]
    return tuple(
        Zone(f"z{number}", zone.kind, zone.start, zone.end, zone.speaker)
        for number, zone in enumerate(_add_notes(text, zones), start=1)
    )


def _add_notes(text: str, zones: Iterable[Zone]) -> Iterator[Zone]:
    for zone in zones:
        yield zone
        if zone.kind == "turn":
            yield from (Zone("", "note", note.start, note.end) for note in find_notes(text, zone.start, zone.end))
