"""Language knowledge as data: one folder a language, one YAML file a subject."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(language: str, name: str) -> Any:  # noqa: ANN401 - each subject has its own shape; its reader checks it
    """Give the parsed YAML of one subject of one language; raises FileNotFoundError where there is none."""
    path = files(__package__) / language / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - the safe loader, in C where built
