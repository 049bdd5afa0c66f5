"""The whole flow, on one screen: what happens to one document, and to many."""

from collections.abc import Iterable, Iterator

from rashomon.attribution.assemble import assemble
from rashomon.attribution.speakers import name_speakers
from rashomon.entities.chains import chain
from rashomon.reading.zones import find_zones
from rashomon.types import Annotations, Document, OutletProfile, Tagged, Tagger, Zoned


def zone(document: Document, profile: OutletProfile | None = None) -> Zoned:
    """Find what each stretch of the document is."""
    return Zoned(document, find_zones(document, profile))


def collect(tagged: Tagged, model: str) -> Annotations:
    """Read everything one tagged document says, with nothing known of the others."""
    attributions = assemble(tagged)
    chained = chain(tagged, attributions)
    return Annotations(
        document=tagged.document,
        model=model,
        zones=tagged.zones,
        mentions=chained.mentions,
        entities=chained.entities,
        attributions=name_speakers(attributions, chained.mentions, chained.entities),
        warnings=tagged.document.warnings,
    )


def annotate_all(
    documents: Iterable[Document], tagger: Tagger, profile: OutletProfile | None = None
) -> Iterator[Annotations]:
    """Annotate documents in order, each on its own; the tagger may look ahead to batch."""
    for tagged in tagger.tag(zone(document, profile) for document in documents):
        yield collect(tagged, tagger.name)


def annotate(document: Document, tagger: Tagger, profile: OutletProfile | None = None) -> Annotations:
    """Annotate one document: zones → marks → attributions → who is who in it."""
    (annotations,) = annotate_all([document], tagger, profile)
    return annotations
