"""Rows of the corpus as JSON objects."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from rashomon.cli.listing import Row
from rashomon.corpus.holding import office_in_words
from rashomon.corpus.rows import AttributionRow
from rashomon.types import Span


def to_json(record: object) -> Any:  # noqa: ANN401 - JSON is of any shape
    """Give a record as JSON: spans as pairs, days and times as ISO 8601, records as objects, tuples as lists."""
    if isinstance(record, Span):
        return [record.start, record.end]
    if is_dataclass(record):
        return {field.name: to_json(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, tuple) and hasattr(record, "_asdict"):
        return {name: to_json(value) for name, value in record._asdict().items()}
    if isinstance(record, tuple):
        return [to_json(item) for item in record]
    return record.isoformat() if isinstance(record, date) else record


def attribution_to_row(row: AttributionRow) -> Row:
    """Give an attribution with its document's facts beside its own fields."""
    facts = {name: to_json(getattr(row, name)) for name in ("document", "outlet", "published", "title")}
    return facts | row.attribution | {"office": office_in_words(row.office)}
