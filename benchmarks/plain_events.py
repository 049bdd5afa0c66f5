"""Event mentions found plainly: verbs and nouns of known happenings, with what hangs on them in the tree.

What the measured clustering is fed where mentions are given (gold) or as a simple finder beside the package's own.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rashomon.events.lemmas import find_kinds, find_lemma, fold_words
from rashomon.types import (
    Annotations,
    EventMention,
    Mention,
    Participant,
    ParticipantRole,
    Span,
    Tagged,
    TimeExpression,
    Word,
)

_ROLES: dict[str, ParticipantRole] = {
    "nsubj": "actor",
    "obl:agent": "actor",
    "nsubj:pass": "recipient",
    "obj": "recipient",
    "iobj": "other",
    "obl": "other",
    "nmod": "other",
    "nmod:poss": "other",
    "compound": "other",
    "nmod:of": "recipient",
    "amod": "other",
}
_PASSED = frozenset({"conj", "xcomp", "aux", "cop"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SKIPPED = frozenset({"be", "have", "do", "make", "get", "go", "take", "seem", "become"})


def find_plain(tagged: Tagged) -> list[Span]:
    """Give the words that may tell of a happening: verbs but the emptiest, and nouns of known happenings."""
    text = tagged.document.text
    return [Span(word.start, word.end) for word in tagged.words if _tells(text[word.start : word.end], word)]


def _tells(text: str, word: Word) -> bool:
    folded = fold_words(text)
    if not folded:
        return False
    if word.upos == "VERB":
        return find_lemma(folded[-1]) not in _SKIPPED and word.deprel not in {"aux", "cop"}
    return word.upos == "NOUN" and bool(find_kinds(folded) - {"incident"})


def make_events(tagged: Tagged, annotations: Annotations, spans: Iterable[Span]) -> tuple[EventMention, ...]:
    """Give an event mention for each span, with the entities, time and place of its own clause."""
    builder = _Builder(tagged, annotations)
    return tuple(builder.build(f"ev{number}", span) for number, span in enumerate(sorted(spans), 1))


class _Builder:
    def __init__(self, tagged: Tagged, annotations: Annotations) -> None:
        self.text = tagged.document.text
        self.words = tagged.words
        self.sentences = tagged.sentences
        self.annotations = annotations
        self.starts = [word.start for word in tagged.words]
        self.children: dict[int, list[int]] = {}
        for number, word in enumerate(tagged.words):
            self.children.setdefault(word.head, []).append(number)
        self.mentions = sorted(annotations.mentions, key=lambda m: m.start)
        self.mention_starts = [m.start for m in self.mentions]

    def build(self, name: str, span: Span) -> EventMention:
        head = self._head(span)
        parts = list(self._parts(head, span)) if head is not None else []
        place = next((p.entity for p, m in parts if m is not None and m.kind in {"place", "facility"}), None)
        time = self._time(span)
        return EventMention(
            id=name, start=span.start, end=span.end, type="event", participants=tuple(p for p, _ in parts),
            time=time.id if time else None, place=place, quantities=self._quantities(span), within=None,
            polarity="+", certainty="happened",
        )  # fmt: skip

    def _head(self, span: Span) -> int | None:
        """Give the word of the span whose head is outside it."""
        first = bisect_left(self.starts, span.start)
        inside = [i for i in range(first, len(self.words)) if self.words[i].start < span.end]
        outer = [i for i in inside if self.words[i].head not in inside]
        return (outer or inside or [None])[0]

    def _parts(self, head: int, span: Span) -> Iterator[tuple[Participant, Mention | None]]:
        own = self._dependents(head)
        subject = any(role == "actor" for role, _ in own)
        up = head
        for _ in range(3):
            if subject or self.words[up].deprel.split(":")[0] not in _PASSED or self.words[up].head < 0:
                break
            up = self.words[up].head
            above = [(role, i) for role, i in self._dependents(up) if role in {"actor", "recipient"}]
            own += [one for one in above if one[1] != head and self.words[one[1]].deprel.startswith("nsubj")]
            subject = any(role == "actor" for role, _ in above)
        for role, number in own:
            word = self.words[number]
            if span.start <= word.start < span.end:
                continue
            mention = self._mention(word)
            if mention is not None:
                yield Participant(role, mention.entity, self.text[mention.start : mention.end]), mention
            elif word.upos in _NOUNS:
                yield Participant(role, None, self.text[word.start : word.end]), None

    def _dependents(self, head: int) -> list[tuple[ParticipantRole, int]]:
        found: list[tuple[ParticipantRole, int]] = []
        verbal = self.words[head].upos == "VERB"
        for number in self.children.get(head, []):
            deprel = self.words[number].deprel
            key = deprel if deprel in _ROLES else deprel.split(":")[0]
            role = _ROLES.get(key)
            marks = {
                self.text[self.words[c].start : self.words[c].end].casefold() for c in self.children.get(number, [])
            }
            if key == "obl" and "by" in marks:
                role = "actor"
            if key == "nmod" and not verbal:
                role = "recipient" if "of" in marks else "actor" if "by" in marks else "other"
            if role is not None:
                found.append((role, number))
                found += [(role, c) for c in self.children.get(number, []) if self.words[c].deprel in {"conj", "appos"}]
        if self.words[head].deprel.startswith("acl"):
            found.append(("recipient", self.words[head].head))
        return found

    def _mention(self, word: Word) -> Mention | None:
        at = bisect_left(self.mention_starts, word.end)
        near = [m for m in self.mentions[max(0, at - 4) : at] if m.start <= word.start and word.end <= m.end]
        return max(near, key=lambda m: (m.entity is not None, m.end - m.start), default=None)

    def _sentence(self, at: int) -> Span:
        number = bisect_left([s.end for s in self.sentences], at + 1)
        return self.sentences[min(number, len(self.sentences) - 1)]

    def _time(self, span: Span) -> TimeExpression | None:
        around = self._sentence(span.start)
        times = [t for t in self.annotations.times if around.start <= t.start < around.end and t.earliest is not None]
        return min(times, key=lambda t: (abs(t.start - span.start), t.start), default=None)

    def _quantities(self, span: Span) -> tuple[str, ...]:
        around = self._sentence(span.start)
        near: Sequence[str] = [
            q.id
            for q in self.annotations.quantities
            if around.start <= q.start < around.end and abs(q.start - span.start) < 60
        ]
        return tuple(near)
