"""A made-up press of any size: people, bodies and places with names as frequent as real ones, told in documents.

Surnames follow a Zipf-Mandelbrot law with the slope of a census (the commonest about 1 in 100 people), given names a
steeper one; a few people are in very many documents and most in one. Each belongs to a beat, and a document tells of
one beat's people. One name in twenty is spelt otherwise, one in ten is the surname alone, some people hold an office.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from predicting import document
from rashomon.lexicon import load
from rashomon.types import Annotations, Entity, EntityKind, Mention, Office

SURNAMES = 60_000
MENTIONS = 24
A_BEAT = 400
ENTITIES = 12
_STARTS = [
    "b",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "ch",
    "sh",
    "kh",
    "br",
    "kr",
    "st",
    "tr",
    "j",
    "al",
    "el",
    "bar",
    "mc",
]
_MIDDLES = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ou", "ai", "ee"]
_ENDS = [
    "n",
    "r",
    "l",
    "s",
    "t",
    "m",
    "k",
    "d",
    "ni",
    "ri",
    "li",
    "son",
    "man",
    "ov",
    "ini",
    "ez",
    "ski",
    "sen",
    "berg",
    "ton",
    "well",
]
_SWAPS = [("ou", "u"), ("ee", "i"), ("kh", "h"), ("k", "q"), ("s", "ss"), ("m", "mm"), ("ai", "ay"), ("j", "dj")]
_HEADS = ["minister", "senator", "mayor", "judge", "ambassador", "governor", "spokesman", "general"]
_BODIES = ["Council", "Bank", "Party", "University", "Company", "Union", "Brigade", "Institute"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the crowd."""

    name: str
    kind: EntityKind
    office: Office | None = None


class Crowd:
    """All who are spoken of, so many that ``mentions`` mentions are about them, and who of them a beat knows."""

    def __init__(self, mentions: int, seed: int = 7) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - a sample, no secret
        self._mentions = mentions
        self._surnames = self._make_words(SURNAMES)
        self._unused = self._make_words(max(mentions // 12, A_BEAT) // 3 + 2)
        given = load("en", "given")
        self._given = [*given["m"], *given["f"]]
        self._dice.shuffle(self._given)
        self._surname_sums = _zipf(len(self._surnames), 25, 1.0)
        self._given_sums = _zipf(len(self._given), 8, 1.1)
        self.figures = [self._figure(number) for number in range(max(mentions // 12, A_BEAT))]
        self._beat_sums = _zipf(A_BEAT, 3, 1.1)

    def _make_words(self, number: int) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < number:
            parts = [
                *(
                    self._dice.choice(_STARTS) + self._dice.choice(_MIDDLES)
                    for _ in range(self._dice.choice([1, 2, 2, 3]))
                )
            ]
            made["".join(parts) + self._dice.choice(_ENDS)] = None
        return list(made)

    def _drawn(self, items: Sequence[str], sums: Sequence[float]) -> str:
        return items[bisect(sums, self._dice.random() * sums[-1], 0, len(items) - 1)]

    def _figure(self, number: int) -> Figure:
        if number % 6 == 4:
            return Figure(self._unused.pop().title(), "place")
        if number % 6 == 5:
            return Figure(f"{self._unused.pop().title()} {self._dice.choice(_BODIES)}", "organisation")
        surname = self._drawn(self._surnames, self._surname_sums).title()
        name = f"{self._drawn(self._given, self._given_sums).title()} {surname}"
        held = Office(self._dice.choice(_HEADS), self._dice.choice(self._surnames).title(), None, None, None, ())
        return Figure(name, "person", held if self._dice.random() < 0.3 else None)

    def documents(self) -> Iterator[tuple[Annotations, tuple[int, ...]]]:
        """Give documents, each with the numbers of the figures that its entities are."""
        beats = len(self.figures) // A_BEAT
        for number in range(max(self._mentions // MENTIONS, 1)):
            first = self._dice.randrange(beats) * A_BEAT
            told = {
                first + bisect(self._beat_sums, self._dice.random() * self._beat_sums[-1], 0, A_BEAT - 1)
                for _ in range(ENTITIES)
            }
            if self._dice.random() < 0.3:
                told.add(self._dice.randrange(len(self.figures)))
            figures = tuple(sorted(told))
            yield self._document(number, [self.figures[i] for i in figures]), figures

    def _document(self, number: int, figures: Sequence[Figure]) -> Annotations:
        each = max(MENTIONS // len(figures), 1)
        mentions, entities = [], []
        for i, figure in enumerate(figures, 1):
            start = i * 100
            mentions += [
                Mention(f"m{i}.{j}", start + j, start + j + 1, figure.kind, "name", f"e{i}") for j in range(each)
            ]
            told = (figure.office,) if figure.office is not None and self._dice.random() < 0.3 else ()
            entities.append(Entity(f"e{i}", self._written(figure), figure.kind, (), None, told))
        return Annotations(replace(document(""), id=f"d{number:08}"), "made", (), tuple(mentions), tuple(entities))

    def _written(self, figure: Figure) -> str:
        chance = self._dice.random()
        if figure.kind == "person" and chance < 0.10:
            return figure.name.split()[-1]
        if figure.kind == "person" and chance < 0.12:
            return f"{figure.name[0]}. {figure.name.split()[-1]}"
        fits = [(a, b) for a, b in _SWAPS if a in figure.name]
        if chance > 0.95 and fits:
            return figure.name.replace(*self._dice.choice(fits), 1)
        return figure.name


def _zipf(size: int, shift: float, slope: float) -> list[float]:
    """Give the running sums of a Zipf-Mandelbrot law."""
    return list(accumulate(1 / (rank + shift) ** slope for rank in range(1, size + 1)))
