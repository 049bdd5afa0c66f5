"""Noun phrases: where one begins, walking back from its last word, and where one ends, walking on from its first."""

from functools import cache

from rashomon.language.words import PHRASE, VERBAL, Words, small_words
from rashomon.lexicon import load

_LONGEST = 40
_LIST = 8


@cache
def time_words(language: str) -> frozenset[str]:
    """Give the words that tell a time and are no part of a speaker: days, months, ``last``."""
    return frozenset(load(language, "words")["time_words"].split())


def find_phrase_before(words: Words, end: int, floor: int, language: str) -> int:
    """Walk back from word ``end`` (not included) to the first word of the noun phrase that ends there."""
    at = end
    while at > floor and end - at < _LONGEST:
        kind = words.kinds[at - 1]
        if kind == ")":
            opening = _matching_bracket(words, at - 1, floor)
            if opening is None:
                break
            at = opening
        elif (
            kind in PHRASE
            or kind == "prep"
            or (kind == "mark" and words.lower[at - 1] in {"%", "$", "&", "#", "@", "/"})
            or (kind == "conj" and _joins(words, at - 1, floor))
            or (kind in {"ing", "past", "adv", "dash"} and _modifies(words, at - 1, floor))
            or (kind == "," and _lists(words, at - 1, end, floor))
            or (kind == "to" and at < end and words.kinds[at] in PHRASE)
        ):
            at -= 1
        else:
            break
    return _strip_lead(words, at, end, language)


def _matching_bracket(words: Words, closing: int, floor: int) -> int | None:
    for at in range(closing - 1, max(floor, closing - 15) - 1, -1):
        if words.kinds[at] == "(":
            return at
    return None


def _joins(words: Words, at: int, floor: int) -> bool:
    """Tell whether ``and`` joins two nouns, not two clauses: no verb before it in its clause."""
    if not words.among(at, "joins") or at - 1 < floor or words.kinds[at - 1] not in PHRASE | {")"}:
        return False
    for before in range(at - 1, max(floor, at - _LONGEST) - 1, -1):
        kind = words.kinds[before]
        if kind in VERBAL and not _modifies(words, before, floor):
            return False
        if kind in {"sub", ";", ":", ".", "open", "close", "pron", "dash"}:
            return True
    return True


def _modifies(words: Words, at: int, floor: int) -> bool:
    """Tell whether a participle or adverb stands inside a phrase: ``the ruling party``, ``a man accused of``."""
    if at - 1 < floor:
        return False
    kind, before, after = words.kinds[at], words.kinds[at - 1], words.kinds[at + 1]
    if kind == "adv":
        return before in {"det", "poss"} and after in PHRASE
    if kind == "dash":
        return words.lower[at] == "-" and words.spans[at].start == words.spans[at - 1].end
    if before in {"det", "poss", "adv", "conj", "prep"} or (kind == "ing" and before in {"noun", "name"}):
        return before not in {"adv", "conj", "prep"} or after in PHRASE
    return kind == "past" and before in {"noun", "name"} and after == "prep"


def _lists(words: Words, at: int, end: int, floor: int) -> bool:
    """Tell whether a comma stands in a list that goes on with ``and``: ``Iraq, Iran and Syria``."""
    if at - 1 < floor or words.kinds[at - 1] not in {"name", "noun"}:
        return False
    following = words.kinds[at + 1 : end]
    if "conj" not in following or any(kind in VERBAL for kind in following):
        return False
    return (
        following.index("conj") < _LIST
        and (words.kinds[at + 1] == "name") == (words.kinds[at - 1] == "name")
        and at - floor <= _LIST
    )


def _strip_lead(words: Words, at: int, end: int, language: str) -> int:
    """Leave out what leads in: ``and``, ``In Ohio on Monday``, ``last week``."""
    times = time_words(language)
    while at < end and (
        words.kinds[at] in {"conj", "adv", "clitic", "abbr", "to", ",", "mark", "dash"}
        and words.lower[at] not in {"#", "@", "$"}
    ):
        at += 1
    if at < end and words.kinds[at] == "prep":
        at = _after_lead_in(words, at, end, times)
    moved = at
    while moved < end and (words.lower[moved] in times or (words.kinds[moved] == "num" and moved > at)):
        moved += 1
    return moved if moved < end and moved > at and words.kinds[moved] in PHRASE else at


def _after_lead_in(words: Words, at: int, end: int, times: frozenset[str]) -> int:
    """Find the phrase that follows a leading ``In the spring``: at a later determiner, or after a time word."""
    for index in range(end - 1, at, -1):
        before = words.kinds[index - 1]
        if words.lower[index - 1] in times or (before == "num" and words.kinds[index] != "noun"):
            return index
        if words.kinds[index] in {"det", "poss"} and before not in {"prep", "conj", "det"}:
            return index
    return at + 1


def find_phrase_after(words: Words, start: int, last: int) -> int:
    """Walk on from word ``start`` to the end (not included) of the noun phrase, with ``of Y``, ``(R-Ky.)`` and appositions."""
    at = _core_end(words, start, last)
    while at < last and at - start < _LONGEST:
        kind = words.kinds[at]
        if kind == "(":
            closing = next((i for i in range(at, min(at + 15, last)) if words.kinds[i] == ")"), None)
            if closing is None:
                break
            at = closing + 1
        elif kind == "prep" and words.among(at, "stays") and at + 1 < last:
            moved = _core_end(words, at + 1, last)
            if moved == at + 1:
                break
            at = moved
        elif kind == "conj" and words.among(at, "and") and at + 1 < last and words.kinds[at + 1] in {"name", "det"}:
            at = _core_end(words, at + 1, last)
        else:
            break
    return at


def find_apposition_after(words: Words, at: int, last: int) -> int:
    """Go over ``, a farmer from X`` (not ``, and``, ``, adding``) as far as the next comma; ``at`` is the comma."""
    first = at + 1
    if first >= last or words.kinds[first] not in {"det", "poss", "noun", "name", "num", "pron"}:
        return at
    if words.kinds[first] == "pron" and not words.among(first, "vague_pronouns"):
        return at
    for index in range(first, min(first + _LONGEST, last)):
        kind = words.kinds[index]
        if kind in {",", ".", ";", ":", "open", "close", "dash"}:
            return index
        if (
            kind in VERBAL
            and words.kinds[first] not in {"det", "poss"}
            and small_words(words.language, "relatives").isdisjoint(words.lower[first:index])
        ):
            return at
    return last if last - first < _LONGEST else at


def _core_end(words: Words, start: int, last: int) -> int:
    at = start
    while at < last and (
        words.kinds[at] in PHRASE
        or (words.kinds[at] in {"adv", "ing", "past"} and at > start and words.kinds[at - 1] in {"det", "poss"})
        or (words.kinds[at] == "dash" and words.lower[at] == "-")
    ):
        if at > start and words.kinds[at] == "det" and words.kinds[at - 1] != "det":
            break
        at += 1
    return at
