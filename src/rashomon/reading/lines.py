"""Lines and paragraphs of a text: where they start and end, whatever characters break them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00"
)
_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys(_INVISIBLE, None),
        **dict.fromkeys("‘’‚‛`´ʼ", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("–—―‒−", "-"),
        "…": "...",
    }
)
_TRIMMED = (
    " \t\xa0\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u1680\u202f\u205f\u3000"
    + _INVISIBLE
    + "".join(chr(code) for code in range(0x2000, 0x200B))
)
_FINAL = re.compile(r"[.!?…。！？؟][\"'”’»›)\]*]{0,4}$")
_UNFINISHED = re.compile(r"[^.!?…:;。！？؟\"”»)\]]$")

FOLDED_LENGTH = 1_000
LONG_SENTENCE = 9
_NARROW, _WIDE = 45, 110


@dataclass(frozen=True, slots=True)
class Line:
    """A line's visible part; ``gap`` tells that an empty line lies before it."""

    start: int
    end: int
    gap: bool


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its words and where they lie; several lines where the text is hard-wrapped."""

    start: int
    end: int
    text: str
    gap: bool = True

    @cached_property
    def words(self) -> int:
        """Count the words, as far as a decision can hang on them."""
        return len(self.text[:FOLDED_LENGTH].split())

    @cached_property
    def folded(self) -> str:
        """Give the text in the form in which phrases and repeated lines are compared."""
        return fold(self.text)

    @cached_property
    def is_final(self) -> bool:
        """Tell whether it ends as a sentence does."""
        return _FINAL.search(self.text[-8:]) is not None

    @property
    def is_prose(self) -> bool:
        """Tell whether it is a long sentence with its full stop, or longer than any heading."""
        return self.words >= LONG_SENTENCE and (self.is_final or self.words > 4 * LONG_SENTENCE)


def fold(text: str) -> str:
    r"""Lower case, straight quotation marks, single blanks, nothing invisible; the first 1,000 characters only.

    >>> fold(" View  all\u00a0Comments ")
    'view all comments'
    """
    return " ".join(text[:FOLDED_LENGTH].translate(_STRAIGHT).casefold().split())


def find_lines(text: str) -> Iterator[Line]:
    """Yield the lines that show anything."""
    at, gap = 0, True
    while at <= len(text):
        found = _BREAK.search(text, at)
        stop = len(text) if found is None else found.start()
        line = _trim(text, at, stop)
        if line is None:
            gap = True
        else:
            yield Line(*line, gap)
            gap = False
        at = len(text) + 1 if found is None else found.end()


def find_paragraphs(text: str, cuts: Iterable[int] = ()) -> tuple[Paragraph, ...]:
    """Find the paragraphs: single lines, or the lines of hard-wrapped prose joined; ``cuts`` are never joined over."""
    lines = tuple(_cut(text, find_lines(text), sorted(set(cuts))))
    width = _wrapped_width(text, lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and not line.gap and _is_continued(text, paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(
        Paragraph(group[0].start, group[-1].end, text[group[0].start : group[-1].end], group[0].gap)
        for group in paragraphs
    )


def _trim(text: str, start: int, stop: int) -> tuple[int, int] | None:
    piece = text[start:stop]
    left = len(piece) - len(piece.lstrip(_TRIMMED))
    kept = piece.strip(_TRIMMED)
    return (start + left, start + left + len(kept)) if kept else None


def _cut(text: str, lines: Iterable[Line], cuts: Sequence[int]) -> Iterator[Line]:
    """Split lines where a cut lies inside them; a line after a cut stands apart from the one before."""
    at = 0
    for line in lines:
        start, gap = line.start, line.gap
        while at < len(cuts) and cuts[at] <= line.start:
            at, gap = at + 1, True
        while at < len(cuts) and cuts[at] < line.end:
            piece = _trim(text, start, cuts[at])
            if piece is not None:
                yield Line(*piece, gap)
            start, gap, at = cuts[at], True, at + 1
        piece = _trim(text, start, line.end)
        if piece is not None:
            yield Line(*piece, gap)


def _wrapped_width(text: str, lines: Sequence[Line]) -> int:
    """Give the column at which a text is hard-wrapped; 0 where it is not.

    Wrapped prose breaks where the next word would not have fitted, and goes on in lower case on most lines;
    menus and lists of titles do not.
    """
    breaks = [(one, two) for one, two in pairwise(lines) if not two.gap and one.end - one.start <= _WIDE]
    lower = [(one, two) for one, two in breaks if text[two.start].islower() and one.end - one.start >= _NARROW]
    if len(lower) < 2 or 5 * len(lower) < 2 * len(breaks):  # noqa: PLR2004 - two fifths of at least two
        return 0
    widths = sorted(one.end - one.start for one, _ in lower)
    return widths[(9 * len(widths)) // 10]


def _is_continued(text: str, line: Line, following: Line, width: int) -> bool:
    """Tell whether a sentence runs on over the line break."""
    length = line.end - line.start
    if _NARROW <= length <= _WIDE and text[following.start].islower() and _UNFINISHED.search(text[line.end - 1]):
        return True
    if not width or length > _WIDE or text[following.start] in "-–—•*":
        return False
    word = text[following.start : following.start + 40].split(maxsplit=1)[0]
    return length + 1 + len(word) > width - 2


def one_line(text: str) -> str:
    """Put a text on one line, without controls."""
    return " ".join("".join(c if c.isprintable() or c in "\u200c\u200d\u200e\u200f" else " " for c in text).split())
