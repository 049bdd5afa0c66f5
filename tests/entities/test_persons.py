"""Names of people, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.persons import parse_person


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nouri al-Maliki", "nouri maliki"),
        ("AL-MALIKI, Nouri (Hajj)", "nouri maliki"),
        ("Lt. Gen. Hajj Qassem Soleimani", "qassem soleimani"),
        ("Grand Ayatollah Sayyed Ali Sistani’s", "ali sistani"),
        ("President", "president"),
        ("Sultan al-Jaber", "sultan jaber"),
        ("Sultan Ali Sorel", "ali sorel"),
        ("JC Juncker", "j c juncker"),
        ("KIM Jong-un", "kim jong un"),
        ("Smith, John", "john smith"),
        ("Isa bin Tarif Al bin Ali", "isa tarif ali"),
        ("Ben Netanyahu", "ben netanyahu"),
        ("Ursula von der Leyen", "ursula leyen"),
        ("Abdul Rahman Sorel", "abdrahman sorel"),
        ("Abd al-Rahman Sorel", "abdrahman sorel"),
        ("Abdurrahman Sorel", "abdrahman sorel"),
        ("Saif al-Din Tal", "saifdin tal"),
        ("Saifuddin Tal", "saifdin tal"),
        ("عبد الرحمن سوريل", "عبدرحمن سوريل"),
        ("عبدالرحمن سوريل", "عبدرحمن سوريل"),
        ("محمد بن سلمان", "محمد سلمان"),
        ("", ""),
        ("—", ""),
    ],
)
def test_words(name: str, words: str) -> None:
    """Titles, articles and small words fall away, what is one name is one word, the given name comes first."""
    assert " ".join(word.letters for word in parse_person(name).words) == words


def test_titles_are_kept_aside() -> None:
    """Titles before a name are told; a title that is the whole name is its name."""
    assert parse_person("Dr. Sheikh Ali Sorel").titles == ("dr", "sheikh")
    assert parse_person("Sheikh").titles == ()


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("Martin Sorel Jr.", "junior"), ("Sorel, Martin Jr.", "junior"), ("Ali Sorel", None), ("Jr Sorel", None)],
)
def test_suffixes(name: str, suffix: str | None) -> None:
    """What tells father from son is no word of the name."""
    assert parse_person(name).suffix == suffix


@pytest.mark.parametrize(
    ("name", "fathers"),
    [
        ("Ali bin Omar Sorel", {1}),
        ("Sergey Viktorovich Lavrov", {1}),
        ("Сергей Викторович Лавров", {1}),
        ("Ali Omar Sorel", set()),
    ],
)
def test_fathers(name: str, fathers: set[int]) -> None:
    """A word after "bin" and a patronymic is a father's name."""
    assert parse_person(name).fathers == fathers


@pytest.mark.parametrize(
    ("name", "kunya", "words"),
    [
        ("Abu Bakr al-Baghdadi", 0, "abubakr baghdadi"),
        ("Abou Bakr al-Baghdadi", 0, "abubakr baghdadi"),
        ("Ali Abu Hassan", 1, "ali abuhassan"),
        ("Abu", None, "abu"),
    ],
)
def test_kunyas(name: str, kunya: int | None, words: str) -> None:
    """A father's name by his child's, "Abu", and the next word are one."""
    person = parse_person(name)
    assert person.kunya == kunya
    assert " ".join(word.letters for word in person.words) == words


@given(st.text(max_size=250))
def test_any_text(text: str) -> None:
    """Nothing crashes; places lie within the words."""
    person = parse_person(text)
    places = person.fathers | ({person.kunya} if person.kunya is not None else set())
    assert all(0 <= place < len(person.words) for place in places)
