"""What becomes of a person, told as a state: dead, held, in hospital, alive, free.

"X is in custody", "the late X", "he was among the dead" are no happenings that any clustering brings together, yet of one
person only one can be so. A state counts where it stands right behind a name, or behind a pronoun for the one person
of the sentence before.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.comparison.asked import compile_phrase
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.lexicon.sentences import find_sentences
from rashomon.types import Annotations, Member, Mention, Polarity, Said, Span

_TITLES = 4  # words between an adjective and the name it stands before
_LONGEST_ASIDE = 80  # characters
_ASIDE = re.compile(rf"\s{{0,2}},[^,.;:!?\n]{{1,{_LONGEST_ASIDE}}},")


@dataclass(frozen=True, slots=True)
class State:
    """Somebody's state as one document tells it; ``past``: as one that may have ended, ``at_once``: as of what the story tells."""

    said: Said
    document: str
    past: bool
    at_once: bool


def find_states(
    document: Annotations, entity_of: Mapping[Member, str], persons: frozenset[str], language: str = "en"
) -> Iterator[State]:
    """Give the states of persons that a document tells."""
    reader = _Reader(document, entity_of, persons, language)
    last: str | None = None
    for sentence in find_sentences(document.document.text, language):
        found = list(reader.read(sentence, last))
        yield from found
        last = reader.person_of(sentence) or (found[-1].said.entity if found else None)


class _Reader:
    def __init__(
        self, document: Annotations, entity_of: Mapping[Member, str], persons: frozenset[str], language: str
    ) -> None:
        self._document, self._text, self._language = document, document.document.text, language
        own = document.document.id
        known = ((m, entity_of.get(Member(own, m.entity))) for m in document.mentions if m.entity is not None)
        named = [(m, entity) for m, entity in known if entity in persons and m.form != "pronoun"]
        self._named = sorted(named, key=lambda pair: (pair[0].start, pair[0].end))
        self._starts = [m.start for m, _ in self._named]

    def _in(self, sentence: Span) -> list[tuple[Mention, str | None]]:
        at = bisect_right(self._starts, sentence.start - 1)
        inside = self._named[at : bisect_right(self._starts, sentence.end - 1)]
        return [(one, entity) for one, entity in inside if one.end <= sentence.end]

    def person_of(self, sentence: Span) -> str | None:
        """Give the one person whom a sentence names; None where it names nobody or several."""
        persons = {entity for _, entity in self._in(sentence)}
        return persons.pop() if len(persons) == 1 else None

    def read(self, sentence: Span, last: str | None) -> Iterator[State]:
        """Give the states told in a sentence; ``last`` is the one person of the sentence before, for a pronoun."""
        named = self._in(sentence)
        for one, entity in named:
            yield from self._before(one, entity, sentence)
        for sort, pattern in _states(self._language, "states"):
            for found in pattern.finditer(self._text, sentence.start, sentence.end):
                span = Span(*found.span())
                entity = self._subject(span, sentence, named, last)
                if entity is not None:
                    yield self._state(sort, span, sentence, entity)
        for sort, pattern in _states(self._language, "acted_from"):
            for found in pattern.finditer(self._text, sentence.start, sentence.end):
                span = Span(*found.span())
                beside = next((who for one, who in named if self._text[one.end : span.start] == " "), None)
                entity = beside or self._subject(span, sentence, named, last) or self._kin(span, sentence)
                if entity is not None and not self._goes_on(sentence):
                    yield replace(self._state(sort, span, sentence, entity), past=False)

    def _goes_on(self, sentence: Span) -> bool:
        """Tell whether a sentence tells of what came after: "called her from the ward before he died"."""
        words = {word.folded for word in find_words(self._text, sentence.start, sentence.end)}
        return not words.isdisjoint(word_list(self._language, "fates", "afterwards"))

    def _kin(self, span: Span, sentence: Span) -> str | None:
        """Give whose kin does it: "the captain's wife said that her husband had called her" is the captain."""
        words = find_words(self._text, max(sentence.start, span.start - _LONGEST_ASIDE), span.start)
        told = [word for word in words if word.folded not in self._helping()][-2:]
        if len(told) < 2 or told[0].folded not in word_list(self._language, "fates", "owners"):  # noqa: PLR2004 - "her husband"
            return None
        others = load(self._language, "fates")["kin"].get(told[1].folded, ())
        for other in others:
            found = re.search(
                rf"(?P<who>[^\W_]+)['’]s {re.escape(other)}(?![^\W_])", self._text[sentence.start : told[0].start]
            )
            if found is not None:
                return self._called(found["who"], sentence.start + found.start("who"))
        return None

    def _called(self, word: str, at: int) -> str | None:
        """Give the one person whom a word stands for: whose name it ends at a place, or before whose name it stands as a title."""
        named = {entity for one, entity in self._named if one.start <= at < one.end}
        title = word.casefold()
        titled = {
            entity
            for one, entity in self._named
            if self._text[max(one.start - len(title) - 1, 0) : one.start].strip().casefold() == title
            or self._text[one.start : one.end].casefold().startswith(f"{title} ")
        }
        return next(iter(named or titled)) if len(named or titled) == 1 else None

    def _before(self, one: Mention, entity: str | None, sentence: Span) -> Iterator[State]:
        """Give what an adjective before a name and its titles tells: "the late President Orlo"."""
        words = find_words(self._text, max(sentence.start, one.start - _LONGEST_ASIDE), one.end)
        first = [word for word in words if word.end <= one.start][-_TITLES:]
        for word in [*first, *[word for word in words if word.start >= one.start][:_TITLES]]:
            if word.folded in word_list(self._language, "fates", "dead_before") and self._is_title(word.end, one.start):
                yield self._state("dead", Span(word.start, one.end), sentence, entity)

    def _is_title(self, start: int, end: int) -> bool:
        """Tell whether nothing but words in capitals and words for posts stand between two places."""
        posts = word_list(self._language, "offices", "public") | word_list(self._language, "offices", "also_names")
        words = find_words(self._text, start, end) if start < end else []
        titled = all(self._text[word.start].isupper() or word.folded in posts for word in words)
        return titled and not re.search(r"[.,;:!?\n]", self._text[start:end])

    def _state(self, sort: str, span: Span, sentence: Span, entity: str | None) -> State:
        words = [word.folded for word in find_words(self._text, max(sentence.start, span.start - 40), span.start)]
        negated = bool(word_list(self._language, "negation", "negators") & set(words[-3:]))
        polarity: Polarity = "-" if negated else "+"
        helping = [word for word in words[-3:] if word in word_list(self._language, "fates", "helping")]
        past = bool(word_list(self._language, "fates", "past") & set(helping))
        around = {word.folded for word in find_words(self._text, sentence.start, sentence.end)}
        at_once = not around & word_list(self._language, "fates", "not_at_once")
        said = Said(span, sort, polarity, "recipient", entity, None)
        return State(said, self._document.document.id, past, at_once)

    def _subject(
        self, span: Span, sentence: Span, named: Sequence[tuple[Mention, str | None]], last: str | None
    ) -> str | None:
        """Give whose state it is: who stands right before, but for helping words and one or two asides between commas."""
        before = [(one, entity) for one, entity in named if one.end <= span.start]
        if before:
            end = max(one.end for one, _ in before)
            entities = {entity for one, entity in before if one.end == end}
            start = min(one.start for one, _ in before if one.end == end)
            beside = (
                self._text[end : end + 1] == "," and "," in self._text[sentence.start : start]
            )  # itself between commas
            if self._is_right_behind(end, span.start) or (beside and self._is_right_behind(end + 1, span.start)):
                return min(filter(None, entities), default=None)
        words = find_words(self._text, max(sentence.start, span.start - _LONGEST_ASIDE), span.start)
        rest = [word for word in words if word.folded not in self._helping()]
        pronoun = bool(rest) and rest[-1].folded in word_list(self._language, "fates", "pronouns")
        if not pronoun or not self._is_right_behind(rest[-1].end, span.start):
            return None
        persons = {entity for _, entity in before}
        return last if not persons else None

    def _is_right_behind(self, end: int, start: int) -> bool:
        """Tell whether nothing but asides and helping words stand between."""
        for _ in range(2):
            aside = _ASIDE.match(self._text, end, start)
            if aside is None:
                break
            end = aside.end()
        between = self._text[end:start]
        words = find_words(self._text, end, start)
        helped = bool(words) and all(word.folded in self._helping() for word in words)
        return helped and not re.search(r"[.,;:!?\n]", between)

    def _helping(self) -> frozenset[str]:
        negators = word_list(self._language, "negation", "negators")
        return word_list(self._language, "fates", "helping") | negators


@cache
def _states(language: str, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    states = load(language, "fates")[key]
    return tuple((sort, compile_phrase(words.split())) for sort, phrases in states.items() for words in phrases)


def by_person(states: Sequence[State], story_of: Mapping[str, str]) -> Mapping[tuple[str, str], list[State]]:
    """Group states by story and person."""
    groups: dict[tuple[str, str], list[State]] = defaultdict(list)
    for state in states:
        if state.said.entity is not None:
            groups[story_of.get(state.document, state.document), state.said.entity].append(state)
    return groups
