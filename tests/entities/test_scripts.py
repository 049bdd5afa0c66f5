"""Letters of names in several scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.scripts import find_script, plain_letters, to_latin


@pytest.mark.parametrize(
    ("word", "script", "letters"),
    [
        ("Çelik", "latin", "celik"),
        ("مُحَمَّد", "arabic", "محمد"),
        ("سلیمانی", "arabic", "سليماني"),
        ("סולימאני", "hebrew", "סולימאני"),
        ("ירושלים", "hebrew", "ירושלימ"),
        ("Зеленський", "cyrillic", "зеленський"),
        ("Ёлкин", "cyrillic", "елкин"),
        ("ბარაკ", "latin", "barak"),
        ("", "latin", ""),
        ("...", "latin", ""),
    ],
)
def test_plain_letters(word: str, script: str, letters: str) -> None:
    """Vowel marks, final forms and what one language writes its own way fall away; scripts without a table become Latin."""
    assert find_script(word) == script
    assert plain_letters(word) == letters


def test_persian_and_arabic_letters_are_one() -> None:
    """The same name typed on a Persian and on an Arabic keyboard has the same letters."""
    assert plain_letters("سلیمانی") == plain_letters("سليماني")
    assert plain_letters("کاظم") == plain_letters("كاظم")


@pytest.mark.parametrize(
    ("word", "latin"),
    [("Лавров", "lavrov"), ("Щукин", "shchukin"), ("محمد", "mhmd"), ("נתניהו", "ntniho"), ("Łódź", "lodz")],
)
def test_into_latin(word: str, latin: str) -> None:
    """A word is read letter by letter; short vowels that are not written are not guessed."""
    assert to_latin(word) == latin


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Nothing crashes, folding twice changes nothing more, Latin letters are Latin letters."""
    assert plain_letters(plain_letters(text)) == plain_letters(text)
    assert to_latin(text).isascii()
