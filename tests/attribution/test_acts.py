"""What a cue does: by its own words, and where those leave it open by the first words of its content."""

import pytest

from rashomon.attribution.acts import find_doing
from rashomon.types import Span

CASES: list[tuple[str, str, str]] = [
    ("allegations", "that the crates were stolen", "condemns"),
    ("call", "for a new vote", "demands"),
    ("called", "the vote a farce", "says"),
    ("would like to thank", "the crew", "praises"),
    ("has long been accused", "of hiding crates", "condemns"),
    ("said", "that it would seek a berth", "promises"),
    ("said", "it would be late", "says"),
    ("said", "“I will come back”", "promises"),
    ("said", "“He would come back”", "says"),
    ("said", "the berth would be closed", "says"),
    ("said", "the crew must leave", "demands"),
    ("asked", "them to leave", "demands"),
    ("asked", "whether to leave", "asks"),
    ("announced", "to leave", "promises"),
    ("announced", "the end of the strike", "says"),
    ("warned", "that the river could rise", "predicts"),
    ("warned", "the crew against leaving", "demands"),
    ("warned", "that it was over", "threatens"),
]


@pytest.mark.parametrize(("cue", "content", "act"), CASES)
def test_act(cue: str, content: str, act: str) -> None:
    """Cues and contents, with the act that they make together."""
    text = f"{cue} {content}"
    assert find_doing(text, Span(0, len(cue)), Span(len(cue) + 1, len(text))).act == act
