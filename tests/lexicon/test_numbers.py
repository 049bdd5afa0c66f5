"""Numbers in digits and in words: where they stand and what they are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lexicon.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("some 1,500 people", [("1,500", 1500)]),
        ("two hundred and six houses", [("two hundred and six", 206)]),
        ("two and three", [("two", 2), ("three", 3)]),
        ("sixty-four thousand five hundred", [("sixty-four thousand five hundred", 64500)]),
        ("3.5 million, $3bn", [("3.5 million", 3_500_000), ("3bn", 3_000_000_000)]),
        ("8 1/2 hours", [("8 1/2", 8.5)]),
        ("2½ miles", [("2½", 2.5)]),
        ("two-thirds of it", [("two-thirds", 2 / 3)]),
        ("the next three quarters", [("three", 3)]),
        ("nineteen ninety-six", [("nineteen ninety-six", 1996)]),
        ("the twenty-third and the 22nd", [("twenty-third", 23), ("22nd", 22)]),
        ("the A380 and 5th", [("5th", 5)]),
        ("someone tends to none", []),
    ],
)
def test_numbers_are_found_with_their_worth(text: str, found: list[tuple[str, float]]) -> None:
    """Digits, words, fractions, scales and ordinals; letters that look like a number's are none."""
    numbers = find_numbers(text)
    assert [(text[number.start : number.end], number.value) for number in numbers] == [
        (words, pytest.approx(value)) for words, value in found
    ]


@given(st.text(alphabet="0123456789,./- ½hundredtwoandthirdsmillion\n", max_size=80) | st.text(max_size=80))
def test_any_text_has_its_numbers_in_order(text: str) -> None:
    """Numbers do not overlap, lie inside the text, and nothing crashes."""
    ends = [0]
    for number in find_numbers(text):
        assert ends[-1] <= number.start < number.end <= len(text)
        ends.append(number.end)
