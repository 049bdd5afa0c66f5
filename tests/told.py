"""Documents that tell of entities and of nothing else, for tests of who is who across them."""

from dataclasses import dataclass, replace

from rashomon.types import Annotations, Entity, EntityKind, Mention, MentionForm, Office
from scripted import document_of


@dataclass(frozen=True)
class Told:
    """One entity as a document tells of it: an office is ``title`` or ``title/of``; ``before`` and ``after`` are words beside it."""

    name: str
    kind: EntityKind = "person"
    office: str | None = None
    names: tuple[str, ...] = ()
    form: MentionForm = "name"
    he: bool = False
    before: str = ""
    after: str = ""


def tell(number: int, *who: Told) -> Annotations:
    """Give a document that mentions each once, in order, and those with ``he`` once more."""
    text, mentions, entities = "", [], []
    for i, one in enumerate(who, 1):
        text += one.before and f"{one.before} "
        at = len(text)
        text += one.name + " " + (one.after and f"{one.after} ")
        mentions.append(Mention(f"m{i}", at, at + len(one.name), one.kind, one.form, f"e{i}"))
        if one.he:
            mentions.append(Mention(f"h{i}", len(text), len(text) + 2, one.kind, "pronoun", f"e{i}"))
            text += "he "
        entities.append(Entity(f"e{i}", one.name, one.kind, one.names, None, _offices(one.office)))
    document = replace(document_of(text), id=f"d{number:03}")
    return Annotations(document, "told-1", (), tuple(mentions), tuple(entities))


def _offices(told: str | None) -> tuple[Office, ...]:
    if told is None:
        return ()
    title, _, of = told.partition("/")
    return (Office(title, of or None, None, None, None, ()),)
