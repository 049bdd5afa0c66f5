"""Which words are a cue, and in what frame."""

from typing import get_args

import pytest

from rashomon.language.cues import find_cues
from rashomon.language.tokens import find_tokens
from rashomon.language.words import read_words
from rashomon.lexicon import load
from rashomon.types import Act, Span

CASES = [
    ("Varo said that it was over", [("say", "finite", "that")]),
    ("Varo has called on Pell to resign", [("call on", "perfect", "npto")]),
    ("Varo began to complain about the noise", [("complain about", "finite", "np")]),
    ("Varo was told that it was over", [("tell", "passive", "that")]),
    ("Varo would not say whether it was over", [("say", "modal", "wh")]),
    ("The claim was read", []),
    ("He is known for his songs", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_cues(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Lemma, form and frame of the likely cues."""
    words = read_words(text, find_tokens(text, [Span(0, len(text))]), "en", {})
    found = [(cue.entry.lemma, cue.form, cue.frame) for cue in find_cues(words, "en") if cue.score > 0.55]
    assert found[-1:] == expected


def test_lexicon_holds_closed_values() -> None:
    """Every verb has an act of the contract and likelihoods between 0 and 1; there are at least 300."""
    verbs = load("en", "cues")["verbs"]
    assert len(verbs) >= 300
    assert {data["act"] for data in verbs.values()} <= set(get_args(Act))
    assert all(
        0 <= share <= 1 for data in verbs.values() for share in (data["prior"], *data.get("frames", {}).values())
    )
