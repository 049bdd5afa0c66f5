"""Reports to marks and links: each span marked once, however many cues it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.types import Link, Mark, Role, Span


@dataclass(frozen=True, slots=True)
class Report:
    """One thing reported: cue, perhaps a source, pieces of content (none yet where the next paragraph tells it)."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks sorted by start, and links between them."""

    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


def collect(reports: Iterable[Report]) -> Marked:
    """Mark every span of all reports once, with its best score, and link it to its cues."""
    kept = list(reports)
    scores: dict[tuple[int, int, Role], float] = {}
    for report in kept:
        for key in _keys(report):
            scores[key] = max(scores.get(key, 0.0), report.score)
    order = sorted(scores)
    places = {key: place for place, key in enumerate(order)}
    marks = tuple(Mark(role, start, end, scores[start, end, role]) for start, end, role in order)
    links = {(places[_keys(report)[0]], places[key]): report.score for report in kept for key in _keys(report)[1:]}
    return Marked(marks, tuple(Link(head, dependent, score) for (head, dependent), score in sorted(links.items())))


def _keys(report: Report) -> list[tuple[int, int, Role]]:
    """Give the spans of a report with their roles, the cue first."""
    keys: list[tuple[int, int, Role]] = [(report.cue.start, report.cue.end, "cue")]
    if report.source is not None:
        keys.append((report.source.start, report.source.end, "source"))
    return keys + [(piece.start, piece.end, "content") for piece in report.content]
