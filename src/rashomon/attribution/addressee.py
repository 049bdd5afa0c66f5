"""To whom words were said, where it stands in the words after the cue, or as the subject of a passive."""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.attribution.layout import Layout, trim
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Reference, Span

_LONGEST = 80
_MOST_WORDS = 6
_TO = re.compile(r"\s(?:not\s)?to\s|\s(?:whether|if|that|why|how|when|what|where|who)\s|,\s", re.IGNORECASE)
_NO_BODY = frozenset(
    [
        "whether",
        "if",
        "that",
        "why",
        "how",
        "when",
        "what",
        "where",
        "who",
        "which",
        "for",
        "to",
        "about",
        "not",
        "and",
        "it",
        "there",
    ]
)
_AFTER_TO = re.compile(
    r"\sto\s(me|him|her|them|us|you|(?:(?:the|a|an|his|her|its|their|my|our)\s)?(?:[\w’'-]{1,30}\s){0,4}?[\w’'-]{1,30})"
    r"(?=\s(?:that|on|in|at|by|about|last|this|yesterday|today)\b|[,:;.“\"]|\s[“\"])"
)
_NO_NOUN = re.compile(r"\sto\s(?:me|him|her|them|us|you|the|a|an|his|her|its|their|my|our|[A-Z])")


def is_passive(text: str, cue: Span, language: str = "en") -> bool:
    """Tell whether a cue says that somebody was told or is believed something: its subject does not speak."""
    return _passive(language).search(text, cue.start, cue.end) is not None


@cache
def _passive(language: str) -> re.Pattern[str]:
    passive = load(language, "cues")["passive"]
    be, done = ("|".join(map(re.escape, passive[key])) for key in ("be", "done"))
    return re.compile(rf"(?<!\w)(?:{be})\s(?:[\w’'-]{{1,20}}\s){{0,2}}(?:{done})(?!\w)", re.IGNORECASE)


def find_addressee(text: str, cue: Span, pieces: Sequence[Span], told: Span | None) -> Reference | None:
    """Give whom a request is put to ("asked *them* to stop"), to whom it is said, or ``told``, who was told it."""
    words = find_words(text, cue.start, cue.end)
    asking = any(word.folded in word_list("en", "cues", "asking") for word in words)
    if told is not None:
        return Reference(told.start, told.end, None) if asking else None
    first = pieces[0]
    if asking and first.start >= cue.end and not text[cue.end : first.start].strip():
        return _asked(text, first)
    after = _AFTER_TO.match(text, cue.end, cue.end + _LONGEST)
    if after and _NO_NOUN.match(text, cue.end) and not any(p.start <= after.start(1) < p.end for p in pieces):
        return Reference(*after.span(1), None)
    return None


def _asked(text: str, content: Span) -> Reference | None:
    """Give the noun phrase that a request begins with: "the two governments *to say less*"."""
    to = _TO.search(text, content.start, min(content.end, content.start + _LONGEST))
    whom = trim(text, content.start, to.start()) if to else None
    words = find_words(text, whom.start, whom.end) if whom else []
    if whom is None or not words or len(words) > _MOST_WORDS or words[0].folded in _NO_BODY:
        return None
    return Reference(whom.start, whom.end, None) if text[whom.start].isalnum() else None


def is_mockery(layout: Layout, cue: Span, source: Span | None) -> bool:
    """Tell whether a passive only names what its subject is known for ("is lampooned for"): no words of anybody."""
    last = find_words(layout.text, cue.start, cue.end)[-1:]
    blamed = is_passive(layout.text, cue) and bool(last) and last[0].folded in word_list("en", "cues", "blamed_by")
    return blamed and source is not None and source.end <= cue.start
