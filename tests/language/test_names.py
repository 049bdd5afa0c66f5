"""Names by their capitals, with their kinds."""

from collections.abc import Callable

import pytest

from rashomon.types import Tagged

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("The crew met President Ilen Varo in Cairo.", [("Ilen Varo", "person"), ("Cairo", "place")]),
    ("They saw Qais al-Khazali and Omar bin Said.", [("Qais al-Khazali", "person"), ("Omar bin Said", "person")]),
    ("It went to the Ministry of Health and the Bank of Tarn.", [("Ministry of Health", "organisation"), ("Bank of Tarn", "organisation")]),
    ("The Iranian ambassador left.", [("Iranian", "norp")]),
    ("He flew from Tarn Airport.", [("Tarn Airport", "facility")]),
    ("Officials left. The officials were tired.", []),
    ("Nobody came on Monday.", []),
    ("A man came.", []),
    ("He joined the General Command of the Tarn Brigade.", [("General Command of the Tarn Brigade", "organisation")]),
    ("Then Rear Admiral Ilen Varo left.", [("Ilen Varo", "person")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names(tag: Callable[[str], Tagged], text: str, expected: list[tuple[str, str]]) -> None:
    """Words and kind of each name."""
    assert [(text[name.start : name.end], name.kind) for name in tag(text).names] == expected


def test_surname_alone(tag: Callable[[str], Tagged]) -> None:
    """A surname takes its kind from the full name elsewhere."""
    text = "The crew met Ilen Varo. Later Varo left."
    assert [name.kind for name in tag(text).names] == ["person", "person"]
