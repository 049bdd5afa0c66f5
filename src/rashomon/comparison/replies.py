"""A denial that answers what was told right before: "he had called her", and her office: "no such call came".

What is denied must be told by a pointing word alone ("denied it", "rejected the claim", "no such call"), so that it can be
nothing but what another voice said in the sentence or two before.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, Attribution, EventMention, Span

_NEAR = 150  # characters
_SAYING = frozenset({"says", "condemns"})


class Reply(NamedTuple):
    """What one voice says (``claim``, with the one happening it tells, if just one) and the words that deny it."""

    claim: Attribution
    mention: EventMention | None
    denial: Attribution
    span: Span


def find_replies(document: Annotations, language: str = "en") -> Iterator[Reply]:
    """Give the denials that answer what another voice said right before."""
    said = sorted((one for one in document.attributions if one.content), key=lambda one: one.content[0].start)
    for at, denial in enumerate(said):
        span = _denied(document, denial, language)
        claim = None if span is None else _answered(document, said[:at], denial)
        if span is not None and claim is not None:
            told = [one for one in document.events if one.within == claim.id]
            only = told[0] if len(told) == 1 and (told[0].polarity, told[0].certainty) == ("+", "happened") else None
            if _is_named(document, span, only, language):
                yield Reply(claim, only, denial, span)


def _denied(document: Annotations, one: Attribution, language: str) -> Span | None:
    """Give the words of a denial that points at what was said before; None where it denies something of its own."""
    text = document.document.text
    if one.polarity == "-" or one.source is None:
        return None
    for piece in one.content:
        words = [word.folded for word in find_words(text, piece.start, piece.end)]
        if one.act == "denies" and words and set(words) <= word_list(language, "negation", "pointing"):
            cue = piece if one.cue is None else one.cue
            return Span(min(cue.start, piece.start), max(cue.end, piece.end))
        found = _no_such(language).search(text, piece.start, piece.end)
        if found is not None and one.act in _SAYING and found.start() - piece.start <= 12:  # noqa: PLR2004 - "that "
            return Span(found.start(), piece.end)
    return None


def _is_named(document: Annotations, span: Span, mention: EventMention | None, language: str) -> bool:
    """Tell whether "no such call" names what was claimed by a word of its kind; "denied it" names nothing."""
    text = document.document.text
    found = _no_such(language).match(text, span.start, span.end)
    if found is None:
        return True
    named = [word.folded for word in find_words(text, found.end(), span.end)[:1]]
    told = "" if mention is None else text[mention.start : mention.end].casefold()
    return bool(named) and bool(_kinds(named[0], language) & _kinds(told, language))


def _kinds(word: str, language: str) -> frozenset[str]:
    """Give the kinds of happening that a word may tell of, in any of its forms."""
    table = _words_of_kinds(language)
    forms = {word, *lemma_forms(word)}
    return frozenset(kind for kind, words in table.items() if forms & words)


def lemma_forms(word: str) -> frozenset[str]:
    """Give what a regular form may be of: "telephoned" of "telephone".

    >>> sorted(lemma_forms("calls"))
    ['call']
    """
    endings = (("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("s", ""), ("es", ""))
    return frozenset(word.removesuffix(end) + more for end, more in endings if word.endswith(end))


@cache
def _words_of_kinds(language: str) -> Mapping[str, frozenset[str]]:
    kinds = load(language, "happenings")["groups"]
    return {kind: frozenset(map(str, row["words"])) for kind, row in kinds.items()}


def _answered(document: Annotations, before: list[Attribution], denial: Attribution) -> Attribution | None:
    """Give the last that another voice said before a denial, the outermost of several in each other."""
    start = denial.content[0].start
    for one in reversed(before):
        if one.within is not None or one.act not in _SAYING or one.polarity == "-":
            continue
        if start - max(piece.end for piece in one.content) > _NEAR:
            return None
        return one if _is_another(document, one, denial) else None
    return None


def _is_another(document: Annotations, one: Attribution, other: Attribution) -> bool:
    if one.source is None or other.source is None:
        return False
    if one.source.entity is not None and one.source.entity == other.source.entity:
        return False
    text = document.document.text
    names = [text[source.start : source.end].casefold() for source in (one.source, other.source)]
    return names[0] != names[1]


@cache
def _no_such(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in load(language, "negation")["no_such"])
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)
