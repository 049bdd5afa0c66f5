"""From when to when an office is held, and whether it still is, as the words around it tell."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.entities.holders import Tie
from rashomon.entities.posts import Post
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.lexicon.verbs import lemmas
from rashomon.types import OfficeStatus, Span, Tagged, TimeExpression, Word


@dataclass(frozen=True, slots=True)
class Speech:
    """The contents of what others say in a document, and of what they deny."""

    told: Sequence[Span]
    denied: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Since when and until when (not included) an office is held, its state, and the words of time."""

    since: date | None
    until: date | None
    status: OfficeStatus | None
    told: tuple[Span, ...]


class TenureReader:
    """Reads tenures from the trees and times of one document."""

    def __init__(self, tagged: Tagged, trees: Tree, times: Sequence[TimeExpression], speech: Speech) -> None:
        """Take what others say too: "was" in it may be "is" put back, and what they deny is not told."""
        self._published, self._trees = tagged.document.published, trees
        self._sentences = [sentence.start for sentence in tagged.sentences]
        self._times = sorted((time for time in times if _is_dated(time)), key=lambda time: time.start)
        self._starts = [time.start for time in self._times]
        self._told, self._denied = speech.told, speech.denied

    def is_told(self, tie: Tie, post: int | None) -> bool:
        """Tell whether an office is told as held, once, now or soon: not denied, wished for, or under an if."""
        trees = self._trees
        places = [place for place in (tie.verb, post) if place is not None]
        auxiliaries = {word for place in places for word in trees.auxiliaries(place)}
        at = None if post is None else trees.words[post].start
        if at is not None and any(span.start <= at < span.end for span in self._denied):
            return False
        if auxiliaries & word_list("en", "tenures", "unsure") or auxiliaries & word_list("en", "negation", "negators"):
            return False
        return tie.verb is None or not self._is_wished(tie.verb)

    def _is_wished(self, verb: int) -> bool:
        """Tell whether a verb is only hoped for, tried or planned: it hangs on another, and not on "went on to"."""
        trees = self._trees
        above = trees.words[verb].head
        if above < 0 or trees.words[verb].deprel not in {"xcomp", "advcl", "acl", "ccomp"}:
            return False
        if word_list("en", "tenures", "to").isdisjoint((*trees.auxiliaries(verb), trees.plain(verb - 1))):
            return False
        reached = word_list("en", "tenures", "reached")
        return not any(lemma in reached for lemma in (trees.plain(above), *lemmas(trees.plain(above))))

    def read(self, post: Post | None, tie: Tie) -> Tenure:
        """Give the tenure that an office's words, its verb and the times hanging on them tell."""
        since: date | None = None
        until: date | None = None
        told: list[Span] = []
        for time in self._times_of(post, tie):
            bounds = self._bounds(time, tie)
            if bounds is not None:
                since, until = since or bounds[0], until or bounds[1]
                told.append(Span(time.start, time.end))
        return Tenure(since, until, self._status(post, tie, since, until), tuple(told))

    def _times_of(self, post: Post | None, tie: Tie) -> Iterator[TimeExpression]:
        """Give the times of the sentence that hang on the office, its verb, or its holder after it."""
        trees = self._trees
        at = trees.words[post.head if post else tie.holder].start
        i = bisect_right(self._sentences, at) - 1
        first = self._sentences[i] if i >= 0 else 0
        last = self._sentences[i + 1] if i + 1 < len(self._sentences) else at + 2000
        anchors = {place for place in (post.head if post else None, tie.verb) if place is not None}
        for time in self._times[bisect_left(self._starts, first) : bisect_left(self._starts, last)]:
            place = trees.at(time.start)
            if place is None:
                continue
            if self._follows(place, post) or self._hangs(place, time, post, tie, anchors):
                yield time

    def _follows(self, place: int, post: Post | None) -> bool:
        """Tell whether only a preposition stands between an office and a time: "president of the court until 2019"."""
        if post is None or place < 1:
            return False
        before = self._trees.words[place - 1]
        return before.upos in {"ADP", "SCONJ"} and 0 <= before.start - post.span.end <= 1

    def _hangs(self, place: int, time: TimeExpression, post: Post | None, tie: Tie, anchors: set[int]) -> bool:
        trees = self._trees
        for above in trees.above(place):
            word = trees.words[above]
            if time.start <= word.start < time.end:
                continue
            if above in anchors:
                return True
            if above == tie.holder:
                return tie.verb is None and post is not None and self._is_beside(place, post, tie)
            if word.upos in {"VERB", "AUX"}:
                return False
        return False

    def _is_beside(self, place: int, post: Post, tie: Tie) -> bool:
        """Tell whether a time stands after an office and its holder with no other noun between."""
        trees = self._trees
        if trees.words[place].start < post.span.start:
            return False
        last = max(trees.at(post.span.end - 1) or 0, tie.holder)
        between = trees.words[last + 1 : place]
        return not any(word.upos == "NOUN" for word in between)

    def _bounds(self, time: TimeExpression, tie: Tie) -> tuple[date | None, date | None] | None:
        """Give since and until as a time tells them; None where it only tells that the office was held then."""
        place = self._trees.at(time.start)
        before = "" if place is None else self._trees.plain(place - 1)
        ranged = "/" in (time.value or "")
        if ranged:
            return time.earliest, time.before
        if before in word_list("en", "tenures", "since") | word_list("en", "tenures", "span"):
            return time.earliest, None
        if before in word_list("en", "tenures", "until"):
            return None, time.before
        if tie.manner == "takes":
            return time.earliest, None
        return (None, time.before) if tie.manner == "leaves" else None

    def _status(self, post: Post | None, tie: Tie, since: date | None, until: date | None) -> OfficeStatus | None:
        given = None if post is None else post.status
        auxiliaries = set() if tie.verb is None else set(self._trees.auxiliaries(tie.verb))
        ahead = bool(auxiliaries & word_list("en", "tense", "ahead"))
        over = until is not None and self._published is not None and until <= self._published
        if given in {"former", "late", "elect"}:
            return given
        if tie.manner == "takes" and (ahead or self._is_later(since)):
            return "elect"
        if over or (tie.manner == "leaves" and not ahead):
            return "former"
        return "former" if self._is_past(tie, auxiliaries, since) else given

    def _is_used_to(self, word: Word) -> bool:
        return word.head >= 0 and self._trees.plain(word.head) in word_list("en", "tenures", "used")

    def _is_later(self, day: date | None) -> bool:
        return day is not None and self._published is not None and day > self._published

    def _is_past(self, tie: Tie, auxiliaries: set[str], since: date | None) -> bool:
        """Tell whether an office is told as held once and no more: "was mayor", "served as mayor"."""
        if tie.verb is None or tie.manner not in {"is", "holds"}:
            return False
        if auxiliaries & (word_list("en", "tenures", "perfect") | word_list("en", "tense", "here") - {"be"}):
            return False
        word = self._trees.words[tie.verb]
        if self._is_used_to(word):
            return True
        if word.deprel == "acl" and not any(
            self._trees.words[c].deprel == "nsubj" for c in self._trees.children(tie.verb)
        ):
            return False
        if since is not None or any(span.start <= word.start < span.end for span in self._told):
            return False
        folded = self._trees.plain(tie.verb)
        return bool(auxiliaries & word_list("en", "tenures", "past")) or (
            tie.manner == "holds" and folded.endswith("ed")
        )


def _is_dated(time: TimeExpression) -> bool:
    """Tell whether a time is known days: not "now", "in those years"."""
    known = time.earliest is not None and time.before is not None
    return known and time.kind == "date" and time.precision != "unknown"
