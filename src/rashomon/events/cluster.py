"""Across documents: what happened. Event mentions are joined to events, inside each document first, then across.

Two are never one for a word alone: the trigger, who takes part, days, place, numbers, words around and whether the
documents tell one story are weighed together, and a group takes another in only where the pairs across are likely on the
whole and none is very unlikely. What a person decided is laid over it afterwards (``deciding.py``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from rashomon.events.candidates import find_candidates
from rashomon.events.doubts import DOUBT, Unsure, find_unsure
from rashomon.events.joining import Edge, join
from rashomon.events.likeness import Likeness
from rashomon.events.nearness import Nearness
from rashomon.events.summary import summarise
from rashomon.events.tellings import Telling, read_tellings
from rashomon.types import Annotations, Event, Member, Passage

LIMIT = 0.33
FLOOR = 0.05
_DIGITS = 10
_NONE: Mapping[str, str] = MappingProxyType({})


class Clustered(NamedTuple):
    """Events, pairs of tellings of two of them that may be of one all the same, and the tellings, by document and place."""

    events: tuple[Event, ...]
    unsure: tuple[Unsure, ...]
    tellings: tuple[Telling, ...]


def cluster_events(
    documents: Iterable[Annotations],
    entity_of: Mapping[Member, str],
    names: Mapping[str, str] = _NONE,
    near: Nearness | None = None,
) -> tuple[Event, ...]:
    """Join the documents' event mentions to events, as ``cluster_all`` does."""
    return cluster_all(documents, entity_of, names, near).events


def cluster_all(
    documents: Iterable[Annotations],
    entity_of: Mapping[Member, str],
    names: Mapping[str, str] = _NONE,
    near: Nearness | None = None,
) -> Clustered:
    """Join the documents' event mentions to events; the result does not depend on the order of the documents.

    ``entity_of`` gives the corpus entity of each document's entities, ``names`` their names for labels (without one, the
    fullest of the documents' is taken). An id is made of the event's earliest mention, by document id, then offset: it
    stays as it is when documents are added, unless one of those comes to be the earliest. ``near`` is
    how near these documents are to each other, in the order of their ids, where that is known already.
    """
    known = sorted(documents, key=lambda one: one.document.id)
    tellings = list(read_tellings(known, entity_of))
    near = Nearness(known) if near is None else near
    likeness = Likeness(tellings, near)
    edges = _find_edges(tellings, near, likeness, DOUBT)
    groups = _join(tellings, [edge for edge in edges if edge.score >= LIMIT], likeness)
    members: dict[int, list[Telling]] = defaultdict(list)
    for telling, group in zip(tellings, groups, strict=True):
        members[group].append(telling)
    called = dict(_names(known, entity_of)) | dict(names)
    events = tuple(summarise(event_id(some[0]), some, called) for some in members.values())
    return Clustered(events, find_unsure(tellings, groups, edges), tuple(tellings))


def find_stories(documents: Iterable[Annotations], near: Nearness | None = None) -> dict[str, str]:
    """Give for each document the first document, by id, of those that tell the same story; ``near`` as above."""
    known = sorted(documents, key=lambda one: one.document.id)
    story = (Nearness(known) if near is None else near).story
    return {one.document.id: known[story[number]].document.id for number, one in enumerate(known)}


def event_id(earliest: Telling) -> str:
    """Give the id of the event whose earliest mention this is."""
    return id_of(Passage(earliest.told.document, earliest.span))


def id_of(earliest: Passage) -> str:
    """Give the id of the event whose earliest mention stands here."""
    told = f"{earliest.document} {earliest.span.start} {earliest.span.end}"
    return "V" + sha256(told.encode()).hexdigest()[:_DIGITS]


def group_tellings(tellings: Sequence[Telling], near: Nearness, likeness: Likeness) -> list[int]:
    """Give for each telling the number of the first of its group."""
    return _join(tellings, _find_edges(tellings, near, likeness, LIMIT), likeness)


def _find_edges(tellings: Sequence[Telling], near: Nearness, likeness: Likeness, least: float) -> list[Edge]:
    """Give the pairs that score so much at least, in their order."""
    return [
        Edge(score, *pair)
        for pair in _in_order(find_candidates(tellings, near), len(tellings))
        if likeness.may_be_one(*pair) and (score := likeness.look(*pair, least)) >= least
    ]


def _in_order(pairs: Iterable[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """Give pairs of numbers below ``size`` in order, each once; eight bytes a pair are held, for there are millions."""
    codes = np.unique(np.fromiter((one * size + other for one, other in pairs), np.int64))
    return (divmod(int(code), size) for code in codes)


def _join(tellings: Sequence[Telling], edges: Sequence[Edge], likeness: Likeness) -> list[int]:
    """Join what stands in one document, then what stands in several."""
    inside = [edge for edge in edges if tellings[edge.one].home == tellings[edge.other].home]
    across = [edge for edge in edges if tellings[edge.one].home != tellings[edge.other].home]
    chains = join(inside, likeness.score, LIMIT, FLOOR)
    groups = join(across, likeness.score, LIMIT, FLOOR, together=chains)
    return [groups.get(number, number) for number in range(len(tellings))]


def _names(documents: Iterable[Annotations], entity_of: Mapping[Member, str]) -> Iterator[tuple[str, str]]:
    """Give for each corpus entity the longest name that documents have for it, the first in the alphabet of equals."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for entity in document.entities:
            home = entity_of.get(Member(document.document.id, entity.id))
            if home is not None:
                found[home].add(entity.name)
    for home, some in found.items():
        yield home, min(some, key=lambda name: (-len(name), name))
