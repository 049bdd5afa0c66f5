"""Events as people speak of them: by an id, also one that it had before, or by words that tell of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.corpus.comparing import bring_up, label_of
from rashomon.corpus.decisions import rulings
from rashomon.corpus.packing import from_json, to_json
from rashomon.corpus.pointing import PLACE
from rashomon.corpus.store import Corpus
from rashomon.errors import DecisionError, UnknownIdError
from rashomon.events.cluster import id_of
from rashomon.types import Passage, Span, Target, Told

EVENT = re.compile(r"V[0-9a-f]{6,10}")
"""An event's id, or enough of its beginning."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Words that tell of an event, with its id and what it is called."""

    target: Target
    event: str
    label: str


def bring_documents_up(corpus: Corpus) -> None:
    """Compare anew where documents came or went since; decisions made since change no words that tell of an event."""
    if corpus.value("SELECT compared IS NOT changes FROM state"):
        bring_up(corpus)


def find_event(corpus: Corpus, asked: str) -> str:
    """Give the event that an id means: its own, the beginning of one, or one that it had, or its mentions would give it.

    UnknownIdError where none or several do.
    """
    rows = corpus.rows(
        "SELECT id FROM compared WHERE part = 'event' AND id BETWEEN ? AND ? ORDER BY id LIMIT 2",
        (asked, f"{asked}\U0010ffff"),
    )
    found = [row["id"] for row in rows] if asked else []
    if asked in found or len(found) == 1:
        return asked if asked in found else str(found[0])
    lost = {event for event, place in _tellings(corpus) if id_of(place) == asked}
    if len(lost) != 1:
        raise UnknownIdError("event" if not found else "single event", asked)
    return lost.pop()


def point_event(corpus: Corpus, given: str, away_from: str | None = None) -> Occasion:
    """Find which words a user means: those at DOCUMENT:START-END or DOCUMENT:ID, or of an event by its id.

    Of an event those that a decision names already, else the earliest, and not of the document to be away from where
    there are others.
    """
    bring_documents_up(corpus)
    place = PLACE.fullmatch(given)
    found = (
        _at_place(corpus, given, place)
        if place is not None
        else _of_event(corpus, find_event(corpus, given), away_from)
    )
    event = homes_of(corpus, [found]).get(found)
    if event is None:
        raise DecisionError(given, "no words that tell of an event")
    text = corpus.document(found.document).text
    target = Target(found.document, found.span.start, found.span.end, text[found.span.start : found.span.end])
    return Occasion(target, event, label_of(corpus, event).label)


def _at_place(corpus: Corpus, given: str, place: re.Match[str]) -> Passage:
    """Give the event mention at a place, or that shares most with it."""
    document = corpus.find(place["document"])
    events = corpus.annotations(document).events
    if place["id"] is not None:
        best = next((one for one in events if one.id == place["id"]), None)
    else:
        start, end = int(place["start"]), int(place["end"])
        near = [one for one in events if one.start < end and start < one.end]
        best = max(near, key=lambda one: (min(one.end, end) - max(one.start, start), -one.start), default=None)
    if best is None:
        raise DecisionError(given, "no words that tell of an event")
    return Passage(document, Span(best.start, best.end))


def _of_event(corpus: Corpus, event: str, away_from: str | None) -> Passage:
    places = list(places_of(corpus, event))
    named = {(t.document, t.start, t.end) for one in rulings(corpus, "event") for t in (*one.about, one.other) if t}

    def rank(place: Passage) -> tuple[bool, bool, str, Span]:
        is_named = (place.document, place.span.start, place.span.end) in named
        return place.document == away_from, not is_named, place.document, place.span

    return min(places, key=rank)


def place_of(corpus: Corpus, told: Told) -> Passage:
    """Give where an event mention stands; UnknownIdError where its document has none of that id any more."""
    found = next((one for one in corpus.annotations(told.document).events if one.id == told.event), None)
    if found is None:
        raise UnknownIdError("words that tell of an event", told.event)
    return Passage(told.document, Span(found.start, found.end))


def homes_of(corpus: Corpus, places: Iterable[Passage]) -> dict[Passage, str]:
    """Give the events that words told of at the last comparing, of those that told of any."""
    wanted = set(places)
    documents = to_json(sorted({place.document for place in wanted}))
    rows = corpus.rows(
        "SELECT about, record FROM compared WHERE part = 'telling'"
        " AND json_extract(record, '$.document') IN (SELECT value FROM json_each(?))",
        (documents,),
    )
    return {place: row["about"] for row in rows if (place := _place(row["record"])) in wanted}


def places_of(corpus: Corpus, event: str) -> Iterator[Passage]:
    """Give the words that tell of an event, by document and place."""
    return iter(sorted((place for _, place in _tellings(corpus, event)), key=lambda one: (one.document, one.span)))


def _tellings(corpus: Corpus, event: str | None = None) -> Iterator[tuple[str, Passage]]:
    """Give the words that tell of events, or of one, each with its event."""
    sql = "SELECT about, record FROM compared WHERE part = 'telling'"
    rows = corpus.rows(sql) if event is None else corpus.rows(f"{sql} AND about = ?", (event,))
    return ((row["about"], _place(row["record"])) for row in rows)


def _place(record: str) -> Passage:
    told = from_json(record)
    return Passage(told["document"], Span(*told["span"]))
