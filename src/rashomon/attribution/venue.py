"""The occasion or place that words were said at, where it stands beside the cue."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.attribution.clause import open_stretches
from rashomon.attribution.hanging import apart, belongs
from rashomon.attribution.layout import Layout
from rashomon.attribution.near import Near
from rashomon.lexicon import load
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import find_words
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Reference, Span, Tagged

_REACH = 110
_GOES_ON = re.compile(r"['’]s|\s[A-Z]")

_PHRASE = r"\s((?:[\w’'&.-]{1,30}\s){0,5}?"
_PLACE = re.compile(r"\s(in|at|of|outside|near)\s(?:the\s|its\s|his\s|her\s)?", re.IGNORECASE)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    venues = load(language, "venues")
    occasions, places = _either(venues["occasions"]), _either(venues["occasions"] + venues["places"])
    before, occasional = _either(venues["before"]), _either(venues["before_occasion"])
    no = rf"(?!(?:{_either(venues['not_before'])})\s)"
    return tuple(
        re.compile(rf"(?<!\w)(?:{words}){_PHRASE}{no}(?:{heads}))(?!\w)", re.IGNORECASE)
        for words, heads in ((before, places), (occasional, occasions))
    )


def _either(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def find_venues(
    tagged: Tagged, layout: Layout, names: Near, attributions: Iterable[Attribution]
) -> Iterator[Attribution]:
    """Give the attributions with the occasion or place that the words beside each cue tell."""
    tree = parse(tagged).tree
    for one in attributions:
        yield one if one.cue is None else replace(one, venue=_find_venue(layout, one, one.cue, names, tree))


def _find_venue(layout: Layout, one: Attribution, cue: Span, names: Near, tree: Tree) -> Reference | None:
    """Give the phrase nearest to the cue that names an occasion or a place, with the place that it is in."""
    closed = [*one.content, *([Span(one.source.start, one.source.end)] if one.source else [])]
    found = [
        Span(*match.span(1))
        for start, end in open_stretches(layout.text, cue, closed)
        for pattern in _patterns("en")
        for match in pattern.finditer(layout.text, start, end)
    ]
    fits = [span for span in found if apart(span, cue) <= _REACH and belongs(tree, _head(layout.text, span), cue)]
    nearest = min(fits, key=lambda span: (apart(span, cue), span.start), default=None)
    if nearest is None:
        return None
    return Reference(nearest.start, _with_place(layout.text, nearest, names), None)


def _head(text: str, venue: Span) -> Span:
    """Give the last word of a phrase, its head."""
    words = find_words(text, venue.start, venue.end)
    return Span(words[-1].start, words[-1].end)


def _with_place(text: str, venue: Span, names: Near) -> int:
    """Give where a venue ends with the place after it: "a news conference in Hallin"."""
    link = _PLACE.match(text, venue.end, venue.end + 20)
    if link is None:
        return venue.end
    after = names.over(Span(link.end(), link.end() + 1))
    kinds = {"facility", "organisation"} if link.group(1).casefold() == "of" else {"place", "facility"}
    places = (name.end for name in after if name.start == link.end() and name.kind in kinds)
    return next((end for end in places if not _GOES_ON.match(text, end)), venue.end)
