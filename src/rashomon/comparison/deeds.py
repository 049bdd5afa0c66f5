"""Who is said to have done what to whom, or said not to have: what a denial with words of its own is laid beside.

"No one sent me away", "denied that anyone had been turned away", "has never ratified it": denials of a deed as such, not
merely that it was otherwise.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from rashomon.comparison.acting import Acting, Known, Side, is_anybody
from rashomon.comparison.stems import stem
from rashomon.comparison.telling import find_near, is_pronoun
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, find_words, fold_word, word_list
from rashomon.types import Annotations, Attribution, EventMention, Interval, ParticipantRole, Span

BY_VERB = "="
"""What a kind begins with that is no listed one but the verb itself."""

_BEFORE, _BEHIND = 40, 40  # characters
_REACH, _DENIAL = 90, 160  # characters
_MOST_BETWEEN = 4  # words
_BORDER = re.compile(r"[.;:!?\n,]")
_STOP = re.compile(r"[.;:!?\n]")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed told as done, or denied as such; ``kinds`` are what it may be called by, ``mention`` the happening that tells it."""

    document: str
    span: Span
    kinds: frozenset[str]
    doer: Side
    other: Side
    denied: bool
    holder: Attribution | None = None
    mention: EventMention | None = None
    days: Interval | None = None


def find_disowned(document: Annotations, known: Known) -> Iterator[Deed]:
    """Give the deeds that somebody denies as such: of all, for ever, or by a word for denying."""
    reader = _Reader(document, known)
    for mention in document.events:
        if mention.certainty == "happened" and mention.polarity == "-" and reader.is_disowned(mention):
            yield from reader.read(mention)


def find_done(document: Annotations, known: Known, kinds: AbstractSet[str]) -> Iterator[Deed]:
    """Give the deeds of some kinds that a document's happenings tell as done."""
    reader = _Reader(document, known)
    for mention in document.events:
        if mention.certainty == "happened" and mention.polarity == "+" and reader.kinds(mention) & kinds:
            yield from reader.read(mention)


class _Reader:
    def __init__(self, document: Annotations, known: Known) -> None:
        self._document, self._text, self._language = document, document.document.text, known.language
        self._acting = Acting(document, known)
        self._attributions = {one.id: one for one in document.attributions}
        self._times = {one.id: one for one in document.times}

    def read(self, mention: EventMention) -> Iterator[Deed]:
        """Give a mention as a deed, done or denied; one that nobody knows who did it is none."""
        kinds = self.kinds(mention)
        holder = self._attributions.get(mention.within or "")
        denied = mention.polarity == "-"
        doer, other = self._side(mention, ("actor",)), self._side(mention, ("recipient", "other"))
        other = self._shared_object(mention) if other == Side() else other
        if denied and doer == Side() and holder is not None and holder.act == "denies":
            doer = self._acting.denier(holder)
        if not denied:
            if any(is_pronoun(part.text, self._language) for part in mention.participants) and not doer.entities:
                return
            doer, other = (replace(side, anybody=False) for side in (doer, other))
        if kinds:
            days, name = self._days(mention), self._document.document.id
            yield Deed(name, self._span(mention), kinds, doer, other, denied, holder, mention, days)

    def kinds(self, mention: EventMention) -> frozenset[str]:
        """Give what a deed may be called by: its groups of words for one kind, and its verb where that tells something."""
        verb = stem(fold_word(self._text[mention.start : mention.end].split()[-1]), self._language)
        more = self._completion(mention)
        whole = verb if more is None else f"{verb} {more.folded}"
        groups = {kind for kind, words in _alike(self._language).items() if words & {verb, whole}}
        return frozenset(groups if whole in _slight(self._language) else {*groups, f"{BY_VERB}{whole}"})

    def _completion(self, mention: EventMention) -> Word | None:
        """Give the word behind a verb that belongs to it: "away" in "sent me away", "entry" in "refused her team entry"."""
        behind = find_words(self._text, mention.end, mention.end + _BEHIND)
        border = _BORDER.search(self._text, mention.end, mention.end + _BEHIND)
        near = [word for word in behind if border is None or word.start < border.start()][:_MOST_BETWEEN]
        known = word_list(self._language, "denials", "particles") | word_list(self._language, "denials", "objects")
        return next((word for word in near if word.folded in known), None)

    def _side(self, mention: EventMention, roles: Sequence[ParticipantRole]) -> Side:
        one = next((part for part in mention.participants if part.role in roles), None)
        return Side() if one is None else self._acting.side(one.entity, one.text, mention.within)

    def _shared_object(self, mention: EventMention) -> Side:
        """Give the object of the verb before it, which it goes on from: "signed the pact in 2011 and never ratified"."""
        before = [
            one
            for one in self._document.events
            if mention.start - _REACH <= one.start < mention.start and one.within == mention.within
        ]
        last = max(before, key=lambda one: one.start, default=None)
        between = "" if last is None else self._text[last.end : mention.start]
        if last is None or _STOP.search(between) or " and " not in between:
            return Side()
        same = self._side(last, ("actor",)) == self._side(mention, ("actor",))
        return self._side(last, ("recipient", "other")) if same else Side()

    def is_disowned(self, mention: EventMention) -> bool:
        """Tell whether a deed is denied of all, for ever, or by a word for denying."""
        holder = self._attributions.get(mention.within or "")
        if holder is not None and holder.act == "denies" and holder.polarity == "+":
            return True
        if any(is_anybody(part.text, self._language) for part in mention.participants):
            return True
        before = self._text[max(mention.start - _BEFORE, 0) : mention.start].casefold()
        clause = _BORDER.split(before)[-1]
        return any(f" {word} " in f" {clause} " for word in word_list(self._language, "denials", "never"))

    def _span(self, mention: EventMention) -> Span:
        """Give the words for a deed with those for who takes part, where they stand near it in its sentence.

        What is denied by a word for it is shown with that word.
        """
        holder = self._attributions.get(mention.within or "")
        if mention.polarity == "-" and holder is not None and holder.act == "denies" and holder.cue is not None:
            piece = next((one for one in holder.content if one.start <= mention.start < one.end), holder.cue)
            whole = Span(min(holder.cue.start, piece.start), max(holder.cue.end, piece.end))
            if whole.end - whole.start <= _DENIAL:
                return whole
        more, start = self._completion(mention), mention.start
        end = mention.end if more is None else more.end
        for part in mention.participants:
            near = find_near(self._text, part.text, mention.start)
            if near is not None and abs(near.start - mention.start) <= _REACH:
                low, high = min(start, near.start), max(end, near.end)
                start, end = (start, end) if _STOP.search(self._text[low:high]) else (low, high)
        return Span(start, end)

    def _days(self, mention: EventMention) -> Interval | None:
        time = self._times.get(mention.time or "")
        if time is None or time.earliest is None or time.before is None:
            return None
        return Interval(time.earliest, time.before, time.precision)


@cache
def _alike(language: str) -> Mapping[str, frozenset[str]]:
    table = load(language, "denials")["alike"]
    return {kind: frozenset(_stemmed(str(word), language) for word in words) for kind, words in table.items()}


def _stemmed(words: str, language: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{stem(first, language)} {rest}".strip()


@cache
def _slight(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in word_list(language, "denials", "slight"))
