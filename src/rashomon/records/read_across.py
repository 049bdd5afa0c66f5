"""The contract's JSON across documents, read back into records; raises KeyError or ValueError where it is none."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from rashomon.records.plain import Json, read_before, read_day, read_interval
from rashomon.types import (
    Account,
    Aspect,
    Claim,
    ComparedEvent,
    Copy,
    Detail,
    Entry,
    Event,
    Finding,
    HowMany,
    Naming,
    Party,
    Passage,
    Report,
    Shift,
    Span,
    SpeakerRecord,
    Told,
    Utterance,
    Value,
    What,
    When,
    Where,
    Who,
    WordCount,
    Wording,
)


def compared_event_from_json(data: Json, published: Mapping[str, date | None]) -> ComparedEvent:
    """Read one event with its accounts; ``published`` is each document's day."""
    return ComparedEvent(
        event=_event_from_json(data),
        accounts=tuple(
            Account(
                account["document"],
                data["id"],
                published.get(account["document"]),
                tuple(_detail_from_json(detail) for detail in account["details"]),
            )
            for account in data["accounts"]
        ),
        findings=tuple(_finding_from_json(finding) for finding in data["findings"]),
        silent=tuple(data["silent"]),
        independent=data["independent"],
        unrelated=data.get("unrelated", 0),
    )


def _event_from_json(data: Json) -> Event:
    return Event(
        id=data["id"],
        label=data["label"],
        type=data["type"],
        earliest=read_day(data["earliest"]),
        before=read_before(data["latest"]),
        place=data["place"],
        participants=tuple(Party(party["role"], party["entity"]) for party in data["participants"]),
        members=tuple(Told(told["document"], told["event"]) for told in data.get("mentions", ())),
    )


def _detail_from_json(data: Json) -> Detail:
    return Detail(
        aspect=data["aspect"],
        value=_READERS[data["aspect"]](data["value"]),
        text=data["text"],
        evidence=tuple(Span(*span) for span in data["evidence"]),
        vouched_by=data["vouched_by"],
        attribution=data.get("attribution"),
    )


def _when_from_json(data: Json) -> Value:
    """Read days; an hour alone, of a day that is not told, is words."""
    earliest, before = read_day(data["earliest"]), read_before(data["latest"])
    return (
        Wording(data["precision"]) if earliest is None or before is None else When(earliest, before, data["precision"])
    )


_READERS: Mapping[Aspect, Callable[[Json], Value]] = {
    "when": _when_from_json,
    "where": lambda data: Where(data["entity"], data.get("name", ""), tuple(data.get("within", ()))),
    "how many": lambda data: HowMany(
        data["low"],
        data["low_open"],
        data["high"],
        data.get("high_open", False),
        data["approximate"],
        data["unit"],
        data["of"],
        data.get("denied", False),
    ),
    "who": lambda data: Who(data["role"], data["entity"], data.get("name", ""), data.get("denied", False)),
    "what": lambda data: What(data["type"], data["polarity"], data["certainty"]),
    "wording": lambda data: Wording(data["words"]),
    "according to": lambda data: Wording(data["words"]),
}


def _finding_from_json(data: Json) -> Finding:
    one, other = data["accounts"]
    return Finding(
        data["aspect"],
        data["relation"],
        (one, other),
        tuple(Passage(each["document"], Span(*each["span"])) for each in data["evidence"]),
        data["reason"],
    )


def utterance_from_json(data: Json) -> Utterance:
    """Read one utterance with the attributions that report it."""
    return Utterance(
        id=data["id"],
        speaker=data["speaker"],
        said=read_interval(data["said"]),
        reports=_reports(data),
        reason=data.get("reason", ""),
    )


def claim_from_json(data: Json) -> Claim:
    """Read reports of what was said about one thing."""
    sides = tuple(_reports({"reports": side}) for side in data.get("sides", ()))
    return Claim(tuple(data["about"]), _reports(data), data["relation"], data["reason"], sides)


def copy_from_json(data: Json) -> Copy:
    """Read a passage that stands in two documents."""
    (one, other), (first, second) = data["documents"], data["spans"]
    return Copy(
        (one, other), (Span(*first), Span(*second)), data["earlier"], data["similarity"], data.get("quotation", False)
    )


def naming_from_json(data: Json) -> Naming:
    """Read what one voice calls an entity or an event in one document."""
    distinctive = data.get("distinctive", {})
    return Naming(
        entity=data["entity"],
        event=data["event"],
        outlet=data["outlet"],
        document=data["document"],
        voice=None if data["voice"] in {"outlet", "quoted"} else data["voice"],
        quoted=data.get("quoted"),
        words=tuple(WordCount(word, count, distinctive.get(word, 0.0)) for word, count in data["words"].items()),
    )


def record_from_json(data: Json) -> SpeakerRecord:
    """Read all that one entity said."""
    shifts = (
        Shift(shift["aspect"], shift["from"], shift["to"], shift["reason"], _passages(shift.get("passages", ())))
        for shift in data["shifts"]
    )
    return SpeakerRecord(
        data["entity"], tuple(data["utterances"]), tuple(shifts), tuple(map(_entry, data.get("entries", ())))
    )


def _entry(data: Json) -> Entry:
    return Entry(
        data["utterance"],
        read_interval(data["said"]),
        read_day(data["reported"]),
        data["office"],
        data["venue"],
        tuple(data["about"]),
        _passages(data["passages"]),
    )


def _passages(listed: Iterable[Json]) -> tuple[Passage, ...]:
    return tuple(Passage(each["document"], Span(*each["span"])) for each in listed)


def _reports(data: Json) -> tuple[Report, ...]:
    return tuple(
        Report(each["document"], each["attribution"], tuple(Span(*span) for span in each.get("spans", ())))
        for each in data["reports"]
    )
