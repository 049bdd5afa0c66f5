"""Which events may be one, and how decisions on events stand, without comparing all documents anew after each."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from rashomon.corpus.comparing import bring_up, is_stale, list_part
from rashomon.corpus.decisions import rulings
from rashomon.corpus.happenings import homes_of, place_of
from rashomon.corpus.resolving import standings as entity_standings
from rashomon.corpus.store import Corpus
from rashomon.deciding import Held, locate_all, settle_events
from rashomon.entities.settling import Groups
from rashomon.records import Json
from rashomon.types import Passage, Ruling, Span, Standing, Told


@dataclass(frozen=True, slots=True)
class EventSide:
    """One side of a question on events: the event, and words that tell of it."""

    event: str
    place: Passage


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """Are these two one event? ``score`` is how likely, ``reason`` what speaks for and against it."""

    one: EventSide
    other: EventSide
    score: float
    reason: str


def standings(corpus: Corpus) -> dict[int, Standing]:
    """Give what became of every decision that holds, of entities and of events, by its number."""
    return entity_standings(corpus) | event_standings(corpus)


def event_standings(corpus: Corpus) -> dict[int, Standing]:
    """Give what became of the decisions on events; of those made since the last comparing as far as can be told without it.

    A contradiction that shows only through events as they are anew is told after the next comparing.
    """
    held = rulings(corpus, "event")
    if not held:
        return {}
    if not is_stale(corpus):
        return {one.number: one for one in _kept(corpus)}
    return {one.number: one for one in _Ahead(corpus, held).held.standings}


def open_doubts(corpus: Corpus, event: str | None = None) -> Iterator[EventQuestion]:
    """List the pairs of events that may be one, the most useful first; those of one event where it is named.

    Decisions made since the last comparing are laid over it; the documents are compared anew only where that does not do.
    """
    held = rulings(corpus, "event")
    if is_outdated(corpus):
        bring_up(corpus)
    ahead = _Ahead(corpus, held)
    for doubt in list_part(corpus, "doubt"):
        if (event is None or event in doubt["events"]) and ahead.is_open(doubt):
            yield _question(doubt)


def is_outdated(corpus: Corpus) -> bool:
    """Tell whether documents changed since the last comparing, or a decision that it applied was taken back."""
    state = corpus.row("SELECT compared IS NOT changes AS changed, coalesce(compared_decided, 0) AS decided FROM state")
    if state is None or state["changed"]:
        return True
    held = {one.number for one in rulings(corpus, "event") if one.number <= state["decided"]}
    return {one.number for one in _kept(corpus)} != held


def _kept(corpus: Corpus) -> Iterator[Standing]:
    for row in list_part(corpus, "standing"):
        yield Standing(row["decision"], row["state"], tuple(row["against"]), row["reason"])


def _question(doubt: Json) -> EventQuestion:
    one, other = (
        EventSide(event, Passage(document, Span(start, end)))
        for event, (document, start, end) in zip(doubt["events"], doubt["passages"], strict=True)
    )
    return EventQuestion(one, other, doubt["score"], doubt["reason"])


class _Ahead:
    """Decisions on events, those made since the last comparing too, settled over the events as they were then."""

    def __init__(self, corpus: Corpus, held: tuple[Ruling, ...]) -> None:
        targets = {target for one in held for target in (*one.about, *((one.other,) if one.other else ()))}
        kept = {target.document for target in targets if corpus.has(target.document)}
        told_of = locate_all(held, [corpus.annotations(document) for document in sorted(kept)])
        places = {told: place_of(corpus, told) for told in told_of.values()}
        now = homes_of(corpus, places.values())
        self._now = {told: now.get(place, "") for told, place in places.items()}
        is_read_anew = corpus.value("SELECT compared IS NOT changes FROM state")
        rows = () if is_read_anew else list_part(corpus, "ruled")
        ruled = {Told(*told): row["id"] for row in rows for told in row["members"]}
        self.held: Held = settle_events(held, told_of, lambda told: ruled.get(told) or self._now[told] or told)
        self._groups = Groups()
        for pair in self.held.joins:
            self._groups.join(*map(self._now.__getitem__, pair))
        self._asked = {self._ends(*map(self._now.__getitem__, pair)) for pair in (*self.held.parts, *self.held.unsure)}

    def _ends(self, one: str, other: str) -> frozenset[Hashable]:
        return frozenset(self._groups.find(event) for event in (one, other))

    def is_open(self, doubt: Json) -> bool:
        """Tell whether no decision made since answers a question, also through others."""
        ends = self._ends(*doubt["events"])
        return len(ends) > 1 and ends not in self._asked
