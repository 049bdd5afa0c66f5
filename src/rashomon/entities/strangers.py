"""People whom a document tells of without a name: "a relative", "two monitors", "residents of the port"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.entities.figures import Figure
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Name, Span

_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "root"})
_INSIDE = frozenset({"det", "nummod", "amod", "compound"})


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody without a name at first mention: the words, where their head begins and which it is, and the figure."""

    span: Span
    head: int
    word: str
    figure: Figure


def find_strangers(text: str, trees: Tree, names: Sequence[Name]) -> Iterator[Stranger]:
    """Give those who are told of as new: with "a" or a number before them, or many with nothing before them."""
    starts = [name.start for name in names]
    for place, word in enumerate(trees.words):
        if word.upos != "NOUN" or word.deprel not in _ROLES or not _is_people(trees.plain(place)):
            continue
        last = bisect_right(starts, word.start) - 1
        if (last < 0 or names[last].end <= word.start) and _is_new(trees, place):
            yield _stranger(text, trees, place)


def _is_people(folded: str) -> bool:
    """Tell whether a word is one for people: "diplomat", "officials", "villagers"."""
    lists = (("sources", "persons"), ("sources", "unnamed"), ("sources", "collective"), ("offices", "offices"))
    return any(form in word_list("en", *one) for one in lists for form in (folded, folded.removesuffix("s")))


def _is_new(trees: Tree, place: int) -> bool:
    """Tell whether a noun phrase tells of somebody for the first time, and of nobody named: it is no predicate either."""
    before = {trees.plain(child) for child in trees.children(place) if child < place}
    labels = {trees.words[child].deprel for child in trees.children(place)}
    if labels & {"cop", "appos", "flat", "nmod:poss"}:
        return False
    if before & word_list("en", "sources", "indefinite") or "nummod" in labels:
        return True
    return _is_many(trees.plain(place)) and not before & word_list("en", "sources", "determiners")


def _is_many(folded: str) -> bool:
    return folded.endswith("s") or folded in word_list("en", "sources", "collective")


def _stranger(text: str, trees: Tree, place: int) -> Stranger:
    head = trees.words[place]
    first = min((c for c in trees.children(place) if c < place and trees.words[c].deprel in _INSIDE), default=place)
    span = Span(trees.words[first].start, head.end)
    told = load("en", "offices")["gender"]
    gender = told.get(trees.plain(place))
    label = " ".join(text[span.start : span.end].split())
    several = _is_many(trees.plain(place))
    figure = Figure("person", [], gender=gender, label=label, several=several, unnamed=True)
    return Stranger(span, head.start, trees.plain(place), figure)
