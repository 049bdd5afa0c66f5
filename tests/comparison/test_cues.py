"""Which reporting words are used of whom."""

import pytest

from rashomon.comparison.cues import cue_words, find_loading
from rashomon.types import Member
from side import Saying, lay


@pytest.mark.parametrize(
    ("cue", "found"),
    [
        ("claimed", ("claim", "doubting")),
        ("has repeatedly claimed", ("claim", "doubting")),
        ("explained", ("explain", "vouching")),
        ("said", ("say", "neutral")),
        ("lashed out at", ("lash out", "heated")),
        ("according to", ("according to", "neutral")),
        ("admitted", ("admit", "conceding")),
        ("further elucidated", ("elucidated", None)),
        ("", ("", None)),
    ],
)
def test_cues_have_their_loading(cue: str, found: tuple[str, str | None]) -> None:
    """By the word that reports, whatever stands around it."""
    assert find_loading(cue) == found


def test_cues_are_counted_by_outlet_and_speaker() -> None:
    """Only in the outlet's own voice: what one source says another claims is that source's wording."""
    one = lay(
        "Ilen Varo claimed the port was shut. Oda Meir explained that Varo asserts it is open.",
        {"Ilen Varo": "e1", "Oda Meir": "e2"},
        Saying("e1", "the port was shut", "claimed"),
        Saying("e2", "that Varo asserts it is open", "explained"),
        Saying("e1", "it is open", "asserts", within="a2"),
        outlet="The Lamp",
    )
    uses = cue_words([one], {Member("one", "e1"): "E1", Member("one", "e2"): "E2"})
    told = [(use.outlet, use.speaker, cue.cue, cue.loading, cue.count) for use in uses for cue in use.cues]
    assert told == [("The Lamp", "E1", "claim", "doubting", 1), ("The Lamp", "E2", "explain", "vouching", 1)]
