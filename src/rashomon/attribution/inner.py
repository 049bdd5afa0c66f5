"""Where words inside words end: with their sentence, and before a clause that is the outer speaker's own."""

import re
from collections.abc import Iterable, Iterator

from rashomon.attribution.joined import second_that
from rashomon.attribution.running import Running, is_after
from rashomon.types import Attribution, Span

_STOP = re.compile(r"[.!?][”\"’']?\s{1,4}(?=[“\"‘'(]?[^\W\d_a-z])")
_BEFORE, _BEHIND = 11, 10  # characters around an offset in which another "that" may stand
_LEVEL = frozenset({"conj", "parataxis"})


def end_inner(running: Running, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with the indirect words inside others cut where these go on in another voice."""
    for one in attributions:
        if one.within is None or one.cue is None or one.form == "direct":
            yield one
        else:
            pieces = tuple(_end(running, one, piece) for piece in one.content)
            yield one if pieces == one.content else running.with_content(one, pieces)


def _end(running: Running, one: Attribution, piece: Span) -> Span:
    if not is_after(one, piece):
        return piece
    stop = _STOP.search(running.text, piece.start, piece.end) if one.form == "indirect" else None
    ended = Span(piece.start, stop.start()) if stop else piece
    clause = _find_clause(running, ended)
    end = piece.start if clause is None else running.without_stop(piece.start, clause)
    return Span(piece.start, end) if end > piece.start else ended


def _find_clause(running: Running, piece: Span) -> int | None:
    """Give where the first clause of its own begins that is joined to the cue or to what that hangs on, not to the words."""
    tree = running.tree
    inside = tree.over(piece)
    for at in inside[1:]:
        head = tree.head(at)
        outside = head is not None and head not in inside
        if outside and tree.words[at].deprel in _LEVEL and running.has_subject(at):
            first = running.first_below(at, piece.start)
            if first > inside[0] and not _goes_on(running, piece, tree.words[first].start):
                return tree.words[first].start
    return None


def _goes_on(running: Running, piece: Span, offset: int) -> bool:
    """Tell whether the same voice goes on at an offset: in a quotation that begins in a piece, or with another "that"."""
    quoted = any(piece.start <= q.start < offset < q.end for q in running.layout.quotations_over(piece))
    return (
        quoted or second_that().search(running.text, max(piece.start, offset - _BEFORE), offset + _BEHIND) is not None
    )
