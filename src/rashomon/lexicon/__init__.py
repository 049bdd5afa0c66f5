"""Language knowledge as data: one folder a language, one YAML file a subject."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from yaml import SafeLoader
else:
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where it is built


class _Words(SafeLoader):
    """Reads "no", "on" and "off" as words, as YAML 1.2 has it; YAML 1.1 takes them for truth values."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - copied, so that no other reader of YAML is changed
        first: [(tag, pattern) for tag, pattern in some if tag != "tag:yaml.org,2002:bool"]
        for first, some in SafeLoader.yaml_implicit_resolvers.items()
    }


_Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), ["t", "f"])


@cache
def load(language: str, name: str) -> Any:  # noqa: ANN401 - each subject has its own shape; its reader checks it
    """Give the parsed YAML of one subject of one language; raises FileNotFoundError where there is none."""
    path = files(__package__) / language / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Words)  # noqa: S506 - a safe loader
