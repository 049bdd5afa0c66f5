"""The language of a text, or that it is not known."""

import pytest

from rashomon.reading.tongue import find_language


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("The minister said that the talks had failed and would not be resumed.", None, "en"),
        ("Le ministre a déclaré que les négociations avaient échoué et ne reprendraient pas.", None, "fr"),
        ("قال الوزير إن المفاوضات فشلت ولن تستأنف قبل نهاية الشهر", None, "ar"),
        ("Hello there", None, None),
        ("12 345 678 – 9.1 %", None, None),
        ("", None, None),
        ("Hello", "en-GB", "en"),
        ("Hello", "pt_BR", "pt"),
        ("The minister said that the talks had failed.", "x-default-nonsense", "en"),
        ("The minister said that the talks had failed and would not be resumed.", "", "en"),
    ],
)
def test_language_is_declared_or_shown_by_the_letters(text: str, declared: str | None, expected: str | None) -> None:
    """Too short or unsure is unknown."""
    assert find_language(text, declared) == expected
