"""The forms of verbs."""

import pytest

from rashomon.language.inflect import Forms, inflect


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", ("says", "said", "said", "saying")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("convey", ("conveys", "conveyed", "conveyed", "conveying")),
        ("admit", ("admits", "admitted", "admitted", "admitting")),
        ("urge", ("urges", "urged", "urged", "urging")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
    ],
)
def test_inflect(lemma: str, forms: tuple[str, str, str, str]) -> None:
    """Regular verbs by rule, irregular ones by the list."""
    assert inflect("en", lemma) == Forms(lemma, *forms)
