"""Turns of transcripts, and the lines with a colon that are none."""

import pytest

from rashomon.reading.turns import find_turns


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Q: Were you there?\nA: I was not there.", ["Q", "A"]),
        (
            "Q1: Were you there?\n\nA1: I was.\n\nAnd I stayed.\n\nQ2: Why did you?\n\nA2: It rained.",
            ["Q", "A", "Q", "A"],
        ),
        (
            "AMY OKORO: Were you there?\n\nALI KARAM: I was not there.\n\nAMY OKORO: Who was there?",
            ["AMY OKORO", "ALI KARAM", "AMY OKORO"],
        ),
        (
            "Amy Okoro (host): Were you there?\n\nDr. Ali Karam: I was not there.\n\nKaram: Nobody was there.",
            ["Amy Okoro", "Dr. Ali Karam", "Dr. Ali Karam"],
        ),
        (
            "Interviewer: Were you there?\nAli Karam: I was not.\nInterviewer: Who was?",
            ["Interviewer", "Ali Karam", "Interviewer"],
        ),
        ("-The host:\n\nWere you there?\n\n– Ali Karam: I was.", ["The host", "Ali Karam"]),
        (
            "ADA OKORO: Were you there?\n\nBELA RUS: I was there.\n\nAO: Who else was?\n\nBR: All of us.",
            ["ADA OKORO", "BELA RUS", "ADA OKORO", "BELA RUS"],
        ),
    ],
)
def test_labels_that_answer_each_other_are_turns(text: str, speakers: list[str]) -> None:
    """Each label starts a turn, and one person has one name."""
    turns = find_turns(text)
    assert [turn.speaker for turn in turns] == speakers
    for turn in turns:
        label = text[turn.label.start : turn.label.end]
        assert turn.start == turn.label.start
        assert label.endswith(":")
        assert text[turn.start : turn.end].index(":") == len(label) - 1


@pytest.mark.parametrize(
    "text",
    [
        "He said: it will open.\nShe said: it will not.\nHe said: wait.",
        "Note: the road is shut.\nSource: Harbour TV\nNote: it is open.",
        "READ MORE: The strike\n\nThe harbour is shut.\n\nREAD MORE: The storm",
        "Karam: 1,501.\nOkoro: 46.\nKaram: 12.\nOkoro: 3.",
        "OSTRA: The harbour is shut.\n\nKIRUN: The river rose again.",
        "The plan has three parts: boats, crews and money.",
        "The figures:\n– Ali Karam, Harbour Bank: 90 percent\n– Ada Okoro, Old Port Trust: 84 percent",
        "Karam: The port is shut.\n\nThe harbour closed.\n\nKaram: a life at sea",
        "Name: Ali Karam\nAge: 50\nOccupation: pilot",
        "",
    ],
)
def test_prose_with_colons_has_no_turns(text: str) -> None:
    """A colon alone makes no speaker."""
    assert find_turns(text) == ()


def test_narration_after_a_label_is_no_turn() -> None:
    """Where turns are single paragraphs, the article goes on after the last one."""
    text = (
        "Q: Were you there?\n\nA: I was not.\n\nQ: Who was?\n\nA: Nobody.\n\nThe strike began in May and has not ended."
    )
    assert text[find_turns(text)[-1].end :].strip().startswith("The strike")
