"""Quotations of all kinds of marks, nested, over paragraphs and unbalanced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.types import Quotation, Zone

Found = list[tuple[str, int, bool]]

CASES: list[tuple[str, Found]] = [
    ("He said “it is” and left.", [("“it is”", 0, True)]),
    ('He said "it is" and left.', [('"it is"', 0, True)]),
    ("Er sagte „so“ und «da» und »dort«.", [("„so“", 0, True), ("«da»", 0, True), ("»dort«", 0, True)]),
    ("She read ``the note'' twice.", [("``the note''", 0, True)]),
    ("''It is,'' he said.", [("''It is,''", 0, True)]),
    ("他说《中「文」》。", [("《中「文」》", 0, True), ("「文」", 1, True)]),
    ("‘It’s the leaders’ words,’ he said.", [("‘It’s the leaders’ words,’", 0, True)]),
    ("He wrote 'no way' on it.", [("'no way'", 0, True)]),
    ("“a ‘b “c” d’ e”", [("“a ‘b “c” d’ e”", 0, True), ("‘b “c” d’", 1, True), ("“c”", 2, True)]),
    ("“One.\n\n“Two.\n\n“Three,” he said.", [("“One.\n\n“Two.\n\n“Three,”", 0, True)]),
    ("“One.\n\nTwo.", [("“One.", 0, False)]),
    ("“One.\n\n“Two.", [("“One.", 0, False), ("“Two.", 0, False)]),
    ("“Hello, he said. “I am” here", [("“Hello, he said.", 0, False), ("“I am”", 0, True)]),
    ('“Mixed marks" close.', [('“Mixed marks"', 0, True)]),
    ("The boss’ car, the dogs' home and the workers’ hall.", []),
    ("’Tis the ’90s, rock ’n’ roll, and don’t forget ’em.", []),
    ("He is 6'2\" tall and she 5'9\".", []),
    ('A 12" record.', []),
    ("No marks at all.", []),
]


def _find(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, find_paragraphs(text, [Zone("z1", "body", 0, len(text))]))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_quotations(text: str, expected: Found) -> None:
    """Words, depth and whether closed."""
    assert [(text[each.start : each.end], each.depth, each.closed) for each in _find(text)] == expected


@given(st.text(alphabet="“”\"'’‘«»„ a.\n", max_size=80))
def test_nest_properly(text: str) -> None:
    """Quotations are sorted, lie in the text, and one lies inside another or beside it, never across its end."""
    found = _find(text)
    assert list(found) == sorted(found, key=lambda each: (each.start, -each.end))
    for index, each in enumerate(found):
        assert 0 <= each.start < each.end <= len(text)
        assert all(other.end <= each.end or other.start >= each.end for other in found[index + 1 :])
