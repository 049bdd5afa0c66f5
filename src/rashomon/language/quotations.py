"""Words between quotation marks of all kinds, nested to any depth, over paragraphs, and unbalanced."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.language.marks import QuoteMark, find_quote_marks
from rashomon.language.paragraphs import Paragraph
from rashomon.types import Quotation

_LAST = 1  # characters: a full stop may stand after the mark that closes a quotation at its paragraph's end


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet.

    ``here`` is where its part in the present paragraph begins, ``ended`` its parts in the paragraphs before.
    """

    mark: QuoteMark
    here: int
    ended: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    closed: bool


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Find all quotations, sorted by start, outer before inner; marks are included."""
    found: list[_Found] = []
    carried: _Open | None = None
    for paragraph in paragraphs:
        marks = find_quote_marks(text, paragraph.start, paragraph.end)
        carried = _read_paragraph(marks, paragraph, carried, found)
    if carried is not None:
        found.extend(_give_up(carried))
    return tuple(_with_depth(found))


def _read_paragraph(
    marks: Sequence[QuoteMark], paragraph: Paragraph, carried: _Open | None, found: list[_Found]
) -> _Open | None:
    """Match one paragraph's marks; give the quotation that may go on in the next paragraph."""
    stack: list[_Open] = []
    held: Counter[str] = Counter()
    rest = list(marks)
    if carried is not None and _goes_on(rest, paragraph, carried):
        carried.here = paragraph.start
        stack.append(carried)
        held[carried.mark.family] += 1
        if rest[0].opens and rest[0].family == carried.mark.family:
            del rest[0]
    elif carried is not None:
        found.extend(_give_up(carried))
    for mark in rest:
        if mark.opens:
            _open(mark, stack, held, found)
        elif held[mark.family]:
            _close(mark, stack, held, found)
    return _end_paragraph(paragraph, stack, found)


def _goes_on(marks: Sequence[QuoteMark], paragraph: Paragraph, carried: _Open) -> bool:
    """Tell whether the paragraph begins by repeating the opening mark, or has only the closing one, at its end."""
    own = [mark for mark in marks if mark.family == carried.mark.family]
    if own and own[0].opens:
        return marks[0] is own[0] and own[0].start == paragraph.start
    return len(own) == 1 and paragraph.end - own[0].end <= _LAST


def _open(mark: QuoteMark, stack: list[_Open], held: Counter[str], found: list[_Found]) -> None:
    """Take an opening mark; where the one before it was never closed, that one ends here."""
    if stack and mark.unclosed_before and stack[-1].mark.family == mark.family and not mark.single:
        earlier = stack.pop()
        held[mark.family] -= 1
        found.extend(_give_up(earlier))
        found.append(_Found(earlier.here, max(mark.gap, earlier.here + 1), closed=False))
    stack.append(_Open(mark, mark.start))
    held[mark.family] += 1


def _close(mark: QuoteMark, stack: list[_Open], held: Counter[str], found: list[_Found]) -> None:
    """Close the nearest quotation of the mark's kind; double marks left open inside it end with it."""
    while stack:
        last = stack.pop()
        held[last.mark.family] -= 1
        if last.mark.family == mark.family:
            found.append(_Found(last.mark.start, mark.end, closed=True))
            return
        if not last.mark.single:
            found.extend(_give_up(last))
            found.append(_Found(last.here, mark.start, closed=False))


def _end_paragraph(paragraph: Paragraph, stack: list[_Open], found: list[_Found]) -> _Open | None:
    """End what is open at the paragraph's end; the outermost double mark may go on in the next one."""
    inner = (each for each in stack[1:] if not each.mark.single)
    found.extend(_Found(each.here, paragraph.end, closed=False) for each in inner)
    if not stack or stack[0].mark.single:
        return None
    stack[0].ended.append((stack[0].here, paragraph.end))
    return stack[0]


def _give_up(quotation: _Open) -> Iterator[_Found]:
    """Never closed: each paragraph's part stands alone."""
    for start, end in quotation.ended:
        yield _Found(start, end, closed=False)


def _with_depth(found: list[_Found]) -> Iterator[Quotation]:
    """Sort, and count how many quotations each lies in; what lies across an outer end is cut there."""
    ends: list[int] = []
    for item in sorted(set(found), key=lambda item: (item.start, -item.end)):
        while ends and ends[-1] <= item.start:
            ends.pop()
        end = min(item.end, ends[-1]) if ends else item.end
        yield Quotation(item.start, end, len(ends), item.closed)
        ends.append(end)
