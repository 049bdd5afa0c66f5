"""The words for the event that a time is told against: "three days after the vote"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rashomon.lexicon.phrases import word_list
from rashomon.types import Span, Word

_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑][^\W_]+)*")
_GAP = re.compile(r"[ \xa0\n]{1,2}")
_MOST_WORDS = 8


def find_anchor_words(text: str, start: int, words: Sequence[Word], language: str = "en") -> Span | None:
    """Give the noun phrase after "of" or "after", after the latter a clause up to its verb ("after he was killed")."""
    clause = text[max(start - 2, 0) : start].casefold() != "of"
    stops = (word_list(language, "sources", "ends_of_core") - {"of"}) | {"and", "or", "but"}
    starts = word_list(language, "sources", "determiners") | word_list(language, "sources", "pronouns")
    auxiliaries = word_list(language, "tense", "past") | word_list(language, "tense", "here")
    first = end = None
    before = ""
    for count, word in enumerate(_following(text, start)):
        folded = text[word.start : word.end].casefold()
        verbal = _is_verb(word, words) if words else folded in auxiliaries or (count > 1 and folded.endswith("ed"))
        if (
            count >= _MOST_WORDS
            or (count > 1 and folded in starts and before != "of")
            or (folded in stops and not verbal)
            or (verbal and not clause)
        ):
            break
        first, before = first or word, folded
        end = end if folded == "of" else word.end
        if verbal and folded not in auxiliaries:
            break
    return None if first is None or end is None else Span(first.start, end)


def _following(text: str, start: int) -> list[Span]:
    """Give the words that stand together after a place, up to a mark."""
    found: list[Span] = []
    at = start
    while len(found) <= _MOST_WORDS:
        gap = _GAP.match(text, at)
        word = None if gap is None else _WORD.match(text, gap.end())
        if word is None:
            break
        found.append(Span(*word.span()))
        at = word.end()
    return found


def _is_verb(span: Span, words: Sequence[Word]) -> bool:
    at = bisect_left(words, span.start, key=lambda word: word.start)
    return at < len(words) and words[at].start == span.start and words[at].upos in {"VERB", "AUX"}
