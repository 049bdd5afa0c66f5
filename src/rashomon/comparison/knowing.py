"""Who is told not to have known of a deed beforehand: he cannot have ordered it.

"No one in the cabinet had known of the boarding beforehand" is told, by who speaks for it, of himself too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rashomon.comparison.asked import compile_phrase
from rashomon.comparison.beside import innermost
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, Attribution, CorpusEntity, Member, Said, Span

_CLAUSE_END = re.compile(r"[.;:!?\n]|,(?=\s(?:but|and|while)\s)")
_NEAR = 60  # characters
ORDER = "order"
"""The question who gave the order."""


def find_unknowing(
    document: Annotations,
    sentences: Sequence[Span],
    entity_of: Mapping[Member, str],
    entities: Mapping[str, CorpusEntity],
    language: str = "en",
) -> Iterator[Said]:
    """Give who did not know beforehand of what was ordered, as answers to who gave the order: not he."""
    text = document.document.text
    attributions = {one.id: one for one in document.attributions}
    for sentence in sentences:
        for pattern, of_body in _patterns(language):
            for found in pattern.finditer(text, sentence.start, sentence.end):
                end = _clause_end(text, found.end(), sentence.end)
                span = Span(found.start(), end)
                holder = attributions.get(innermost(document.attributions, span) or "")
                if not _is_beforehand(text, span, language):
                    continue
                entity = (
                    _speaker(document, holder, entity_of)
                    if of_body
                    else _last_before(document, sentence, found.start(), entity_of)
                )
                who = entities.get(entity or "")
                if who is not None and (not of_body or who.offices):
                    yield Said(span, ORDER, None, "actor", who.id, who.name, denied=True)


def _clause_end(text: str, start: int, end: int) -> int:
    border = _CLAUSE_END.search(text, start, end)
    return end if border is None else border.start()


def _is_beforehand(text: str, span: Span, language: str) -> bool:
    """Tell whether a clause tells of a deed that may be ordered, and that it was before it that somebody did not know."""
    row = load(language, "incidents")["questions"][ORDER]
    words = [word.folded for word in find_words(text, span.start, span.end)]
    deeds = {str(one) for deed in row["deeds"] for one in deed["objects"]}
    before = {str(one) for one in row["before_it"]}
    return not deeds.isdisjoint(words) and not before.isdisjoint(words)


def _speaker(document: Annotations, holder: Attribution | None, entity_of: Mapping[Member, str]) -> str | None:
    source = None if holder is None else holder.source
    return None if source is None else entity_of.get(Member(document.document.id, source.entity or ""))


def _last_before(document: Annotations, sentence: Span, at: int, entity_of: Mapping[Member, str]) -> str | None:
    """Give who is mentioned right before a place, with no more than a word that denies between."""
    near = [
        one
        for one in document.mentions
        if max(sentence.start, at - _NEAR) <= one.start
        and one.end <= at
        and len(find_words(document.document.text, one.end, at)) == 0
        and one.entity is not None
    ]
    last = max(near, key=lambda one: one.end, default=None)
    return None if last is None else entity_of.get(Member(document.document.id, last.entity or ""))


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Give the patterns of not having known, and whether each is of all in a body."""
    row = load(language, "incidents")["questions"][ORDER]["unknowing"]
    bodies = "|".join(sorted(word_list(language, "incidents", "governing")))
    some = [(phrase.replace("{body}", bodies), True) for phrase in row["of_a_body"]]
    some += [(phrase, False) for phrase in row["of_somebody"]]
    return tuple((compile_phrase(phrase.split()), of_body) for phrase, of_body in some)
