"""Whom words for who takes part stand for: himself, the lands he acts for, and the head noun where no name tells."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.comparison.peoples import Countries
from rashomon.comparison.stems import stem
from rashomon.comparison.voices import speaking_in
from rashomon.lexicon.phrases import Word, core_words, find_words, word_list
from rashomon.types import Annotations, Attribution, CorpusEntity, Member, Office

_ARTICLE_AND_TITLE = 2
_BRACKETS = re.compile(r"[()\[\]]")


@dataclass(frozen=True, slots=True)
class Side:
    """Who does a deed, or to whom it is done: himself, the lands he acts for, his head noun; ``anybody``: of all it is denied."""

    entities: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    head: str | None = None
    anybody: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Who is who across documents."""

    entity_of: Mapping[Member, str]
    entities: Mapping[str, CorpusEntity]
    countries: Countries
    language: str = field(default="en")


def is_anybody(words: str, language: str = "en") -> bool:
    """Tell whether words are of everybody whom something is denied of: "no one", "anyone"."""
    listed = word_list(language, "denials", "nobody") | word_list(language, "denials", "anybody")
    return words.casefold().strip() in listed


class Acting:
    """Reads whom the words of one document stand for."""

    def __init__(self, document: Annotations, known: Known) -> None:
        self._document, self._text, self._known, self._language = (
            document,
            document.document.text,
            known,
            known.language,
        )
        self._holders: dict[str, set[str]] | None = None

    @cached_property
    def _speaking(self) -> dict[str, Attribution]:
        return speaking_in(self._document, self._language)

    def side(self, entity: str | None, words: str, within: str | None) -> Side:
        """Give a side by its entity, the lands in its words or of its offices, and by who speaks for "our" and "I"."""
        words = _BRACKETS.sub(" ", words)
        if is_anybody(words, self._language):
            return Side(anybody=True)
        told = find_words(words, 0, len(words))
        speaking = not {word.folded for word in told}.isdisjoint(word_list(self._language, "pronouns", "speaker"))
        speaker = self._speaker(within) if speaking or self._is_himself(words, within) else None
        own = self._corpus(entity) or (speaker if len(told) == 1 else None) or self._office_holder(told)
        lands = {land for word in told if words[word.start].isupper() and (land := self._land(word)) is not None}
        lands |= set(self._lands_of(speaker))
        core = core_words(words, 0, len(words), self._language)
        head = core[-1] if core and len(told) > 1 else None
        itself = {self._known.countries.home(own)} if own is not None else set()
        if own is None and any(self._stands_for_its_land(word) for word in (head, *told[-1:]) if word is not None):
            itself = lands
        lands |= set(self._lands_of(own))
        return Side(frozenset(itself), frozenset(lands), None if head is None else stem(head.folded, self._language))

    def denier(self, holder: Attribution) -> Side:
        """Give the side of who denies what nobody is told to have done: it is his own that is accused."""
        source = self._speaking[holder.id].source
        return Side() if source is None else self.side(source.entity, self._text[source.start : source.end], None)

    def _is_himself(self, words: str, within: str | None) -> bool:
        """Tell whether a lone pronoun stands for who speaks: "he said he had telephoned"."""
        holder = self._speaking.get(within or "")
        reported = holder is not None and holder.form != "direct"
        return reported and words.casefold().strip() in word_list(self._language, "fates", "pronouns")

    def _office_holder(self, told: Sequence[Word]) -> str | None:
        """Give who is told by an office alone, "the president", where one person with it is named in the document."""
        if len(told) != _ARTICLE_AND_TITLE or told[0].folded not in word_list(self._language, "accounts", "articles"):
            return None
        if self._holders is None:
            self._holders = defaultdict(set)
            for one in self._document.entities:
                entity = self._corpus(one.id)
                for office in self._offices(entity):
                    self._holders[office.title.casefold().split(" ")[-1]].add(entity or "")
        some = self._holders.get(told[1].folded, set())
        return next(iter(some)) if len(some) == 1 else None

    def _stands_for_its_land(self, word: Word) -> bool:
        return word.folded in self._listed("bodies") or self._land(word) is not None

    def _land(self, word: Word) -> str | None:
        return self._known.countries.of_word(word.folded, self._language)

    def _lands_of(self, entity: str | None) -> Iterator[str]:
        """Give the lands of which somebody holds an office."""
        for office in self._offices(entity):
            land = self._known.countries.named.get((office.of or "").casefold())
            if land is not None:
                yield land

    def _offices(self, entity: str | None) -> tuple[Office, ...]:
        one = self._known.entities.get(entity or "")
        return () if one is None else one.offices

    def _speaker(self, within: str | None) -> str | None:
        holder = self._speaking.get(within or "")
        return None if holder is None or holder.source is None else self._corpus(holder.source.entity)

    def _corpus(self, entity: str | None) -> str | None:
        return None if entity is None else self._known.entity_of.get(Member(self._document.document.id, entity))

    def _listed(self, key: str) -> frozenset[str]:
        return word_list(self._language, "denials", key)
