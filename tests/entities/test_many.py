"""Chaining takes about linear time, also where everything looks alike."""

import pytest

from rashomon.attribution.assemble import assemble
from rashomon.attribution.speakers import name_speakers
from rashomon.entities.chains import chain
from rashomon.types import EntityKind, Link, Mark, Name, Span, Tagged, Zone
from scripted import document_of

COUNT = 6_000


def repeat(unit: str, name: str, kind: EntityKind) -> Tagged:
    """Give a long text of one sentence with another number in each; its first word is the source, "said" the cue."""
    text, marks, links, names, sentences = "", [], [], [], []
    for i in range(COUNT):
        sentence = unit.format(i)
        at = len(text)
        cue = at + sentence.index("said")
        full = name.format(i)
        place = at + sentence.index(full)
        names.append(Name(place, place + len(full), kind, 0.9))
        marks += [
            Mark("source", at, cue - 1, 0.9),
            Mark("cue", cue, cue + 4, 0.9),
            Mark("content", cue + 5, at + len(sentence) - 2, 0.9),
        ]
        links += [Link(3 * i + 1, 3 * i, 0.9), Link(3 * i + 1, 3 * i + 2, 0.9)]
        sentences.append(Span(at, at + len(sentence) - 1))
        text += sentence
    zones = (Zone("z1", "body", 0, len(text)),)
    return Tagged(document_of(text), zones, tuple(sentences), (), (), tuple(names), tuple(marks), tuple(links))


@pytest.mark.parametrize(
    ("unit", "name", "kind"),
    [
        ("Ali Sorel{} said it rained. ", "Ali Sorel{}", "person"),
        ("President Ali{} Sorel said it rained. ", "Ali{} Sorel", "person"),
        ("The president said Ali{} Sorel wept. ", "Ali{} Sorel", "person"),
        ("The company said it met the Rain{} Company. ", "Rain{} Company", "organisation"),
        ("He said that Sorel wept {} times. ", "Sorel", "person"),
    ],
)
@pytest.mark.timeout(30)
def test_thousands_of_sources(unit: str, name: str, kind: EntityKind) -> None:
    """Six thousand sentences of one shape are chained well inside the limit, each with its mention."""
    tagged = repeat(unit, name, kind)
    found = assemble(tagged)
    chained = chain(tagged, found)
    assert len(name_speakers(found, chained.mentions, chained.entities)) == COUNT
    assert len(chained.mentions) >= COUNT
