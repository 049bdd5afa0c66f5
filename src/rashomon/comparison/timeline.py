"""When each document says that an event happened, beside the day on which it says so."""

from collections.abc import Iterable, Iterator, Mapping

from rashomon.comparison.voices import vouchers_of
from rashomon.types import Annotations, Event, EventMention, Member, Passage, Span, Telling, Told


def collect_tellings(
    documents: Iterable[Annotations], events: Iterable[Event], entity_of: Mapping[Member, str]
) -> tuple[Telling, ...]:
    """Give every document's words for every event, in the order of documents and of their text."""
    event_of = {told: event.id for event in events for told in event.members}
    return tuple(telling for document in documents for telling in _tellings_of(document, event_of, entity_of))


def _tellings_of(
    document: Annotations, event_of: Mapping[Told, str], entity_of: Mapping[Member, str]
) -> Iterator[Telling]:
    vouchers = vouchers_of(document, entity_of)
    times = {time.id: time for time in document.times}
    for mention in document.events:
        event = event_of.get(Told(document.document.id, mention.id))
        if event is None:
            continue
        time = None if mention.time is None else times.get(mention.time)
        yield Telling(
            event=event,
            passage=_passage(document, mention),
            earliest=None if time is None else time.earliest,
            before=None if time is None else time.before,
            precision="unknown" if time is None else time.precision,
            polarity=mention.polarity,
            certainty=mention.certainty,
            vouched_by=None if mention.within is None else vouchers.get(mention.within),
            attribution=mention.within,
        )


def _passage(document: Annotations, mention: EventMention) -> Passage:
    return Passage(document.document.id, Span(mention.start, mention.end))
