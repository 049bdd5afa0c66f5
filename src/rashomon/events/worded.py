"""Numbers that no number word tells: the place in a row ("his third arrest"), and that it befell nobody ("no one was hurt")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rashomon.events.amounts import Amount
from rashomon.events.counted import Counted, find_counted
from rashomon.lexicon import load
from rashomon.lexicon.numbers import Number, find_numbers
from rashomon.lexicon.phrases import Word as Phrased
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Word

_UNIT = "nth"
_MARKED_FROM = 4
"""From the fourth on "the fourth victim" counts; "the second man" is mostly the other one."""
_REACH = 40  # characters
_MOST_HELPING = 6
_YEAR = re.compile(r"(?:1[89]|20)\d\d\b")
_DEGREE = re.compile(r"[^\W_]{2,20}est\b|(?:most|least|best|worst|last)\b", re.IGNORECASE)
_OPEN = re.compile(r"[.;:!?\n]")

Told = tuple[Amount, Counted]


def find_worded(text: str, words: Sequence[Word], language: str = "en") -> Iterator[Told]:
    """Give the places in a row that count, and the states that nobody is said to be in, in no order."""
    yield from _find_places(text, words, language)
    yield from _find_none(text, language)


# -- the place in a row ----------------------------------------------------------------------------


def _find_places(text: str, words: Sequence[Word], language: str) -> Iterator[Told]:
    for number in find_numbers(text, language):
        if number.kind == "ordinal" and number.value > 1 and text[number.end : number.end + 1] in {" ", "\xa0"}:
            counted = _counted_by(text, number, words, language)
            if counted is not None and _is_counting(text, number, counted, language):
                yield Amount(number.start, number.end, number.value, number.value, nth=True), counted


def _counted_by(text: str, number: Number, words: Sequence[Word], language: str) -> Counted | None:
    """Give what a place in a row is told of; parts of a whole and days that go by are none: "the second half", "the third day"."""
    degree = _DEGREE.match(text, number.end + 1)
    if degree is not None and degree.group().casefold() not in _table(language, "no_degrees"):
        return None
    found = find_counted(text, number.start, number.end, words, language)
    of = found.of
    head = None if of is None else find_words(of, 0, len(of))
    if not head or of is None or not of[0].islower():
        return None
    if head[-1].folded in _table(language, "parts") | _table(language, "lengths"):
        return None
    return None if head[0].folded in _table(language, "parts") else Counted(number.start, found.end, _UNIT, of)


def _is_counting(text: str, number: Number, counted: Counted, language: str) -> bool:
    """Tell whether words around a place in a row show that it counts: whose it is, how long it was counted for."""
    before = find_words(text, max(number.start - 24, 0), number.start)
    last = before[-1] if before and text[before[-1].end : number.start] in {" ", "\xa0"} else None
    if last is None or counted.of is None:
        return False
    owned = last.folded in _table(language, "owning") or text[last.start : last.end].endswith(("'s", "’s", "s'", "s’"))
    if owned or counted.of.casefold() in _table(language, "times"):
        return True
    if last.folded not in _table(language, "marking"):
        return False
    end = text.find(counted.of, number.end) + len(counted.of)
    return number.value >= _MARKED_FROM or _is_spanned(text, end, language)


def _is_spanned(text: str, end: int, language: str) -> bool:
    """Tell whether it is said how long was counted: "the third attack this week", "in three days", "since 2003"."""
    stop = _OPEN.search(text, end, end + _REACH)
    after = find_words(text, end, end + _REACH if stop is None else stop.start())[:4]
    if not after or after[0].folded not in _table(language, "spanning"):
        return False
    lengths = _table(language, "lengths")
    return any(word.folded in lengths or _YEAR.match(word.folded) for word in after[1:])


@cache
def _table(language: str, key: str) -> frozenset[str]:
    return frozenset(str(word) for word in load(language, "quantities")["nth"][key])


# -- nobody ----------------------------------------------------------------------------------------


def _find_none(text: str, language: str) -> Iterator[Told]:
    """Give where nobody is told to be dead, hurt or the like, each as none of that."""
    for found in _nobody_pattern(language).finditer(text):
        if _is_open(text, found.start(), language):
            continue
        state = _state_after(text, found.end(), language)
        if state is not None:
            yield Amount(*found.span(), 0, 0), Counted(found.start(), found.end(), None, state)
    for found in _no_pattern(language).finditer(text):
        if not _is_open(text, found.start(), language):
            yield Amount(*found.span("no"), 0, 0), Counted(*found.span(), None, found["of"])


def _is_open(text: str, start: int, language: str) -> bool:
    """Tell whether it is left open: "if no one was hurt", "to make sure that nobody is hurt"."""
    words = find_words(text, max(start - _REACH, 0), start)
    clause = words[next((at + 1 for at in range(len(words) - 2, -1, -1) if _parts(text, words, at)), 0) :]
    return any(word.folded in _none(language)["unsure"] for word in clause[-4:])


def _parts(text: str, words: Sequence[Phrased], at: int) -> bool:
    return _OPEN.search(text, words[at].end, words[at + 1].start) is not None


def _state_after(text: str, end: int, language: str) -> str | None:
    """Give the state told right behind, with nothing but helping verbs between: "has been hurt", not "was badly hurt"."""
    stop = _OPEN.search(text, end, end + 2 * _REACH)
    states = word_list(language, "quantities", "states") | {"died"}
    for word in find_words(text, end, end + 2 * _REACH if stop is None else stop.start())[:_MOST_HELPING]:
        if word.folded in states:
            return text[word.start : word.end]
        if word.folded not in _none(language)["helping"]:
            return None
    return None


@cache
def _none(language: str) -> Mapping[str, frozenset[str]]:
    table = load(language, "quantities")["none"]
    return {str(key): frozenset(str(word) for word in words) for key, words in table.items()}


@cache
def _nobody_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_none(language)["nobody"], key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?: of them)?(?![^\W_])", re.IGNORECASE)


@cache
def _no_pattern(language: str) -> re.Pattern[str]:
    none = _none(language)
    before, of = (
        "|".join(re.escape(w) for w in sorted(none[key], key=lambda w: (-len(w), w))) for key in ("without", "counted")
    )
    return re.compile(rf"(?<![^\W_])(?P<no>{before})[ \xa0\n](?P<of>{of})(?![^\W_])", re.IGNORECASE)
