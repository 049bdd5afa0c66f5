"""Answers to what is asked of an incident, told in phrases for which no happening stands: "without a word", "the lamps were lit".

Which phrases answer which question is data (``said`` of incidents.yaml). Where a question is who did it, who is told before
the phrase, or behind it, is taken: on which side he stands, or who he is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.comparison.sides import Sides
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, Attribution, CorpusEntity, Member, Polarity, Said, Span

PLACE = "where"
"""The sort of what tells where it was."""

_GAP = r"[\s()\[\]\"“”'‘’«»]{1,3}"
_WORD = r"[^\W_]+(?:['’-][^\W_]+){0,3}"
_BEFORE = 5  # words
_CARRIED = 250  # characters
_BORDER = re.compile(r"[.;:!?\n]|,(?=\s(?:but|and|while|who|which)\s)")
_BROKEN = re.compile(r"[.,;:!?\n()\"“”«»—–]")
_POLARITIES: tuple[Polarity, ...] = ("+", "-")
_LOOSE = "?"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A way to answer: whether it says so, whether who did it follows it, and whether it answers only where nobody else did."""

    pattern: re.Pattern[str]
    polarity: Polarity
    doer_behind: bool
    words: frozenset[str]
    loose: bool = False


class Asker:
    """Reads the answers of one document of an incident."""

    def __init__(
        self,
        document: Annotations,
        sides: Sides,
        entity_of: Mapping[Member, str],
        entities: Mapping[str, CorpusEntity],
        language: str = "en",
    ) -> None:
        self._document, self._text = document, document.document.text
        self._sides, self._entity_of, self._entities, self._language = sides, entity_of, entities, language

    def answers(self, kind: str, sentences: Sequence[Span]) -> Iterator[Said]:
        """Give the answers to a question in some sentences, the first that tells most of each stretch."""
        told = list(self._answers(kind, sentences))
        firers: dict[str, set[str | None]] = defaultdict(set)
        for said, _ in told:
            firers[self._voice(said.span)].add(said.entity)
        for said, loose in told:
            if not loose or len(firers[self._voice(said.span)]) == 1:
                yield said

    def _answers(self, kind: str, sentences: Sequence[Span]) -> Iterator[tuple[Said, bool]]:
        """Give the answers, and whether each holds only where its voice tells it of one side alone."""
        row = load(self._language, "incidents")["questions"][kind]
        last: Said | None = None
        for sentence in sentences:
            for found, phrase in _find(self._text, sentence, kind, self._language):
                said = self._said(kind, found, phrase, sentence, row.get("doer"))
                if said is not None and row.get("of_doer") and said.entity is None:
                    near = last is not None and said.span.start - last.span.end <= _CARRIED
                    said = replace(said, entity=last.entity, name=last.name) if last is not None and near else None
                if said is None or (phrase.loose and self._is_answer_back(kind, said.span, sentence)):
                    continue
                yield said, phrase.loose
                last = said

    def _is_answer_back(self, kind: str, span: Span, sentence: Span) -> bool:
        """Tell whether a clause goes on with why or after what it was done: "opened fire after …"."""
        row = load(self._language, "incidents")["questions"][kind]
        border = _BROKEN.search(self._text, span.end, sentence.end)
        behind = find_words(self._text, span.end, sentence.end if border is None else border.start())
        return not {word.folded for word in behind}.isdisjoint(row.get("not_first", ()))

    def _voice(self, span: Span) -> str:
        """Give whose words a stretch stands in: who that is, or what he is called."""
        holder = self._holder(span)
        if holder is None or holder.source is None:
            return ""
        words = self._text[holder.source.start : holder.source.end].casefold()
        return self._corpus(holder.source.entity) or words

    def own_lands(self, sentences: Sequence[Span]) -> Iterator[Said]:
        """Give the places told as the land or waters of who speaks: "in our own sea", "the waters of the homeland"."""
        for sentence in sentences:
            for pattern in _own_land(self._language):
                for found in pattern.finditer(self._text, sentence.start, sentence.end):
                    span = Span(*found.span())
                    land = self._sides.home_of(self._document, self._holder(span))
                    people = None if land is None else self._sides.people_of(land)
                    if people is not None:
                        name: str = load(self._language, "incidents")["own_waters"].format(people=people)
                        yield Said(span, PLACE, None, "other", None, name)

    def _said(self, kind: str, span: Span, phrase: _Phrase, sentence: Span, doer: str | None) -> Said | None:
        """Give an answer; None where it is not sure, or who did it is asked and not told."""
        start = max([sentence.start, *(m.end() for m in _BORDER.finditer(self._text, sentence.start, span.start))])
        before = find_words(self._text, start, span.start)[-_BEFORE:]
        unsure = word_list(self._language, "incidents", "unsure")
        if any(word.folded in unsure for word in before) or not self._is_of_deed(kind, span, sentence):
            return None
        holder = self._holder(span)
        inside = [word for word in find_words(self._text, span.start, span.end) if word.folded not in phrase.words]
        negating = [word for word in (*before[-3:], *inside) if self._negates(word.folded)]
        negating += [word for word in before[-1:] if word.folded in word_list(self._language, "stands", "denying")]
        flips = bool(negating) != (holder is not None and holder.act == "denies")
        span = Span(min([span.start, *(word.start for word in negating)]), span.end)
        polarity: Polarity = phrase.polarity if not flips else "-" if phrase.polarity == "+" else "+"
        if doer is None:
            return Said(span, kind, polarity)
        entity, name, whole = self._doer(span, phrase, sentence, holder, doer)
        asks_who = not load(self._language, "incidents")["questions"][kind].get("of_doer")
        if asks_who and (name is None or flips):
            return None
        return Said(whole, kind, None if asks_who else polarity, "actor", entity, name)

    def _negates(self, word: str) -> bool:
        return word in word_list(self._language, "negation", "negators") or word.endswith("n't")

    def _is_of_deed(self, kind: str, span: Span, sentence: Span) -> bool:
        """Tell whether a phrase that may be of anything ("the decision was taken") stands beside a word for the deed."""
        row = load(self._language, "incidents")["questions"][kind]
        loose = {word.folded for word in find_words(self._text, span.start, span.end)} & set(row.get("of_deed", ()))
        deeds = {str(word) for deed in row["deeds"] for word in deed.get("objects", ())}
        return not loose or any(
            word.folded in deeds
            for word in find_words(self._text, sentence.start, sentence.end)
            if word.folded not in loose
        )

    def _doer(
        self, span: Span, phrase: _Phrase, sentence: Span, holder: Attribution | None, doer: str
    ) -> tuple[str | None, str | None, Span]:
        """Give who did it, across documents where known, what he is called, and the words with those for him."""
        if doer == "land":
            side = (
                self._sides.behind(self._document, span.end, sentence.start, sentence.end, holder)
                if phrase.doer_behind
                else self._sides.before(self._document, sentence.start, span.start, holder)
            )
            return side, None if side is None else self._entities[side].name, span
        words = self._words_behind(span, sentence) if phrase.doer_behind else self._words_before(span, sentence)
        if words is None:
            return None, None, span
        known = [one for one in self._document.mentions if words.start <= one.start and one.end <= words.end]
        entity = next((found for one in known if (found := self._corpus(one.entity)) is not None), None)
        name = " ".join(self._text[words.start : words.end].split())
        return entity, name, Span(min(span.start, words.start), max(span.end, words.end))

    def _words_behind(self, span: Span, sentence: Span) -> Span | None:
        """Give the words behind "by", up to a border."""
        border = _BROKEN.search(self._text, span.end, sentence.end)
        end = sentence.end if border is None else border.start()
        words = find_words(self._text, span.end, end)[:7]
        return Span(words[0].start, words[-1].end) if words else None

    def _words_before(self, span: Span, sentence: Span) -> Span | None:
        """Give the last name or description of somebody before the phrase, without another verb's words between."""
        named = [
            one
            for one in self._document.mentions
            if sentence.start <= one.start and one.end <= span.start and self._corpus(one.entity) is not None
        ]
        last = max(named, key=lambda one: (one.end, -one.start), default=None)
        if last is None or len(find_words(self._text, last.end, span.start)) > _BEFORE - 2:
            return None
        return Span(last.start, last.end)

    def _corpus(self, entity: str | None) -> str | None:
        return None if entity is None else self._entity_of.get(Member(self._document.document.id, entity))

    def _holder(self, span: Span) -> Attribution | None:
        holding = [
            (piece.end - piece.start, one)
            for one in self._document.attributions
            for piece in one.content
            if piece.start <= span.start and span.end <= piece.end
        ]
        return min(holding, key=lambda pair: pair[0])[1] if holding else None


def asked_kinds(language: str = "en") -> list[str]:
    """Give the questions that phrases answer."""
    return [kind for kind, row in load(language, "incidents")["questions"].items() if "said" in row]


def is_of_doer(kind: str, language: str = "en") -> bool:
    """Tell whether answers of two doers answer two questions: the one stayed, the other left."""
    return bool(load(language, "incidents")["questions"].get(kind, {}).get("of_doer"))


def _find(text: str, sentence: Span, kind: str, language: str) -> Iterator[tuple[Span, _Phrase]]:
    """Give the phrases in a sentence in order; of two that overlap the longer."""
    found = [
        (Span(*match.span()), phrase)
        for phrase in _phrases(kind, language)
        for match in phrase.pattern.finditer(text, sentence.start, sentence.end)
    ]
    taken: list[Span] = []
    kept = []
    for span, phrase in sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[0])):
        if not any(one.start < span.end and span.start < one.end for one in taken):
            taken.append(span)
            kept.append((span, phrase))
    return iter(sorted(kept, key=lambda pair: pair[0]))


@cache
def _own_land(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_phrase(words.split()) for words in load(language, "incidents")["own_land"])


@cache
def _phrases(kind: str, language: str) -> tuple[_Phrase, ...]:
    said = load(language, "incidents")["questions"][kind]["said"]
    firm = (_phrase(words, polarity) for polarity in _POLARITIES for words in said.get(polarity, ()))
    return (*firm, *(replace(_phrase(words, "+"), loose=True) for words in said.get(_LOOSE, ())))


def _phrase(words: str, polarity: Polarity) -> _Phrase:
    parts = words.split()
    behind = parts[-1] == ">"
    forms = frozenset(form for part in parts for form in part.split("|"))
    return _Phrase(compile_phrase(parts[:-1] if behind else parts), polarity, behind, forms)


def compile_phrase(parts: Sequence[str]) -> re.Pattern[str]:
    """Give the pattern of a phrase: "|" parts forms of a word, "*" stands for up to three words.

    >>> bool(compile_phrase(["called", "*", "times"]).search("his men called (the ferry) three times"))
    True
    """
    pattern = ""
    for at, part in enumerate(parts):
        gap = _GAP if at else ""
        if part == "*":
            pattern += rf"(?:{gap}{_WORD}){{0,3}}"
        else:
            pattern += rf"{gap}(?:{'|'.join(re.escape(form) for form in part.split('|'))})"
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE)


def group_by_doer(
    kind: str, found: Mapping[str, Sequence[Said]], language: str = "en"
) -> list[dict[str, tuple[Said, ...]]]:
    """Give the answers by document, apart by who did it where that makes two questions."""
    if not is_of_doer(kind, language):
        return [{name: tuple(some) for name, some in found.items() if some}]
    groups: dict[str, dict[str, tuple[Said, ...]]] = defaultdict(dict)
    for name, some in found.items():
        for one in some:
            if one.entity is not None:
                groups[one.entity][name] = (*groups[one.entity].get(name, ()), one)
    return [groups[entity] for entity in sorted(groups)]
