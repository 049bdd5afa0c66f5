"""The whole flow, on one screen: what happens to one document, and to many."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.attribution.assemble import assemble
from rashomon.attribution.dating import date_utterances
from rashomon.attribution.speakers import name_speakers
from rashomon.entities.chains import chain
from rashomon.events.mentions import find_events
from rashomon.events.quantities import read_quantities
from rashomon.events.relations import find_relations
from rashomon.lexicon.parsed import parse
from rashomon.reading.zones import find_zones
from rashomon.times.find import find_times
from rashomon.times.happenings import anchor_on_events
from rashomon.times.read import read_times
from rashomon.types import Annotations, Document, OutletProfile, Tagged, Tagger, Zoned


def zone(document: Document, profile: OutletProfile | None = None) -> Zoned:
    """Find what each stretch of the document is; its headline is its title where nothing else told one."""
    zones = find_zones(document, profile)
    if document.title is None:
        heads = (" ".join(document.text[z.start : z.end].split()) for z in zones if z.kind == "headline")
        document = replace(document, title=next(heads, None))
    return Zoned(document, zones)


def collect(tagged: Tagged, model: str, profile: OutletProfile | None = None) -> Annotations:
    """Read everything one tagged document says, with nothing known of the others but its outlet's habits."""
    habit = None if profile is None else profile.day_first
    parsed = parse(tagged)
    found = find_times(parsed)
    undated = assemble(parsed)
    attributions = date_utterances(parsed, undated, read_times(parsed, undated, day_first=habit, found=found))
    times = read_times(parsed, attributions, day_first=habit, found=found)
    chained = chain(parsed, attributions, times=times)
    quantities = read_quantities(parsed, times)
    events = find_events(parsed, attributions, chained.mentions, chained.entities, times, quantities)
    return Annotations(
        document=tagged.document,
        model=model,
        zones=tagged.zones,
        mentions=chained.mentions,
        entities=chained.entities,
        attributions=name_speakers(attributions, chained.mentions, chained.entities),
        times=anchor_on_events(times, events),
        quantities=quantities,
        events=events,
        relations=find_relations(parsed, attributions, chained.mentions, chained.entities),
        warnings=tagged.document.warnings,
    )


def annotate_all(
    documents: Iterable[Document], tagger: Tagger, profile: OutletProfile | None = None
) -> Iterator[Annotations]:
    """Annotate documents in order, each on its own; the tagger may look ahead to batch."""
    for tagged in tagger.tag(zone(document, profile) for document in documents):
        yield collect(tagged, tagger.name, profile)


def annotate(document: Document, tagger: Tagger, profile: OutletProfile | None = None) -> Annotations:
    """Annotate one document: zones → marks → attributions → who is who in it."""
    (annotations,) = annotate_all([document], tagger, profile)
    return annotations
