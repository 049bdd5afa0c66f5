"""Details that tell the same, joined to one with all their places."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.types import Detail, HowMany, Value, Where, Who, Wording


def plain(value: Value) -> Value:
    """Give a value without what two tellings of the same may differ in: case, and the name of a known entity."""
    if isinstance(value, Who):
        return replace(value, name="" if value.entity is not None else value.name.casefold())
    if isinstance(value, Where):
        return replace(value, name=value.name.casefold())
    if isinstance(value, HowMany):
        return replace(value, of=None if value.of is None else value.of.casefold())
    return replace(value, words=value.words.casefold()) if isinstance(value, Wording) else value


def merge(details: Iterable[tuple[object, Detail]]) -> Iterator[Detail]:
    """Join details that tell the same, with the evidence of all."""
    found: dict[object, Detail] = {}
    for key, detail in details:
        known = found.get(key)
        evidence = () if known is None else known.evidence
        fresh = tuple(span for span in detail.evidence if span not in evidence)
        found[key] = replace(known or detail, evidence=(*evidence, *fresh))
    return iter(found.values())
