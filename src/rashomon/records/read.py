"""The contract's JSON object of one document, read back into records."""

from collections.abc import Iterable
from datetime import date, datetime

from rashomon.records.plain import Json, read_before, read_day, read_interval, read_spans
from rashomon.types import (
    Annotations,
    Attribution,
    Document,
    Entity,
    EventMention,
    Mention,
    Office,
    OfficeTold,
    OtherDate,
    Participant,
    Quantity,
    Reference,
    Relation,
    Source,
    Span,
    TimeExpression,
    Via,
    Zone,
)


def annotations_from_json(data: Json) -> Annotations:
    """Read the contract's object of one document; raises KeyError or ValueError where it is not one."""
    return Annotations(
        document=document_from_json(data["document"]),
        model=data["model"],
        zones=zones_from_json(data["zones"]),
        mentions=tuple(
            Mention(m["id"], m["start"], m["end"], m["kind"], m["form"], m["entity"]) for m in data["mentions"]
        ),
        entities=tuple(entity_from_json(entity) for entity in data["entities"]),
        attributions=tuple(attribution_from_json(attribution) for attribution in data["attributions"]),
        times=tuple(_time_from_json(time) for time in data["times"]),
        quantities=tuple(_quantity_from_json(quantity) for quantity in data["quantities"]),
        events=tuple(_event_from_json(event) for event in data["events"]),
        relations=tuple(
            Relation(r["kind"], r["from"], r["to"], read_spans(r["evidence"]), r["within"]) for r in data["relations"]
        ),
        warnings=tuple(data["warnings"]),
    )


def document_from_json(data: Json) -> Document:
    """Read the contract's ``document``."""
    return Document(
        id=data["id"],
        bytes_sha256=data["bytes_sha256"],
        path=data["path"],
        url=data["url"],
        outlet=data["outlet"],
        title=data["title"],
        author=data["author"],
        published=read_day(data["published"]),
        published_at=None if data["published_at"] is None else datetime.fromisoformat(data["published_at"]),
        published_span=None if data["published_span"] is None else Span(*data["published_span"]),
        other_dates=tuple(
            OtherDate(o["role"], date.fromisoformat(o["date"]), None if o["span"] is None else Span(*o["span"]))
            for o in data["other_dates"]
        ),
        language=data["language"],
        text=data["text"],
    )


def zones_from_json(data: Iterable[Json]) -> tuple[Zone, ...]:
    """Read the contract's list of zones."""
    return tuple(Zone(zone["id"], zone["kind"], zone["start"], zone["end"], zone["speaker"]) for zone in data)


def career_from_json(data: Iterable[Json]) -> tuple[Office, ...]:
    """Read offices across documents."""
    return tuple(
        Office(
            o["title"],
            o["of"],
            o["status"],
            read_day(o["from"]),
            read_before(o["to"]),
            (),
            tuple(map(_told, o["told"])),
        )
        for o in data
    )


def _told(data: Json) -> OfficeTold:
    return OfficeTold(data["document"], read_day(data["day"]), data["status"], read_spans(data["evidence"]))


def entity_from_json(data: Json) -> Entity:
    """Read one entity with its offices."""
    offices = tuple(
        Office(o["title"], o["of"], o["status"], read_day(o["from"]), read_before(o["to"]), read_spans(o["evidence"]))
        for o in data["offices"]
    )
    return Entity(data["id"], data["name"], data["kind"], tuple(data["names"]), data["known_id"], offices)


def attribution_from_json(data: Json) -> Attribution:
    """Read one attribution."""
    source, cue = data["source"], data["cue"]
    return Attribution(
        id=data["id"],
        form=data["form"],
        content=read_spans(data["content"]),
        source=None
        if source is None
        else Source(source["start"], source["end"], source["kind"], source["entity"], source["name"]),
        cue=None if cue is None else Span(cue["start"], cue["end"]),
        act=data["act"],
        polarity=data["polarity"],
        within=data["within"],
        via=tuple(Via(via["relation"], via["start"], via["end"], via["entity"]) for via in data["via"]),
        addressee=_reference_from_json(data["addressee"]),
        venue=_reference_from_json(data["venue"]),
        said=read_interval(data["said"]),
        confidence=data["confidence"],
    )


def _reference_from_json(data: Json | None) -> Reference | None:
    return None if data is None else Reference(data["start"], data["end"], data["entity"])


def _time_from_json(data: Json) -> TimeExpression:
    return TimeExpression(
        data["id"],
        data["start"],
        data["end"],
        read_day(data["earliest"]),
        read_before(data["latest"]),
        data["precision"],
        data["anchor"],
        data["anchor_event"],
        data["offset_days"],
        data["kind"],
        data["value"],
        None if data["anchor_words"] is None else Span(data["anchor_words"]["start"], data["anchor_words"]["end"]),
        data["reason"],
    )


def _quantity_from_json(data: Json) -> Quantity:
    keys = ("id", "start", "end", "low", "low_open", "high", "approximate", "unit", "of", "high_open", "denied")
    return Quantity(*(data[key] for key in keys))


def _event_from_json(data: Json) -> EventMention:
    return EventMention(
        data["id"],
        data["start"],
        data["end"],
        data["type"],
        tuple(Participant(who["role"], who["entity"], who["text"]) for who in data["participants"]),
        data["time"],
        data["place"],
        tuple(data["quantities"]),
        data["within"],
        data["polarity"],
        data["certainty"],
    )
