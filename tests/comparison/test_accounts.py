"""What each document tells of an event, with its words, and by whose word."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happened import Happened, by_name, tell_of
from rashomon.comparison.accounts import collect_accounts, find_quiet
from rashomon.comparison.telling import find_near, phrase_of_place, phrase_of_trigger
from rashomon.types import Account, Annotations, Detail, Event, HowMany, Told, What, When, Where, Who

MARCH_3 = date(2020, 3, 3)
TOLD = tell_of(
    "d1",
    "Ilen Varo said that Torven Sorel was treacherously murdered near Hadrim on 3 March. Nine people died with him.",
    Happened("murdered", recipient="Torven Sorel", place="Hadrim", on=("3 March", MARCH_3), said_by="Ilen Varo"),
    Happened("died", type="death", many=("Nine", 9.0)),
    published=date(2020, 3, 5),
)
SHORT = tell_of(
    "d2",
    "Torven Sorel is dead, as all of the harbour knows by now. Torven Sorel was killed, his guard says.",
    Happened("dead", type="death", recipient="Torven Sorel"),
    Happened("killed", recipient="Torven Sorel"),
    published=date(2020, 3, 4),
)
EVENT = Event(
    "V1",
    "",
    "assault",
    None,
    None,
    None,
    (),
    (Told("d1", "ev1"), Told("d1", "ev2"), Told("d2", "ev1"), Told("d2", "ev2")),
)


def accounts_of(*documents: Annotations) -> tuple[Account, ...]:
    """Give the accounts of the event."""
    return collect_accounts(EVENT, documents, by_name(documents))


def details(account: Account, aspect: str) -> list[Detail]:
    """Give the details of one aspect."""
    return [detail for detail in account.details if detail.aspect == aspect]


def test_each_document_has_its_account_the_earliest_first() -> None:
    """Documents that do not tell of the event have none."""
    other = tell_of("d3", "It rained.")
    assert [account.document for account in accounts_of(TOLD, other, SHORT)] == ["d2", "d1"]


def test_every_aspect_has_its_value_its_words_and_who_vouches() -> None:
    """Who, what, when, where, how many, according to and wording."""
    account = accounts_of(TOLD)[0]
    (who,) = details(account, "who")
    assert (who.value, who.vouched_by, who.attribution) == (
        Who("recipient", "E Torven Sorel", "Torven Sorel"), "E Ilen Varo", "a1",
    )  # fmt: skip
    assert details(account, "what")[0].value == What("assault", "+", "happened")
    assert details(account, "when")[0].value == When(MARCH_3, date(2020, 3, 4), "day")
    assert details(account, "where")[0].value == Where("E Hadrim", "near Hadrim")
    (many,) = details(account, "how many")
    assert (many.text, many.vouched_by, many.attribution) == ("Nine people", None, None)
    assert isinstance(many.value, HowMany)
    assert [detail.text for detail in details(account, "according to")] == ["Ilen Varo"]
    assert [detail.text for detail in details(account, "wording")] == ["treacherously murdered", "died"]


def test_the_same_told_twice_is_one_detail_with_both_places() -> None:
    """The man is named twice by the outlet itself."""
    (who,) = details(accounts_of(SHORT)[0], "who")
    assert len(who.evidence) == 2


def test_silence_is_told_of_those_who_cover_the_event_alone() -> None:
    """One lacks day, place and number; another document of the story does not tell of the event at all."""
    quiet = find_quiet(accounts_of(TOLD, SHORT), ["d1", "d2", "d9"])
    assert {(one.document, one.aspect) for one in quiet.aspects} == {
        ("d2", "when"), ("d2", "where"), ("d2", "how many"), ("d2", "according to"),
    }  # fmt: skip
    assert quiet.documents == ("d9",)


def test_places_come_from_whoever_knows_them() -> None:
    """A gazetteer may be handed in."""
    found = collect_accounts(
        EVENT, [TOLD], by_name([TOLD]), lambda _d, words, entity: Where(entity, words, ("Khadran",))
    )
    assert details(found[0], "where")[0].value == Where("E Hadrim", "near Hadrim", ("Khadran",))


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("He was treacherously murdered.", "murdered", "treacherously murdered"),
        ("It was a cowardly assassination.", "assassination", "a cowardly assassination"),
        ("It was the assassination.", "assassination", "assassination"),
        ("Police then gunned down two men.", "gunned", "gunned down"),
        ("He spoke of the brutal, savage killing", "killing", "savage killing"),
        ("The minister denied killing", "killing", "killing"),
        ("Soldiers opened fire", "fire", "opened fire"),
    ],
)
def test_wording_takes_in_what_colours_it(text: str, word: str, phrase: str) -> None:
    """Adverbs and adjectives right before, an article with those, and what completes a verb."""
    start = text.index(word)
    span = phrase_of_trigger(text, start, start + len(word))
    assert text[span.start : span.end] == phrase


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("ships lay near the port of Hadrim today", "Hadrim", "near the port of Hadrim"),
        ("in northern Khadran", "Khadran", "in northern Khadran"),
        ("The town. Hadrim slept", "Hadrim", "Hadrim"),
        ("he said Hadrim was quiet", "Hadrim", "Hadrim"),
    ],
)
def test_a_place_takes_in_what_leads_up_to_it(text: str, name: str, phrase: str) -> None:
    """Near is not in, and a part is not the whole."""
    start = text.index(name)
    span = phrase_of_place(text, start, start + len(name))
    assert text[span.start : span.end] == phrase


def test_words_are_found_across_line_ends_the_nearest_first() -> None:
    """A participant's words are kept with single blanks."""
    text = "the  guard\nand the\nguard fired"
    span = find_near(text, "the guard", text.index("fired"))
    assert span is not None
    assert text[span.start : span.end] == "the\nguard"
    assert find_near(text, "the ship", 0) is None


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 8))
def test_any_text_gives_phrases_that_hold_their_word(text: str, start: int, length: int) -> None:
    """No text breaks it, and a phrase holds what it was asked for."""
    start = min(start, len(text))
    end = min(start + length, len(text))
    for span in (phrase_of_trigger(text, start, end), phrase_of_place(text, start, end)):
        assert 0 <= span.start <= start <= end <= span.end <= len(text)
