"""Whether words belong to a cue: by the dependency tree, else by how near they stand."""

from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Span

_NEAR = 24  # characters between the words and the cue where no tree tells what they belong to
_ACTING = frozenset({"VERB"})


def belongs(tree: Tree, words: Span, cue: Span) -> bool:
    """Tell whether some words hang on a cue, with no other act between ("who resigned on Sunday, said")."""
    inside = tree.over(words)
    if not inside:
        return apart(words, cue) <= _NEAR
    for at in (inside[0], *tree.above(inside[0])):
        if cue.start <= tree.words[at].start < cue.end:
            return True
        if at not in inside and _parts(tree, at):
            return False
    return False


def _parts(tree: Tree, at: int) -> bool:
    """Tell whether a word on the way up is another act than that of telling or of carrying what is told."""
    return tree.words[at].upos in _ACTING and tree.folded[at] not in word_list("en", "channels", "carrying")


def apart(one: Span, other: Span) -> int:
    """Give how many characters stand between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)
