"""The records of one document as the contract's JSON object, and back; those across documents as JSON.

This is what files, the store and the web speak.
"""

from rashomon.records.across import (
    claim_to_json,
    compared_event_to_json,
    copy_to_json,
    corpus_relation_to_json,
    disagreement_to_json,
    doubt_to_json,
    naming_to_json,
    record_to_json,
    standing_to_json,
    telling_to_json,
    utterance_to_json,
)
from rashomon.records.plain import Json
from rashomon.records.read import (
    annotations_from_json,
    attribution_from_json,
    career_from_json,
    document_from_json,
    entity_from_json,
    zones_from_json,
)
from rashomon.records.read_across import (
    claim_from_json,
    compared_event_from_json,
    copy_from_json,
    naming_from_json,
    record_from_json,
    utterance_from_json,
)
from rashomon.records.write import (
    SCHEMA,
    annotations_to_json,
    attribution_to_json,
    career_to_json,
    document_to_json,
    entity_to_json,
    office_to_json,
    zones_to_json,
)

__all__ = [
    "SCHEMA",
    "Json",
    "annotations_from_json",
    "annotations_to_json",
    "attribution_from_json",
    "attribution_to_json",
    "career_from_json",
    "career_to_json",
    "claim_from_json",
    "claim_to_json",
    "compared_event_from_json",
    "compared_event_to_json",
    "copy_from_json",
    "copy_to_json",
    "corpus_relation_to_json",
    "disagreement_to_json",
    "document_from_json",
    "document_to_json",
    "doubt_to_json",
    "entity_from_json",
    "entity_to_json",
    "naming_from_json",
    "naming_to_json",
    "office_to_json",
    "record_from_json",
    "record_to_json",
    "standing_to_json",
    "telling_to_json",
    "utterance_from_json",
    "utterance_to_json",
    "zones_from_json",
    "zones_to_json",
]
