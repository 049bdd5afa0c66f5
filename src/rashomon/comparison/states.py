"""The words for what a number is of: those counted with the state that they are in, or what a measure is told of."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rashomon.comparison.counted import read_counted
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import HowMany, Quantity, Span, Word

_REACH = 60
_WORDS_AFTER, _WORDS_BEFORE = 4, 6
_MOST_BETWEEN = 8
_PUT_IN = re.compile(r" [(\[](?P<word>[^\W\d_]{2,20})[)\]]")
"""A word that a translator put in."""
_OF = re.compile(r" [(\[]?of (?P<inner>[^\W\d_]{3,20})(?![^\W_])[)\]]?")
_BORDER = re.compile(r"[.;:,()\n–—]|\d")


def counted_words(text: str, number: Quantity, language: str = "en") -> str | None:
    """Give what a number counts, with the word for its state where a verb or noun beside it tells one.

    >>> text = "The blast killed 14 people and wounded nine."
    >>> counted_words(text, Quantity("q1", 17, 19, 14, False, 14, False, None, "people"))
    'people killed'
    """
    states = _state_words(language)
    if number.of is not None and any(word.folded in states for word in find_words(number.of, 0, len(number.of))):
        return number.of
    put_in = _PUT_IN.match(text, _end_of(text, number))
    if put_in is not None and put_in["word"].casefold() in states:
        return put_in["word"] if number.of is None else f"{number.of} {put_in['word']}"
    after = None if _is_owned(text, number, language) else _state_after(text, _end_of(text, number), states, language)
    found = after or _state_before(text, number.start, states, language) or _aboard(text, number, language)
    return number.of if found is None else found if number.of is None else f"{number.of} {found}"


def _aboard(text: str, number: Quantity, language: str) -> str | None:
    """Give "aboard" where those counted are what something carries: "was carrying 212 people"."""
    before = find_words(text, max(number.start - 16, 0), number.start)
    carried = bool(before) and before[-1].folded in word_list(language, "counted", "carrying")
    kind = read_counted(number.of, "", language).kind if carried else None
    return "aboard" if kind == "people" else None


def number_told(text: str, number: Quantity, language: str = "en") -> HowMany:
    """Give the number that a quantity tells, with the words for what it counts and their state."""
    of = counted_words(text, number, language)
    inside = _contents(text, number, language)
    of = of if inside is None or of is None else " ".join([of, text[inside.start : inside.end].strip(" ()[]")])
    bounds = number.low, number.low_open, number.high, number.high_open
    return HowMany(*bounds, number.approximate, number.unit, of, number.denied)


def span_of_counted(text: str, number: Quantity) -> Span:
    """Give the words of a number with those for what is counted, where they follow it."""
    of = number.of or ""
    at = text.find(of, number.end, number.end + len(of) + 12) if of else -1
    inside = _contents(text, number, "en")
    return Span(number.start, inside.end if inside is not None else number.end if at < 0 else at + len(of))


def _contents(text: str, number: Quantity, language: str) -> Span | None:
    """Give the words for what is in the counted, where that is of a kind that news counts: "of rifles" after "crates"."""
    found = None if number.of is None else _OF.match(text, _end_of(text, number))
    if found is None or read_counted(number.of, "", language).kind in load(language, "counted")["kinds"]:
        return None
    inner = read_counted(found["inner"], "", language).kind
    return Span(*found.span()) if inner in load(language, "counted")["kinds"] else None


def measured_words(text: str, number: Quantity, words: Sequence[Word]) -> str | None:
    """Give what a measure is of: its own words, or the nearest noun before it in its clause ("the ransom came to $2m").

    Where its clause has no noun before it, the nearest verb ("raised $2m").

    ``words`` are the document's, with their classes.
    """
    if number.of is not None:
        return number.of
    borders = [found.end() for found in _BORDER.finditer(text, max(number.start - _REACH, 0), number.start)]
    reach = max([number.start - _REACH, 0, *borders])
    at = bisect_left(words, number.start, key=lambda word: word.start)
    near = [word for word in reversed(words[max(at - _MOST_BETWEEN, 0) : at]) if word.start >= reach]
    nouns = [word for word in near if word.upos in {"NOUN", "PROPN"}]
    told = nouns or [word for word in near if word.upos == "VERB"]
    return text[told[0].start : told[0].end] if told else None


def _end_of(text: str, number: Quantity) -> int:
    """Give where the words for what is counted end."""
    at = -1 if number.of is None else text.find(number.of, number.end, number.end + _REACH + len(number.of))
    return number.end if at < 0 or number.of is None else at + len(number.of)


def _is_owned(text: str, number: Quantity, language: str) -> bool:
    """Tell whether a number alone hangs on a noun before it, whose state follows: "a mother of 12 was killed"."""
    words = find_words(text, max(number.start - 12, 0), number.start)
    return number.of is None and bool(words) and words[-1].folded in word_list(language, "counted", "owning")


def _state_after(text: str, end: int, states: frozenset[str], language: str) -> str | None:
    """Give the state told in the next words of the clause: "14 people were killed", "eight soldiers dead"."""
    border = _BORDER.search(text, end, end + _REACH)
    stop = min(end + _REACH, len(text)) if border is None else border.start()
    helping = word_list(language, "counted", "helping")
    for word in find_words(text, end, stop)[:_WORDS_AFTER]:
        if word.folded in states:
            return word.folded
        if word.folded not in helping:
            return None
    return None


def _state_before(text: str, start: int, states: frozenset[str], language: str) -> str | None:
    """Give the state told by the words right before: "killed 14 people", "the dead at nine", "the death toll rose to 57"."""
    borders = [found.end() for found in _BORDER.finditer(text, max(start - _REACH, 0), start)]
    between = word_list(language, "counted", "tolls")
    for at, word in enumerate(reversed(find_words(text, max([start - _REACH, 0, *borders]), start)[-_WORDS_BEFORE:])):
        if word.folded in states:
            return word.folded
        if at > 0 and word.folded not in between:
            return None
    return None


def _state_words(language: str) -> frozenset[str]:
    table = load(language, "counted")["states"]
    return frozenset(str(word) for words in table.values() for word in words)
