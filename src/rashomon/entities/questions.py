"""What only a person can tell: pairs that may be one or two, the most useful first, with the words of both sides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.entities.dossiers import Dossier
from rashomon.types import Member, Span

MOST = 10_000
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that name one side of a question, in a document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a question: the corpus entity and its name, an entity of a document in it, and words to show."""

    entity: str
    name: str
    member: Member
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one? ``score`` is how likely, ``weight`` how much the answer would tell, ``reason`` why it is asked."""

    one: Side
    other: Side
    score: float
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """A pair that may be one or two, as the dossiers of each side."""

    one: tuple[Dossier, ...]
    other: tuple[Dossier, ...]
    score: float
    reason: str


class Open:
    """The pairs that stay open, no more than are worth keeping."""

    def __init__(self) -> None:
        self._pairs: list[Unsure] = []

    def add(self, one: Sequence[Dossier], other: Sequence[Dossier], score: float, reason: str) -> None:
        """Keep a pair, of each side the first dossiers."""
        self._pairs.append(Unsure(tuple(one[:_KEPT]), tuple(other[:_KEPT]), score, reason))
        if len(self._pairs) > 2 * MOST:
            self._pairs = sorted(self._pairs, key=_rank)[:MOST]

    def rank(self, entity_of: Mapping[Member, str]) -> Iterator[Question]:
        """Give the most useful questions first, one for each two entities; none where both came to be one otherwise."""
        asked: set[frozenset[str]] = set()
        for one in sorted(self._pairs, key=_rank):
            pair = frozenset(entity_of[side[0].member] for side in (one.one, one.other))
            if len(pair) > 1 and pair not in asked:
                asked.add(pair)
                yield _question(one, entity_of)


def _rank(unsure: Unsure) -> tuple[float, Member, Member, str]:
    return -weigh(unsure), unsure.one[0].member, unsure.other[0].member, unsure.reason


def weigh(unsure: Unsure) -> float:
    """Give how much an answer would tell: the mentions on the smaller side, the less sure the more."""
    smaller = min(sum(max(one.mentions, 1) for one in side) for side in (unsure.one, unsure.other))
    return round(smaller * (1.0 - abs(unsure.score - 0.5)), 4)


def _question(unsure: Unsure, entity_of: Mapping[Member, str]) -> Question:
    sides = sorted((unsure.one, unsure.other), key=lambda side: side[0].place)
    one, other = (_side(entity_of[side[0].member], side) for side in sides)
    return Question(one, other, unsure.score, weigh(unsure), unsure.reason)


def _side(entity: str, dossiers: Sequence[Dossier]) -> Side:
    shown = (Evidence(one.member.document, span) for one in dossiers for span in one.shown[:1])
    return Side(entity, dossiers[0].name, dossiers[0].member, tuple(shown))
