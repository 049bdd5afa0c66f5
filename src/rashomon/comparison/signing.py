"""The year of a treaty or law, as texts tell it beside its name: "the 2011 Ambrel Accord", "the Accord (of 2011)", "signed in 2011"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.comparison.stems import stem
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Annotations, CorpusEntity, Member, Said, Span, TimeExpression, Told, When

SIGNED = "signing"
"""The type of an event that is the signing of a treaty, and the sort of what tells its year."""

_NEAR = 12  # characters
_OF = re.compile(r"\s?[(\[]?(?:of|from)?\s?")


class Signing(NamedTuple):
    """A treaty with the years that documents tell of it, and a happening that tells of its signing, if one does."""

    treaty: CorpusEntity
    said: Mapping[str, tuple[Said, ...]]
    mention: Told | None = None


def find_signings(
    documents: Sequence[Annotations],
    entity_of: Mapping[Member, str],
    entities: Mapping[str, CorpusEntity],
    language: str = "en",
) -> Iterator[Signing]:
    """Give the treaties whose year two documents or more tell."""
    found: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    mentions: dict[str, Told] = {}
    for document in documents:
        for treaty, said, event in _years(document, entity_of, entities, language):
            found[treaty][document.document.id].append(said)
            if event is not None:
                mentions.setdefault(treaty, Told(document.document.id, event))
    for treaty, some in sorted(found.items()):
        if len(some) > 1:
            yield Signing(entities[treaty], {name: tuple(some[name]) for name in sorted(some)}, mentions.get(treaty))


def _years(
    document: Annotations, entity_of: Mapping[Member, str], entities: Mapping[str, CorpusEntity], language: str
) -> Iterator[tuple[str, Said, str | None]]:
    """Give the years told beside the names of treaties, and those in which one is told to be signed, with that happening."""
    own = document.document.id
    treaties = {
        one.entity: owner
        for one in document.mentions
        if one.entity is not None
        and (owner := entity_of.get(Member(own, one.entity))) is not None
        and _is_treaty(entities.get(owner), language)
    }
    years = {one.id: one for one in document.times if one.precision == "year" and one.earliest is not None}
    for mention in document.mentions:
        if mention.entity in treaties and mention.form == "name":
            for time in years.values():
                if _is_beside(document.document.text, Span(mention.start, mention.end), time):
                    yield treaties[mention.entity], _said(time), None
    for event in document.events:
        told = years.get(event.time or "")
        word = document.document.text[event.start : event.end]
        if told is not None and stem(word, language) == stem(str(load(language, "incidents")["signed"]), language):
            objects = (one.entity for one in event.participants if one.role != "actor")
            signed = [one for one in objects if one in treaties and event.polarity == "+"]
            yield from ((treaties[one], _said(told), event.id) for one in signed)


def _is_treaty(entity: CorpusEntity | None, language: str) -> bool:
    last = "" if entity is None else entity.name.casefold().split(" ")[-1]
    return last in word_list(language, "incidents", "treaties")


def _is_beside(text: str, name: Span, time: TimeExpression) -> bool:
    """Tell whether a year stands right before a name, or behind it with no more than "of" and a bracket between."""
    before = text[time.end : name.start] if time.end <= name.start <= time.end + _NEAR else ""
    behind = text[name.end : time.start] if name.end <= time.start <= name.end + _NEAR else ""
    return before == " " or (bool(behind) and _OF.fullmatch(behind) is not None)


def _said(time: TimeExpression) -> Said:
    assert time.earliest is not None and time.before is not None  # noqa: PT018, S101 - the caller's choice
    return Said(Span(time.start, time.end), SIGNED, None, when=When(time.earliest, time.before, time.precision))
