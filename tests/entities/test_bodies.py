"""Names of organisations and places, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.bodies import are_opposed, are_two_forms, parse_body
from rashomon.entities.words import word
from rashomon.lexicon import load


@pytest.mark.parametrize(
    ("name", "words", "forms"),
    [
        ("Siemens AG", "siemens", {"stock"}),
        ("Siemens Aktiengesellschaft", "siemens", {"stock"}),
        ("Deutsche Bank (Schweiz) AG", "deutsche bank schweiz", {"stock"}),
        ('ООО "БАЙ"', "бай", {"liability"}),
        ("СБ Банк (ООО)", "сб банк", {"liability"}),
        ("Oboronnye Initsiativy o.O.O.", "oboronnye initsiativy", {"liability"}),
        ("Faberlic Europe Sp. z o.o.", "faberlic europe", {"liability"}),
        ("Company", "company", set()),
        ("The Coca-Cola Company", "coca cola", {"company"}),
        ("World Health Organisation", "world health organization", set()),
        ("U.S. Department of State", "united states department state", set()),
        ("H&M Hennes & Mauritz AB", "h m hennes mauritz", {"stock"}),
        ("Brigade Forty-Four", "brigade 44", set()),
        ("First International Bank", "1 international bank", set()),
        ("Capital Fund XI L.P.", "capital fund 11", {"partnership"}),
        ("MV Hellenic Spirit", "hellenic spirit", set()),
        ("", "", set()),
    ],
)
def test_words_and_forms(name: str, words: str, forms: set[str]) -> None:
    """The legal form stands aside at whichever end, small words fall away, numbers and spellings become one."""
    body = parse_body(name)
    assert " ".join(one.letters for one in body.words) == words
    assert body.forms == forms


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Sorel AG", "Sorel GmbH", True),
        ("Sorel ANO", "Sorel LLC", True),
        ("Sorel AG", "Sorel Aktiengesellschaft", False),
        ("Sorel Inc.", "Sorel Corporation", False),
        ("Sorel AG", "Sorel", False),
    ],
)
def test_two_legal_forms(one: str, other: str, *, two: bool) -> None:
    """Another form is another company, unless writers mix the two."""
    assert are_two_forms(parse_body(one), parse_body(other)) is two
    assert are_two_forms(parse_body(other), parse_body(one)) is two


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [("north", "south", True), ("austria", "australia", True), ("north", "north", False), ("north", "korea", False)],
)
def test_words_that_part(one: str, other: str, *, opposed: bool) -> None:
    """Sides and countries part two names for sure."""
    assert are_opposed(word(one), word(other)) is opposed


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("United Nations Interim Force in Lebanon", "unifil"),
        ("Lord’s Resistance Army", "lra"),
        ("Organisation for Economic Co-operation and Development", "oecd"),
    ],
)
def test_initials(name: str, acronym: str) -> None:
    """An acronym may take the small words in or leave them."""
    assert acronym in parse_body(name).initials


def test_one_word_has_no_initials() -> None:
    """A single word is not abbreviated by its first letter."""
    assert parse_body("Hezbollah").initials == frozenset()


@given(st.text(max_size=250))
def test_any_text(text: str) -> None:
    """Nothing crashes; places in brackets lie within the words."""
    body = parse_body(text)
    assert all(0 <= place < len(body.words) for place in body.bracketed)


def test_the_lists_are_words() -> None:
    """YAML reads "on" and "no" as yes and no where they are not quoted."""
    for subject in ("persons", "bodies", "given", "scripts", "sounds"):
        assert not [leaf for leaf in _leaves(load("names", subject)) if isinstance(leaf, bool)], subject


def _leaves(data: object) -> list[object]:
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in (key, *_leaves(value))]
    return [leaf for value in data for leaf in _leaves(value)] if isinstance(data, list) else [data]
