"""The records of one document as the contract's JSON object.

The words at a span (``text``) are written beside its offsets for the reader's sake and never read back: the document's
own text is the only truth. Days are inclusive in JSON (``latest``) and half-open inside (``before``).
"""

from collections.abc import Iterable

from rashomon.records.plain import Json, interval_to_json, iso, latest, pairs
from rashomon.types import (
    Annotations,
    Attribution,
    Document,
    Entity,
    EventMention,
    Mention,
    Office,
    Quantity,
    Reference,
    Relation,
    Source,
    Span,
    TimeExpression,
    Via,
    Zone,
)
from rashomon.version import VERSION

SCHEMA = 1


def annotations_to_json(annotations: Annotations) -> Json:
    """Give the contract's object of one document."""
    text = annotations.document.text
    return {
        "schema": SCHEMA,
        "rashomon": VERSION,
        "model": annotations.model,
        "document": document_to_json(annotations.document),
        "zones": zones_to_json(annotations.zones),
        "mentions": [_mention_to_json(text, mention) for mention in annotations.mentions],
        "entities": [entity_to_json(entity) for entity in annotations.entities],
        "attributions": [attribution_to_json(text, attribution) for attribution in annotations.attributions],
        "times": [_time_to_json(text, time) for time in annotations.times],
        "quantities": [_quantity_to_json(text, quantity) for quantity in annotations.quantities],
        "events": [_event_to_json(text, event) for event in annotations.events],
        "relations": [_relation_to_json(relation) for relation in annotations.relations],
        "warnings": list(annotations.warnings),
    }


def document_to_json(document: Document) -> Json:
    """Give the contract's ``document``; ``layout`` and warnings are kept elsewhere."""
    return {
        "id": document.id,
        "bytes_sha256": document.bytes_sha256,
        "path": document.path,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "author": document.author,
        "published": iso(document.published),
        "published_at": iso(document.published_at),
        "published_span": _pair(document.published_span),
        "other_dates": [
            {"role": other.role, "date": other.date.isoformat(), "span": _pair(other.span)}
            for other in document.other_dates
        ],
        "language": document.language,
        "text": document.text,
    }


def zones_to_json(zones: Iterable[Zone]) -> list[Json]:
    """Give zones as the contract's list."""
    return [
        {"id": zone.id, "kind": zone.kind, "start": zone.start, "end": zone.end, "speaker": zone.speaker}
        for zone in zones
    ]


def entity_to_json(entity: Entity) -> Json:
    """Give one entity with its offices."""
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "names": list(entity.names),
        "known_id": entity.known_id,
        "offices": [office_to_json(office) for office in entity.offices],
    }


def office_to_json(office: Office) -> Json:
    """Give one office of one document."""
    return {
        "title": office.title,
        "of": office.of,
        "status": office.status,
        "from": iso(office.since),
        "to": latest(office.until),
        "evidence": pairs(office.evidence),
    }


def career_to_json(offices: Iterable[Office]) -> list[Json]:
    """Give offices across documents, each with the documents that tell it and as of which day."""
    return [
        {key: value for key, value in office_to_json(office).items() if key != "evidence"}
        | {
            "told": [
                {
                    "document": told.document,
                    "day": iso(told.day),
                    "status": told.status,
                    "evidence": pairs(told.evidence),
                }
                for told in office.told
            ]
        }
        for office in offices
    ]


def attribution_to_json(text: str, attribution: Attribution) -> Json:
    """Give one attribution with the words of its spans in ``text``."""
    source = attribution.source
    return {
        "id": attribution.id,
        "form": attribution.form,
        "text": " … ".join(text[piece.start : piece.end] for piece in attribution.content),
        "content": pairs(attribution.content),
        "source": None
        if source is None
        else _words(text, source) | {"kind": source.kind, "entity": source.entity, "name": source.name},
        "cue": None if attribution.cue is None else _words(text, attribution.cue),
        "act": attribution.act,
        "polarity": attribution.polarity,
        "within": attribution.within,
        "via": [{"relation": via.relation} | _words(text, via) | {"entity": via.entity} for via in attribution.via],
        "addressee": _reference_to_json(text, attribution.addressee),
        "venue": _reference_to_json(text, attribution.venue),
        "said": interval_to_json(attribution.said),
        "confidence": round(attribution.confidence, 3),
    }


def _reference_to_json(text: str, reference: Reference | None) -> Json | None:
    return None if reference is None else _words(text, reference) | {"entity": reference.entity}


def _mention_to_json(text: str, mention: Mention) -> Json:
    return (
        {"id": mention.id}
        | _words(text, mention)
        | {"kind": mention.kind, "form": mention.form, "entity": mention.entity}
    )


def _time_to_json(text: str, time: TimeExpression) -> Json:
    return (
        {"id": time.id}
        | _words(text, time)
        | {
            "earliest": iso(time.earliest),
            "latest": latest(time.before),
            "precision": time.precision,
            "anchor": time.anchor,
            "anchor_event": time.anchor_event,
            "anchor_words": None if time.anchor_words is None else _words(text, time.anchor_words),
            "offset_days": time.offset_days,
            "kind": time.kind,
            "value": time.value,
            "reason": time.reason,
        }
    )


def _quantity_to_json(text: str, quantity: Quantity) -> Json:
    return (
        {"id": quantity.id}
        | _words(text, quantity)
        | {
            "low": quantity.low,
            "low_open": quantity.low_open,
            "high": quantity.high,
            "high_open": quantity.high_open,
            "approximate": quantity.approximate,
            "unit": quantity.unit,
            "of": quantity.of,
            "denied": quantity.denied,
        }
    )


def _event_to_json(text: str, event: EventMention) -> Json:
    return (
        {"id": event.id}
        | _words(text, event)
        | {
            "type": event.type,
            "participants": [{"role": who.role, "entity": who.entity, "text": who.text} for who in event.participants],
            "time": event.time,
            "place": event.place,
            "quantities": list(event.quantities),
            "within": event.within,
            "polarity": event.polarity,
            "certainty": event.certainty,
        }
    )


def _relation_to_json(relation: Relation) -> Json:
    return {
        "kind": relation.kind,
        "from": relation.origin,
        "to": relation.target,
        "evidence": pairs(relation.evidence),
        "within": relation.within,
    }


Spanned = Span | Source | Via | Reference | Mention | TimeExpression | Quantity | EventMention


def _words(text: str, span: Spanned) -> Json:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
