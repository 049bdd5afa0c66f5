"""Documents told by hand for tests of what lays them side by side: names, and who said what by which cue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.types import Act, Annotations, Attribution, Entity, EntityKind, Mention, Polarity, Source, Span, Zone
from scripted import document_of


@dataclass(frozen=True)
class Saying:
    """Words that somebody says: ``by`` an entity's id, or words for somebody unknown; all stand in the text."""

    by: str
    words: str
    cue: str = ""
    act: Act = "says"
    polarity: Polarity = "+"
    within: str | None = None


def lay(
    text: str,
    names: Mapping[str, str],
    *said: Saying,
    name: str = "one",
    outlet: str | None = None,
    published: date | None = None,
    kinds: Mapping[str, EntityKind] | None = None,
) -> Annotations:
    """Give a document: ``names`` gives the entity of each spelling, every one of which becomes a mention."""
    spots = _spots(text, names)
    known = kinds or {}
    first: dict[str, str] = {}
    for start, end in spots:
        first.setdefault(names[text[start:end]], text[start:end])
    return Annotations(
        document=replace(document_of(text), id=name, outlet=outlet, published=published),
        model="by-hand-1",
        zones=(Zone("z1", "body", 0, len(text)),),
        mentions=tuple(
            Mention(f"m{i}", s, e, known.get(names[text[s:e]], "person"), "name", names[text[s:e]])
            for i, (s, e) in enumerate(spots, 1)
        ),
        entities=tuple(Entity(one, name, known.get(one, "person"), (), None, ()) for one, name in first.items()),
        attributions=tuple(_said(text, f"a{i}", one, first) for i, one in enumerate(said, 1)),
    )


def _spots(text: str, names: Mapping[str, str]) -> Sequence[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for words in sorted(names, key=lambda w: -len(w)):
        at = text.find(words)
        while at >= 0:
            if not any(start < at + len(words) and at < end for start, end in taken):
                taken.append((at, at + len(words)))
            at = text.find(words, at + 1)
    return sorted(taken)


def _said(text: str, name: str, one: Saying, first: Mapping[str, str]) -> Attribution:
    speaker = first.get(one.by, one.by)
    at, start = text.find(speaker), text.index(one.words)
    source = Source(at, at + len(speaker), "named", one.by if one.by in first else None, speaker) if at >= 0 else None
    cue = text.index(one.cue) if one.cue else 0
    return Attribution(
        name, "indirect", (Span(start, start + len(one.words)),), source,
        Span(cue, cue + len(one.cue)) if one.cue else None, one.act, one.polarity, one.within, (), None, None, None, 0.9,
    )  # fmt: skip
