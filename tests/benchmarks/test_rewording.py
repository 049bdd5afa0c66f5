"""A made story has its own words, all through it; another story made of the same article has others."""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
RARE = [f"{chr(97 + i)}{chr(97 + j)}o{chr(97 + j)}{chr(97 + i)}" for i in range(26) for j in range(26)]
LITTLE = [f"little{i}" for i in range(250)]
WORDS = [*RARE, *(word for word in LITTLE for _ in range(9))]

Wording = Callable[[int], Any]


@pytest.fixture
def rewording(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Give the module benchmarks/rewording.py."""
    monkeypatch.syspath_prepend(str(FOLDER))
    import rewording

    yield rewording
    sys.modules.pop("rewording", None)


def dice(seed: int) -> random.Random:
    """Give chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - a sample, no secret


@pytest.fixture
def wording(rewording: ModuleType) -> Wording:
    """Give the words of a story by its number; in its articles little words are frequent."""
    triggers = rewording.Triggers(
        [("assault", "attacked"), ("assault", "bombed"), ("assault", "raid"), ("vote", "voted")]
    )
    return lambda seed: rewording.Wording(rewording.Vocabulary(WORDS, 1.0, dice(1)), triggers, dice(seed))


def test_a_story_keeps_to_its_words(wording: Wording) -> None:
    """What was asked once stays as it is."""
    story = wording(1)
    first = [story.word(word) for word in RARE]
    assert [story.word(word) for word in RARE] == first
    assert [story.number("1,200"), story.trigger("assault", "raid")] == [
        story.number("1,200"),
        story.trigger("assault", "raid"),
    ]


def test_two_stories_share_few_rare_words(wording: Wording) -> None:
    """Little words stay the same in all stories; of the rare ones hardly one in ten."""
    one, other = wording(1), wording(2)
    assert all(one.word(word) == word for word in LITTLE)
    assert sum(one.word(word) == other.word(word) for word in RARE) < len(RARE) / 10


def test_more_words_where_the_corpus_is_larger(rewording: ModuleType) -> None:
    """By Heaps' law: four times the words have more than half as many different ones again."""
    sizes = []
    for larger in (1.0, 4.0):
        vocabulary, drawn = rewording.Vocabulary(WORDS, larger, dice(1)), dice(2)
        sizes.append(len(Counter(vocabulary.like(word, drawn) for word in RARE for _ in range(9))))
    assert sizes[1] > 1.5 * sizes[0]


def test_a_happening_keeps_its_type_and_ending(wording: Wording) -> None:
    """A verb in the past stays one; without another of its kind the word stays."""
    assert {wording(seed).trigger("assault", "bombed") for seed in range(20)} == {"attacked", "bombed"}
    assert wording(1).trigger("vote", "voted") == "voted"
    assert wording(1).trigger("strike", "walkout") == "walkout"


@pytest.mark.parametrize("digits", ["7", "1,200", "3.5", "12,000,000"])
def test_a_number_keeps_its_digits(rewording: ModuleType, digits: str) -> None:
    """As many of them, commas and points in their places, none at the head that is no number."""
    for seed in range(20):
        new = rewording.other_number(digits, dice(seed))
        assert re.sub(r"\d", "0", new) == re.sub(r"\d", "0", digits)
        assert not new.startswith("0")
