"""How two words of names go together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.letters import letter_tables, likeness_bits
from rashomon.entities.ties import may_tie, slips, spelling_share, tie
from rashomon.entities.words import word


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Ali", "ALI", "equal"),
        ("Qassem", "Qasem", "spelling"),
        ("Qassem", "Qassim", "spelling"),
        ("Qassem", "Kasem", "spelling"),
        ("Qassem", "Ghasem", "spelling"),
        ("Suleimani", "Soleimani", "spelling"),
        ("Mohammed", "Muhammad", "spelling"),
        ("Gaddafi", "Qadhafi", "spelling"),
        ("Zelensky", "Zelenskyy", "spelling"),
        ("Qassem", "قاسم", "script"),
        ("Maliki", "المالكي", "script"),
        ("Lavrov", "Лавров", "equal"),
        ("Netanyahu", "נתניהו", "script"),
        ("المالكي", "مالكي", "equal"),
        ("Bill", "William", "short"),
        ("John", "Juan", "across"),
        ("J", "John", "initial"),
        ("Lavrov", "Lavtov", "slip"),
        ("K", "John", "none"),
        ("Ali", "Omar", "none"),
        ("Bashar", "Hafez", "none"),
        ("Mohammed", "Ahmed", "none"),
        ("Mohammed", "Mahmoud", "none"),
        ("Hassan", "Hussein", "none"),
        ("Chol", "Chun", "none"),
        ("Daniel", "Donald", "none"),
        ("Bashar", "حافظ", "none"),
        ("44", "45", "none"),
        ("平", "朋", "none"),
    ],
)
def test_kinds(one: str, other: str, kind: str) -> None:
    """Spellings, scripts, short forms, initials and slips go together; other names do not."""
    assert tie(word(one), word(other)).kind == kind
    assert tie(word(other), word(one)).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("ali", "ali", 0), ("ali", "ala", 1), ("abc", "acb", 1), ("", "ab", 2), ("kitten", "sitting", 3)],
)
def test_slips(one: str, other: str, count: int) -> None:
    """Letters added, left out, changed or swapped count one each."""
    assert slips(one, other) == count


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words(one: str, other: str) -> None:
    """The order does not matter, and the strength lies between 0 and 1."""
    there, back = tie(word(one), word(other)), tie(word(other), word(one))
    assert there == back
    assert 0 <= there.strength <= 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_word_is_its_own_spelling(letters: str) -> None:
    """Equal words have the whole share where their letters tell anything."""
    assert spelling_share(letters, letters) in {0.0, 1.0} or spelling_share(letters, letters) == pytest.approx(
        1.0, abs=0.5
    )


def test_the_learned_letters_are_whole() -> None:
    """Each script has weights for each of its common letters, all of them numbers."""
    tables = letter_tables()
    assert set(tables) == {"arabic", "hebrew", "cyrillic", "latin"}
    assert all(isinstance(bits, float) for table in tables.values() for row in table.values() for bits in row.values())
    assert set("بتجدرزسشفقكلمنهوي") <= set(tables["arabic"])
    assert set("abcdefghijklmnopqrstuvwxyz") <= set(tables["latin"])
    assert likeness_bits("محمد", "muhammad", "arabic") > 0 > likeness_bits("محمد", "richard", "arabic")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qassem", "Ghasem"),
        ("Gaddafi", "Qadhafi"),
        ("Zelensky", "Zelenskyy"),
        ("Tchaikovsky", "Chaikovskii"),
        ("Dzhokhar", "Jokhar"),
        ("Husayn", "Hussein"),
        ("Bill", "William"),
        ("John", "Juan"),
        ("J", "John"),
        ("Maliki", "المالكي"),
        ("Lukashenko", "Luakshenko"),
        ("44", "Forty"),
    ],
)
def test_may_tie(one: str, other: str) -> None:
    """Whatever goes together may, in either order."""
    assert may_tie(word(one), word(other))
    assert may_tie(word(other), word(one))


@pytest.mark.parametrize(("one", "other"), [("Melissa", "Melinda"), ("Ali", "Omar"), ("Barek", "Barekhihouwell")])
def test_may_not_tie(one: str, other: str) -> None:
    """Words with other sounds, or of which one has half its letters alone, are not weighed."""
    assert not may_tie(word(one), word(other))


@given(st.text(max_size=12), st.text(max_size=12))
def test_may_tie_leaves_out_little(one: str, other: str) -> None:
    """What is not one spelling of the other goes together only where it may."""
    found = tie(word(one), word(other))
    assert found.kind in {"none", "spelling"} or may_tie(word(one), word(other))
    assert may_tie(word(one), word(other)) == may_tie(word(other), word(one))
