"""What one speaker said in one report: its words in one piece, who is mentioned in them, and on which days it was said."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.comparison.peoples import Countries
from rashomon.comparison.stems import stem
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.lexicon.sentences import find_ends
from rashomon.types import Annotations, Attribution, Interval, Member, Passage, Span

_LONGEST = 4000
_BEFORE_CUE = 20
_SURE = frozenset({"hour", "day", "week", "month"})
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a statement: its place in the document, its stem, and the entity across documents mentioned there."""

    start: int
    end: int
    stem: str
    folded: str
    entity: str | None
    broken: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """A report of an utterance: the words ``pieces``; ``days`` up to the second (not included), None: nothing tells them."""

    utterance: str
    speaker: str
    annotations: Annotations
    attribution: Attribution
    pieces: tuple[Span, ...]
    days: tuple[date, date] | None
    is_said: bool

    @property
    def document(self) -> str:
        """The document's id."""
        return self.annotations.document.id

    def passage(self) -> Passage:
        """Give all its words as one stretch."""
        first, last = min(piece.start for piece in self.pieces), max(piece.end for piece in self.pieces)
        return Passage(self.document, Span(first, last))


def find_days(said: Interval | None, published: date | None) -> tuple[date, date] | None:
    """Give the days on which something was said: as told, else the day of the report."""
    if said is not None and said.precision in _SURE:
        return said.earliest, said.before
    return None if published is None else (published, published + timedelta(days=1))


def is_recalled(annotations: Annotations, one: Attribution, language: str = "en") -> bool:
    """Tell whether a cue puts the saying some time before the report: "had told", "previous criticism"."""
    if one.cue is None:
        return False
    text = annotations.document.text
    words = find_words(text, max(one.cue.start - _BEFORE_CUE, 0), one.cue.start)[-1:]
    words += find_words(text, one.cue.start, one.cue.end)
    return any(word.folded in word_list(language, "stands", "recalling") for word in words)


def sentences_of(
    one: Spoken, entity_of: Mapping[Member, str], countries: Countries, language: str = "en"
) -> Iterator[tuple[Token, ...]]:
    """Give the sentences of a report's content as tokens; pieces that the outlet cut apart are read as one."""
    tokens: list[Token] = []
    for piece in one.pieces:
        end = min(piece.end, piece.start + _LONGEST)
        cuts = list(find_ends(one.annotations.document.text, piece.start, end, language))
        begin = piece.start
        for cut in [*cuts, end]:
            tokens.extend(_tokens(one, begin, cut, entity_of, countries, language))
            if cut in cuts and tokens:
                yield tuple(tokens)
                tokens = []
            begin = cut
    if tokens:
        yield tuple(tokens)


def _tokens(
    one: Spoken, start: int, end: int, entity_of: Mapping[Member, str], countries: Countries, language: str
) -> Iterator[Token]:
    text = one.annotations.document.text
    at = start
    while at < end:
        words = find_words(text, at, end)
        last = at
        for word in words:
            entity = _mentioned(one.annotations, word.start, word.end, entity_of)
            broken = any(mark in text[last : word.start] for mark in ",;:—–()")
            yield Token(
                word.start,
                word.end,
                stem(word.folded, language),
                word.folded,
                countries.home(entity) if entity else None,
                broken,
            )
            last = word.end
        at = words[-1].end if words and at + 400 < end else max(at + 400, end if not words else at + 400)


def _mentioned(annotations: Annotations, start: int, end: int, entity_of: Mapping[Member, str]) -> str | None:
    """Give the entity of the smallest mention that a word lies in."""
    mentions = annotations.mentions
    last = bisect_left(mentions, end, key=lambda m: m.start)
    holding = [
        (m.end - m.start, m.start, entity)
        for m in mentions[max(last - 6, 0) : last]
        if m.entity is not None and m.start <= start and end <= m.end + 2
        for entity in [entity_of.get(Member(annotations.document.id, m.entity))]
        if entity is not None
    ]
    return min(holding)[2] if holding else None


@cache
def phrases(language: str, subject: str, *keys: str) -> Phrases:
    """Give a list of phrases of a subject's YAML as the stems of their words, by the first, the longest first."""
    listed = load(language, subject)
    for key in keys:
        listed = listed[key]
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in listed:
        stems = tuple(stem(part, language) for part in str(phrase).split())
        found.setdefault(stems[0], set()).add(stems)
    return {first: tuple(sorted(some, key=lambda one: (-len(one), one))) for first, some in found.items()}


def match_at(tokens: Sequence[Token], at: int, some: Phrases) -> int:
    """Give how many tokens the longest of some phrases takes at a place; 0: none stands there."""
    for phrase in some.get(tokens[at].stem, ()):
        if phrase == tuple(token.stem for token in tokens[at : at + len(phrase)]):
            return len(phrase)
    return 0


def first_entity(tokens: Sequence[Token]) -> str | None:
    """Give the first entity mentioned."""
    return next((token.entity for token in tokens if token.entity is not None), None)


def last_entity(tokens: Sequence[Token]) -> str | None:
    """Give the last entity mentioned."""
    return first_entity(tokens[::-1])
