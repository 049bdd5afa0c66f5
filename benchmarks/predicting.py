"""Ways to get attributions out of raw text, each giving what is scored."""

from collections.abc import Callable, Sequence
from pathlib import Path

from rashomon.language.model import WEIGHTS, Reader
from rashomon.language.tagger import ReaderTagger
from rashomon.types import Attribution, Document, Mark, Tagged, Zone, Zoned
from scoring import Scored

Predictor = Callable[[str], list[Scored]]


def document(text: str) -> Document:
    """Give a document of which nothing is known but its text."""
    return Document(
        id="measured", bytes_sha256="", path=None, url=None, outlet=None, title=None, author=None, published=None,
        published_at=None, published_span=None, other_dates=(), language="en", text=text,
    )  # fmt: skip


def open_tagger(weights: Path = WEIGHTS) -> ReaderTagger:
    """Give the tagger on a folder of weights, reading two windows at a time."""
    return ReaderTagger(Reader(weights, threads=2))


def spans_of(one: Attribution) -> Scored:
    """Give an attribution as it is scored."""
    return Scored(
        ((one.source.start, one.source.end),) if one.source is not None else (),
        ((one.cue.start, one.cue.end),) if one.cue is not None else (),
        tuple((piece.start, piece.end) for piece in one.content),
        nested=one.within is not None,
        confidence=one.confidence,
    )


def by_tagger(tagger: ReaderTagger) -> Predictor:
    """Take the tagger's marks and links alone, over one body zone."""

    def predict(text: str) -> list[Scored]:
        zoned = Zoned(document(text), (Zone("z1", "body", 0, len(text)),) if text else ())
        return [item for tagged in tagger.tag([zoned]) for item in join_links(tagged)]

    return predict


def by_pipeline(tagger: ReaderTagger) -> Predictor:
    """Take the attributions of the public pipeline."""
    from rashomon.pipeline import annotate  # noqa: PLC0415 - only where it is asked for

    def predict(text: str) -> list[Scored]:
        return [spans_of(one) for one in annotate(document(text), tagger).attributions]

    return predict


PREDICTORS: dict[str, Callable[[ReaderTagger], Predictor]] = {"pipeline": by_pipeline, "tagger": by_tagger}


def join_links(tagged: Tagged) -> list[Scored]:
    """Join what the links join; nested is what has its cue inside another's content."""
    heads: dict[int, list[Mark]] = {}
    for link in tagged.links:
        heads.setdefault(link.head, []).append(tagged.marks[link.dependent])
    joined = [_scored(tagged.marks[head], marks) for head, marks in sorted(heads.items())]
    return [Scored(j.source, j.cue, j.content, nested=_is_nested(j, joined)) for j in joined]


def _scored(head: Mark, marks: Sequence[Mark]) -> Scored:
    def pieces(role: str) -> tuple[tuple[int, int], ...]:
        return tuple(sorted((mark.start, mark.end) for mark in [head, *marks] if mark.role == role))

    return Scored(pieces("source"), pieces("cue"), pieces("content"))


def _is_nested(item: Scored, others: Sequence[Scored]) -> bool:
    return any(
        start <= cue_start and cue_end <= end
        for cue_start, cue_end in item.cue
        for other in others
        if other is not item
        for start, end in other.content
    )
