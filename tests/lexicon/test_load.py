"""The data files as they are read: words stay words."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
import yaml

from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list


def test_short_words_are_no_truth_values() -> None:
    """Such as "on", "off" and "no": words of the language, in keys as in lists; other readers of YAML stay as they are."""
    assert {"on", "off"} <= word_list("en", "happenings", "particles")
    assert "on" in load("en", "incidents")
    assert yaml.safe_load("[on]") == [True]


@pytest.mark.parametrize("path", sorted(files("rashomon.lexicon").joinpath("en").iterdir(), key=str), ids=str)
def test_no_list_holds_a_truth_value(path: object) -> None:
    """A truth value stands only as one, behind a key."""
    name = str(path).rsplit("/", 1)[-1].removesuffix(".yaml")
    assert not [value for value in _in_lists(load("en", name)) if isinstance(value, bool)]


def _in_lists(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _in_lists(each)
    elif isinstance(value, list):
        for each in value:
            yield each
            yield from _in_lists(each)
