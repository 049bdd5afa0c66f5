"""The occasion or place that words were said at, where it stands beside the cue."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from rashomon.attribution.clause import open_stretches
from rashomon.attribution.hanging import apart, belongs
from rashomon.attribution.layout import Layout
from rashomon.attribution.near import Near
from rashomon.attribution.phrase import either
from rashomon.attribution.pieces import overlaps
from rashomon.lexicon import load
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import find_words
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Reference, Span, Tagged

_REACH = 110
_GOES_ON = re.compile(r"['’]s|\s[A-Z]")

_AT = frozenset({"in", "at"})
_PHRASE = r"\s((?:(?!(?:in|at|on|during|by|with)\s)[\w’'&.-]{1,30}\s){0,5}?"
_PLACE = re.compile(r"\s(in|at|of|outside|near)\s(?:the\s|its\s|his\s|her\s)?", re.IGNORECASE)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    venues = load(language, "venues")
    occasions, places = either(venues["occasions"]), either(venues["occasions"] + venues["places"])
    before, occasional = either(venues["before"]), either(venues["before_occasion"])
    facing_place, only_places = either(venues["before_place"]), either(venues["places"])
    unless = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in venues["not_to"])
    facing = either(venues["facing"])
    no = rf"(?!(?:{either(venues['not_before'])})\s)"
    phrases = [
        re.compile(rf"(?<!\w){unless}(?:{words}){_PHRASE}{no}(?:{heads}))(?!\w)", re.IGNORECASE)
        for words, heads in ((before, places), (occasional, occasions), (facing_place, only_places))
    ]
    own = rf"(?:(?:{either(venues['articles'])})\s)?"
    whom = r"[\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,3}"
    return (*phrases, re.compile(rf"(?<!\w)((?i:{facing})\s{own}{whom})"))


def find_venues(
    tagged: Tagged, layout: Layout, names: Near, attributions: Iterable[Attribution]
) -> Iterator[Attribution]:
    """Give the attributions with the occasion or place that the words beside each cue tell."""
    tree = parse(tagged).tree
    for one in attributions:
        yield one if one.cue is None else replace(one, venue=_find_venue(layout, one, one.cue, names, tree))


def _find_venue(layout: Layout, one: Attribution, cue: Span, names: Near, tree: Tree) -> Reference | None:
    """Give the occasion or place nearest to the cue; else the occasion that a clause with the cue tells of, or a place's name."""
    return (
        _find_phrase(layout, one, cue, names, tree)
        or _find_told_of(layout.text, cue)
        or _find_place(tree, one, cue, names)
    )


def _find_told_of(text: str, cue: Span) -> Reference | None:
    """Give the occasion whose clause ("a conference, at which …") the cue stands in, in the same sentence."""
    start = next(open_stretches(text, cue, ()))[0]
    told = [match.span(1) for match in _told_of("en").finditer(text, start, cue.start)]
    return Reference(*told[-1], None) if told else None


@cache
def _told_of(language: str) -> re.Pattern[str]:
    venues = load(language, "venues")
    leads, heads = (either(venues[key]) for key in ("before_told_of", "occasions"))
    return re.compile(rf"(?<!\w)(?:{leads}){_PHRASE}(?:{heads})),?\s(?:at|in|during)\swhich\s", re.IGNORECASE)


def _find_place(tree: Tree, one: Attribution, cue: Span, names: Near) -> Reference | None:
    """Give the name of a place that the cue's verb has beside it: "is accused in Hallin of …"."""
    outside = (noun for at in tree.over(cue) for noun in tree.children(at, "obl") if tree.case(noun) in _AT)
    for noun in outside:
        word = Span(tree.words[noun].start, tree.words[noun].end)
        closed = [*one.content, *([Span(one.source.start, one.source.end)] if one.source else [])]
        held = any(piece.start <= word.start < piece.end for piece in closed)
        named = [name for name in names.over(word) if name.kind in {"place", "facility"} and name.end == word.end]
        if named and not held and not _GOES_ON.match(tree.text, word.end):
            return Reference(named[0].start, named[0].end, None)
    return None


def _find_phrase(layout: Layout, one: Attribution, cue: Span, names: Near, tree: Tree) -> Reference | None:
    """Give the phrase nearest to the cue that names an occasion or a place, with the place that it is in."""
    closed = [*one.content, *([Span(one.source.start, one.source.end)] if one.source else [])]
    found = [
        Span(*match.span(1))
        for start, end in open_stretches(layout.text, cue, closed)
        for pattern in _patterns("en")
        for match in pattern.finditer(layout.text, start, end)
    ]
    near = [span for span in found if apart(span, cue) <= _REACH and not overlaps(span, cue)]
    heads = [(span, _head(layout.text, span)) for span in near]
    fits = [span for span, head in heads if not _is_done(tree, head) and belongs(tree, head, cue)]
    nearest = min(fits, key=lambda span: (apart(span, cue), span.start), default=None)
    if nearest is None:
        return None
    return Reference(nearest.start, _with_place(layout.text, nearest, names), None)


def _is_done(tree: Tree, head: Span) -> bool:
    """Tell whether a word is a verb: "about *to visit* the city" is no occasion."""
    at = tree.at(head.start)
    return at is not None and tree.words[at].upos == "VERB"


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
