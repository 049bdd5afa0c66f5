"""As of which day a document tells an office: the day of the caption or the utterance it stands in, else of publication."""

from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.types import Annotations, Attribution, Entity, Office, OfficeTold, Span, TimeExpression, Zone


class Tellings:
    """The days of one document's tellings."""

    def __init__(self, document: Annotations) -> None:
        self._id, self._published = document.document.id, document.document.published
        captions = [zone for zone in document.zones if zone.kind == "caption"]
        self._captions: Mapping[Zone, date | None] = {zone: _day_in(zone, document.times) for zone in captions}
        self._said = [one for one in document.attributions if one.said is not None]

    def of(self, entity: Entity) -> tuple[Office, ...]:
        """Give an entity's offices, each with this document's telling of it."""
        return tuple(map(self._told, entity.offices))

    def _told(self, office: Office) -> Office:
        first = min(office.evidence, default=None)
        told = OfficeTold(self._id, self._day(first), office.status, office.evidence)
        return Office(office.title, office.of, office.status, office.since, office.until, (), (told,))

    def _day(self, place: Span | None) -> date | None:
        if place is None:
            return self._published
        for zone, day in self._captions.items():
            if zone.start <= place.start < zone.end:
                return day or self._published
        return _day_said(place, self._said) or self._published


def _day_in(zone: Zone, times: Sequence[TimeExpression]) -> date | None:
    """Give the day that a caption tells of its picture: the first told in full."""
    days = (
        time.earliest
        for time in times
        if zone.start <= time.start < zone.end and time.precision in {"day", "hour"} and time.anchor == "absolute"
    )
    return next(days, None)


def _day_said(place: Span, said: Sequence[Attribution]) -> date | None:
    """Give the day of the utterance whose words a place lies in."""
    for one in said:
        if one.said is not None and any(piece.start <= place.start < piece.end for piece in one.content):
            return one.said.earliest
    return None
