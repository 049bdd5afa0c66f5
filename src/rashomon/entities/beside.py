"""Pronouns whose name stands right beside: "Sorel, who …", "Asked whether he feared arrest, Sorel laughed"."""

import re
from collections.abc import Iterable, Sequence

from rashomon.entities.figures import Figure
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Name, Source

_FAR = 200  # characters
_MOST_BEFORE = 8  # words
_FEW = 6  # names
_JOINT = re.compile(r"[\s,]{0,3}")
_ENDS = frozenset('.;!?\n“”"')


def find_fronted(text: str, sentence: int, start: int, names: Sequence[Name]) -> int | None:
    """Give the place among ``names``, those after a pronoun, of the person of whom a fronted clause tells.

    ``sentence`` and ``start`` are where the sentence and the pronoun begin. Who is asked is the subject of what follows
    the clause's comma, and so is the "he" that the question is of; not so "Asked about Sorel, he".
    """
    before = find_words(text, sentence, start)
    asked = word_list("en", "fronted", "asked")
    if not before or len(before) > _MOST_BEFORE or before[0].folded not in asked or "," in text[sentence:start]:
        return None
    if before[-1].folded not in word_list("en", "fronted", "opening"):
        return None
    near = (i for i, name in enumerate(names[:_FEW]) if _is_subject(text, start, name))
    return next(near, None)


def _is_subject(text: str, start: int, name: Name) -> bool:
    """Tell whether a person's name comes right after the comma that ends the clause, but for a title."""
    between = text[start : name.start] if name.start - start <= _FAR else ""
    comma = between.rfind(",")
    if comma < 0 or name.kind != "person" or _ENDS & set(between):
        return False
    known = word_list("en", "offices", "offices") | word_list("en", "offices", "statuses")
    small = word_list("en", "sources", "determiners") | word_list("en", "offices", "inside")
    words = find_words(text, start + comma, name.start)
    return all(text[word.start].isupper() or word.folded in known | small for word in words)


def find_relative(text: str, source: Source, names: Iterable[tuple[Name, Figure]]) -> Figure | None:
    """Give the figure whose name stands right before a relative pronoun."""
    for name, figure in names:
        if name.end <= source.start and _JOINT.fullmatch(text, name.end, source.start):
            return figure
    return None
