"""Days and hours of two documents of one story: which are of one happening, by the words around them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from happened import Happened, by_name, tell_of
from rashomon.comparison.accounts import collect_accounts
from rashomon.comparison.alongside import lay_alongside, place_pairs
from rashomon.comparison.dated import read_dated
from rashomon.comparison.dates_abreast import Times
from rashomon.comparison.ground import Ground
from rashomon.comparison.relate import relate_all
from rashomon.comparison.telling import is_going_on
from rashomon.types import Annotations, Event, FindingRelation, Told

FRIDAY, SATURDAY, NEXT = date(2020, 1, 3), date(2020, 1, 4), date(2020, 1, 24)


def shot(
    name: str, day: date, words: str, text: str = "Gunmen killed Oren Tal outside the museum in Hadrim on {}."
) -> Annotations:
    """Give a document that tells of a killing on a day."""
    told = Happened("killed", recipient="Oren Tal", place="Hadrim", on=(words, day))
    return tell_of(name, text.format(words), told, published=date(2020, 1, 5))


def lay(*documents: Annotations) -> list[FindingRelation]:
    """Give how the times stand that are of one happening for sure."""
    stories = dict.fromkeys((one.document.id for one in documents), "s")
    return [pair.verdict.relation for pair in Times(documents, by_name(documents), stories).lay()]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (shot("a", FRIDAY, "Friday"), shot("b", FRIDAY, "Friday"), ["agrees"]),
        (shot("a", FRIDAY, "Friday"), shot("b", SATURDAY, "Saturday"), ["contradicts"]),
        # weeks apart: of two happenings
        (shot("a", FRIDAY, "Friday"), shot("b", NEXT, "24 January"), []),
        # of something else
        (
            shot("a", FRIDAY, "Friday"),
            tell_of("b", "The council met on Saturday.", Happened("met", "consult", on=("Saturday", SATURDAY))),
            [],
        ),
        # somebody else was killed
        (
            shot("a", FRIDAY, "Friday"),
            tell_of(
                "b",
                "Gunmen killed Mira Dov outside the museum in Hadrim on Saturday.",
                Happened("killed", recipient="Mira Dov", place="Hadrim", on=("Saturday", SATURDAY)),
            ),
            [],
        ),
    ],
)
def test_times_of_one_happening(one: Annotations, other: Annotations, expected: Sequence[str]) -> None:
    """Days told in like words of one deed agree or cannot both hold; others are laid beside nothing."""
    assert lay(one, other) == expected
    assert lay(other, one) == expected


def test_what_may_not_have_happened_is_no_dispute() -> None:
    """A day on which something is only planned contradicts no day."""
    other = shot("b", SATURDAY, "Saturday")
    planned = replace(other, events=tuple(replace(one, certainty="planned") for one in other.events))
    assert lay(shot("a", FRIDAY, "Friday"), planned) == []


def test_a_dispute_of_days_is_told() -> None:
    """It is told in an event that both documents tell, though they share but the one who was killed."""
    documents = [shot("a", FRIDAY, "Friday"), shot("b", SATURDAY, "Saturday")]
    event = Event(
        "V1", "", "assault", None, None, None, (), tuple(Told(d.document.id, d.events[0].id) for d in documents)
    )
    dates = Times(documents, by_name(documents), {"a": "s", "b": "s"}).lay()
    placed = place_pairs((), documents, [event], {"a": {}, "b": {}}, dates)
    accounts = collect_accounts(event, documents, by_name(documents))
    accounts, alongside = lay_alongside(accounts, placed["V1"], (), {one.document.id: one for one in documents})
    found = relate_all(accounts, Ground(told="event", alongside=alongside))
    assert [one.reason for one in found if one.aspect == "when"] == ["Friday / Saturday: cannot both hold"]


@pytest.mark.parametrize(
    ("text", "happening", "time", "expected"),
    [
        ("The store was still burning on Saturday.", "burning", "Saturday", True),
        ("The fire was still raging on Saturday.", "fire", "Saturday", True),
        ("Roads were closed until Saturday.", "closed", "Saturday", True),
        ("The store burned on Saturday.", "burned", "Saturday", False),
        ("Still, the store burned down on Saturday.", "burned", "Saturday", False),
    ],
)
def test_going_on(text: str, happening: str, time: str, expected: bool) -> None:  # noqa: FBT001 - a case table
    """What still goes on at a time, or lasts until it, did not happen then."""
    assert is_going_on(text, text.index(happening), text.index(time)) is expected


def test_clocks_of_games_and_the_day_of_the_page_are_left_out() -> None:
    """A clock that runs down tells no time of day."""
    text = "He scored with 4:43 left in the half."
    told = tell_of("a", text, Happened("scored", "other", on=("4:43", FRIDAY)))
    timed = replace(told, times=tuple(replace(one, kind="time", value="2020-01-03T04:43") for one in told.times))
    assert read_dated(timed, 0, {}) == []


@given(st.text(max_size=80), st.integers(0, 60))
def test_any_text_is_read(text: str, at: int) -> None:
    """Nothing raises, wherever a time stands."""
    told = shot("a", FRIDAY, "Friday")
    moved = tuple(replace(one, start=min(at, len(text)), end=min(at + 5, len(text))) for one in told.times)
    odd = replace(told, document=replace(told.document, text=text), times=moved, mentions=())
    lay(odd, shot("b", FRIDAY, "Friday"))
