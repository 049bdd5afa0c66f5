"""What the pages of a story show: where accounts differ, and one event's accounts aspect by aspect."""

from collections.abc import Iterator
from functools import cache, partial

from rashomon.corpus.across import event_row
from rashomon.corpus.comparing import count_shifts, count_utterances, find_part, label_of, list_part
from rashomon.corpus.desk import Desk
from rashomon.corpus.happenings import places_of
from rashomon.corpus.pages import (
    AccountRow,
    AspectRow,
    DetailRow,
    DisagreementRow,
    EventPage,
    PlacedRow,
    PositionRow,
    SpeakerRow,
)
from rashomon.records import Json
from rashomon.types import Span

ASPECTS = ("what", "who", "when", "where", "how many", "according to", "wording")


def disagreements(desk: Desk, event: str | None = None) -> Iterator[DisagreementRow]:
    """List what cannot all hold, the weightiest first; of one event where it is named."""
    called = cache(partial(label_of, desk.corpus))
    for number, found in enumerate(list_part(desk.corpus, "disagreement", event), 1):
        yield DisagreementRow(
            number=number,
            event=found["event"],
            label=called(found["event"]).label,
            aspect=found["aspect"],
            reason=found["reason"],
            positions=tuple(_position(desk, position) for position in found["positions"]),
        )


def _position(desk: Desk, position: Json) -> PositionRow:
    told = tuple(PlacedRow(desk.voice(each), desk.place(each["document"], *each["span"])) for each in position["told"])
    outlets = dict.fromkeys(each.place.outlet or each.place.title or each.place.document[7:15] for each in told)
    return PositionRow(position["words"], tuple(outlets), told)


def speakers(desk: Desk, limit: int) -> list[SpeakerRow]:
    """List who speaks, those with most utterances first."""
    said = count_utterances(desk.corpus)
    most = sorted(said, key=lambda entity: (-said[entity], entity))[:limit]
    return [SpeakerRow(one, desk.name(one) or "", said[one], count_shifts(desk.corpus, one)) for one in most]


# -- one event ---------------------------------------------------------------------------------


def event_page(desk: Desk, event_id: str) -> EventPage:
    """Give one event with its accounts as columns and aspects as rows."""
    event = find_part(desk.corpus, "event", event_id)
    differ = tuple(disagreements(desk, event_id))
    relations = _relations_at(event)
    sides = {
        (told.place.document, told.place.start, told.place.end): (each.number, side)
        for each in differ
        for side, position in enumerate(each.positions)
        for told in position.told
    }
    first = {place.document: place.span for place in reversed(list(places_of(desk.corpus, event_id)))}
    accounts = tuple(_account(desk, account, first.get(account["document"])) for account in event["accounts"])
    aspects = tuple(
        AspectRow(
            aspect,
            tuple(
                tuple(
                    _detail(desk, account["document"], detail, relations, sides)
                    for detail in account["details"]
                    if detail["aspect"] == aspect
                )
                for account in event["accounts"]
            ),
        )
        for aspect in ASPECTS
        if any(detail["aspect"] == aspect for account in event["accounts"] for detail in account["details"])
    )
    silent = tuple(desk.documents[document] for document in event["silent"] if document in desk.documents)
    return EventPage(event_row(desk, event), accounts, aspects, differ, silent, event.get("unrelated", 0))


def _account(desk: Desk, account: Json, first: Span | None) -> AccountRow:
    row = desk.documents[account["document"]]
    told = None if first is None else f"{row.id}:{first.start}-{first.end}"
    return AccountRow(row.id, row.outlet, row.published, row.title or row.path or row.id, told)


Where = tuple[str, int, int]


def _relations_at(event: Json) -> dict[Where, set[str]]:
    """Give for each passage the relations of the findings that it stands in."""
    found: dict[Where, set[str]] = {}
    for finding in event["findings"]:
        for each in finding["evidence"]:
            found.setdefault((each["document"], *each["span"]), set()).add(finding["relation"])
    return found


def _detail(
    desk: Desk,
    document: str,
    detail: Json,
    relations: dict[Where, set[str]],
    sides: dict[Where, tuple[int, int]],
) -> DetailRow:
    start, end = detail["evidence"][0]
    where = (document, start, end)
    number, side = sides.get(where, (None, None))
    return DetailRow(
        text=" ".join(detail["text"].split()),
        vouched_by=desk.voice({"document": document, **detail}),
        place=desk.place(document, start, end),
        disagreement=number,
        side=side,
        agrees="agrees" in relations.get(where, ()),
        unclear="unclear" in relations.get(where, ()),
    )
