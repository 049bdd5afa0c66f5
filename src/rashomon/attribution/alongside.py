"""Words told along with others: "said in an interview that …, adding: …" were said there and then too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.lexicon.parsed import parse
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Tagged

_PARTICIPLE = "ing"
_OWN = ("nsubj", "aux", "mark")


def share_occasions(tagged: Tagged, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with the venue and the links of the words that each is told along with, where it has none."""
    hosts = find_hosts(parse(tagged).tree, attributions)
    for at, one in enumerate(attributions):
        host = None if at not in hosts else attributions[hosts[at]]
        yield one if host is None else replace(one, venue=one.venue or host.venue, via=one.via or host.via)


def find_hosts(tree: Tree, attributions: Sequence[Attribution]) -> Mapping[int, int]:
    """Tell for each participle without a subject of its own which cue it hangs on, by places in ``attributions``."""
    verbs = {verb: at for at, one in enumerate(attributions) if (verb := _verb(tree, one)) is not None}
    hosts = {}
    for verb, at in verbs.items():
        head = tree.head(verb)
        hangs = tree.words[verb].deprel in {"advcl", "conj"} and tree.folded[verb].endswith(_PARTICIPLE)
        if hangs and head in verbs and tree.first(verb, *_OWN) is None:
            hosts[at] = verbs[head]
    return hosts


def _verb(tree: Tree, one: Attribution) -> int | None:
    """Give the last verb of a cue."""
    if one.cue is None:
        return None
    return next((at for at in reversed(tree.over(one.cue)) if tree.words[at].upos == "VERB"), None)
