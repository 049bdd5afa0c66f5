"""Answers told in phrases: whether it is so, and on which side who did it stands."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from happened import tell_of
from rashomon.comparison.asked import Asker, asked_kinds
from rashomon.comparison.peoples import find_countries
from rashomon.comparison.sides import Sides
from rashomon.types import Annotations, CorpusEntity, Entity, Member, Said, Span

LANDS = {"Ruvia": "L1", "Oskar": "L2"}
TELLING = "A Ruvian patrol boat met an Oskarian ferry. "


def asker_of(text: str) -> tuple[Asker, Annotations]:
    """Give the asker of a document whose two lands are known."""
    document = replace(
        tell_of("d1", text),
        entities=tuple(Entity(f"e{n}", name, "place", (), None, ()) for n, name in enumerate(LANDS)),
    )
    entity_of: Mapping[Member, str] = {Member("d1", f"e{n}"): LANDS[name] for n, name in enumerate(LANDS)}
    entities = {one: CorpusEntity(one, name, "place", (), (), ("d1",), 1) for name, one in LANDS.items()}
    countries = find_countries([document], entity_of)
    whole = (Span(0, len(text)),)
    return Asker(
        document, Sides([document], {"d1": whole}, countries, entity_of, entities), entity_of, entities
    ), document


def answers(kind: str, text: str) -> list[Said]:
    """Give the answers to a question in a text, sentence by sentence."""
    asker, _ = asker_of(text)
    at = text.index(". ") + 2 if ". " in text else 0
    return list(asker.answers(kind, [Span(0, at), Span(at, len(text))]))


@pytest.mark.parametrize(
    ("kind", "text", "polarity"),
    [
        ("lights", "The lorry was driving without lights.", "-"),
        ("lights", "Every lamp on the lorry was burning.", "+"),
        ("lights", "The lamps were not lit.", "-"),
        ("lights", "He asked whether the lamps were lit.", None),
        ("warning", "They called the boat three times.", "+"),
        ("warning", "Nobody called anybody.", "-"),
        ("warning", "Nobody called the police.", None),
        ("warning", "She called her mother three times.", None),
        ("warning", "He left without a word.", None),
        ("warning", "It fired without a word.", "-"),
        ("warning", "They called him a hero.", None),
    ],
)
def test_whether_it_is_so(kind: str, text: str, polarity: str | None) -> None:
    """A phrase answers for or against; where it may or may not be so it answers nothing."""
    assert [one.polarity for one in answers(kind, text)][:1] == ([] if polarity is None else [polarity])


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Ruvian sailors fired first.", "L1"),
        ("The boat opened fire without warning, he said.", "L1"),
        ("The first shots came from the ferry.", "L2"),
        ("The ferry was struck and the patrol shot first.", "L1"),
        ("Nobody knows who fired first.", None),
        ("A passenger fired first.", None),
        ("Men on the ferry opened fire on the patrol, an hour after it left.", "L2"),
        ("Men on the ferry opened fire after a shot from the patrol.", None),
        ("The boat opened fire, and then the ferry opened fire.", None),
        ("Fire was opened from the ferry.", "L2"),
        ("The crew of the ferry, who fired first, fled.", "L2"),
    ],
)
def test_on_which_side_who_did_it_stands(text: str, side: str | None) -> None:
    """A noun is of the land whose it was before; who is asked for, or unknown, is on no side."""
    found = [one.entity for one in answers("first_shot", TELLING + text)]
    assert found == ([] if side is None else [side])


@pytest.mark.parametrize(
    ("kind", "text", "words", "polarity"),
    [
        ("help", "Not one rope was thrown from the boat.", "Not one rope was thrown", "-"),
        ("help", "No lines were thrown.", "No lines were thrown", "-"),
        ("help", "Ropes were thrown.", "ropes were thrown", "+"),
        ("stay", "The crew of the boat, who searched until nightfall, found nobody.", "searched until nightfall", "+"),
        ("stay", "The boat never stayed at the scene.", "never stayed at the scene", "-"),
    ],
)
def test_words_of_an_answer_hold_what_turns_it_round(kind: str, text: str, words: str, polarity: str) -> None:
    """A denial is shown with the word that denies; who did it may have been told right before."""
    told = TELLING + "The boat was at the scene. The boat abandoned nobody. " + text
    asker, _ = asker_of(told)
    at = told.index(text)
    spans = [Span(at - 28, at), Span(at, len(told))]
    found = [one for one in asker.answers(kind, spans) if one.span.start >= at]
    assert [(told[one.span.start : one.span.end].lower(), one.polarity) for one in found] == [(words.lower(), polarity)]


def test_what_one_did_answers_for_him_alone() -> None:
    """To stay and to leave are answers to one question only where the same side did it."""
    (stayed,) = answers("stay", TELLING + "The boat stayed at the scene.")
    (left,) = answers("stay", TELLING + "The ferry sailed away.")
    assert (stayed.polarity, stayed.entity) == ("+", "L1")
    assert (left.polarity, left.entity) == ("-", "L2")


@given(
    st.sampled_from(asked_kinds()),
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            [
                "without",
                "a",
                "word",
                "they",
                "fired",
                "first",
                "the",
                "decision",
                "was",
                "taken",
                "by",
                "Ruvian",
                "boat",
                ".",
                ",",
                "(",
                "not",
                "lamps",
                "lit",
            ]
        ),
        max_size=14,
    ).map(" ".join),
)
def test_any_text(kind: str, text: str) -> None:
    """Nothing crashes, and answers lie in the text."""
    asker, _ = asker_of(text)
    for one in asker.answers(kind, [Span(0, len(text))]):
        assert 0 <= one.span.start < one.span.end <= len(text)
