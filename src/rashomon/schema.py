"""The JSON Schema that all of the program's JSON output keeps to."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load() -> dict[str, Any]:
    """Give the schema: its root is the object of ``annotate``, its ``$defs`` hold the rows of the listings."""
    parsed: dict[str, Any] = json.loads(files("rashomon").joinpath("schema.json").read_text(encoding="utf-8"))
    return parsed
