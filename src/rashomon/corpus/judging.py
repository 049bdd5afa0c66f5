"""Deciding: what a user says of entities, mentions, attributions and events, made a decision on words and written down."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.corpus.decisions import Decision, DecisionKind, Judgement, record
from rashomon.corpus.happenings import point_event
from rashomon.corpus.pointing import Pointed, point, point_attribution
from rashomon.corpus.store import Corpus
from rashomon.errors import DecisionError, ReadOnlyError
from rashomon.records import Json
from rashomon.types import EntityKind

_LONGEST = 200
_NOWHERE = "it may be read but not written to, and decisions are kept in it; copy it and decide in the copy"


@contextmanager
def open_to_decide(path: Path) -> Iterator[Corpus]:
    """Open a corpus in which somebody decides; DecisionError where it may only be read."""
    try:
        with Corpus.open(path, create=False) as corpus:
            yield corpus
    except ReadOnlyError as error:
        raise DecisionError(str(path), _NOWHERE) from error


class Decider:
    """Writes down what one person decides in a corpus."""

    def __init__(self, corpus: Corpus, who: str, why: str = "") -> None:
        self._corpus = corpus
        self._who = who
        self._why = why

    def pair(self, kind: DecisionKind, one: str, other: str) -> Decision:
        """Decide that two are the same, are different, or that it cannot be told."""
        first, second = point(self._corpus, one), point(self._corpus, other)
        if first.target == second.target or (kind == "same" and first.entity == second.entity is not None):
            raise DecisionError(other, f"one with {one!r} already; to part them, name a mention of each")
        return self._record(kind, (first, second))

    def pair_events(self, kind: DecisionKind, one: str, other: str) -> Decision:
        """Decide that two events are the same, are different, or that it cannot be told.

        Each is an id, or words that tell of it; an event is parted from words that tell of it in one document.
        """
        second = point_event(self._corpus, other)
        first = point_event(self._corpus, one, away_from=second.target.document)
        if first.target == second.target or (kind == "same" and first.event == second.event):
            raise DecisionError(other, f"one with {one!r} already; to part it off, name words of one document")
        targets, labels = (first.target, second.target), [first.label, second.label]
        value: Json = {"of": "event", "labels": labels}
        return record(self._corpus, Judgement(kind, targets, self._who, self._why, value))

    def rename(self, one: str, name: str) -> Decision:
        """Give an entity its name."""
        return self._record("rename", (point(self._corpus, one),), {"name": _checked(name)})

    def change_kind(self, one: str, kind: EntityKind) -> Decision:
        """Give an entity its kind."""
        return self._record("kind", (point(self._corpus, one),), {"kind": kind})

    def move(self, mention: str, to: str) -> Decision:
        """Decide that a mention is of another entity."""
        words, home = point(self._corpus, mention), point(self._corpus, to)
        if words.entity is not None:
            raise DecisionError(
                mention, "an entity, not a mention; name a mention as DOCUMENT:START-END or DOCUMENT:ID"
            )
        return self._record("mention", (words, home), {"name": home.name, "kind": home.kind})

    def correct(self, attribution: str, speaker: str | None = None, name: str | None = None) -> Decision:
        """Decide that an attribution is wrong, or is an entity's, or somebody's of this name."""
        pieces = point_attribution(self._corpus, attribution)
        said_by = None if speaker is None else point(self._corpus, speaker)
        named = said_by.name if said_by is not None else None if name is None else _checked(name)
        value = {"name": named, "speaker": said_by is not None}
        targets = pieces if said_by is None else (*pieces, said_by.target)
        return record(self._corpus, Judgement("correct", targets, self._who, self._why, value))

    def _record(self, kind: DecisionKind, pointed: Iterable[Pointed], value: Json | None = None) -> Decision:
        targets = tuple(one.target for one in pointed)
        return record(self._corpus, Judgement(kind, targets, self._who, self._why, value or {}))


def _checked(name: str) -> str:
    words = " ".join(name.split())
    if not words or len(words) > _LONGEST:
        raise DecisionError(name[:60], f"a name has 1 to {_LONGEST} characters")
    return words
