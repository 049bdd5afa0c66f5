"""Words that go on after a relative clause: "he had assured Obama, *who claimed …, that he objected*"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.attribution.layout import Layout, trim
from rashomon.attribution.pieces import find_pieces
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Source, Span, Tagged

_GAP = re.compile(r"\s?,?\s{0,2}")
_GOES_ON = re.compile(r"\s?,?\sthat\s", re.IGNORECASE)
_STOP = frozenset(".!?;")


def resume(tagged: Tagged, layout: Layout, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with contents that end before a relative clause reaching over it.

    The clause tells of somebody named in the content, so it is a part of it where that says something itself ("she met
    Tal, who …"); after one that only names somebody ("she backs *Tal*, who …") it is the reporter's. Where "that" goes on
    after the clause, all to the end of the sentence is part.
    """
    tree = parse(tagged).tree
    clauses = {one.source.start: one for one in attributions if one.source and _is_relative(layout.text, one.source)}
    starts = [sentence.start for sentence in tagged.sentences]
    for one in attributions:
        clause = _find_clause(layout.text, one.content[-1].end, clauses)
        i = -1 if clause is None or clause.cue is None else bisect_right(starts, clause.cue.start) - 1
        if clause is None or clause is one or i < 0:
            yield one
            continue
        end = min(clause.content[-1].end, tagged.sentences[i].end)
        if _GOES_ON.match(layout.text, end):
            end = _without_stop(layout.text, end, tagged.sentences[i].end)
        elif not _says(tree, one.content[-1]):
            yield one
            continue
        heads = [span for span in (one.cue, Span(one.source.start, one.source.end) if one.source else None) if span]
        longer = [*one.content[:-1], Span(one.content[-1].start, max(end, one.content[-1].end))]
        yield replace(one, content=find_pieces(layout, longer, heads))


def _is_relative(text: str, source: Source) -> bool:
    return text[source.start : source.end].casefold() in word_list("en", "pronouns", "relative")


def _find_clause(text: str, end: int, clauses: Mapping[int, Attribution]) -> Attribution | None:
    """Give the relative clause that stands right after an offset."""
    gap = _GAP.match(text, end)
    return clauses.get(gap.end()) if gap else None


def _says(tree: Tree, words: Span) -> bool:
    """Tell whether some words hold a verb with its subject; without a tree they may."""
    inside = tree.over(words)
    return not inside or any(tree.first(at, "nsubj", "nsubj:pass") is not None for at in inside)


def _without_stop(text: str, start: int, end: int) -> int:
    """Give the end of a sentence without its stop."""
    last = trim(text, start, end)
    at = last.end if last else end
    while at > start and text[at - 1] in _STOP:
        at -= 1
    return at
