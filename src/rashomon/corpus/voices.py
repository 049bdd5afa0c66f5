"""Questions about one entity: what it said, day by day, and what it is called."""

from collections.abc import Iterator
from datetime import date

from rashomon.corpus.comparing import events_of, list_part
from rashomon.corpus.desk import Desk
from rashomon.corpus.pages import NamingRow, Place, SaidRow, ShiftRow
from rashomon.corpus.rows import EntityRow
from rashomon.entities.holding import office_at, tell_office
from rashomon.records import Json
from rashomon.records.plain import read_day


def naming(desk: Desk, entity: EntityRow) -> Iterator[NamingRow]:
    """List what each outlet and each speaker calls an entity, and what happened to or by it, by day."""
    rows = [_naming_row(desk, entity.name, each) for each in list_part(desk.corpus, "naming", entity.id)]
    rows += [
        _naming_row(desk, label, each)
        for event, label in events_of(desk.corpus, entity.id).items()
        for each in list_part(desk.corpus, "naming", event)
    ]
    return iter(rows)


def _naming_row(desk: Desk, name: str, naming: Json) -> NamingRow:
    return NamingRow(
        entity=naming["entity"],
        event=naming["event"],
        name=name,
        outlet=naming["outlet"],
        document=naming["document"],
        published=desk.documents[naming["document"]].published,
        voice=_voice(desk, naming),
        words=naming["words"],
        distinctive=naming["distinctive"],
    )


def _voice(desk: Desk, naming: Json) -> str | None:
    """Name who is quoted, by the words for one who is no entity; None: the outlet itself."""
    if naming["voice"] == "outlet":
        return None
    quoted: str | None = naming.get("quoted")
    return quoted if naming["voice"] == "quoted" else desk.name(naming["voice"])


def record(desk: Desk, entity: EntityRow) -> tuple[SaidRow, ...]:
    """List all that an entity said, by day: each utterance once, with every report of it."""
    shifts = [shift for each in list_part(desk.corpus, "record", entity.id) for shift in each["shifts"]]
    rows = [_said_row(desk, entity, each, shifts) for each in list_part(desk.corpus, "utterance", entity.id)]
    return tuple(sorted(rows, key=_day))


def _day(row: SaidRow) -> tuple[date, int, str]:
    """Give an utterance's place in its record: the day it was said, else first reported, then its number."""
    return row.earliest or row.reported or date.max, len(row.utterance), row.utterance


def _said_row(desk: Desk, entity: EntityRow, utterance: Json, shifts: list[Json]) -> SaidRow:
    attributions = [desk.attribution(report["document"], report["attribution"]) for report in utterance["reports"]]
    said = utterance["said"] or {"earliest": None, "latest": None}
    places = [_place(desk, report, said) for report, said in zip(utterance["reports"], attributions, strict=True)]
    reported = min((place.published for place in places if place.published is not None), default=None)
    return SaidRow(
        utterance=utterance["id"],
        speaker=entity.name,
        earliest=read_day(said["earliest"]),
        latest=read_day(said["latest"]),
        reported=reported,
        office=_office(entity, read_day(said["earliest"]) or reported),
        venue=next((each["venue"]["text"] for each in attributions if each["venue"] is not None), None),
        act=attributions[0]["act"],
        reports=tuple(sorted(places, key=lambda place: (place.published or date.max, place.document, place.start))),
        shifts=tuple(
            ShiftRow(shift["aspect"], shift["from"], shift["reason"])
            for shift in shifts
            if shift["to"] == utterance["id"]
        ),
    )


def _office(entity: EntityRow, day: date | None) -> str | None:
    """Give in words what a speaker was on a day."""
    office = None if day is None else office_at(entity.offices, day)
    return None if office is None else tell_office(office)


def _place(desk: Desk, report: Json, attribution: Json) -> Place:
    """Give the passage of an attribution: from its first word to its last."""
    pieces = attribution["content"]
    return desk.place(report["document"], pieces[0][0], pieces[-1][1])
