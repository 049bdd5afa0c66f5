"""Offices of one document, read from trees: who holds what, and what is no office held."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language import load_tagger
from rashomon.pipeline import collect
from rashomon.types import Annotations, Tagger, Zone, Zoned
from scripted import document_of

Read = Callable[[str], Annotations]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """Give the real tagger: offices are read from trees."""
    return load_tagger()


@pytest.fixture(scope="module")
def read(tagger: Tagger) -> Read:
    """Give what annotates a text published on 15 June 2022."""

    def read(text: str) -> Annotations:
        document = replace(document_of(text), published=date(2022, 6, 15))
        (tagged,) = tagger.tag([Zoned(document, (Zone("z1", "body", 0, len(text)),) if text else ())])
        return collect(tagged, "measured")

    return read


def offices(annotations: Annotations) -> list[str]:
    """Give the offices in short words."""
    return [
        f"{entity.name}: {one.status or ''} {one.title}{f' of {one.of}' if one.of else ''} {one.since or ''}–{one.until or ''}"
        for entity in annotations.entities
        for one in entity.offices
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ali Haroun, the mayor of Warda, said it rained.", ["Ali Haroun:  mayor of Warda –"]),
        ("Ali Haroun is the mayor of Warda.", ["Ali Haroun:  mayor of Warda –"]),
        ("Ali Haroun, who was mayor of Warda until 2014, died.", ["Ali Haroun: former mayor of Warda –2015-01-01"]),
        ("Ali Haroun was appointed mayor on Tuesday.", ["Ali Haroun:  mayor 2022-06-14–"]),
        ("Ali Haroun resigned as mayor in 2015.", ["Ali Haroun: former mayor –2016-01-01"]),
        ("Ali Haroun, acting minister of ports, said it rained.", ["Ali Haroun: acting minister of ports –"]),
        ("Ali Haroun heads the Harbour Board.", ["Ali Haroun:  head of Harbour Board –"]),
        ("Ali Haroun is not the mayor of Warda.", []),
        ("Ali Haroun wants to become mayor of Warda.", []),
        ("Ali Haroun is an aide to the mayor.", []),
        ("If Ali Haroun becomes mayor, he will close the port.", []),
        ("Ali Haroun met the mayor of Warda.", []),
    ],
)
def test_offices(read: Read, text: str, expected: list[str]) -> None:
    """An office is told beside a name, by "is", by verbs; not by denials, wishes and company."""
    assert offices(read(text)) == expected


def test_evidence_is_the_words(read: Read) -> None:
    """The evidence of an office holds the words that tell it."""
    annotations = read("Omar Tal served as foreign minister until 2014.")
    (office,) = annotations.entities[0].offices
    (span,) = office.evidence
    assert annotations.document.text[span.start : span.end] == "served as foreign minister until 2014"


PIECES = "Ali Sorel|Omar Tal|the minister|prime minister|of|Khadran|'s|,|.|was|resigned|as|who|is|former|acting|head|(|)|and|in 2014|until 2019|he|General|\n|elected"


@settings(max_examples=25)
@given(words=st.lists(st.sampled_from(PIECES.split("|")), max_size=14).map(" ".join) | st.text(max_size=40))
def test_any_text(read: Read, words: str) -> None:
    """No text breaks it; evidence lies in the text, and no office ends before it begins."""
    annotations = read(words)
    for entity in annotations.entities:
        for office in entity.offices:
            assert office.title
            assert all(0 <= span.start < span.end <= len(words) for span in office.evidence)
