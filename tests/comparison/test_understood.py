"""What a number counts whose noun is not repeated, and numbers told in one breath."""

from dataclasses import replace

import pytest

from happened import tell_of
from rashomon.comparison.understood import numbers_told
from rashomon.comparison.votes import find_against
from rashomon.types import Annotations, EventMention, Quantity


def counting(text: str, *counts: tuple[str, float, str | None]) -> Annotations:
    """Give a document with numbers: the words, the number, what is counted; each from where the last one ends."""
    numbers, at = [], 0
    for place, (words, number, of) in enumerate(counts, 1):
        start = text.index(words, at)
        at = start + len(words)
        numbers.append(Quantity(f"q{place}", start, at, number, False, number, False, None, of))  # noqa: FBT003 - a record
    return replace(tell_of("d1", text), quantities=tuple(numbers))


@pytest.mark.parametrize(
    ("text", "counts", "wanted"),
    [
        ("He spoke of not one gun; now he says there were 20.", (("not one", 0, "gun"), ("20", 20, None)), "gun"),
        ("There were forty boxes of shells. He saw forty boxes.", (("forty", 40, "boxes"), ("forty", 40, "boxes")), "boxes of shells"),
        # nothing is understood where a noun may follow, or nothing was counted before
        ("He spoke of one gun and there were 20 more to come.", (("one", 1, "gun"), ("20", 20, None)), None),
        ("At first there were 20.", (("20", 20, None),), None),
        ("He spoke of one gun. Bus 20, he said.", (("one", 1, "gun"), ("20", 20, None)), None),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, counts: tuple[tuple[str, float, str | None], ...], wanted: str | None) -> None:
    """The last number counts what was counted before it, where the words allow no other noun."""
    assert list(numbers_told(counting(text, *counts)).values())[-1].of == wanted


def test_a_number_that_may_be_more_is_a_range() -> None:
    """A number behind "perhaps" is the most there may be; other words are none."""
    told = numbers_told(counting("He had twenty guns, perhaps twenty-two, in all.", ("twenty", 20, "guns")))["q1"]
    assert (told.low, told.high) == (20, 22)
    told = numbers_told(counting("He had twenty guns, perhaps old ones.", ("twenty", 20, "guns")))["q1"]
    assert (told.low, told.high) == (20, 20)


@pytest.mark.parametrize(
    ("text", "counts", "wanted"),
    [
        ("The bill passed by 112 votes to 31 on Monday.", (("112", 112, "votes"), ("31", 31, None)), [31]),
        ("The council passed it unanimously.", (), [0]),
        ("The bill passed in 112 towns to 31 cheers.", (("112", 112, "towns"), ("31", 31, "cheers")), []),
        ("The bill passed with 112 votes. They had 31.", (("112", 112, "votes"), ("31", 31, None)), []),
    ],
)
def test_votes_against(text: str, counts: tuple[tuple[str, float, str | None], ...], wanted: list[float]) -> None:
    """The second of two numbers of votes, or none where all were for it."""
    document = counting(text, *counts)
    at = text.index("passed")
    mention = EventMention("ev1", at, at + 6, "vote", (), None, None, (), None, "+", "happened")
    assert [one.number.low for one in find_against(document, mention)] == wanted
