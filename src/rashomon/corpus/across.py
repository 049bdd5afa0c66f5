"""Questions across documents: what happened, when it is told, how the accounts stand, who stands how to whom."""

from collections.abc import Iterator
from functools import cache, partial

from rashomon.corpus.comparing import (
    Label,
    find_part,
    label_of,
    list_part,
    page_of_part,
    page_of_tellings,
)
from rashomon.corpus.desk import Desk
from rashomon.corpus.pages import EventRow, FindingRow, NamedParty, Place, PlacedRow, RelationRow, TellingRow
from rashomon.corpus.rows import DocumentRow, EntityRow
from rashomon.records import SCHEMA, Json, office_to_json
from rashomon.records.plain import read_day


def events(desk: Desk) -> Iterator[EventRow]:
    """List what happened, the most told first."""
    return (event_row(desk, event) for event in list_part(desk.corpus, "event"))


def page_of_events(desk: Desk, offset: int, limit: int) -> Iterator[EventRow]:
    """List some of what happened, the most told first."""
    return (event_row(desk, event) for event in page_of_part(desk.corpus, "event", offset, limit))


def event_row(desk: Desk, event: Json) -> EventRow:
    """Give the counts of an event's record, with names for its ids."""
    relations = [finding["relation"] for finding in event["findings"]]
    return EventRow(
        id=event["id"],
        label=event["label"],
        type=event["type"],
        earliest=read_day(event["earliest"]),
        latest=read_day(event["latest"]),
        place=desk.name(event["place"]),
        participants=tuple(
            NamedParty(party["role"], party["entity"], desk.name(party["entity"]) or "")
            for party in event["participants"]
        ),
        documents=len(event["accounts"]),
        independent=event["independent"],
        agrees=relations.count("agrees"),
        contradicts=relations.count("contradicts"),
    )


def whole(desk: Desk, event_id: str | None = None) -> Json:
    """Give the contract's object of ``compare``; with ``event_id``, of its events that one alone."""
    chosen = list_part(desk.corpus, "event") if event_id is None else [find_part(desk.corpus, "event", event_id)]
    return {
        "schema": SCHEMA,
        "documents": [_document(row) for row in desk.documents.values()],
        "entities": [_entity(row) for row in desk.people.values()],
        "events": list(chosen),
        "utterances": list(list_part(desk.corpus, "utterance")),
        "claims": list(list_part(desk.corpus, "claim")),
        "copies": list(list_part(desk.corpus, "copy")),
        "naming": list(list_part(desk.corpus, "naming")),
        "records": list(list_part(desk.corpus, "record")),
    }


def _document(row: DocumentRow) -> Json:
    published = None if row.published is None else row.published.isoformat()
    return {"id": row.id, "path": row.path, "outlet": row.outlet, "published": published}


def _entity(row: EntityRow) -> Json:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "names": list(row.names),
        "known_id": row.known_id,
        "offices": [office_to_json(office) for office in row.offices],
    }


# -- findings ----------------------------------------------------------------------------------

ORDER = ("contradicts", "unclear", "compatible", "agrees")


def findings(desk: Desk, event_id: str | None = None) -> Iterator[FindingRow]:
    """List how accounts stand to each other, event by event; in each, what contradicts first."""
    chosen = list_part(desk.corpus, "event") if event_id is None else iter([find_part(desk.corpus, "event", event_id)])
    for event in chosen:
        for finding in sorted(event["findings"], key=lambda each: ORDER.index(each["relation"])):
            yield _finding_row(desk, event, finding)


def _finding_row(desk: Desk, event: Json, finding: Json) -> FindingRow:
    return FindingRow(
        event=event["id"],
        label=event["label"],
        aspect=finding["aspect"],
        relation=finding["relation"],
        reason=finding["reason"],
        passages=tuple(desk.place(each["document"], *each["span"]) for each in finding["evidence"]),
        vouched_by=tuple(_voucher(desk, event, each) for each in finding["evidence"]),
    )


def _voucher(desk: Desk, event: Json, passage: Json) -> str | None:
    """Give who vouches for the detail that stands at a passage."""
    accounts = [account for account in event["accounts"] if account["document"] == passage["document"]]
    details = [detail for account in accounts for detail in account["details"]]
    found = next((each for each in details if passage["span"] in each["evidence"]), None)
    return None if found is None else desk.voice({"document": passage["document"], **found})


# -- days and relations ------------------------------------------------------------------------


def timeline(desk: Desk) -> Iterator[TellingRow]:
    """List every document's words for every event by the day it is said to have been; those without a day last."""
    return page_of_timeline(desk, 0, -1)


def page_of_timeline(desk: Desk, offset: int, limit: int) -> Iterator[TellingRow]:
    """List some of them; a limit of -1 is none."""
    called = cache(partial(label_of, desk.corpus))
    return (
        _telling_row(desk, telling, called(telling["event"]))
        for telling in page_of_tellings(desk.corpus, offset, limit)
    )


def _telling_row(desk: Desk, telling: Json, called: Label) -> TellingRow:
    return TellingRow(
        event=telling["event"],
        label=called.label,
        type=called.type,
        earliest=read_day(telling["earliest"]),
        latest=read_day(telling["latest"]),
        precision=telling["precision"],
        polarity=telling["polarity"],
        certainty=telling["certainty"],
        vouched_by=desk.voice(telling),
        place=desk.place(telling["document"], *telling["span"]),
    )


def relations(desk: Desk, entity: str | None = None) -> Iterator[RelationRow]:
    """List how entities stand to each other as the texts assert it, the most often asserted first; of one where it is named."""
    told = list_part(desk.corpus, "relation")
    return (_relation_row(desk, one) for one in told if entity is None or entity in {one["from"], one["to"]})


def _relation_row(desk: Desk, relation: Json) -> RelationRow:
    return RelationRow(
        kind=relation["kind"],
        origin=relation["from"],
        origin_name=desk.name(relation["from"]) or "",
        target=relation["to"],
        target_name=desk.name(relation["to"]) or "",
        documents=len({each["document"] for each in relation["asserted"]}),
        asserted=tuple(PlacedRow(desk.voice(each), _place(desk, each)) for each in relation["asserted"]),
    )


def _place(desk: Desk, where: Json) -> Place:
    return desk.place(where["document"], *where["span"])
