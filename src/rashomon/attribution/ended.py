"""Where words end: before the verb whose subject they are a part of; inside other words also with their sentence."""

import re
from collections.abc import Iterable, Iterator

from rashomon.attribution.joined import second_that
from rashomon.attribution.running import Running, is_after
from rashomon.lexicon.phrases import word_list
from rashomon.types import Attribution, Span

_STOP = re.compile(r"[.!?][”\"’']?\s{1,4}(?=[“\"‘'(]?[^\W\d_a-z])")
_BEFORE, _BEHIND = 11, 10  # characters around an offset in which another "that" may stand
_LEVEL = frozenset({"conj", "parataxis"})
_SUBJECT = frozenset({"nsubj", "csubj"})


def end(running: Running, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with contents cut where they go on in another voice."""
    for one in attributions:
        pieces = tuple(_end(running, one, piece) for piece in one.content) if one.form != "direct" else one.content
        yield one if pieces == one.content else running.with_content(one, pieces)


def _end(running: Running, one: Attribution, piece: Span) -> Span:
    if one.cue is None or not is_after(one, piece):
        return piece
    ended = _before(running, piece, _find_verb(running, one.cue, piece))
    if one.within is None:
        return ended
    stop = _STOP.search(running.text, ended.start, ended.end) if one.form == "indirect" else None
    ended = Span(ended.start, stop.start()) if stop else ended
    return _before(running, ended, _find_clause(running, ended))


def _before(running: Running, piece: Span, offset: int | None) -> Span:
    """Give a piece as far as an offset; all of it where nothing would be left."""
    end = piece.start if offset is None else running.without_stop(piece.start, offset)
    return Span(piece.start, end) if end > piece.start else piece


def _find_verb(running: Running, cue: Span, piece: Span) -> int | None:
    """Give where the verb begins whose subject the cue is a part of: "a man who says that it rained | cannot be trusted"."""
    tree, inside, cued = running.tree, running.tree.over(piece), running.tree.over(cue)
    if not cued or not inside or not any(at in cued for at in tree.above(inside[0])):
        return None
    below = cued[0]
    for above in tree.above(below):
        if above in inside and tree.words[below].deprel in _SUBJECT:
            own = [at for at in (*tree.children(above), above) if inside[0] < at <= above]
            return tree.words[own[0]].start if own else None
        below = above
    return None


def _find_clause(running: Running, piece: Span) -> int | None:
    """Give where the first clause of its own begins that is joined to the cue or to what that hangs on, not to the words."""
    tree = running.tree
    inside = tree.over(piece)
    if not inside or tree.folded[inside[0]] in word_list("en", "extents", "conditions"):
        return None
    for at in inside[1:]:
        head = tree.head(at)
        outside = head is not None and head not in inside
        if outside and tree.words[at].deprel in _LEVEL and running.has_subject(at):
            first = running.first_below(at, piece.start)
            if (
                first > inside[0]
                and _is_apart(running, first)
                and not _goes_on(running, piece, tree.words[first].start)
            ):
                return tree.words[first].start
    return None


def _is_apart(running: Running, first: int) -> bool:
    """Tell whether a clause stands apart from the words before it: by a comma or a joining word."""
    tree = running.tree
    return tree.words[first].upos == "CCONJ" or tree.words[first - 1].upos == "PUNCT"


def _goes_on(running: Running, piece: Span, offset: int) -> bool:
    """Tell whether the same voice goes on at an offset: in a quotation that begins in a piece, or with another "that"."""
    quoted = any(piece.start <= q.start < offset < q.end for q in running.layout.quotations_over(piece))
    joined = second_that().search(running.text, max(piece.start, offset - _BEFORE), offset + _BEHIND)
    return quoted or joined is not None
