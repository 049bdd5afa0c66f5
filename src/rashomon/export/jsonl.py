"""JSON lines: one document a line, as the contract's object."""

import json
from collections.abc import Iterable
from pathlib import Path

from rashomon.export.whole import written_whole
from rashomon.records import annotations_to_json
from rashomon.types import Annotations


def export_jsonl(documents: Iterable[Annotations], out: Path) -> int:
    """Write documents with all they say as they come, and give their number; ExportError where it cannot be."""
    number = 0
    with written_whole(out) as file:
        for annotations in documents:
            file.write(json.dumps(annotations_to_json(annotations), ensure_ascii=False) + "\n")
            number += 1
    return number
