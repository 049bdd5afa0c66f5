"""Documents for tests of what stands in several: by hand, with zones and what is said."""

from dataclasses import replace
from datetime import date, timedelta

from rashomon.types import (
    Annotations,
    Attribution,
    Entity,
    Interval,
    Member,
    Mention,
    Source,
    Span,
    Zone,
    ZoneKind,
)
from scripted import document_of

DAY = date(2031, 5, 10)


def tell(
    name: str, text: str, day: date | None = DAY, outlet: str | None = None, furniture: tuple[str, ...] = ()
) -> Annotations:
    """Give a document of which each paragraph is a body zone, those in ``furniture`` boilerplate."""
    zones, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        kind: ZoneKind = "boilerplate" if paragraph in furniture else "body"
        end = min(at + len(paragraph) + 2, len(text))
        zones.append(Zone(f"z{number}", kind, at, end))
        at = end
    document = replace(document_of(text), id=name, published=day, outlet=outlet)
    return Annotations(document, "by hand", tuple(zone for zone in zones if zone.start < zone.end))


def report(
    name: str, speaker: str | None, content: str, day: date | None = DAY, said: date | None = None
) -> Annotations:
    """Give a document of one report; a speaker in lower case is not called by a name."""
    text = f"{speaker or 'Somebody'} said {content}."
    start = text.index(content)
    known = speaker is not None
    source = Source(0, len(speaker or "Somebody"), None, "e1" if known else None, speaker)
    when = None if said is None else Interval(said, said + timedelta(days=1), "day")
    inside = content.startswith("“") and content.endswith("”")
    one = Attribution(
        "a1", "direct" if inside else "mixed" if "“" in content else "indirect", (Span(start, len(text) - 1),), source,
        None, "says", "+", None, (), None, None, when, 1.0,
    )  # fmt: skip
    form = "name" if (speaker or "")[:1].isupper() else "nominal"
    return replace(
        tell(name, text, day),
        mentions=(Mention("m1", 0, len(speaker), "person", form, "e1"),) if speaker is not None else (),
        entities=(Entity("e1", speaker, "person", (), None, ()),) if speaker is not None else (),
        attributions=(one,),
    )


def owners(*documents: Annotations) -> dict[Member, str]:
    """Give each entity's place across documents: its name."""
    return {Member(one.document.id, entity.id): entity.name for one in documents for entity in one.entities}
