"""Names written in other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.likeness import compare_names
from rashomon.entities.scripts import plain_letters, scripts
from rashomon.entities.transliterate import write_latin, write_script
from rashomon.lexicon import load


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("عادل إمام", "Adel Imam"),
        ("قاسم سليماني", "Qassem Soleimani"),
        ("בנימין נתניהו", "Benjamin Netanyahu"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("José Sorel", "José Sorel"),
        ("ბარაკ", "Barak"),
        ("", ""),
    ],
)
def test_into_latin(name: str, latin: str) -> None:
    """Vowels that a script leaves out are put where names have them; Latin names stay as they are."""
    assert write_latin(name) == latin


@pytest.mark.parametrize(
    ("name", "script", "native"),
    [
        ("Qassem", "arabic", "قاسم"),
        ("Khaled", "arabic", "خالد"),
        ("Levi", "hebrew", "לוי"),
        ("Sergey Lavrov", "cyrillic", "сергей лавров"),
        ("Shishkin", "cyrillic", "шишкин"),
        ("", "arabic", ""),
    ],
)
def test_and_back(name: str, script: str, native: str) -> None:
    """A Latin name is written in another script, the likeliest way."""
    assert write_script(name, script) == native


@pytest.mark.parametrize(
    "name", ["Qassem Soleimani", "Nouri Maliki", "Sergey Lavrov", "Hassan Rouhani", "Boris Johnson"]
)
@pytest.mark.parametrize("script", ["arabic", "hebrew", "cyrillic"])
def test_what_is_written_is_recognised(name: str, script: str) -> None:
    """A name written in another script and its original are compared as the same."""
    assert compare_names(name, write_script(name, script)).answer == "same"


def test_known_names_are_found() -> None:
    """The frequent names are written in the letters by which they are looked up."""
    known = load("names", "known")
    assert [name for script in known.values() for name in script if plain_letters(name) != name] == []


def test_an_unknown_script_is_an_error() -> None:
    """Only scripts with a table can be written."""
    with pytest.raises(KeyError):
        write_script("Ali", "runes")


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Nothing crashes."""
    write_latin(text)
    for script in scripts():
        write_script(text, script)
