"""Which characters are quotation marks, and whether each opens or closes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_OPENERS = {
    "“": "double",
    "‟": "double",
    "„": "double",
    "«": "guillemet",
    "《": "《",
    "「": "「",
    "『": "『",
    "〝": "〝",
}
_OPENERS |= {"‘": "single", "‛": "single", "‚": "single", "‹": "‹", "``": "tick", "`": "`"}
_CLOSERS = {"”": "double", "»": "guillemet", "》": "《", "」": "「", "』": "『", "〞": "〝", "〟": "〝"}
_CLOSERS |= {"’": "single", "›": "‹", "''": "tick"}
_SINGLE = frozenset({"single", "straight single", "`"})
_MARK = re.compile(r"``|''|[“”„‟«»《》「」『』〝〞〟‘’‚‛‹›\"'＂]")
_ELIDED = re.compile(r"(?:tis|twas|twill|em|til|cause|bout|n|\d\ds?)(?![^\W_])", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{<—–-/:=>…“‘„«\"'‚‹「『《`")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/…”’»\"'›」』》 ")


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """One mark: its kind, whether it opens, whether it is a single one.

    ``unclosed_before``: opening though one of its kind is open, with too few closing marks left for both;
    ``gap`` is then where the words before it end.
    """

    start: int
    end: int
    family: str
    opens: bool
    unclosed_before: bool = False
    gap: int = 0

    @property
    def single(self) -> bool:
        """Whether the mark could also be an apostrophe."""
        return self.family in _SINGLE


def find_quote_marks(text: str, start: int, end: int) -> tuple[QuoteMark, ...]:
    """Find the quotation marks of one paragraph, each opening or closing."""
    marks = list(_read_marks(text, start, end))
    return tuple(_flag_unclosed(text, start, _settle_singles(text, end, marks)))


def _read_marks(text: str, start: int, end: int) -> Iterator[QuoteMark]:
    """Decide each mark by its shape and its neighbours; apostrophes and inch marks fall out."""
    level = {"straight": 0, "double": 0, "tick": 0}
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        mark = _read_mark(text, match, before, after, level)
        if mark is not None:
            if mark.family in level:
                level[mark.family] = max(level[mark.family] + (1 if mark.opens else -1), 0)
            yield mark


def _read_mark(text: str, match: re.Match[str], before: str, after: str, level: dict[str, int]) -> QuoteMark | None:
    """Read one mark, knowing how many double ones are open; a straight one may close a curly one, and back."""
    sign, at, end = match.group(), match.start(), match.end()
    if sign in {"'", "’", "‘", "‛"}:
        return _read_single(text, match, before, after)
    if sign in {'"', "＂"} or (sign == "''" and not level["tick"]):
        return _read_straight(at, end, before, after, level)
    if sign == "”" and level["straight"] and not level["double"]:
        return QuoteMark(at, end, "straight", opens=False)
    if sign == "“" and level["double"] and not _may_open(before, after):
        return QuoteMark(at, end, "double", opens=False)
    return QuoteMark(at, end, _OPENERS.get(sign) or _CLOSERS[sign], _shape_opens(sign, before, after))


def _read_straight(at: int, end: int, before: str, after: str, level: dict[str, int]) -> QuoteMark | None:
    """Read a straight double mark; after a figure with nothing open it means inches."""
    if level["straight"]:
        return QuoteMark(at, end, "straight", _straight_opens(before, after, is_open=True))
    if level["double"] and not _may_open(before, after):
        return QuoteMark(at, end, "double", opens=False)
    if before.isdigit() and not after.isalnum():
        return None
    shuts = not before.isspace() and before not in _BEFORE_OPENING and (after.isspace() or after in _AFTER_CLOSING)
    return QuoteMark(at, end, "straight", opens=not shuts)


def _straight_opens(before: str, after: str, *, is_open: bool) -> bool:
    """Tell whether a straight double mark opens: after a space it does, before one it does not, else in turn."""
    if _may_open(before, after) and not before.isalnum() and not (is_open and not before.isspace()):
        return True
    if before.isspace() == after.isspace():
        return not is_open
    return not is_open and not (after.isspace() and not before.isspace())


def _may_open(before: str, after: str) -> bool:
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _shape_opens(sign: str, before: str, after: str) -> bool:
    """Trust the shape, but not a closing shape before a word and after a space (”so” in some languages)."""
    if sign in {"”", "»"} and before.isspace() and after.isalnum():
        return True
    if sign == "«" and not before.isspace() and (after.isspace() or after in _AFTER_CLOSING):
        return False
    if sign == "“" and before.isalnum() and after in _AFTER_CLOSING:
        return False
    return sign in _OPENERS


def _read_single(text: str, match: re.Match[str], before: str, after: str) -> QuoteMark | None:
    """Take a single mark as opening, closing, or (None) as an apostrophe."""
    sign, at = match.group(), match.start()
    family = "straight single" if sign == "'" else "single"
    if sign != "’" and _may_open(before, after):
        elided = _ELIDED.match(text, match.end())
        return None if elided else QuoteMark(at, match.end(), family, opens=True)
    if sign in {"‘", "‛"} and not before.isalnum() and not after.isspace():
        return QuoteMark(at, match.end(), family, opens=True)
    if sign in {"'", "’"} and not before.isspace() and (after in _AFTER_CLOSING or after.isspace()):
        return QuoteMark(at, match.end(), family, opens=False)
    return None


def _settle_singles(text: str, end: int, marks: Sequence[QuoteMark]) -> list[QuoteMark]:
    """Drop single opening marks that nothing closes, and plural possessives inside single quotations."""
    kept: list[QuoteMark] = []
    closes_later = {"single": False, "straight single": False}
    for mark in reversed(marks):
        if not mark.single:
            kept.append(mark)
        elif mark.opens:
            if closes_later[mark.family]:
                kept.append(mark)
            closes_later[mark.family] = False
        elif not (closes_later[mark.family] and _is_possessive(text, mark, end)):
            closes_later[mark.family] = True
            kept.append(mark)
    return kept[::-1]


def _is_possessive(text: str, mark: QuoteMark, end: int) -> bool:
    """Tell whether the mark may be the apostrophe of ``the leaders’ words``."""
    follows = text[mark.end : min(mark.end + 2, end)]
    return text[mark.start - 1] in "sz" and follows[:1].isspace() and follows[1:2].islower()


def _flag_unclosed(text: str, start: int, marks: Sequence[QuoteMark]) -> Iterator[QuoteMark]:
    """Flag opening marks before which one of their kind must have been left open."""
    closing_left: dict[str, int] = {}
    for mark in marks:
        closing_left[mark.family] = closing_left.get(mark.family, 0) + (not mark.opens)
    is_open: dict[str, int] = {}
    for mark in marks:
        level = is_open.get(mark.family, 0)
        if not mark.opens:
            closing_left[mark.family] -= 1
            is_open[mark.family] = max(level - 1, 0)
            yield mark
        elif level and closing_left[mark.family] <= level:
            yield replace(mark, unclosed_before=True, gap=_skip_space_back(text, start, mark.start))
        else:
            is_open[mark.family] = level + 1
            yield mark


def _skip_space_back(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1].isspace():
        at -= 1
    return at
