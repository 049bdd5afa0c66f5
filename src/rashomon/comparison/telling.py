"""The stretches of text that words of an event stand in: a place with what leads up to it, a trigger with what colours it."""

import re

from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import Span

_BORDER = frozenset(',;:.!?()[]—–\n"“”«»')
_REACH = 400  # characters
_BEFORE = 60  # characters
_MOST_WORDS = 5
_BESIDE = 2


def find_near(text: str, words: str, at: int) -> Span | None:
    """Give where words stand nearest to an offset, whatever white space is between them; None: not within 400 characters."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    whole = r"(?<![^\W_])" + r"\s{1,4}".join(parts) + r"(?![^\W_])"
    found = re.compile(whole).finditer(text, max(0, at - _REACH), at + _REACH)
    spans = [Span(*match.span()) for match in found]
    return min(spans, key=lambda span: (abs(span.start - at), span.start), default=None)


def is_pronoun(words: str, language: str = "en") -> bool:
    """Tell whether words are a pronoun alone."""
    return words.casefold() in word_list(language, "sources", "pronouns")


def phrase_of_place(text: str, start: int, end: int, language: str = "en") -> Span:
    """Give a place's name with the words that lead up to it: "near the port of Latakia", "northern Syria"."""
    leads = word_list(language, "accounts", "places")
    inner = word_list(language, "accounts", "inside_places")
    first = start
    for word in _backwards(text, start, _MOST_WORDS):
        if word.folded in leads:
            return Span(word.start, end)
        if word.folded in word_list(language, "accounts", "stops") - inner:
            break
        if word.folded.endswith("ern") or word.folded in word_list(language, "accounts", "parts"):
            first = word.start
    return Span(first, end)


def phrase_of_time(text: str, start: int, end: int, language: str = "en") -> Span:
    """Give the words for a time with those that tell how exactly it is meant: "shortly before midnight"."""
    first = start
    for word in _backwards(text, start, _BESIDE):
        if word.folded not in word_list(language, "findings", "loose_hours"):
            break
        first = word.start
    return Span(first, end)


def is_going_on(text: str, happening: int, time: int, language: str = "en") -> bool:
    """Tell whether a happening is told to have gone on at a time, or up to it: "still burning on Saturday"."""
    words = [word.folded for word in _backwards(text, happening, _BESIDE)]
    words += [word.folded for word in find_words(text, happening, min(time, happening + _BEFORE))]
    bounds = [word.folded for word in _backwards(text, time, _BESIDE)]
    on, bounding = (word_list(language, "accounts", name) for name in ("going_on", "bounding"))
    return not on.isdisjoint(words) or not bounding.isdisjoint(bounds)


def phrase_of_trigger(text: str, start: int, end: int, language: str = "en") -> Span:
    """Give the words for a happening with those that colour it: "treacherously murdered", "a cowardly assassination"."""
    end = _forward(text, end, language)
    first = start
    for word in _backwards(text, start, _BESIDE + 1):
        if not _colours(word, language):
            coloured = first < start and word.folded in word_list(language, "accounts", "articles")
            first = word.start if coloured else first
            break
        first = word.start
    return Span(first, end)


def with_denial(text: str, phrase: Span, language: str = "en") -> Span:
    """Give a noun for a happening with the "not" before its article: "not a massacre"; not "did not shoot"."""
    articled = find_words(text, phrase.start, phrase.end)[:1]
    seen = bool(articled) and articled[0].folded in word_list(language, "accounts", "articles")
    for word in _backwards(text, phrase.start, _BESIDE):
        if word.folded in word_list(language, "negation", "negators"):
            return Span(word.start, phrase.end) if seen else phrase
        if word.folded not in word_list(language, "accounts", "articles"):
            break
        seen = True
    return phrase


def _colours(word: Word, language: str) -> bool:
    """Tell whether a word may colour the one after it: an adverb, or an adjective by its ending or from the list."""
    if word.folded in word_list(language, "accounts", "colouring"):
        return True
    return word.folded.endswith(tuple(word_list(language, "accounts", "colouring_ends")))


def _forward(text: str, end: int, language: str) -> int:
    """Take in what completes a verb right after it: "gunned down", "shot dead"."""
    after = find_words(text, end, end + 12)[:1]
    near = after and not _BORDER & set(text[end : after[0].start])
    return after[0].end if near and after[0].folded in word_list(language, "accounts", "completing") else end


def _backwards(text: str, start: int, most: int) -> list[Word]:
    """Give the words before an offset, the nearest first, up to a border."""
    found: list[Word] = []
    last = start
    for word in reversed(find_words(text, max(0, start - _BEFORE), start)):
        if len(found) == most or _BORDER & set(text[word.end : last]):
            break
        found.append(word)
        last = word.start
    return found
