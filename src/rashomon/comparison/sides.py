"""On which side of an incident somebody stands: the land whose people, ship or troops are told of.

"The Torvenian cutter" tells it outright; then "the cutter" alone tells it too, "the enemy" where somebody is called "the
Torvenian enemy", "we" by who speaks, and "they", in the mouth of one of two sides, means the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rashomon.comparison.peoples import Countries
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, find_words, fold_word, word_list
from rashomon.types import Annotations, Attribution, CorpusEntity, Member, Span

_HEADS = 2
_SHARE = 2 / 3
_REACH = 160  # characters
_MOST_WORDS = 14
_DEEPEST = 6


class Sides:
    """Tells sides in the documents of one incident; ``scenes`` are the sentences in which each may tell of it."""

    def __init__(
        self,
        documents: Sequence[Annotations],
        scenes: Mapping[str, Sequence[Span]],
        countries: Countries,
        entity_of: Mapping[Member, str],
        entities: Mapping[str, CorpusEntity],
        language: str = "en",
    ) -> None:
        self._countries, self._entity_of, self._entities, self._language = countries, entity_of, entities, language
        self._own: dict[str, Mapping[str, str]] = {}
        self._called: dict[str, Counter[str]] = defaultdict(Counter)
        every: dict[str, Counter[str]] = defaultdict(Counter)
        told: Counter[str] = Counter()
        for one in documents:
            name = one.document.id
            heads = self._heads(one.document.text)
            self._own[name] = _settled(heads)
            for head, lands in heads.items():
                every[head].update(dict.fromkeys(lands, 1))
            told.update(self._lands(one.document.text, scenes.get(name, ())))
        self._all = _settled(every)
        self._two = [land for land, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))[:2]]

    def _heads(self, text: str) -> dict[str, Counter[str]]:
        """Count for each noun the lands whose name stands right before it: "Torvenian patrol vessel"."""
        heads: dict[str, Counter[str]] = defaultdict(Counter)
        words = _all_words(text)
        for at, word in enumerate(words):
            land = self._land(text, word)
            if land is not None:
                self._called[land][text[word.start : word.end]] += 1
                for noun in _nouns(text, words[at : at + _HEADS + 1], self._language):
                    heads[noun][land] += 1
        return heads

    def _lands(self, text: str, sentences: Iterable[Span]) -> Iterator[str]:
        for sentence in sentences:
            lands = (self._land(text, word) for word in find_words(text, sentence.start, sentence.end))
            yield from (land for land in lands if land is not None)

    def _land(self, text: str, word: Word) -> str | None:
        if not text[word.start].isupper():
            return None
        forms = (word.folded, word.folded.removesuffix("s"))  # "Torvenian", "Torvenians"
        return next((land for form in forms if (land := self._countries.of_word(form, self._language))), None)

    def before(self, document: Annotations, start: int, at: int, speaker: Attribution | None) -> str | None:
        """Give the side of who is told last between two places; None where a question word or nobody stands there."""
        text = document.document.text
        words = find_words(text, max(start, at - _REACH), at)[-_MOST_WORDS:]
        for word in reversed(words):
            if word.folded in word_list(self._language, "incidents", "asking"):
                if (
                    text[max(start, word.start - 2) : word.start].rstrip().endswith(",")
                ):  # "the crew, who stayed": who is told before
                    continue
                return None
            side = self._side(document, word, speaker)
            if side is not None:
                return side
        return None

    def behind(self, document: Annotations, at: int, start: int, end: int, speaker: Attribution | None) -> str | None:
        """Give the side of who is told first behind a place; "its" is that of who stands before."""
        for word in find_words(document.document.text, at, end)[: _MOST_WORDS // 2]:
            if word.folded in word_list(self._language, "incidents", "its"):
                return self.before(document, start, at, speaker)
            side = self._side(document, word, speaker)
            if side is not None:
                return side
        return None

    def _side(self, document: Annotations, word: Word, speaker: Attribution | None) -> str | None:
        if word.folded in word_list(self._language, "incidents", "they"):
            return self._other(self.of_speaker(document, speaker))
        if word.folded in word_list(self._language, "incidents", "we"):
            return self.of_speaker(document, speaker)
        land = self._land(document.document.text, word)
        return land or self._own[document.document.id].get(word.folded) or self._all.get(word.folded)

    def _other(self, side: str | None) -> str | None:
        """Give the other of two sides."""
        return next((one for one in self._two if one != side), None) if side in self._two else None

    def home_of(self, document: Annotations, speaker: Attribution | None) -> str | None:
        """Give the land that is home to who speaks: his own, or for a text that tells of an enemy the other's."""
        side = self.of_speaker(document, speaker)
        if side is not None:
            return side
        own = self._own[document.document.id]
        enemies = word_list(self._language, "incidents", "enemies")
        return next((self._other(own[noun]) for noun in sorted(enemies) if noun in own), None)

    def people_of(self, land: str) -> str | None:
        """Give the word most often used for a land's people and things: "Torvenian"."""
        words = self._called.get(land)
        return None if words is None else min(words, key=lambda word: (-words[word], word))

    def of_speaker(self, document: Annotations, speaker: Attribution | None) -> str | None:
        """Give the side of who speaks, by the words for him, his name and offices, else of whose words they stand in."""
        known = {one.id: one for one in document.attributions}
        for _ in range(_DEEPEST):
            if speaker is None:
                return None
            side = self._of_source(document, speaker)
            if side is not None:
                return side
            speaker = known.get(speaker.within or "")
        return None

    def _of_source(self, document: Annotations, speaker: Attribution) -> str | None:
        source = speaker.source
        if source is None:
            return None
        entity = self._entities.get(self._entity_of.get(Member(document.document.id, source.entity or ""), ""))
        names = [document.document.text[source.start : source.end]]
        if entity is not None:
            offices = [office.of for office in entity.offices if office.of is not None]
            names += [entity.name, *entity.names, *offices]
        return next((land for name in names for land in self._named(name)), None)

    def _named(self, name: str) -> Iterator[str]:
        for word in find_words(name, 0, len(name)):
            land = self._land(name, word) or self._countries.named.get(fold_word(word.folded))
            if land is not None and land in self._two:
                yield land


def _all_words(text: str) -> list[Word]:
    words: list[Word] = []
    at = 0
    while at < len(text):
        found = find_words(text, at, len(text))
        words += found
        at = found[-1].end if found else at + _REACH
    return words


def _nouns(text: str, words: Sequence[Word], language: str) -> Iterator[str]:
    """Give the words in small letters that follow a people's name without a border between."""
    last = words[0].end
    for word in words[1:]:
        if text[last : word.start].strip(" ()[]\n") or not text[word.start].islower():
            return
        if _may_act(word.folded, language):
            yield word.folded
        last = word.end


@cache
def _may_act(noun: str, language: str) -> bool:
    """Tell whether a noun is one for who may act for a land: people, a ship, an army."""
    words = {noun, noun.removesuffix("s")}
    kinds = load(language, "counted")["kinds"]
    known = words & word_list(language, "incidents", "things") or words & word_list(language, "incidents", "acting")
    return bool(known) or any(words & {kind, *map(str, row["words"])} for kind, row in kinds.items())


def _settled(heads: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Give the land of each noun that is told of one in two thirds of its tellings or more."""
    settled = {}
    for head, lands in heads.items():
        land, often = min(lands.items(), key=lambda pair: (-pair[1], pair[0]))
        if often >= _SHARE * lands.total():
            settled[head] = land
    return settled
