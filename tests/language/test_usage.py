"""Counts beside the model tip what it leaves in doubt, and nothing else."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.usage import ALL, Usage, class_keys, head_value, read_uses

TABLES = {
    "letters": {"port\tl": {ALL: 20, "NOUN": 20}},
    "head by word": {"of\tADP": {ALL: 50, "NOUN\t0\t0": 50}},
    "label by classes": {"NOUN\tVERB\t1": {ALL: 30, "nsubj": 30}},
}
CLASSES = ("NOUN", "VERB")


def test_tips_a_class_in_doubt_and_leaves_one_that_is_sure() -> None:
    """Counts decide where the scores are near each other."""
    usage = Usage(TABLES)
    assert usage.weigh_classes(["port"], CLASSES, np.array([[1.0, 1.2]], np.float32)).argmax() == 0
    assert usage.weigh_classes(["port"], CLASSES, np.array([[1.0, 9.0]], np.float32)).argmax() == 1
    assert usage.weigh_classes(["fort"], CLASSES, np.array([[1.0, 1.2]], np.float32)).argmax() == 1


def test_tips_a_head_and_a_label_in_doubt() -> None:
    """So do those of heads and labels."""
    usage = Usage(TABLES)
    words = read_uses(["saw", "port", "of"], ["VERB", "NOUN", "ADP"])
    arcs = np.array([[5, 0, 0, 0], [0, 5, 0, 0], [0, 1.2, 1.0, 0]], np.float32)
    assert usage.weigh_heads(words, arcs).argmax(1).tolist() == [0, 1, 2]
    pair = read_uses(["port", "grew"], ["NOUN", "VERB"])
    scores = np.array([[1.0, 1.1], [5, 0]], np.float32)
    assert usage.weigh_labels(pair, [2, 0], ("nsubj", "obj"), scores).argmax(1).tolist() == [0, 0]


def test_what_leads_a_word_in_is_counted_with_it() -> None:
    """An adposition or subordinator goes with the word it leads in."""
    classes = ["VERB", "ADP", "DET", "NOUN", "SCONJ", "PRON", "VERB"]
    words = read_uses(["Sailed", "from", "the", "port", "after", "it", "fell"], classes)
    assert [word.lead for word in words] == ["-", "-", "-", "from", "-", "SCONJ", "after"]
    assert head_value(words, 3, 0) == "VERB\t0\t2"
    assert head_value(words, 0, -1) == "ROOT"


def test_a_missing_file_changes_nothing(tmp_path: Path) -> None:
    """A model without counts reads as it did."""
    scores = np.array([[1.0, 1.2]], np.float32)
    assert (
        Usage.read(tmp_path / "none.json.gz").weigh_classes(["port"], CLASSES, scores).argmax(1) == scores.argmax(1)
    ).all()


@given(st.text(max_size=8), st.booleans())
def test_any_word_has_keys(form: str, first: bool) -> None:  # noqa: FBT001 - drawn
    """No spelling is without keys or gives a score that is no number."""
    assert len(class_keys(form, first=first)) == 3
    assert np.isfinite(Usage(TABLES).weigh_classes([form], CLASSES, np.zeros((1, 2), np.float32))).all()
