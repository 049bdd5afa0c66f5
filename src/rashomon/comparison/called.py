"""The namings of one document: which words call whom or what.

Mentions, labels with whose they are ("the Syrian regime", "the regime in Damascus"), the words that tell a happening, and
labels of it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.comparison.labels import Label, find_labels, is_denied, show
from rashomon.comparison.peoples import Countries
from rashomon.comparison.stems import stem
from rashomon.comparison.voices import Voices
from rashomon.lexicon.phrases import core_words, find_words, word_list
from rashomon.types import Annotations, EventMention, Mention, Told

_LONGEST = 6
_BEFORE = 80
_NEAR = 300


@dataclass(frozen=True, slots=True)
class Subject:
    """What is named: an entity or an event across documents; neither: somebody whom nothing tells."""

    entity: str | None = None
    event: str | None = None


NOBODY = Subject()


@dataclass(frozen=True, slots=True)
class Named:
    """One naming: what, where, by which words; ``key`` joins the forms of one wording."""

    subject: Subject
    start: int
    end: int
    words: str
    key: str


class Page:
    """The namings of one document."""

    def __init__(
        self,
        annotations: Annotations,
        voices: Voices,
        countries: Countries,
        event_of: Mapping[Told, str],
        language: str = "en",
    ) -> None:
        self._annotations = annotations
        self._text = annotations.document.text
        self._voices = voices
        self._countries = countries
        self._language = language
        self._zones = [(z.start, z.end) for z in annotations.zones if z.kind not in {"boilerplate", "note"}]
        self._mentions = sorted(annotations.mentions, key=lambda m: (m.start, -m.end, m.id))
        self._starts = [mention.start for mention in self._mentions]
        document = annotations.document.id
        told = ((event_of.get(Told(document, one.id)), one) for one in annotations.events)
        self._events = sorted(
            ((event, one) for event, one in told if event is not None), key=lambda e: (e[1].start, e[1].end, e[0])
        )
        self._harmful = [(event, one) for event, one in self._events if self._is_deed(one)] or self._events
        self._counts = Counter(event for event, _ in self._harmful)

    def names(self) -> list[Named]:
        """Give all namings, in order; a place in the text is counted once for each thing that it names."""
        labelled = list(self._labelled())
        taken = [(one.start, one.end) for one in labelled if one.subject != NOBODY]
        found = [*labelled, *self._mentioned(taken), *self._deeds(taken)]
        return sorted(set(found), key=lambda one: (one.start, one.end, one.key, str(one.subject)))

    # -- mentions ------------------------------------------------------------------------------

    def _mentioned(self, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
        held = sorted(taken)
        for mention in self._mentions:
            entity = self._voices.entity(mention.entity)
            if entity is None or mention.form == "pronoun" or not self._is_told(mention.start):
                continue
            if _lies_in(held, mention.start, mention.end) or self._holds_own_name(mention):
                continue
            if mention.kind == "norp" and entity in self._countries.of_people:
                continue
            start, end = self._words_of(mention)
            words = show(self._text, start, end)
            if words:
                yield Named(Subject(entity=entity), start, end, words, _key(words))

    def _holds_own_name(self, mention: Mention) -> bool:
        """Tell whether a description holds a name of the same entity, which is counted by itself."""
        if mention.form == "name":
            return False
        inside = self._mentions[bisect_left(self._starts, mention.start) : bisect_left(self._starts, mention.end)]
        return any(m.form == "name" and m.entity == mention.entity and m.end <= mention.end for m in inside)

    def _words_of(self, mention: Mention) -> tuple[int, int]:
        """Give a name with what judges it before it; of a description its words without article, to the end of its core."""
        if mention.form == "name":
            return self._with_judgement(mention.start), mention.end
        words = core_words(self._text, mention.start, mention.end, self._language)
        whole = find_words(self._text, mention.start, mention.end)
        kept = whole if len(whole) <= _LONGEST else words
        while len(kept) > 1 and kept[0].folded in word_list(self._language, "sources", "determiners"):
            kept = kept[1:]
        return (kept[0].start, kept[-1].end) if kept else (mention.start, mention.end)

    def _with_judgement(self, start: int) -> int:
        """Give where the judging words before an offset begin, titles between them: "so-called", "martyred captain"."""
        judging = word_list(self._language, "naming", "judging")
        titles = word_list(self._language, "offices", "offices")
        first = at = start
        for word in reversed(find_words(self._text, max(start - _BEFORE, 0), start)):
            if self._text[word.end : at].strip(" \"“‘«'("):
                break
            if word.folded in judging:
                first = word.start
            elif word.folded not in titles or first != start:
                break
            at = word.start
        return first

    # -- labels --------------------------------------------------------------------------------

    def _labelled(self) -> Iterator[Named]:
        """Give the labels; a bare one ("the enemy") is of whom all fuller ones with its head are in this document."""
        bare: list[Label] = []
        owners: dict[str, set[str]] = defaultdict(set)
        for label in self._labels():
            owner = self._owner(label)
            if owner is None:
                bare.append(label)
                continue
            start, end, entity = owner
            words = show(self._text, start, end)
            owners[stem(self._text[label.head : label.end])].add(entity)
            yield Named(Subject(entity=entity), start, end, words, _key(words))
        for label in bare:
            subject = self._subject_of(label, owners.get(stem(self._text[label.head : label.end]), set()))
            if subject is not None:
                yield Named(subject, label.start, label.end, label.words, _key(label.words))

    def _labels(self) -> Iterator[Label]:
        for start, end in self._zones:
            yield from find_labels(self._text, start, end, self._language)

    def _subject_of(self, label: Label, owners: set[str]) -> Subject | None:
        """Give what a bare label names: a power, a happening, or nobody that is told; None where a mention names it."""
        if label.slot in word_list(self._language, "naming", "of_a_happening"):
            return self._happening(label)
        if self._is_mentioned(label):
            return None
        if len(owners) == 1 and label.slot in word_list(self._language, "naming", "of_a_power"):
            return Subject(entity=next(iter(owners)))
        return NOBODY if label.slot in word_list(self._language, "naming", "of_anybody") else None

    def _is_mentioned(self, label: Label) -> bool:
        last = bisect_right(self._starts, label.head)
        around = self._mentions[max(last - 8, 0) : last]
        return any(
            label.end <= m.end and m.form != "pronoun" and self._voices.entity(m.entity) is not None for m in around
        )

    def _owner(self, label: Label) -> tuple[int, int, str] | None:
        """Give whose power a label is ("Torvenian enemy", "Sorel's regime", "the regime in Vesmer"), with its words."""
        if label.slot not in word_list(self._language, "naming", "of_a_power"):
            return None
        before = self._name_before(label.start) or self._people_before(label.start)
        if before is not None:
            return self._with_judgement(before[0]), label.end, before[1]
        words = find_words(self._text, label.end, label.end + 24)
        if words and words[0].folded in word_list(self._language, "naming", "whose"):
            i = bisect_left(self._starts, words[0].end)
            after = self._mentions[i] if i < len(self._mentions) else None
            near = after is not None and self._text[words[0].end : after.start].strip() in {"", "the"}
            if after is not None and near and after.form == "name" and self._voices.entity(after.entity) is not None:
                return label.start, after.end, self._home(after)
        return None

    def _name_before(self, start: int) -> tuple[int, str] | None:
        """Give where a name right before an offset begins, and whose it is."""
        for mention in reversed(
            self._mentions[max(bisect_left(self._starts, start) - 8, 0) : bisect_left(self._starts, start)]
        ):
            gap = self._text[mention.end : start]
            if mention.form == "name" and mention.end <= start and gap.strip() in {"", "'s", "’s", "'", "’"}:
                return (mention.start, self._home(mention)) if self._voices.entity(mention.entity) else None
        return None

    def _people_before(self, start: int) -> tuple[int, str] | None:
        """Give where a people's name that no mention is made of stands right before an offset, and the country."""
        words = find_words(self._text, max(start - _BEFORE, 0), start)[-1:]
        if not words or self._text[words[0].end : start] != " " or not self._text[words[0].start].isupper():
            return None
        country = self._countries.of_word(words[0].folded, self._language)
        return None if country is None else (words[0].start, country)

    def _home(self, mention: Mention) -> str:
        entity = self._voices.entity(mention.entity) or ""
        return self._countries.home(entity)

    # -- happenings ----------------------------------------------------------------------------

    def _deeds(self, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
        """Give the words that tell happenings, and verbs of killing, stopping … in sentences that tell one."""
        held = sorted(taken)
        for event, one in self._events:
            if not self._is_told(one.start) or one.polarity == "-" or _lies_in(held, one.start, one.end):
                continue
            start = self._with_judgement(one.start)
            words = find_words(self._text, max(start - _BEFORE, 0), one.end)
            first = next((i for i, word in enumerate(words) if word.start >= start), None)
            shown = show(self._text, start, one.end)
            is_so = first is None or not is_denied(self._text, words, first, self._language)
            if shown and is_so:
                yield Named(Subject(event=event), start, one.end, shown, _key(shown))

    def _happening(self, label: Label) -> Subject | None:
        """Give the happening that a label is for: one told by its very words, else near it, else the document's main one."""
        if not self._events:
            return None
        around = _within(self._events, label.start - _NEAR, label.end)
        own = [event for event, one in around if label.head < one.end]
        if own:
            return Subject(event=own[0])
        near = [event for event, _ in _within(self._harmful, label.start - _NEAR, label.start + _NEAR)]
        some = Counter(near) or self._counts
        most = max(some.values())
        best = sorted((e for e in some if some[e] == most), key=lambda e: (-self._counts[e], e))
        return Subject(event=best[0]) if len(best) == 1 or self._counts[best[0]] > self._counts[best[1]] else None

    def _is_deed(self, one: EventMention) -> bool:
        """Tell whether an event mention's words are of a deed or a happening that sides call differently."""
        words = self._text[one.start : one.end]
        deeds = _deeds(self._language)
        held = any(stem(word.folded, self._language) in deeds for word in find_words(words, 0, len(words)))
        return held or any(
            label.slot in word_list(self._language, "naming", "of_a_happening")
            for label in find_labels(words, 0, len(words), self._language)
        )

    def _is_told(self, start: int) -> bool:
        return any(first <= start < last for first, last in self._zones) or not self._annotations.zones


@cache
def _deeds(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in word_list(language, "naming", "deeds"))


def _within(events: Sequence[tuple[str, EventMention]], first: int, last: int) -> Sequence[tuple[str, EventMention]]:
    """Give the event mentions that begin between two offsets."""
    return events[bisect_left(events, first, key=_begin) : bisect_left(events, last, key=_begin)]


def _begin(told: tuple[str, EventMention]) -> int:
    return told[1].start


def _lies_in(held: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch lies in one of some sorted ones."""
    last = bisect_right(held, (start, 1 << 60))
    return any(first <= start and end <= stop for first, stop in held[max(last - 3, 0) : last])


def _key(words: str) -> str:
    """Give what joins the forms of one wording: without case, numbers of the noun and forms of the verb."""
    return " ".join(stem(part) for part in words.replace("’", "'").casefold().split())
