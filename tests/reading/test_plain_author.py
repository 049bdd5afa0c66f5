"""Who wrote a plain text: as its byline tells, and nobody where no line is one."""

import pytest

from rashomon.reading.plain import find_author


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Port shut\n\nBy Ada Okoro\n\nThe port was shut.", "Ada Okoro"),
        ("Port shut\n\nBy Ada Okoro, Staff Writer\n\nThe port was shut.", "Ada Okoro"),
        ("Port shut\n\nBy Ada Okoro, Ben Tal\n\nThe port was shut.", "Ada Okoro, Ben Tal"),
        ("Port shut\n\nStaff and agencies\n\nThe port was shut.", None),
        ("Port shut\n\nBy Friday the port was shut.", None),
        ("Port shut\n\nThe port was shut by Ada Okoro.", None),
        ("", None),
        ("\n" * 90 + "By Ada Okoro\n", "Ada Okoro"),
        ("The port was shut.\n" * 90 + "By Ada Okoro\n", None),
    ],
)
def test_who_wrote_it(text: str, author: str | None) -> None:
    """Only a line of its own near the top names the author."""
    assert find_author(text) == author
