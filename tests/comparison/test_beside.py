"""What is told of an incident beside the words for the happening: casualties, hours, whose waters, what some deny."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figured import exactly
from happened import Happened, tell_of
from rashomon.comparison.beside import denied_kinds, find_beside, find_estimator, innermost, is_partial
from rashomon.comparison.relate import relate_details
from rashomon.types import Annotations, Detail, Event, Scene, Span, What

EVENT = Event("V1", "", "assault", date(2020, 3, 3), date(2020, 3, 4), None, (), ())


def counting(text: str, *counts: tuple[str, float, str | None]) -> Annotations:
    """Give a document with numbers: the words, the number, what is counted."""
    numbers = []
    for at, (words, number, of) in enumerate(counts):
        start = text.index(words)
        numbers.append(exactly(f"q{at}", Span(start, start + len(words)), number, of))
    return replace(tell_of("d1", text), quantities=tuple(numbers))


def told(document: Annotations, denied: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Give aspect and words of what is told beside, where all of the text is of the incident."""
    whole = (Span(0, len(document.document.text)),)
    asides = find_beside(document, EVENT, Scene(whole, whole), (), denied)
    return [(one.aspect, document.document.text[one.span.start : one.span.end]) for one in asides]


@pytest.mark.parametrize(
    ("text", "count", "wanted"),
    [
        ("Nine dead as ferry fires on patrol", ("Nine", 9.0, "dead"), "Nine dead"),
        ("Torvenia has put the dead at nine.", ("nine", 9.0, None), "nine"),
        ("He said that 13 bodies had been brought in.", ("13", 13.0, "bodies"), "13 bodies"),
        ("The first of the fourteen martyrs was buried.", ("fourteen", 14.0, "martyrs"), "fourteen martyrs"),
        ("They speak of nine (dead), no more.", ("nine", 9.0, None), "nine"),
        ("Two dozen were hurt in the crush.", ("Two dozen", 24.0, None), "Two dozen"),
        ("She carried 186 passengers.", ("186", 186.0, "passengers"), "186 passengers"),
        # what is no count of the incident
        ("Two more victims were found dead.", ("Two", 2.0, "more victims"), None),
        ("Of the wounded 30 of the 80 went home.", ("30", 30.0, None), None),
        ("He ran the port for seven years.", ("seven", 7.0, "years"), None),
        ("Three ministers met.", ("Three", 3.0, "ministers"), None),
        ("One man was killed first.", ("One", 1.0, "man"), None),
        ("He spoke of nine alleged victims.", ("nine", 9.0, "alleged victims"), None),
    ],
)
def test_counts(text: str, count: tuple[str, float, str | None], wanted: str | None) -> None:
    """People counted with what became of them, and those on board; not some of them, not anything else."""
    assert told(counting(text, count)) == ([] if wanted is None else [("how many", wanted)])


def test_what_some_deny_is_counted_where_others_tell_it() -> None:
    """Rifles count where somebody says that there was not one."""
    denying = counting("There was not one rifle on that ship.", ("not one", 0.0, "rifle"))
    telling = counting("The hold contained forty crates of rifles.", ("forty", 40.0, "crates"))
    whole = (Span(0, len(denying.document.text)),)
    denied = frozenset(denied_kinds(denying, Scene(whole, whole)))
    assert denied == {"rifles"}
    assert told(telling) == []
    assert told(telling, denied) == [("how many", "forty crates of rifles")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was two nautical miles inside Torvenian waters then.", ["two nautical miles inside Torvenian waters"]),
        ("The ship was in Khadrani territorial waters.", ["in Khadrani territorial waters"]),
        ("She fell in waters unknown.", []),
        ("He met Khadrani ministers in Vesmer.", []),
    ],
)
def test_waters(text: str, wanted: list[str]) -> None:
    """Waters with somebody's name are a place."""
    assert [words for aspect, words in told(tell_of("d1", text)) if aspect == "where"] == wanted


def test_who_puts_the_dead_at_a_number_vouches_for_it() -> None:
    """The name right before the verb."""
    document = tell_of("d1", "Ilen Varo has put the dead at nine.", Happened("dead", actor="Ilen Varo"))
    at = document.document.text.index("nine")
    assert find_estimator(document, Span(at, at + 4)) == document.entities[0].id
    assert find_estimator(document, Span(0, 4)) is None


def test_the_innermost_attribution_holds_a_number() -> None:
    """None where the outlet speaks."""
    document = tell_of("d1", "Ilen Varo said nine were dead.", Happened("dead", said_by="Ilen Varo"))
    at = document.document.text.index("dead")
    assert innermost(document.attributions, Span(at, at + 4)) == document.attributions[0].id
    assert innermost((), Span(at, at + 4)) is None


def test_opposed_words_count_whatever_their_types() -> None:
    """He resigned, he was dismissed."""
    words = ("resigned", "yield"), ("dismissed", "reject")
    one, other = (Detail("what", What(sort, "+", "happened"), text, (Span(0, 1),), None, None) for text, sort in words)
    verdict = relate_details(one, other)
    assert verdict is not None
    assert verdict.relation == "contradicts"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.lists(st.integers(0, 60), min_size=2, max_size=2))
def test_any_text_is_read(text: str, ends: Sequence[int]) -> None:
    """Nothing crashes, and what is found stands in the text."""
    start, end = sorted(min(each, len(text)) for each in ends)
    number = exactly("q1", Span(start, end), 3.0, text[end : end + 5] or None)
    document = replace(tell_of("d1", text), quantities=(number,))
    is_partial(text, number)
    whole = (Span(0, len(text)),)
    for aside in find_beside(document, EVENT, Scene(whole, whole), ()):
        assert 0 <= aside.span.start <= aside.span.end <= len(text)
