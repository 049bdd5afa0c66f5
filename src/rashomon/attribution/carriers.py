"""Papers in which somebody speaks and people through whom: links of the chain that carry no outlet's name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from rashomon.attribution.clause import open_stretches
from rashomon.attribution.hanging import belongs
from rashomon.attribution.phrase import either
from rashomon.attribution.pieces import overlaps
from rashomon.lexicon import load
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Span, Tagged, Via, ViaRelation

_OWN = r"(?:an?|the|his|her|its|their|my|our)"
_BETWEEN = r"(?:[\w’'-]{1,30}\s){0,3}?"


def add_carriers(tagged: Tagged, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with the papers and people through which the words of each came: "in a statement"."""
    tree = parse(tagged).tree
    for one in attributions:
        found = [] if one.cue is None else list(_find(tree, one, one.cue))
        yield replace(one, via=tuple(sorted({*one.via, *found}, key=lambda v: (v.start, v.end)))) if found else one


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], ViaRelation], ...]:
    """Give what leads to each kind of carrier, with its relation."""
    channels = load(language, "channels")
    return tuple(
        (
            re.compile(
                rf"(?<!\w)(?:{either(entry['lead'])})\s({before}(?:{either(entry['heads'])}))(?!\w|-)",
                re.IGNORECASE,
            ),
            entry["relation"],
        )
        for entry in channels["papers"]
        for before in ["" if entry.get("bare") else rf"(?:{_OWN})\s{_BETWEEN}"]
    )


def _find(tree: Tree, one: Attribution, cue: Span) -> Iterator[Via]:
    """Give the carriers that hang on the cue, or that the cue hangs on ("issued a statement saying")."""
    taken = [Span(link.start, link.end) for link in one.via]
    known = {link.relation for link in one.via}
    closed = [*one.content, *([Span(one.source.start, one.source.end)] if one.source else [])]
    for start, end in open_stretches(tree.text, cue, closed):
        for pattern, relation in (
            (pattern, relation) for pattern, relation in _patterns("en") if relation not in known
        ):
            for match in pattern.finditer(tree.text, start, end):
                carrier = Span(*match.span(1))
                mine = belongs(tree, _last(tree, carrier), cue) or belongs(tree, cue, _last(tree, carrier))
                if mine and not any(overlaps(carrier, other) for other in [*taken, cue]):
                    yield Via(relation, carrier.start, carrier.end, None)


def _last(tree: Tree, carrier: Span) -> Span:
    """Give the last word of a carrier, its head; all of it where no words are known."""
    words = [tree.words[at] for at in tree.over(carrier)]
    return Span(words[-1].start, words[-1].end) if words else carrier
