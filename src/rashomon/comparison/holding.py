"""Offices that are not settled: held by one who only acts in some documents, and otherwise in others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.lexicon import load
from rashomon.types import CorpusEntity, Office, OfficeStatus, OfficeTold, Said

HELD = "hold_office"
"""The type of an event that is who holds an office."""

_UNSETTLED: frozenset[OfficeStatus | None] = frozenset({"acting", "elect"})


class Holding(NamedTuple):
    """Somebody's office with what each document tells of it, and the label of that."""

    holder: CorpusEntity
    label: str
    said: dict[str, tuple[Said, ...]]


def find_holdings(entities: Sequence[CorpusEntity], language: str = "en") -> Iterator[Holding]:
    """Give the offices in which one document tells somebody to act only, or to be elected to, and another otherwise."""
    for entity in sorted(entities, key=lambda one: one.id):
        for office in entity.offices:
            told = [one for one in office.told if one.evidence]
            statuses = {one.status for one in told}
            if statuses & _UNSETTLED and len(statuses) > 1 and len({one.document for one in told}) > 1:
                yield Holding(entity, _label(entity, office, language), _by_document(told))


def _by_document(told: Sequence[OfficeTold]) -> dict[str, tuple[Said, ...]]:
    """Give for each document the fullest words for each way in which it tells an office."""
    found: dict[str, dict[str, Said]] = defaultdict(dict)
    for one in told:
        span = max(one.evidence, key=lambda each: (each.end - each.start, -each.start))
        sort = HELD if one.status is None else f"{HELD} {one.status}"
        known = found[one.document].get(sort)
        if known is None or span.end - span.start > known.span.end - known.span.start:
            found[one.document][sort] = Said(span, sort, "+")
    return {name: tuple(said for _, said in sorted(found[name].items())) for name in sorted(found)}


def _label(entity: CorpusEntity, office: Office, language: str) -> str:
    table = load(language, "incidents")["holding"]
    words: str = table["of_something" if office.of else "plain"]
    return words.format(name=entity.name, title=office.title, of=office.of)
