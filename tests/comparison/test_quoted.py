"""Where a text gives somebody's own words."""

import pytest

from rashomon.comparison.quoted import find_quoted
from telling import tell


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" and "never" to it.', ['"no"', '"never"']),
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ("«Ni un paso» was shouted", ["«Ni un paso»"]),
        ("It’s the fishermen’s boat, not ‘hers’.", ["‘hers’"]),
        ("“It goes on\n\nand on”", ["“It goes on"]),
        ("the ‘90s were long", []),
        ("5'10\" tall", []),
        ("“outer ‘inner’ outer” rest", ["“outer ‘inner’ outer”"]),
        ("", []),
    ],
)
def test_marks(text: str, quoted: list[str]) -> None:
    """Pairs of marks; an apostrophe is none, and what is never closed ends with its paragraph."""
    told = tell("one", text)
    assert [text[span.start : span.end].strip() for span in find_quoted(told)] == quoted
