"""Rows of the corpus as JSON objects."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from rashomon.cli.listing import Row
from rashomon.corpus.rows import AttributionRow
from rashomon.types import Span


def to_json(record: object) -> Any:  # noqa: ANN401 - JSON is of any shape
    """Give a record as JSON: spans as pairs, days and times as ISO 8601, records as objects, tuples as lists."""
    if isinstance(record, Span):
        return [record.start, record.end]
    if is_dataclass(record):
        return {field.name: to_json(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, tuple):
        return [to_json(item) for item in record]
    return record.isoformat() if isinstance(record, date) else record


def attribution_to_row(row: AttributionRow) -> Row:
    """Give an attribution with its document's facts beside its own fields."""
    facts = {name: to_json(getattr(row, name)) for name in ("document", "outlet", "published", "title")}
    return facts | row.attribution


def tell_office(office: Row) -> str:
    """Give an office in words: "former Prime Minister of Iraq, 2006-05-20 to 2014-09-08"."""
    words = " ".join(filter(None, (office["status"], office["title"])))
    of = f" of {office['of']}" if office["of"] else ""
    days = f", {office['from'] or '?'} to {office['to'] or '?'}" if office["from"] or office["to"] else ""
    return words + of + days
