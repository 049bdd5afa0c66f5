"""What a tagger marks in one document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from rashomon.types.documents import Document, Span, Zone

EntityKind = Literal["person", "organisation", "place", "norp", "facility", "product", "work", "other"]
Role = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Zoned:
    """A document with its zones found."""

    document: Document
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks included.

    ``depth`` 0 is outermost. ``closed`` is false where no closing mark was found and the quotation was ended at its
    paragraph. A quotation whose opening mark is repeated at each paragraph and closed once is one quotation.
    """

    start: int
    end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as tagged, with the tagger's guess of its kind."""

    start: int
    end: int
    kind: EntityKind
    score: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A span tagged as source, cue or content, with its score in 0 to 1."""

    role: Role
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """``marks[dependent]`` (a source or content) belongs to ``marks[head]``: a cue, or a content that has no cue."""

    head: int
    dependent: int
    score: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its sentence's tree, after Universal Dependencies.

    ``head`` is its head's place in ``Tagged.words`` (-1: it is the root of its sentence), ``deprel`` the arc's label.
    """

    start: int
    end: int
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Hint:
    """How likely a word tells of a happening, tells of nothing, and that what it tells took place; 0 to 1 each.

    What is left of the first two: it tells of an act of speech, a state or a stage.
    """

    happening: float
    nothing: float
    took_place: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a tagger marks in one document; ``links`` index into ``marks``. All sorted by start.

    ``words`` is empty where the tagger finds no trees; ``hints`` has one a word, or none at all.
    """

    document: Document
    zones: tuple[Zone, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    names: tuple[Name, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    words: tuple[Word, ...] = ()
    hints: tuple[Hint, ...] = ()


class Tagger(Protocol):
    """Reads documents and marks words; the only stage that may hold a model."""

    @property
    def name(self) -> str:
        """The name and version that stand in the output as ``model``."""

    def tag(self, documents: Iterable[Zoned]) -> Iterator[Tagged]:
        """One result a document, in order; what else is in the stream changes no result."""
