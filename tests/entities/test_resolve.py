"""Who is who across documents."""

from dataclasses import replace
from itertools import permutations

import pytest

from rashomon.entities.resolve import resolve
from rashomon.types import Annotations, CorpusEntity, Entity, EntityKind, Mention
from scripted import document_of


def annotations(number: int, *named: tuple[str, EntityKind]) -> Annotations:
    """Give a document that mentions each of the names once, in order."""
    text = " ".join(name for name, _ in named)
    mentions, entities = [], []
    at = 0
    for i, (name, kind) in enumerate(named, 1):
        mentions.append(Mention(f"m{i}", at, at + len(name), kind, "name", f"e{i}"))
        entities.append(Entity(f"e{i}", name, kind, (), None, ()))
        at += len(name) + 1
    document = replace(document_of(text), id=f"d{number}")
    return Annotations(document, "scripted-1", (), tuple(mentions), tuple(entities))


def groups(*documents: Annotations) -> list[tuple[str, tuple[str, ...]]]:
    """Give name and documents of each corpus entity."""
    return [(one.name, one.documents) for one in resolve(documents)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (("Ali Sorel", "person"), ("ALI SOREL", "person"), True),
        (("Ali al-Sorel", "person"), ("Ali Al Sorel", "person"), True),
        (("Ali Sorel", "person"), ("Sorel", "person"), True),
        (("Ali Hassan Sorel", "person"), ("Ali Sorel", "person"), True),
        (("Ali Sorel", "person"), ("Omar Sorel", "person"), False),
        (("Ali Sorel", "person"), ("Ali", "person"), False),
        (("Madra", "place"), ("Madra", "person"), False),
        (("Harbour Board", "organisation"), ("the Harbour Board", "organisation"), True),
        (("Harbour Board", "organisation"), ("Rescue Board", "organisation"), False),
    ],
)
def test_two_names(first: tuple[str, EntityKind], second: tuple[str, EntityKind], *, joined: bool) -> None:
    """Names are joined where they are one's, and only there."""
    assert (len(resolve([annotations(1, first), annotations(2, second)])) == 1) is joined


def test_a_surname_that_two_bear_stays_alone() -> None:
    """A surname is joined to nobody where two full names have it."""
    found = groups(
        annotations(1, ("Ali Sorel", "person")),
        annotations(2, ("Omar Sorel", "person")),
        annotations(3, ("Sorel", "person")),
    )
    assert [name for name, _ in found] == ["Ali Sorel", "Omar Sorel", "Sorel"]


def test_a_short_form_of_two_fuller_names_stays_alone() -> None:
    """A full name that two longer ones could be is joined to neither."""
    found = groups(
        annotations(1, ("Ali Hassan Sorel", "person")),
        annotations(2, ("Ali Omar Sorel", "person")),
        annotations(3, ("Ali Sorel", "person")),
    )
    assert len(found) == 3


def test_order_does_not_matter() -> None:
    """Any order of the documents gives the same entities with the same ids."""
    documents = [
        annotations(1, ("Sorel", "person"), ("Madra", "place")),
        annotations(2, ("Ali Sorel", "person"), ("Omar Tal", "person")),
        annotations(3, ("Tal", "person"), ("ALI SOREL", "person")),
    ]
    results = {resolve(order) for order in permutations(documents)}
    assert len(results) == 1
    (result,) = results
    assert [one.name for one in result] == ["Ali Sorel", "Madra", "Omar Tal"]


def test_counts() -> None:
    """An entity knows its documents, its members and how often it is mentioned."""
    found: tuple[CorpusEntity, ...] = resolve(
        [annotations(2, ("Sorel", "person")), annotations(1, ("Ali Sorel", "person"))]
    )
    (one,) = found
    assert one.members == (("d1", "e1"), ("d2", "e1"))
    assert (one.documents, one.mentions, one.names) == (("d1", "d2"), 2, ("Sorel",))
