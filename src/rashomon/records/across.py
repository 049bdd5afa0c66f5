"""What stands across documents as the contract's JSON: entities, events with their accounts and findings, and the rest.

Days are inclusive in JSON (``latest``) and half-open inside (``before``).
"""

from collections.abc import Iterable

from rashomon.records.plain import Json, interval_to_json, iso, latest, pairs
from rashomon.types import (
    Account,
    Claim,
    ComparedEvent,
    Copy,
    CorpusRelation,
    Detail,
    Disagreement,
    Doubt,
    Entry,
    Event,
    Finding,
    HowMany,
    Naming,
    Passage,
    Position,
    Report,
    Shift,
    SpeakerRecord,
    Standing,
    Telling,
    Utterance,
    Value,
    What,
    When,
    Where,
    Who,
    Wording,
)


def compared_event_to_json(compared: ComparedEvent) -> Json:
    """Give one event with all that is told of it; ``unrelated`` only where some accounts were not related."""
    told = event_to_json(compared.event) | {
        "accounts": [account_to_json(account) for account in compared.accounts],
        "findings": [finding_to_json(finding) for finding in compared.findings],
        "silent": list(compared.silent),
        "independent": compared.independent,
    }
    return told | {"unrelated": compared.unrelated} if compared.unrelated else told


def event_to_json(event: Event) -> Json:
    """Give one event without its accounts."""
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "earliest": iso(event.earliest),
        "latest": latest(event.before),
        "place": event.place,
        "participants": [{"role": party.role, "entity": party.entity} for party in event.participants],
        "mentions": [{"document": told.document, "event": told.event} for told in event.members],
    }


def account_to_json(account: Account) -> Json:
    """Give what one document tells of one event."""
    return {"document": account.document, "details": [_detail_to_json(detail) for detail in account.details]}


def _detail_to_json(detail: Detail) -> Json:
    return {
        "aspect": detail.aspect,
        "value": value_to_json(detail.value),
        "text": detail.text,
        "evidence": pairs(detail.evidence),
        "vouched_by": detail.vouched_by,
        "attribution": detail.attribution,
    }


def value_to_json(value: Value) -> Json:
    """Give a detail's value with the keys that the contract lists for its aspect."""
    match value:
        case When():
            return _when_to_json(value)
        case Where():
            return {"entity": value.entity, "name": value.name, "within": list(value.within)}
        case HowMany():
            return _how_many_to_json(value)
        case Who():
            return {"role": value.role, "entity": value.entity, "name": value.name, "denied": value.denied}
        case What():
            return {"type": value.type, "polarity": value.polarity, "certainty": value.certainty}
        case Wording():
            return {"words": value.words}


def _when_to_json(value: When) -> Json:
    return {
        "earliest": iso(value.earliest),
        "latest": latest(value.before),
        "precision": value.precision,
        "minutes": None if value.hours is None else list(value.hours),
    }


def _how_many_to_json(value: HowMany) -> Json:
    return {
        "low": value.low,
        "low_open": value.low_open,
        "high": value.high,
        "high_open": value.high_open,
        "approximate": value.approximate,
        "unit": value.unit,
        "of": value.of,
        "denied": value.denied,
    }


def finding_to_json(finding: Finding) -> Json:
    """Give how two accounts stand in one aspect."""
    return {
        "aspect": finding.aspect,
        "relation": finding.relation,
        "accounts": list(finding.accounts),
        "evidence": [_passage_to_json(passage) for passage in finding.evidence],
        "reason": finding.reason,
    }


def disagreement_to_json(disagreement: Disagreement) -> Json:
    """Give what cannot all hold of one event, as positions."""
    return {
        "event": disagreement.event,
        "aspect": disagreement.aspect,
        "positions": [_position_to_json(position) for position in disagreement.positions],
        "reason": disagreement.reason,
        "weight": disagreement.weight,
    }


def _position_to_json(position: Position) -> Json:
    return {
        "words": position.words,
        "told": [
            {
                "document": place.document,
                "span": [place.span.start, place.span.end],
                "vouched_by": vouched_by,
                "attribution": attribution,
            }
            for place, vouched_by, attribution in zip(
                position.places, position.vouched_by, position.attributions, strict=True
            )
        ],
    }


# -- what was said -----------------------------------------------------------------------------


def utterance_to_json(utterance: Utterance) -> Json:
    """Give one utterance with the attributions that report it."""
    return {
        "id": utterance.id,
        "speaker": utterance.speaker,
        "said": interval_to_json(utterance.said),
        "reports": _reports_to_json(utterance.reports),
        "reason": utterance.reason,
    }


def claim_to_json(claim: Claim) -> Json:
    """Give reports of what was said about one thing."""
    return {
        "about": list(claim.about),
        "reports": _reports_to_json(claim.reports),
        "relation": claim.relation,
        "reason": claim.reason,
        "sides": [_reports_to_json(side) for side in claim.sides],
    }


def record_to_json(record: SpeakerRecord) -> Json:
    """Give all that one entity said."""
    return {
        "entity": record.entity,
        "utterances": list(record.utterances),
        "shifts": [_shift_to_json(shift) for shift in record.shifts],
        "entries": [_entry_to_json(entry) for entry in record.entries],
    }


def _entry_to_json(entry: Entry) -> Json:
    return {
        "utterance": entry.utterance,
        "said": interval_to_json(entry.said),
        "reported": iso(entry.reported),
        "office": entry.office,
        "venue": entry.venue,
        "about": list(entry.about),
        "passages": [_passage_to_json(passage) for passage in entry.passages],
    }


def _passage_to_json(passage: Passage) -> Json:
    return {"document": passage.document, "span": [passage.span.start, passage.span.end]}


def _shift_to_json(shift: Shift) -> Json:
    return {
        "aspect": shift.aspect,
        "from": shift.earlier,
        "to": shift.later,
        "reason": shift.reason,
        "passages": [_passage_to_json(passage) for passage in shift.passages],
    }


def _reports_to_json(reports: Iterable[Report]) -> list[Json]:
    return [
        {"document": report.document, "attribution": report.attribution, "spans": pairs(report.spans)}
        for report in reports
    ]


# -- words -------------------------------------------------------------------------------------


def copy_to_json(copy: Copy) -> Json:
    """Give a passage that stands in two documents."""
    return {
        "documents": list(copy.documents),
        "spans": pairs(copy.spans),
        "earlier": copy.earlier,
        "similarity": round(copy.similarity, 3),
        "quotation": copy.quotation,
    }


def naming_to_json(naming: Naming) -> Json:
    """Give what one voice calls an entity or an event in one document; the outlet's own voice is ``outlet``."""
    return {
        "entity": naming.entity,
        "event": naming.event,
        "outlet": naming.outlet,
        "document": naming.document,
        "voice": naming.voice or ("outlet" if naming.quoted is None else "quoted"),
        "quoted": naming.quoted,
        "words": {each.words: each.count for each in naming.words},
        "distinctive": {each.words: round(each.distinctive, 2) for each in naming.words if each.distinctive},
    }


# -- rows of their own -------------------------------------------------------------------------


def telling_to_json(telling: Telling) -> Json:
    """Give one document's words for an event, as a row of the timeline."""
    return {
        "event": telling.event,
        "document": telling.passage.document,
        "span": [telling.passage.span.start, telling.passage.span.end],
        "earliest": iso(telling.earliest),
        "latest": latest(telling.before),
        "precision": telling.precision,
        "polarity": telling.polarity,
        "certainty": telling.certainty,
        "vouched_by": telling.vouched_by,
        "attribution": telling.attribution,
    }


def doubt_to_json(doubt: Doubt) -> Json:
    """Give the question whether two events are one."""
    return {
        "passages": [[place.document, place.span.start, place.span.end] for place in (doubt.one, doubt.other)],
        "events": list(doubt.events),
        "score": doubt.score,
        "weight": doubt.weight,
        "reason": doubt.reason,
    }


def standing_to_json(standing: Standing) -> Json:
    """Give what became of a ruling."""
    return {
        "decision": standing.number,
        "state": standing.state,
        "against": list(standing.against),
        "reason": standing.reason,
    }


def corpus_relation_to_json(relation: CorpusRelation) -> Json:
    """Give how two entities stand to each other, with every place that asserts it."""
    return {
        "kind": relation.kind,
        "from": relation.origin,
        "to": relation.target,
        "asserted": [
            {
                "document": each.passage.document,
                "span": [each.passage.span.start, each.passage.span.end],
                "attribution": each.attribution,
                "vouched_by": each.vouched_by,
            }
            for each in relation.asserted
        ],
    }
