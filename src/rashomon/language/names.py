"""Proper names by their capitals, with a guess of what they name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.words import Words, small_words
from rashomon.lexicon import load
from rashomon.types import EntityKind, Name

_LONGEST, _PERSON = 8, 4  # words
_ACRONYM = 6


_SINGLE: tuple[tuple[str, EntityKind], ...] = (
    ("places", "place"), ("norps", "norp"), ("organisation_words", "organisation"), ("other_words", "other"),
)  # fmt: skip
_SEVERAL: tuple[tuple[str, EntityKind], ...] = (
    ("organisation_words", "organisation"), ("facility_words", "facility"), ("other_words", "other"),
    ("place_words", "place"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the words of a document are written inside sentences: with a capital, or without."""

    capital: frozenset[str]
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words ``first`` to ``last`` (not included) of a sentence that make up a name, and whether a title leads it."""

    words: Words
    first: int
    last: int
    titled: bool

    @property
    def lower(self) -> Sequence[str]:
        """The words of the name in lower case."""
        return self.words.lower[self.first : self.last]


def find_names(sentences: Sequence[Words], language: str) -> tuple[Name, ...]:
    """Find the names of a document, sorted; the same words get their kind from the clearest place."""
    seen = _see(sentences)
    runs = [run for words in sentences for run in _find_runs(words, seen, language)]
    persons = _find_persons(runs, language)
    return tuple(_name(run, persons, language) for run in runs)


@cache
def _words(language: str, group: str) -> frozenset[str]:
    return frozenset(load(language, "names")[group].split())


def _see(sentences: Sequence[Words]) -> _Seen:
    """Note how each word is written where its sentence's beginning or a headline does not decide it."""
    capital, small = set(), set()
    for words in sentences:
        for at, (span, lower) in enumerate(zip(words.spans, words.lower, strict=True)):
            if words.text[span.start].islower():
                small.add(lower)
            elif at and not words.headline and words.kinds[at - 1] not in {"open", ".", ":"}:
                capital.add(lower)
    return _Seen(frozenset(capital), frozenset(small))


def _find_runs(words: Words, seen: _Seen, language: str) -> Iterator[_Run]:
    """Yield the runs of capitalised words, joined over ``bin``, ``of the`` and full stops of initials."""
    at = 0
    while at < len(words):
        if not _is_part(words, at, seen, language):
            at += 1
            continue
        last = _run_end(words, at, seen, language)
        yield from _split_run(words, at, last, language)
        at = last


def _split_run(words: Words, first: int, last: int, language: str) -> Iterator[_Run]:
    """Take ``Iranian`` and a title away from what they lead to: ``Iranian Foreign Minister Hossein Rad``."""
    leads = words.lower[first] in _words(language, "norps") and last - first > 1
    if leads and _words(language, "organisation_words").isdisjoint(words.lower[first:last]):
        yield _Run(words, first, first + 1, titled=False)
        first += 1
    start, titled = _strip_titles(words, first, last, language)
    if start < last:
        yield _Run(words, start, last, titled)


def _is_part(words: Words, at: int, seen: _Seen, language: str) -> bool:
    """Tell whether a word is part of a name; where capitals decide nothing, other places of the document do."""
    sign, lower = words.text[words.spans[at].start], words.lower[at]
    if "-" in lower and lower.split("-")[0] in _words(language, "particles") and not sign.isupper():
        return words.text[words.spans[at].start + len(lower.split("-")[0]) + 1].isupper()
    if not sign.isupper() or lower in _words(language, "not_names"):
        return False
    unsure = at == 0 or words.headline or words.kinds[at - 1] in {"open", ".", ":"}
    if not unsure:
        return words.kinds[at] == "name" or lower in seen.capital - seen.small
    if words.kinds[at] not in {"name", "verb", "noun", "adv", "ing"} or lower in small_words(language, "openers"):
        return False
    known = (
        lower in _words(language, "places") or lower in _words(language, "norps") or lower in _words(language, "titles")
    )
    return known or lower in seen.capital or (lower not in seen.small and _leads(words, at))


def _leads(words: Words, at: int) -> bool:
    """Tell whether a first word has another capital behind it."""
    return not words.headline and at + 1 < len(words) and words.kinds[at + 1] == "name"


def _run_end(words: Words, at: int, seen: _Seen, language: str) -> int:
    last = at + 1
    while last < len(words) and last - at < _LONGEST:
        if words.kinds[last] == "abbr" or _is_part(words, last, seen, language):
            last += 1
            continue
        over = _joined(words, at, last, seen, language)
        if over == last:
            break
        last = over
    while last > at + 1 and words.kinds[last - 1] == "abbr" and len(words.lower[last - 2]) > 1:
        last -= 1
    return last


def _joined(words: Words, first: int, at: int, seen: _Seen, language: str) -> int:
    """Go over ``bin``, ``of``, ``of the`` or ``and`` to a further capitalised word."""
    small, after = words.lower[at], at + 1
    if small in _words(language, "particles"):
        while after < len(words) and words.lower[after] in _words(language, "particles"):
            after += 1
    elif small in small_words(language, "of") and not _words(language, "joins_of").isdisjoint(words.lower[first:at]):
        after += after < len(words) and words.among(after, "the")
    elif small not in small_words(language, "joined") or small_words(language, "of").isdisjoint(words.lower[first:at]):
        return at
    return after + 1 if after < len(words) and _is_part(words, after, seen, language) else at


def _strip_titles(words: Words, first: int, last: int, language: str) -> tuple[int, bool]:
    """Leave titles out of a person's name; a run of titles alone is no name."""
    titles = _words(language, "titles")
    at = first
    while at < last and (words.lower[at] in titles or (words.kinds[at] == "abbr" and at > first)):
        at += 1
    body = at < last and words.lower[at] in _words(language, "organisation_words")
    if body or (at < last and words.among(at, "of")):
        return first, False
    return at, at > first


def _find_persons(runs: Sequence[_Run], language: str) -> Counter[str]:
    """Count the last words of what is surely a person's name, so that the surname alone is known."""
    sure = [
        run for run in runs if run.titled or (_kind_by_words(run, language) is None and 1 < len(run.lower) <= _PERSON)
    ]
    return Counter(run.lower[-1] for run in sure)


def _name(run: _Run, persons: Counter[str], language: str) -> Name:
    span = run.words.span(run.first, run.last)
    kind, score = _kind(run, persons, language)
    return Name(span.start, span.end, kind, score)


def _kind(run: _Run, persons: Counter[str], language: str) -> tuple[EntityKind, float]:
    """Guess the kind: by its own words, a title before it, its length, or the same surname elsewhere."""
    by_words = _kind_by_words(run, language)
    if by_words is not None:
        return by_words, 0.8
    if run.titled:
        return "person", 0.9
    if len(run.lower) > 1 or persons[run.lower[-1]]:
        return "person", 0.6
    text = run.words.text[run.words.spans[run.first].start : run.words.spans[run.first].end]
    if text.isupper() and 1 < len(text) <= _ACRONYM:
        return "organisation", 0.6
    before = run.words.lower[run.first - 1] if run.first else ""
    return ("place", 0.5) if before in small_words(language, "located") else ("other", 0.3)


def _kind_by_words(run: _Run, language: str) -> EntityKind | None:
    """Guess the kind of a name from what its words mean."""
    if run.titled:
        return None
    if " ".join(run.lower) in load(language, "names")["long_places"]:
        return "place"
    for group, kind in _SINGLE if len(run.lower) == 1 else _SEVERAL:
        if not _words(language, group).isdisjoint(run.lower):
            return kind
    return "place" if all(word in _words(language, "places") for word in run.lower) else None
