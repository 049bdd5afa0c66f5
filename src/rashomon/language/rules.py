"""The rule tagger: cue verbs and phrases from the lexicon, subjects and contents by plain grammar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.language.collect import collect
from rashomon.language.follow import follow_quotations
from rashomon.language.names import find_names
from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.language.reports import find_reports
from rashomon.language.sentence_words import read_sentences
from rashomon.language.sentences import find_sentences
from rashomon.language.tokens import find_tokens
from rashomon.types import Tagged, Zoned


@dataclass(frozen=True, slots=True)
class RuleTagger:
    """Tags by rules and word lists of one language; reads each document alone."""

    language: str = "en"

    @property
    def name(self) -> str:
        """The name that stands in the output as ``model``."""
        return f"rules-{self.language}-1"

    def tag(self, documents: Iterable[Zoned]) -> Iterator[Tagged]:
        """One result a document, in order."""
        return (self._tag_one(zoned) for zoned in documents)

    def _tag_one(self, zoned: Zoned) -> Tagged:
        text = zoned.document.text
        paragraphs = find_paragraphs(text, zoned.zones)
        quotations = find_quotations(text, paragraphs)
        sentences = find_sentences(text, paragraphs, quotations, self.language)
        tokens = find_tokens(text, sentences)
        words = read_sentences(text, sentences, tokens, quotations, self.language)
        found = [find_reports(each, self.language) for each in words]
        reports = follow_quotations(words, found, paragraphs, quotations)
        marked = collect(reports)
        names = find_names(words, self.language)
        return Tagged(zoned.document, zoned.zones, sentences, tokens, quotations, names, marked.marks, marked.links)
