"""Words that one person passes on as another's to him: "the colonel swears that …", said by the president, tells that the two spoke."""

from collections.abc import Iterator
from functools import cache

from rashomon.comparison.acting import Acting, Known
from rashomon.comparison.deeds import Deed
from rashomon.comparison.stems import stem
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, Attribution, Span

CONTACT = "contact"
"""The kind of deed that it is to pass on what somebody said to one."""


def find_relayed(document: Annotations, known: Known) -> Iterator[Deed]:
    """Give the contacts that a document tells of by words told to one who quotes them: sworn, confided, promised."""
    text, acting = document.document.text, Acting(document, known)
    outer_of = {one.id: one for one in document.attributions}
    for one in document.attributions:
        outer = outer_of.get(one.within or "")
        if outer is None or outer.source is None or one.source is None or not _is_to_one(text, one, known.language):
            continue
        sides = [
            acting.side(source.entity, text[source.start : source.end], holder)
            for source, holder in ((one.source, outer.id), (outer.source, outer.within))
        ]
        if all(side.entities for side in sides) and not sides[0].entities & sides[1].entities:
            name, kinds = document.document.id, frozenset({CONTACT})
            yield Deed(name, _span(one), kinds, sides[0], sides[1], denied=False, holder=outer)


def _is_to_one(text: str, one: Attribution, language: str) -> bool:
    """Tell whether a cue is for what is said to somebody's face, not to all."""
    if one.cue is None or one.polarity == "-":
        return False
    words = (stem(word.folded, language) for word in find_words(text, one.cue.start, one.cue.end))
    return any(word in _private(language) for word in words)


def _span(one: Attribution) -> Span:
    spans = [*one.content[:1], *(part for part in (one.source, one.cue) if part is not None)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@cache
def _private(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in word_list(language, "denials", "to_ones_face"))
