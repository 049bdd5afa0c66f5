"""To whom words were said, where it stands in the words after the cue, or as the subject of a passive."""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.attribution.layout import Layout, trim
from rashomon.attribution.phrase import find_phrase, with_others, with_owner
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import Reference, Span

_LONGEST = 80
_MOST_WORDS = 8
_TO = re.compile(
    r"\s[\"“‘'«]?(?:not\s)?to\s|\s(?:whether|if|that|why|how|when|what|where|who|about|against|for)\s|,\s",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\s")
_UNDERGOES = re.compile(r"\s[\"“‘'«]?(?:not\s)?to be \w{2,20}(?:ed|en|wn|t)\b", re.IGNORECASE)
_BIDS = re.compile(
    r"[\"“‘'«]|(?:not\s)?to\s|(?:that|whether|if|why|how|when|what|where|who|about|against)\s", re.IGNORECASE
)
_AFTER_TO = re.compile(
    r"\sto\s(me|him|her|them|us|you|(?:(?:the|a|an|his|her|its|their|my|our)\s)?(?:[\w’'-]{1,30}\s){0,4}?[\w’'-]{1,30})"
    r"(?=\s(?:that|on|in|at|by|about|last|this|yesterday|today)\b|[,:;.“\"]|\s[“\"])"
)
_NO_NOUN = re.compile(r"\sto\s(?:me|him|her|them|us|you|the|a|an|his|her|its|their|my|our|[A-Z])")


def is_passive(text: str, cue: Span, language: str = "en") -> bool:
    """Tell whether a cue says that somebody was told or is believed something: its subject does not speak.

    Who "is expected *to say*" something does.
    """
    return _passive(language).search(text, cue.start, cue.end) is not None


@cache
def _passive(language: str) -> re.Pattern[str]:
    passive = load(language, "cues")["passive"]
    be, done, foreseen = ("|".join(map(re.escape, passive[key])) for key in ("be", "done", "foreseen"))
    said = rf"(?:(?:{done})(?!\w)|(?:{foreseen})(?!\w)(?!\sto\s\w))"
    return re.compile(rf"(?<!\w)(?:{be})\s(?:[\w’'-]{{1,20}}\s){{0,2}}{said}", re.IGNORECASE)


def find_addressee(text: str, cue: Span, pieces: Sequence[Span], told: Span | None) -> Reference | None:
    """Give whom a request is put to ("asked *them* to stop"), to whom it is said, or ``told``, who was told it."""
    asking = is_asking(text, cue)
    if told is not None:
        return Reference(told.start, told.end, None) if asking else None
    first = next((piece for piece in pieces if piece.start >= cue.end), None)
    if asking and first is not None:
        between = trim(text, cue.end, first.start)
        if between is None:
            return _asked(text, first)
        return _named(text, between, first.end) if _BIDS.match(text, first.start, first.end) else None
    after = _AFTER_TO.match(text, cue.end, cue.end + _LONGEST)
    if after and _NO_NOUN.match(text, cue.end) and not any(p.start <= after.start(1) < p.end for p in pieces):
        return Reference(*after.span(1), None)
    return None


def is_asking(text: str, cue: Span) -> bool:
    """Tell whether a cue is of telling or asking somebody: what stands after it is who hears."""
    words = [word.folded for word in find_words(text, cue.start, cue.end)]
    calls = any(word.startswith("call") for word in words) and words[-1:] in (["on"], ["upon"])
    return calls or any(word in word_list("en", "cues", "asking") for word in words)


def _asked(text: str, content: Span) -> Reference | None:
    """Give the noun phrase that a request begins with: "the two governments *to say less*".

    Not what is to undergo something ("flags to be lowered").
    """
    end = min(content.end, content.start + _LONGEST)
    to = _TO.search(text, content.start, end)
    if to is not None:
        return None if _UNDERGOES.match(text, to.start()) else _named(text, Span(content.start, to.start()), end)
    of = _OF.search(text, content.start, end)
    whom = None if of is None else Span(content.start, of.start())
    return _named(text, whom, whom.end) if whom is not None and _is_person(text, whom) else None


def _is_person(text: str, whom: Span) -> bool:
    """Tell whether words are surely for people or a body: "assured *him* of help", not "assured *the survival* of …"."""
    words = find_words(text, whom.start, whom.end)
    people = word_list("en", "sources", "pronouns") | word_list("en", "offices", "bodies")
    people |= word_list("en", "sources", "collective") | word_list("en", "sources", "persons")
    named = any(text[word.start].isupper() for word in words)
    return bool(words) and (named or words[-1].folded in people)


def _named(text: str, stretch: Span, end: int) -> Reference | None:
    """Give the noun phrase at the start of a stretch, with whose it is, where somebody may hear who is called so."""
    phrase = find_phrase(text, stretch.start, stretch.end)
    words = find_words(text, phrase.start, phrase.end) if phrase else []
    if phrase is None or not words or len(words) > _MOST_WORDS or not _hears(text, words):
        return None
    if words[-1].folded not in word_list("en", "sources", "pronouns"):
        phrase = with_others(text, with_owner(text, phrase, end), stretch.end)
    return Reference(phrase.start, phrase.end, None)


def _hears(text: str, words: Sequence[Word]) -> bool:
    """Tell whether a phrase may be for somebody: it has an article, a name, a pronoun, a plural or is a body."""
    first, last = words[0], words[-1]
    if first.folded in word_list("en", "cues", "no_hearers") or last.folded in word_list("en", "venues", "occasions"):
        return False
    known = word_list("en", "sources", "determiners") | word_list("en", "sources", "pronouns")
    bodies = word_list("en", "offices", "bodies") | word_list("en", "sources", "collective")
    named = any(text[word.start].isupper() for word in words)
    return named or first.folded in known or last.folded in bodies or last.folded.endswith("s")


def is_mockery(layout: Layout, cue: Span, source: Span | None) -> bool:
    """Tell whether a passive only names what its subject is known for ("is lampooned for"): no words of anybody."""
    last = find_words(layout.text, cue.start, cue.end)[-1:]
    blamed = is_passive(layout.text, cue) and bool(last) and last[0].folded in word_list("en", "cues", "blamed_by")
    return blamed and source is not None and source.end <= cue.start
