"""A document's text laid out for the reader page: blocks of paragraphs, each a well-nested run of marks and words.

Marks may overlap in any way: the text is cut wherever one starts or ends, every segment carries the marks it lies in,
outermost first, and a mark that crosses another is closed and opened again. Cutting is n log n.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import Literal

from rashomon.types import Annotations, Attribution, Reference, Source, Span, Via, Zone, ZoneKind

PieceRole = Literal["content", "source", "cue", "via", "addressee", "venue", "note", "passage"]

OPENING = 12  # characters that may stand before a speaker's name, and tokens in which it is looked for
MAX_DEPTH = 24  # marks around one character; what lies deeper is not drawn

# of marks with the same ends, which stands outside
_ORDER: tuple[PieceRole, ...] = ("note", "content", "source", "cue", "via", "addressee", "venue", "passage")
_RANK: dict[PieceRole, int] = {role: _ORDER.index(role) for role in _ORDER}
_GAP = re.compile(r"\s{2,}")
_BREAK = re.compile(r"\r\n?|[\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with a role; ``attribution`` is None for a translator's note and for the passage of an address."""

    role: PieceRole
    start: int
    end: int
    attribution: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with the same marks around them, outermost first."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A mark opens; ``first`` where it has not been open before, ``depth`` counts the contents around it."""

    piece: Piece
    first: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Close:
    """The mark opened last closes."""

    piece: Piece


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text, from ``start``."""

    start: int
    text: str


Token = Open | Close | Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the white space after it; without tokens it is white space alone."""

    start: int
    tokens: tuple[Token, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring paragraphs of one role; ``speaker`` is set for turns."""

    kind: ZoneKind
    speaker: str | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def names_speaker(self) -> bool:
        """Whether the text itself names the speaker at its start, in these words."""
        tokens = (token for paragraph in self.paragraphs for token in paragraph.tokens)
        opening = "".join(token.text for token in islice(tokens, OPENING) if isinstance(token, Words))
        return self.speaker is not None and self.speaker in opening[: len(self.speaker) + OPENING]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where a paragraph's words lie, and where the white space after them ends."""

    start: int
    end: int
    until: int


def lay_out(annotations: Annotations, passage: Span | None = None) -> tuple[Block, ...]:
    """Lay the whole text out in blocks; all words and gaps joined give the text back."""
    text = annotations.document.text
    rooms = tuple(_rooms(annotations.zones, len(text)))
    stretches = [tuple(_stretches(text, room.start, room.end)) for room in rooms]
    bounds = [point for inside in stretches for each in inside for point in (each.start, each.end)]
    segments = cut(find_pieces(annotations, passage), bounds)
    drawer = _Drawer(text, segments)
    return tuple(
        Block(room.kind, room.speaker, tuple(drawer.draw(each) for each in inside))
        for room, inside in zip(rooms, stretches, strict=True)
    )


def find_pieces(annotations: Annotations, passage: Span | None = None) -> list[Piece]:
    """List everything that is marked in a document."""
    pieces = [Piece("note", zone.start, zone.end) for zone in annotations.zones if zone.kind == "note"]
    for number, attribution in enumerate(annotations.attributions, start=1):
        pieces.extend(_pieces_of(attribution, number))
    if passage is not None:
        pieces.append(Piece("passage", passage.start, passage.end))
    return pieces


def _pieces_of(attribution: Attribution, number: int) -> Iterator[Piece]:
    """List the pieces of one attribution."""
    spanned: list[tuple[PieceRole, Iterable[Span | Source | Via | Reference | None]]] = [
        ("content", attribution.content),
        ("source", [attribution.source]),
        ("cue", [attribution.cue]),
        ("via", attribution.via),
        ("addressee", [attribution.addressee]),
        ("venue", [attribution.venue]),
    ]
    for role, spans in spanned:
        for span in spans:
            if span is not None:
                yield Piece(role, span.start, span.end, attribution.id, number)


def cut(pieces: Iterable[Piece], bounds: Iterable[int]) -> Iterator[Segment]:
    """Cut at every bound and at every start and end of a piece; stretches between the outermost cuts are all given.

    >>> pieces = [Piece("content", 0, 4), Piece("cue", 2, 6)]
    >>> [(s.start, s.end, [p.role for p in s.pieces]) for s in cut(pieces, [])]
    [(0, 2, ['content']), (2, 4, ['content', 'cue']), (4, 6, ['cue'])]
    """
    waiting = sorted((each for each in pieces if each.start < each.end), key=_outermost_first)
    points = sorted({*bounds, *(each.start for each in waiting), *(each.end for each in waiting)})
    around: list[Piece] = []
    arrived = 0
    for start, end in pairwise(points):
        around = [each for each in around if each.end > start]
        while arrived < len(waiting) and waiting[arrived].start <= start:
            if len(around) < MAX_DEPTH:
                around.append(waiting[arrived])
            arrived += 1
        yield Segment(start, end, tuple(around))


def _outermost_first(piece: Piece) -> tuple[int, int, int, int]:
    return (piece.start, -piece.end, _RANK[piece.role], piece.number)


def nest(text: str, segments: Iterable[Segment], seen: set[Piece]) -> Iterator[Token]:
    """Turn segments into marks that open and close in order; ``seen`` gathers the marks opened so far."""
    around: tuple[Piece, ...] = ()
    for segment in segments:
        kept = _shared(around, segment.pieces)
        yield from (Close(piece) for piece in reversed(around[kept:]))
        for index in range(kept, len(segment.pieces)):
            piece = segment.pieces[index]
            depth = sum(outer.role == "content" for outer in segment.pieces[:index])
            yield Open(piece, piece not in seen, depth)
            seen.add(piece)
        yield Words(segment.start, text[segment.start : segment.end])
        around = segment.pieces
    yield from (Close(piece) for piece in reversed(around))


def _shared(left: Sequence[Piece], right: Sequence[Piece]) -> int:
    """Count the marks at the front that both have."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


class _Drawer:
    """Hands out the segments of one paragraph after the other."""

    def __init__(self, text: str, segments: Iterator[Segment]) -> None:
        self._text = text
        self._segments = segments
        self._seen: set[Piece] = set()
        self._next = next(segments, None)

    def draw(self, stretch: _Stretch) -> Paragraph:
        """Draw the next paragraph; stretches must come in the order of the text."""
        tokens = tuple(nest(self._text, self._inside(stretch), self._seen))
        return Paragraph(stretch.start, tokens, self._text[stretch.end : stretch.until])

    def _inside(self, stretch: _Stretch) -> Iterator[Segment]:
        while self._next is not None and self._next.start < stretch.end:
            if self._next.start >= stretch.start:
                yield self._next
            self._next = next(self._segments, None)


def _rooms(zones: Sequence[Zone], length: int) -> Iterator[Zone]:
    """Give the zones as a partition of the text: gaps are body, neighbouring boilerplate is one, notes are overlays."""
    for kind, group in groupby(_partition(zones, length), key=lambda zone: zone.kind):
        if kind == "boilerplate":
            whole = list(group)
            yield Zone(whole[0].id, kind, whole[0].start, whole[-1].end)
        else:
            yield from group


def _partition(zones: Sequence[Zone], length: int) -> Iterator[Zone]:
    at = 0
    for zone in sorted((zone for zone in zones if zone.kind != "note"), key=lambda zone: zone.start):
        start, end = max(at, zone.start), min(length, zone.end)
        if start > at:
            yield Zone("", "body", at, start)
        if end > start:
            yield Zone(zone.id, zone.kind, start, end, zone.speaker)
        at = max(at, end)
    if at < length:
        yield Zone("", "body", at, length)


def _stretches(text: str, start: int, end: int) -> Iterator[_Stretch]:
    """Split a zone at blank lines."""
    lead = start + len(text[start:end]) - len(text[start:end].lstrip())
    if lead > start:
        yield _Stretch(start, start, lead)
    tail = start + len(text[start:end].rstrip())
    at = lead
    for gap in _GAP.finditer(text, lead, tail):
        if len(_BREAK.findall(gap.group())) > 1:
            yield _Stretch(at, gap.start(), gap.end())
            at = gap.end()
    if at < end:
        yield _Stretch(at, max(at, tail), end)
