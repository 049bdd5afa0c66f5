"""What an incident is called outright: "calls the boarding an act of piracy", "the massacre was “an act of piracy”"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rashomon.lexicon import load
from rashomon.types import Annotations, Scene, Span


class Judged(NamedTuple):
    """Words by which somebody calls an incident, as being of a kind."""

    words: str
    span: Span


def find_judged(document: Annotations, scene: Scene, language: str = "en") -> Iterator[Judged]:
    """Give the acts and crimes that an incident is called in the sentences of its scene, each with its article."""
    text = document.document.text
    for sentence in scene.around:
        for found in _called(language).finditer(text, sentence.start, sentence.end):
            yield Judged(" ".join(found["what"].split()), Span(*found.span("what")))


@cache
def _called(language: str) -> re.Pattern[str]:
    table = load(language, "incidents")
    deeds, kinds, calling = ("|".join(map(re.escape, table[key])) for key in ("called_deeds", "act_of", "called_by"))
    return re.compile(
        rf"(?<![^\W_])(?:{deeds})\s(?:(?:{calling})\s)?[\"“‘«']?(?P<what>(?:{kinds})(?:\s[a-z-]{{3,16}}){{1,2}}?)(?![^\W_])",
        re.IGNORECASE,
    )
