"""Days, spans and intervals as they stand in JSON, and back. Days are inclusive there (``latest``), half-open inside."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from rashomon.types import Interval, Span

DAY = timedelta(days=1)

Json = dict[str, Any]


def iso(day: date | datetime | None) -> str | None:
    """Write a day or a moment."""
    return None if day is None else day.isoformat()


def latest(before: date | None) -> str | None:
    """Write the last day before a border."""
    return None if before is None else (before - DAY).isoformat()


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Write spans."""
    return [[span.start, span.end] for span in spans]


def interval_to_json(interval: Interval | None) -> Json | None:
    """Write an interval of days."""
    if interval is None:
        return None
    return {
        "earliest": iso(interval.earliest),
        "latest": latest(interval.before),
        "precision": interval.precision,
    }


def read_day(value: str | None) -> date | None:
    """Read a day."""
    return None if value is None else date.fromisoformat(value)


def read_before(value: str | None) -> date | None:
    """Read a last day as the border after it."""
    return None if value is None else date.fromisoformat(value) + DAY


def read_spans(listed: Iterable[list[int]]) -> tuple[Span, ...]:
    """Read spans."""
    return tuple(Span(start, end) for start, end in listed)


def read_interval(data: Json | None) -> Interval | None:
    """Read an interval of days."""
    if data is None:
        return None
    return Interval(date.fromisoformat(data["earliest"]), date.fromisoformat(data["latest"]) + DAY, data["precision"])
