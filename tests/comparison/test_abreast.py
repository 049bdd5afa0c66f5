"""Numbers of two documents of one story: which are of one thing, by the words around them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figured import Told, exactly, telling
from happened import tell_of
from rashomon.comparison.abreast import Figures
from rashomon.comparison.figures import is_age, read_ages, read_figures
from rashomon.types import Annotations, Entity, Member, Mention, Span


def lay(*documents: Annotations) -> tuple[list[tuple[float | None, float | None]], int]:
    """Give the values of the numbers that are of one thing for sure, and how many pairs are of two happenings."""
    laid = Figures(documents, {}, dict.fromkeys((one.document.id for one in documents), "s")).lay()
    return [(one.one.value.low, one.other.value.low) for one in laid.sure], len(laid.apart)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            ("Thieves stole jewels worth 40 gems from the Orlan museum.", ("40 gems", 40, "gems")),
            ("Thieves stole jewels worth 52 gems from the Orlan museum.", ("52 gems", 52, "gems")),
            [(40, 52)],
        ),
        (
            ("The storm sank three ferries off Hadrim on Friday.", ("three ferries", 3, "ferries")),
            ("The storm sank three ferries off Hadrim on Friday.", ("three ferries", 3, "ferries")),
            [(3, 3)],
        ),
        (  # another sort of thing
            ("The storm sank three ferries off Hadrim on Friday.", ("three ferries", 3, "ferries")),
            ("The council met five delegates at noon.", ("five delegates", 5, "delegates")),
            [],
        ),
        (  # some only
            ("The team will miss the final two games of the year.", ("two games", 2, "games")),
            ("The team will miss four games of the year.", ("four games", 4, "games")),
            [],
        ),
        (  # another month
            ("In February the storm sank three ferries off Hadrim.", ("three ferries", 3, "ferries")),
            ("In March the storm sank four ferries off Hadrim.", ("four ferries", 4, "ferries")),
            [],
        ),
        (  # far more: mostly of something else
            ("Around noon the port lost three cranes to the wind, officials said.", ("three cranes", 3, "cranes")),
            ("The port has 310 cranes.", ("310 cranes", 310, "cranes")),
            [],
        ),
    ],
)
def test_numbers_of_one_thing(
    one: tuple[str, Told], other: tuple[str, Told], expected: Sequence[tuple[float, float]]
) -> None:
    """Numbers in like words are of one thing; of some only, of another month or of far more they are not."""
    sure, _ = lay(telling("a", one[0], one[1]), telling("b", other[0], other[1]))
    assert sure == expected


def test_another_number_beside_tells_two_happenings() -> None:
    """A quake of 5.2 that hurt three is not the quake of 5.6 that hurt five, nor is it where the five are told again."""
    first = telling(
        "a",
        "Five people hurt.\nA 5.6 magnitude quake shook Hadrim, injuring five people in the port.",
        ("Five people", 5, "people"),
        ("5.6", 5.6, "magnitude quake"),
        ("five people", 5, "people"),
    )
    second = telling(
        "b",
        "A 5.2 magnitude quake shook Hadrim, injuring three people in the port.",
        ("5.2", 5.2, "magnitude quake"),
        ("three people", 3, "people"),
    )
    sure, apart = lay(first, second)
    assert (5, 3) not in sure
    assert apart > 0


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("a 60-year-old woman", "60", True),
        ("she is 60 years old", "60", True),
        ("a 60-year sentence", "60", False),
        ("60 years ago", "60", False),
    ],
)
def test_ages(text: str, words: str, expected: bool) -> None:  # noqa: FBT001 - a case table
    """An age is told by "old"; a length of time is none."""
    start = text.index(words)
    number = exactly("q1", Span(start, start + len(words)), 60, unit="year")
    assert is_age(text, number) is expected


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Marek Orlo, 52, was seen.", [52]),
        ("Marek Orlo, 52 people and a dog were seen.", []),
        ("Marek Orlo, 52, was seen. Marek Orlo, 35, was not.", []),  # two of one name
    ],
)
def test_age_of_a_person(text: str, ages: list[float]) -> None:
    """A number set off by commas after a name is an age; a person with two ages is two persons."""
    numbers, mentions = [], []
    for at, value in enumerate((52, 35)):
        start = text.find(str(value))
        if start >= 0:
            counted = "people" if "people" in text else None
            numbers.append(exactly(f"q{at}", Span(start, start + 2), value, counted))
            mentions.append(Mention(f"m{at}", start - 12, start - 2, "person", "name", "e1"))
    document = replace(
        tell_of("a", text),
        quantities=tuple(numbers),
        mentions=tuple(mentions),
        entities=(Entity("e1", "Marek Orlo", "person", (), None, ()),),
    )
    found = read_ages(document, 0, {Member("a", "e1"): "E1"})
    assert [one.value.low for one in found] == ages


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The side won 36-24 at home.", "24"),
        ("Call police on 0845 125 2222.", "125"),
        ("It came in Week 15 at home.", "15"),
        ("He threw 10 of 22 balls.", "22"),
        ("Marek Orlo, 52, was seen.", "52"),
    ],
)
def test_no_figures(text: str, words: str) -> None:
    """Scores, call numbers, numbers of names and ages set off by commas count nothing."""
    assert read_figures(telling("a", text, (words, float(words), None)), 0, {}) == []


WORDS = st.text(alphabet="abc 019.,-–/(\n'é", max_size=80)


@given(WORDS, WORDS)
@settings(max_examples=60, deadline=None)
def test_any_text(one: str, other: str) -> None:
    """No text breaks it, and which document comes first does not matter."""
    first, second = (
        replace(
            tell_of(name, text),
            quantities=tuple(
                exactly(f"q{at}", Span(at, at + 1), float(sign)) for at, sign in enumerate(text) if sign in "019"
            ),
        )
        for name, text in (("a", one), ("b", other))
    )
    there, here = lay(first, second), lay(second, first)
    assert sorted(there[0]) == sorted((b, a) for a, b in here[0])
    assert there[1] == here[1]


def test_a_sum_in_brackets_of_the_same_sign_is_another_lands() -> None:
    """The second of "$1 million ($1.52 million)" is in other dollars, and no number to lay beside those of others."""
    text = "Damage to the hall came to $1 million ($1.52 million)."
    sums = [("$1 million", 1e6), ("$1.52 million", 1.52e6)]
    spans = [Span(text.index(words), text.index(words) + len(words)) for words, _ in sums]
    told = [exactly(f"q{n}", span, sums[n][1], unit="$") for n, span in enumerate(spans)]
    document = replace(tell_of("a", text), quantities=tuple(told))
    assert [one.number.low for one in read_figures(document, 0, {})] == [1e6]
