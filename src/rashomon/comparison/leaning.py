"""Whose word a speaker leans on, or brushes aside: "he swore to me that they had not", "the colonel was asleep in his bed"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from rashomon.comparison.asked import compile_phrase
from rashomon.comparison.spoken import Spoken
from rashomon.comparison.stands import Stand
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.lexicon.sentences import find_sentences
from rashomon.types import Annotations, Member, Passage, Span

ACCORDING_TO = "according to"
_NEAR, _BEHIND = 300, 24  # characters


class _Person(NamedTuple):
    """Somebody told at the beginning of a sentence, and where his words end."""

    entity: str
    end: int


Titles = Mapping[str, frozenset[str]]
"""Who holds an office, across documents, by the last word of its title."""


def read_titles(documents: Iterable[Annotations], entity_of: Mapping[Member, str]) -> Titles:
    """Give who is known by which title."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for one in document.entities:
            entity = entity_of.get(Member(document.document.id, one.id))
            for office in one.offices if entity is not None else ():
                found[office.title.casefold().split(" ")[-1]].add(entity or "")
    return {title: frozenset(some) for title, some in found.items()}


def find_leanings(
    one: Spoken, entity_of: Mapping[Member, str], titles: Titles, language: str = "en"
) -> Iterator[Stand]:
    """Give on whose word a speaker leans, or whose he brushes aside after it was told."""
    text = one.annotations.document.text
    who: str | None = None
    for piece in (*one.pieces, *_own_inside(one, entity_of)):
        for part in find_sentences(text[piece.start : piece.end], language):
            sentence = Span(piece.start + part.start, piece.start + part.end)
            named = _named(one, sentence, entity_of, titles, language)
            passage = Passage(one.document, sentence)
            if who is not None and named is None and _says(text, sentence, "leaned_on", language):
                yield Stand(ACCORDING_TO, (who,), "leans on", passage, one)
            if named is not None and named.entity != one.speaker:
                behind = Span(named.end, min(named.end + _BEHIND, sentence.end))
                aside = _says(text, behind, "brushed_aside", language)
                if aside and _has_spoken(one, named.entity, sentence.start, entity_of):
                    yield Stand(ACCORDING_TO, (named.entity,), "brushes aside", passage, one)
            who = who if named is None else named.entity


def _own_inside(one: Spoken, entity_of: Mapping[Member, str]) -> Iterator[Span]:
    """Give the words that a speaker reports to have said himself: "I told him, ‘…’"."""
    for each in one.annotations.attributions:
        source = None if each.source is None else entity_of.get(Member(one.document, each.source.entity or ""))
        if each.within == one.attribution.id and source == one.speaker:
            yield from each.content


def _named(
    one: Spoken, sentence: Span, entity_of: Mapping[Member, str], titles: Titles, language: str
) -> _Person | None:
    """Give the person whom a sentence begins with, by a name or by a title that one person of the document has."""
    words = find_words(one.annotations.document.text, sentence.start, sentence.end)[:2]
    if len(words) > 1 and words[0].folded in word_list(language, "accounts", "articles"):
        here = {entity_of.get(Member(one.document, each.id)) for each in one.annotations.entities}
        some = [entity for entity in titles.get(words[1].folded, ()) if entity in here]
        return _Person(some[0], words[1].end) if len(some) == 1 else None
    for each in one.annotations.mentions:
        entity = entity_of.get(Member(one.document, each.entity or ""))
        if each.start == sentence.start and each.form == "name" and entity is not None:
            return _Person(entity, each.end)
    return None


def _says(text: str, sentence: Span, key: str, language: str) -> bool:
    return any(pattern.search(text, sentence.start, sentence.end) for pattern in _patterns(key, language))


def _has_spoken(one: Spoken, who: str, start: int, entity_of: Mapping[Member, str]) -> bool:
    """Tell whether somebody's words are told shortly before a place: it answers them."""
    said = (
        each
        for each in one.annotations.attributions
        if each.content and each.source is not None and 0 <= start - each.content[0].start <= _NEAR
    )
    return any(entity_of.get(Member(one.document, each.source.entity or "")) == who for each in said if each.source)


@cache
def _patterns(key: str, language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_phrase(words.split()) for words in load(language, "stands")[key])
