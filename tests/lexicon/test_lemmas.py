"""Forms and lemmas, by rule and by the words of the language."""

import pytest

from rashomon.lexicon.lemmas import is_participle, lemma_table

LEMMAS = ["agree", "ban", "deny", "free", "seize", "strike", "visit", "withdraw", "crisis", "die", "attack"]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("agreeing", "agree"), ("freed", "free"), ("banned", "ban"), ("banning", "ban"), ("denies", "deny"),
        ("denied", "deny"), ("seizing", "seize"), ("struck", "strike"), ("strikes", "strike"), ("visited", "visit"),
        ("withdrew", "withdraw"), ("withdrawn", "withdraw"), ("crises", "crisis"), ("dying", "die"), ("attacks", "attack"),
    ],
)  # fmt: skip
def test_a_form_gives_its_lemma(form: str, lemma: str) -> None:
    """Endings, doubled letters and irregular forms."""
    assert lemma_table(LEMMAS).get(form) == (lemma,)


@pytest.mark.parametrize("form", ["agred", "striked", "bans'", "denyed", "attacker", ""])
def test_what_is_no_form_gives_none(form: str) -> None:
    """No form is made up."""
    assert form not in lemma_table(LEMMAS)


@pytest.mark.parametrize(
    ("form", "is_one"), [("attacked", True), ("shot", True), ("taken", True), ("took", False), ("attack", False)]
)
def test_participles(form: str, is_one: bool) -> None:  # noqa: FBT001 - a case table
    """By ending or by list."""
    assert is_participle(form) is is_one
