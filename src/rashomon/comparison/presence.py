"""Things that somebody denies were there: "rejected the claim that weapons were found in the hold"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from rashomon.comparison.counted import kind_of, read_counted
from rashomon.comparison.texts import lies_in
from rashomon.comparison.understood import exactly
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Annotations, HowMany, Scene, Span

_DENIAL = 160  # characters


class Denial(NamedTuple):
    """A number of none, its words, and the attribution that denies."""

    none: HowMany
    span: Span
    within: str


def find_denials(document: Annotations, scene: Scene, language: str = "en") -> Iterator[Denial]:
    """Give the things that somebody denies were there, as none: "rejected the claim that weapons were found in the hold"."""
    text = document.document.text
    for said in document.attributions:
        if said.act != "denies" or said.polarity == "-" or said.cue is None:
            continue
        for piece in said.content:
            for found in _presence(language).finditer(text, piece.start, piece.end):
                if lies_in(Span(*found.span()), scene.around):
                    none = exactly(0, found["thing"] or found["other"])
                    whole = Span(min(said.cue.start, found.start()), max(said.cue.end, found.end()))
                    yield Denial(none, whole if whole.end - whole.start <= _DENIAL else said.cue, said.id)


@cache
def _presence(language: str) -> re.Pattern[str]:
    """Give the pattern of things carried that are told as being there: "weapons were found", "there were rifles"."""
    kinds = load(language, "counted")["kinds"]
    carried = [kind for kind in word_list(language, "incidents", "carried") if kind in kinds]
    things = {form for kind in carried for word in [kind, *kinds[kind]["words"]] for form in (word, f"{word}s")}
    some = "|".join(sorted(map(re.escape, things), key=len, reverse=True))
    words = load(language, "incidents")
    after, before = ("|".join(map(re.escape, words[key])) for key in ("found_there", "there_was"))
    return re.compile(
        rf"\b(?P<thing>{some})(?:\s[\w-]{{1,12}}){{0,3}}?\s(?:{after})\b|\b(?:{before})\s(?:[\w-]{{1,12}}\s)?(?P<other>{some})\b",
        re.IGNORECASE,
    )


def container_kinds(numbers: Iterable[HowMany], denied: frozenset[str], language: str = "en") -> Iterator[str]:
    """Give the heads of what is told to hold things of which somebody says that there were none: "crate"."""
    for told in numbers:
        counted = read_counted(told.of, "", language)
        if counted.kind is not None and not denied.isdisjoint(map(kind_of, counted.narrowed)):
            yield counted.kind
