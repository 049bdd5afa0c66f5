"""Quotations that bid somebody do something: they begin with a verb that has no subject."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Act, Attribution, Span, Tagged

_LEAD = 4  # words before the verb: "please do not"
_WHOLE = frozenset({"root", "parataxis", "ccomp", "conj", "dep"})
_SUBJECTS = ("nsubj", "csubj", "expl", "cop")
_INFLECTED = ("ed", "ing", "s")


def mark_bids(tagged: Tagged, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with ``orders`` or ``demands`` where a cue that only says ("said", "shouted") has a bid."""
    tree = parse(tagged).tree
    for one in attributions:
        bid = _find_bid(tree, one.content[0]) if one.act == "says" and one.form != "indirect" and one.cue else None
        yield one if bid is None else replace(one, act=bid)


def _find_bid(tree: Tree, content: Span) -> Act | None:
    """Tell what the first words in quotation marks bid: politely a demand, else an order."""
    text = tree.text
    if text[content.start].isalnum():
        return None
    words = [at for at in tree.over(content) if text[tree.words[at].start].isalnum()]
    lead = list(islice(words, _LEAD))
    small = word_list("en", "cues", "before_bid")
    while lead and tree.folded[lead[0]] in small:
        lead = lead[1:]
    if not lead or not _is_bid(tree, lead[0], content):
        return None
    polite = {tree.folded[at] for at in words[: _LEAD + 1]} & word_list("en", "cues", "polite")
    return "demands" if polite else "orders"


def _is_bid(tree: Tree, at: int, content: Span) -> bool:
    """Tell whether a word is a plain verb without a subject that its clause is made of."""
    word, folded = tree.words[at], tree.folded[at]
    head = tree.head(at)
    whole = word.deprel in _WHOLE and (head is None or not content.start <= tree.words[head].start < content.end)
    plain = not folded.endswith(_INFLECTED) and next(iter(lemmas(folded)), folded) == folded
    told = word_list("en", "cues", "no_bid")
    return word.upos == "VERB" and whole and plain and folded not in told and not tree.children(at, *_SUBJECTS)
