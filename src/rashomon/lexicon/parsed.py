"""A tagged document with what several stages read of it, made once: its trees, and its names without titles."""

from dataclasses import dataclass, field, fields

from rashomon.lexicon.bare import bare_names
from rashomon.lexicon.tree import Tree
from rashomon.types import Name, Tagged


@dataclass(frozen=True, slots=True)
class Parsed(Tagged):
    """A tagged document whose trees can be walked on; ``bare``: its names without the titles in them."""

    tree: Tree = field(kw_only=True, repr=False, compare=False)
    bare: tuple[Name, ...] = field(kw_only=True, repr=False, compare=False)


def parse(tagged: Tagged) -> Parsed:
    """Give a tagged document as parsed; one that is so already stays as it is."""
    if isinstance(tagged, Parsed):
        return tagged
    text = tagged.document.text
    told = {each.name: getattr(tagged, each.name) for each in fields(Tagged)}
    return Parsed(**told, tree=Tree(text, tagged.words), bare=bare_names(text, tagged.names))
