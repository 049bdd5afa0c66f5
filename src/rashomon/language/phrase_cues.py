"""Cues that are no verbs: ``according to X``, ``in the words of X``, ``reportedly``, ``his claim that``."""

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.collect import Report
from rashomon.language.phrases import find_phrase_before
from rashomon.language.stretches import Stretch
from rashomon.language.words import PHRASE, VERBAL, Words
from rashomon.lexicon import load
from rashomon.types import Span

_ENDS_SOURCE = frozenset({",", ".", ";", ":", "open", "close", "dash", "("})
_SURE = 0.9
_COLON = 0.7


@cache
def _prepositions(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the words that go on after the first word of ``according to``, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load(language, "cues")["prepositions"]:
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}


@cache
def _nouns(language: str) -> dict[str, tuple[float, frozenset[str]]]:
    """Give each cue noun, singular and plural, with its likelihood and the words that may follow it."""
    found: dict[str, tuple[float, frozenset[str]]] = {}
    for noun, data in load(language, "cues")["nouns"].items():
        value = (data["prior"], frozenset(data["before"]))
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        found |= {noun: value, plural: value}
    return found


def find_phrase_reports(words: Words, stretches: Sequence[Stretch], language: str) -> list[Report]:
    """Find what the cues that are no verbs report."""
    prepositions, nouns = _prepositions(language), _nouns(language)
    adverbs = load(language, "cues")["adverbs"]
    reports: list[Report] = list(_read_colon(words))
    for at, word in enumerate(words.lower):
        if word in prepositions:
            reports.extend(_read_preposition(words, at, prepositions[word], stretches[at]))
        elif word in nouns and words.kinds[at] in {"noun", "verb"}:
            reports.extend(_read_noun(words, at, nouns[word], stretches[at], language))
        elif word in adverbs:
            reports.extend(_read_adverb(words, at, stretches[at], adverbs[word]))
    return reports


def find_prepositions(words: Words) -> Iterator[int]:
    """Yield where ``according to`` and its like begin."""
    known = _prepositions(words.language)
    for at, word in enumerate(words.lower):
        if word in known and any(tuple(words.lower[at + 1 : at + 1 + len(rest)]) == rest for rest in known[word]):
            yield at


def _read_colon(words: Words) -> Iterator[Report]:
    """Read ``Name: what Name says``, in headlines or before a quotation."""
    at = next((i for i, kind in enumerate(words.kinds[:8]) if kind == ":"), 0)
    named = at and all(kind in {"name", "abbr", "clitic"} for kind in words.kinds[:at])
    if not named or at + 2 >= len(words) or not (words.headline or words.kinds[at + 1] == "open"):
        return
    last = len(words)
    while last > at + 1 and words.kinds[last - 1] == "." and words.lower[last - 1] == ".":
        last -= 1
    if any(kind in VERBAL or kind == "open" for kind in words.kinds[at + 1 : last]):  # else a list of names, a credit
        yield Report(words.span(at, at + 1), words.span(0, at), (words.span(at + 1, last),), _COLON)


def _read_preposition(
    words: Words, at: int, candidates: tuple[tuple[str, ...], ...], stretch: Stretch
) -> Iterator[Report]:
    """Read ``according to X`` before, after or inside what X says."""
    for rest in candidates:
        last = at + 1 + len(rest)
        if tuple(words.lower[at + 1 : last]) == rest and last < stretch.last:
            end = _source_end(words, last, stretch.last)
            if end == last:
                return
            content = tuple(_around(words, at, end, stretch))
            if content:
                yield Report(words.span(at, last), words.span(last, end), content, _SURE)
            return


def _source_end(words: Words, start: int, last: int) -> int:
    """Find where the source ends: at the first mark after it, over ``(CNN)`` and ``Smith, a lawyer,``."""
    at = start
    while at < last and words.kinds[at] not in _ENDS_SOURCE:
        at += 1
    if at + 2 < last and words.kinds[at] == "," and words.among(at + 1, "articles"):
        closing = next((i for i in range(at + 1, last) if words.kinds[i] in _ENDS_SOURCE), last)
        if not any(words.kinds[i] in VERBAL for i in range(at + 1, closing)):
            return closing
    return at


def _around(words: Words, at: int, end: int, stretch: Stretch) -> Iterator[Span]:
    """Give what stands before the phrase and, after a comma, what stands behind it."""
    first, last = stretch.floor, at
    while first < last and words.kinds[first] in {"conj", ",", "dash", "("}:
        first += 1
    while last > first and words.kinds[last - 1] in {",", "dash", "(", "adv"}:
        last -= 1
    before = any(kind in VERBAL for kind in words.kinds[first:last])
    follows = end < stretch.last and words.kinds[end] == "," and (not before or end + 3 < stretch.last)
    if first < last and (before or follows) and last - first > 1:
        yield words.span(first, last)
    if follows and (not before or not _goes_elsewhere(words, end + 1)):
        stop = stretch.last
        while stop > end + 1 and words.kinds[stop - 1] in {".", ",", ";"}:
            stop -= 1
        if stop > end + 1:
            yield words.span(end + 1, stop)


def _goes_elsewhere(words: Words, at: int) -> bool:
    """Tell whether a new clause or a further description of the source begins."""
    return (
        words.kinds[at] in {"conj", "sub", "pron", "ing"} or words.among(at, "articles") or words.among(at, "relatives")
    )


def _read_noun(
    words: Words, at: int, value: tuple[float, frozenset[str]], stretch: Stretch, language: str
) -> Iterator[Report]:
    """Read ``his claim that``, ``the army’s denial of``: a noun with its owner."""
    prior, before = value
    if at + 2 >= stretch.last or words.lower[at + 1] not in before:
        return
    owner = _owner(words, at, stretch.floor, language)
    if owner is None and not words.among(at + 1, "that"):
        return
    last = stretch.last
    for index in range(at + 1, stretch.last):
        if words.kinds[index] in {",", ";", "."} and index > at + 2:
            last = index
            break
    while last > at + 1 and words.kinds[last - 1] in {".", ",", ";"}:
        last -= 1
    if last > at + 2:
        yield Report(words.span(at, at + 1), owner, (words.span(at + 1, last),), prior)


def _owner(words: Words, at: int, floor: int, language: str) -> Span | None:
    """Find ``his`` or ``the army’s`` before a noun, over an adjective."""
    for index in range(at - 1, max(floor, at - 3) - 1, -1):
        if words.kinds[index] == "poss":
            return words.span(index, index + 1)
        if words.kinds[index] == "clitic" and words.among(index, "possessive"):
            start = find_phrase_before(words, index, floor, language)
            return words.span(start, index + 1) if start < index else None
        if words.kinds[index] not in PHRASE:
            return None
    return None


def _read_adverb(words: Words, at: int, stretch: Stretch, prior: float) -> Iterator[Report]:
    """Read ``reportedly``: the clause around it is reported by nobody named."""
    first, last = at, at + 1
    while first > stretch.floor and words.kinds[first - 1] not in {";", ":", "sub", "open", "close", ","}:
        first -= 1
    while last < stretch.last and words.kinds[last] not in {";", ".", "open", "close", ","}:
        last += 1
    while first < at and words.kinds[first] in {"conj", "sub"}:
        first += 1
    pieces = [words.span(a, b) for a, b in ((first, at), (at + 1, last)) if a < b]
    if pieces:
        yield Report(words.span(at, at + 1), None, tuple(pieces), prior)
