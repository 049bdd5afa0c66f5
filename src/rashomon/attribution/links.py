"""Marks and links to groups: one cue (or one content without a cue) with what belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.types import Link, Mark, Span, Tagged

_LONGEST_CHAIN = 16


@dataclass(frozen=True, slots=True)
class Group:
    """A cue with its source and contents; ``score`` is that of the weakest mark or link that holds it together."""

    cue: Span | None
    source: Span | None
    contents: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Member:
    """A linked mark and how well it is linked."""

    mark: Mark
    score: float


def find_groups(tagged: Tagged) -> Iterator[Group]:
    """Give every group that has a content; one without a cue needs a source."""
    members = _collect(tagged)
    for key in sorted(members, key=lambda k: (k.role, k.start, k.end)):
        group = _group(key, members[key])
        if group.contents and (group.cue or group.source):
            yield group


def _collect(tagged: Tagged) -> dict[Mark, list[_Member]]:
    """Gather the members of each head; cues with the same words are one head, with the best score."""
    marks = tagged.marks
    above = _contents_above(marks, tagged.links)
    cues = {(m.start, m.end): m for m in sorted(marks, key=lambda m: m.score) if m.role == "cue"}
    members: dict[Mark, list[_Member]] = {}
    for link in tagged.links:
        root = _root(link.head, above)
        if marks[root].role == "source" or marks[link.dependent].role == "cue":
            continue
        head = marks[root]
        member = _Member(marks[link.dependent], min(_clamp(link.score), _clamp(marks[link.dependent].score)))
        members.setdefault(cues[head.start, head.end] if head.role == "cue" else head, []).append(member)
    return members


def _contents_above(marks: tuple[Mark, ...], links: tuple[Link, ...]) -> dict[int, int]:
    """Tell for each content that belongs to something which cue or content that is, the best link first."""
    best: dict[int, Link] = {}
    for link in links:
        if marks[link.dependent].role == "content" and marks[link.head].role != "source":
            known = best.get(link.dependent)
            if known is None or (link.score, -link.head) > (known.score, -known.head):
                best[link.dependent] = link
    return {dependent: link.head for dependent, link in best.items()}


def _root(mark: int, above: dict[int, int]) -> int:
    """Follow a content to the cue or first content that it belongs to; a circle ends at its smallest mark."""
    seen = [mark]
    while (mark := above.get(mark, -1)) >= 0 and len(seen) < _LONGEST_CHAIN:
        if mark in seen:
            return min(seen[seen.index(mark) :])
        seen.append(mark)
    return seen[-1]


def _group(key: Mark, members: list[_Member]) -> Group:
    sources = [m for m in members if m.mark.role == "source"]
    contents = [m for m in members if m.mark.role == "content"]
    source = max(sources, key=lambda m: (m.score, -m.mark.start, m.mark.end), default=None)
    spans = {_span(m.mark) for m in contents} | ({_span(key)} if key.role == "content" else set())
    scores = [_clamp(key.score), *(m.score for m in contents), *([source.score] if source else [])]
    return Group(
        cue=_span(key) if key.role == "cue" else None,
        source=_span(source.mark) if source else None,
        contents=tuple(sorted(spans)),
        score=min(scores),
    )


def _span(mark: Mark) -> Span:
    return Span(mark.start, mark.end)


def _clamp(score: float) -> float:
    return min(max(score, 0.0), 1.0)
