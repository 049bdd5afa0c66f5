"""Deeds denied by a noun: "I have had no contact with the government"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from rashomon.comparison.acting import Acting, Known
from rashomon.comparison.beside import innermost
from rashomon.comparison.deeds import Deed
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import Annotations, Span

_BEFORE, _BEHIND = 30, 90  # characters
_BORDER = re.compile(r"[.;:!?\n,]")


def find_undone(document: Annotations, known: Known) -> Iterator[Deed]:
    """Give the deeds of which a noun tells that there was none, with who did none and with whom."""
    text, acting = document.document.text, Acting(document, known)
    attributions = {one.id: one for one in document.attributions}
    for kind, pattern in _nouns(known.language).items():
        for found in pattern.finditer(text):
            doer = _doer_before(document, found.start(), known.language)
            other = _named_behind(text, found.end(), known.language)
            if doer is None or other is None:
                continue
            within = innermost(document.attributions, Span(found.start(), found.end()))
            sides = [
                acting.side(_entity_at(document, span), text[span.start : span.end], within) for span in (doer, other)
            ]
            yield Deed(
                document=document.document.id,
                span=Span(doer.start, other.end),
                kinds=frozenset({kind}),
                doer=sides[0],
                other=sides[1],
                denied=True,
                holder=attributions.get(within or ""),
            )


def _doer_before(document: Annotations, at: int, language: str) -> Span | None:
    """Give the last mention or pronoun before a place in its clause."""
    text = document.document.text
    for word in reversed(find_words(text, max(at - _BEFORE, 0), at)):
        if _BORDER.search(text, word.end, at):
            return None
        if word.folded in word_list(language, "sources", "pronouns"):
            return Span(word.start, word.end)
        told = next((one for one in document.mentions if one.start <= word.start < one.end), None)
        if told is not None:
            return Span(told.start, told.end)
    return None


def _named_behind(text: str, at: int, language: str) -> Span | None:
    """Give the words behind "with", up to a border or a small word after a noun."""
    border = _BORDER.search(text, at, at + _BEHIND)
    stops = word_list(language, "accounts", "stops") | word_list(language, "counted", "links")
    words: list[Word] = []
    for word in find_words(text, at, at + _BEHIND if border is None else border.start()):
        if len(words) > 1 and word.folded in stops:
            break
        words.append(word)
    return Span(words[0].start, words[-1].end) if words else None


def _entity_at(document: Annotations, span: Span) -> str | None:
    """Give the entity of the longest mention inside a stretch."""
    inside = [one for one in document.mentions if span.start <= one.start and one.end <= span.end]
    return next((one.entity for one in sorted(inside, key=lambda one: one.start - one.end) if one.entity), None)


@cache
def _nouns(language: str) -> Mapping[str, re.Pattern[str]]:
    table = load(language, "denials")
    none, link = ("|".join(re.escape(str(word)) for word in table[key]) for key in ("none_of", "with"))
    return {
        kind: re.compile(
            rf"(?<![^\W_])(?:{none})\s(?:[\w-]{{1,14}}\s)?(?:{'|'.join(map(re.escape, nouns))})\s(?:at all\s|whatsoever\s)?(?:{link})\s",
            re.IGNORECASE,
        )
        for kind, nouns in table["nouns"].items()
    }
