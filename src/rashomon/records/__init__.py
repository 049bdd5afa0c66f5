"""The records of one document as the contract's JSON object, and back: what files, the store and the web speak."""

from rashomon.records.read import (
    annotations_from_json,
    attribution_from_json,
    document_from_json,
    entity_from_json,
    offices_from_json,
    zones_from_json,
)
from rashomon.records.write import (
    SCHEMA,
    Json,
    annotations_to_json,
    attribution_to_json,
    document_to_json,
    entity_to_json,
    offices_to_json,
    zones_to_json,
)

__all__ = [
    "SCHEMA",
    "Json",
    "annotations_from_json",
    "annotations_to_json",
    "attribution_from_json",
    "attribution_to_json",
    "document_from_json",
    "document_to_json",
    "entity_from_json",
    "entity_to_json",
    "offices_from_json",
    "offices_to_json",
    "zones_from_json",
    "zones_to_json",
]
