"""Who said it: the noun phrase that is the subject of a cue."""

from dataclasses import dataclass
from functools import cache

from rashomon.language.cues import Cue
from rashomon.language.phrases import find_apposition_after, find_phrase_after, find_phrase_before
from rashomon.language.words import PHRASE, VERBAL, Words
from rashomon.lexicon import load

_APPOSITION, _RELATIVE = 45, 15  # words
_ENDS_CLAUSE = frozenset({",", ";", ":", ".", "dash", "open", "close", "sub", "pron", "conj"})


@dataclass(frozen=True, slots=True)
class Place:
    """Words ``first`` to ``last`` (not included) that name a source; ``inverted`` after its verb; ``shared`` found for an earlier one."""

    first: int
    last: int
    inverted: bool = False
    shared: bool = False


def find_source(words: Words, cue: Cue, floor: int, last: int, language: str, *, earlier: Place | None) -> Place | None:
    """Find the subject of a cue between ``floor`` and ``last``; ``earlier`` is the source of the cue before it."""
    if cue.form == "passive":
        return _agent(words, cue, last)
    if cue.form == "finite":
        inverted = _find_inverted(words, cue, floor, last, language)
        if inverted is not None:
            return inverted
    direct = find_subject(words, cue.first, floor, language)
    if direct is not None and (cue.form not in {"ing", "infinitive"} or _is_reduced(words, cue)):
        return direct
    return _find_shared(words, cue, floor, language, earlier)


def _is_reduced(words: Words, cue: Cue) -> bool:
    """Tell whether an ``-ing`` form follows its noun at once: ``a report saying``."""
    return cue.form == "ing" and cue.first > 0 and words.kinds[cue.first - 1] in {"noun", "name", "clitic"}


def _agent(words: Words, cue: Cue, last: int) -> Place | None:
    """Find the agent of a passive: ``was described by X as``."""
    if cue.last < last and words.among(cue.last, "agent") and cue.last + 1 < last:
        end = find_phrase_after(words, cue.last + 1, last)
        if end > cue.last + 1:
            return Place(cue.last + 1, end, inverted=True)
    return None


def _find_inverted(words: Words, cue: Cue, floor: int, last: int, language: str) -> Place | None:
    """Find ``…,” said X`` and ``…, said X``."""
    if cue.first == floor or words.kinds[cue.first - 1] not in {"close", ","} or cue.last >= last:
        return None
    if cue.entry.lemma not in inverting(language):
        return None
    quoted = words.kinds[cue.first - 1] == "close"
    if not quoted and not _has_clause(words, floor, cue.first - 1):
        return None
    end = _inverted_end(words, cue.last, last)
    closes = end >= last or words.kinds[end] in {",", ".", ";", "open", "dash", "close"}
    if end == cue.last or not (
        closes or (quoted and words.kinds[end] not in VERBAL) or words.kinds[end] in {"prep", "adv"}
    ):
        return None
    return Place(cue.last, end, inverted=True)


def _inverted_end(words: Words, start: int, last: int) -> int:
    """Find the end of a source after its verb, with what tells more of it."""
    if words.kinds[start] == "pron" and words.among(start, "inverted_pronouns"):
        return start + 1
    if words.kinds[start] not in {"name", "noun", "det", "poss", "num", "pron", "adv"}:
        return start
    end = find_phrase_after(words, start, last)
    if end == start:
        return start
    if end < last and words.among(end, "further"):
        end = next((i for i in range(end, last) if words.kinds[i] in {",", ".", ";", "open", "close", "dash"}), last)
    while end < last and words.kinds[end] == ",":
        moved = find_apposition_after(words, end, last)
        if moved == end:
            break
        end = moved
    return end


@cache
def inverting(language: str) -> frozenset[str]:
    """Give the cue verbs that their subject may follow."""
    return frozenset(load(language, "cues")["inverting"].split())


def _has_clause(words: Words, floor: int, comma: int) -> bool:
    """Tell whether a clause of its own, no apposition, stands before the comma."""
    if words.kinds[comma - 1] == "close":
        return True
    before = [at for at in range(floor, comma) if words.kinds[at] == ","]
    since = before[-1] + 1 if before else floor
    return any(words.kinds[at] in VERBAL for at in range(since, comma)) and not words.among(since, "relatives")


def find_subject(words: Words, before: int, floor: int, language: str) -> Place | None:
    """Find the noun phrase that ends right before word ``before``, over an apposition between commas."""
    end = before
    if end > floor and words.kinds[end - 1] in {"dash", ")"} and words.lower[end - 1] != "-":
        end = _before_insertion(words, end, floor)
    if end > floor and words.kinds[end - 1] == ",":
        return _over_apposition(words, end - 1, floor, language)
    if end <= floor or words.kinds[end - 1] == "conj":
        return None
    if words.kinds[end - 1] == "pron" or (
        words.kinds[end - 1] == "sub"
        and words.among(end - 1, "that")
        and end - 1 > floor
        and words.kinds[end - 2] in PHRASE
    ):
        return Place(end - 1, end)
    floating = words.among(end - 1, "floating")
    if floating and end - 2 >= floor and words.kinds[end - 2] in {"noun", "name", "pron"}:
        return find_subject(words, end - 1, floor, language)
    if words.kinds[end - 1] == "det":
        return Place(end - 1, end) if words.among(end - 1, "alone") else None
    start = find_phrase_before(words, end, floor, language)
    found = start < end and words.kinds[start] != "clitic"
    return Place(_before_relative(words, start, floor, language), end) if found else None


def _before_relative(words: Words, start: int, floor: int, language: str) -> int:
    """Give where ``X who lives in Y`` begins, where the phrase at ``start`` is that ``Y``; else ``start``."""
    for at in range(start - 1, max(floor, start - _RELATIVE), -1):
        if words.among(at, "relatives"):
            inside = at + 1 == start or any(kind in VERBAL for kind in words.kinds[at + 1 : start])
            return find_phrase_before(words, at, floor, language) if inside and words.kinds[at - 1] in PHRASE else start
        if words.kinds[at] in _ENDS_CLAUSE:
            break
    return start


def _before_insertion(words: Words, end: int, floor: int) -> int:
    """Step back over ``— a word between dashes —`` or brackets to what stands before."""
    closing = words.kinds[end - 1]
    opening = "(" if closing == ")" else "dash"
    for at in range(end - 2, max(floor, end - 30) - 1, -1):
        if words.kinds[at] == opening:
            return at if opening == "dash" else end
    return end


def _over_apposition(words: Words, comma: int, floor: int, language: str) -> Place | None:
    """Find ``X, a spokesman for Y,`` whole, but of ``X, in a statement,`` only X."""
    for at in range(comma - 1, max(floor, comma - _APPOSITION) - 1, -1):
        kind = words.kinds[at]
        if kind in {"open", "close", ";", ":", "."}:
            return None
        if kind != ",":
            continue
        opening = words.kinds[at + 1]
        if opening == "conj" or at == floor:
            return None
        inside = words.kinds[at + 1 : comma]
        relative = words.among(at + 1, "relatives")
        reduced = opening == "past"
        if any(each in VERBAL for each in inside[reduced:]) and not relative:
            return None
        if words.kinds[at - 1] not in PHRASE | {")"}:
            continue
        start = find_phrase_before(words, at, floor, language)
        if start < at:
            whole = opening in {"det", "poss", "noun", "name", "num", "("} or relative
            return Place(start, comma if whole else at)
    return None


def _find_shared(words: Words, cue: Cue, floor: int, language: str, earlier: Place | None) -> Place | None:
    """Take the subject of an earlier verb: ``X said … and added``, ``X said …, adding``, ``X went on to say``."""
    if earlier is not None and earlier.first >= floor:
        return Place(earlier.first, earlier.last, shared=True)
    verb = next((i for i in range(floor, cue.first) if _is_finite(words, i, floor)), None)
    if verb is None:
        return _subject_after(words, cue, language)
    subject = find_subject(words, verb, floor, language)
    return None if subject is None else Place(subject.first, subject.last, shared=True)


def _is_finite(words: Words, at: int, floor: int) -> bool:
    return words.kinds[at] in VERBAL and at > floor


def _subject_after(words: Words, cue: Cue, language: str) -> Place | None:
    """Find the subject that follows a leading participle: ``Citing X, the minister said``."""
    if cue.form != "ing":
        return None
    verb = next((i for i in range(cue.last, min(cue.last + 40, len(words))) if words.kinds[i] in VERBAL), None)
    comma = next((i for i in range(cue.last, min(cue.last + 40, len(words))) if words.kinds[i] == ","), None)
    if verb is None or comma is None or comma > verb:
        return None
    subject = find_subject(words, verb, comma + 1, language)
    return None if subject is None else Place(subject.first, subject.last, shared=True)
