"""Decisions are kept for ever, whatever becomes of the documents they name."""

import sqlite3
from dataclasses import replace

import pytest

from made import made
from rashomon.corpus.decisions import Judgement, Target, effective, find, list_decisions, record, undo
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError, UnknownIdError


@pytest.fixture
def varo(corpus: Corpus) -> Judgement:
    """Give a judgement on words of a document that is kept."""
    original, annotations = made("Ilen Varo spoke; so did Varo.")
    corpus.add(original, annotations)
    targets = (
        Target(annotations.document.id, 0, 9, "Ilen Varo"),
        Target(annotations.document.id, 24, 28, "Varo"),
    )
    return Judgement("same", targets, "a reader", "one man: see the caption", {"note": "é\ud83d"})


def test_a_decision_comes_back_as_it_was(corpus: Corpus, varo: Judgement) -> None:
    """Kind, targets, who, when, why and value are kept, in order."""
    first, second = record(corpus, varo), record(corpus, replace(varo, kind="different", value={}))
    assert first.judgement == replace(varo, value={"note": "é\ufffd"})
    assert first.at.utcoffset() is not None
    assert list(list_decisions(corpus)) == list(effective(corpus)) == [first, second]
    assert find(corpus, second.number) == second
    assert corpus.status().decisions == 2


def test_taking_back_is_a_decision_too(corpus: Corpus, varo: Judgement) -> None:
    """An undone decision stays on record; an undone undo puts it in force again."""
    decision = record(corpus, varo)
    taken_back = undo(corpus, decision.number, "another reader", "two men")
    assert taken_back.undoes == decision.number
    assert effective(corpus) == ()
    undo(corpus, taken_back.number, "a reader")
    assert effective(corpus) == (decision,)
    undo(corpus, decision.number, "a reader")
    assert effective(corpus) == ()
    assert [each.judgement.kind for each in list_decisions(corpus)] == ["same", "undo", "undo", "undo"]


@pytest.mark.parametrize("number", [0, 1, -1, 10**10])
def test_only_what_was_decided_can_be_taken_back(corpus: Corpus, number: int) -> None:
    """An unknown number is named."""
    with pytest.raises(UnknownIdError, match=f"decision.*{number}"):
        undo(corpus, number, "a reader")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"words": "Ilen"}, CorpusError),
        ({"start": 1}, CorpusError),
        ({"start": -29, "end": 9}, CorpusError),
        ({"start": 9, "end": 0, "words": ""}, CorpusError),
        ({"end": 900}, CorpusError),
        ({"document": "sha256:0"}, UnknownIdError),
    ],
)
def test_the_words_must_stand_there(
    corpus: Corpus, varo: Judgement, change: dict[str, object], error: type[Exception]
) -> None:
    """A target whose words are not at its span is refused, and nothing is written."""
    wrong = replace(varo, targets=(varo.targets[1], replace(varo.targets[0], **change)))
    with pytest.raises(error):
        record(corpus, wrong)
    assert list(list_decisions(corpus)) == []


def test_an_undo_needs_what_it_undoes(corpus: Corpus, varo: Judgement) -> None:
    """It is not recorded as a judgement of its own; an unknown kind is none."""
    with pytest.raises(ValueError, match="call undo"):
        record(corpus, replace(varo, kind="undo"))
    with pytest.raises(CorpusError, match="CHECK"):
        record(corpus, replace(varo, kind="perhaps"))  # type: ignore[arg-type]


def test_decisions_outlive_documents_and_new_readings(corpus: Corpus, varo: Judgement) -> None:
    """Reading anew, removing and bringing back change no decision."""
    decision = record(corpus, varo)
    original, annotations = made("Ilen Varo spoke; so did Varo.")
    corpus.replace(replace(annotations, model="by-hand-2"))
    corpus.remove(annotations.document.id)
    assert effective(corpus) == (decision,)
    undo(corpus, decision.number, "a reader")
    corpus.add(original, annotations)
    assert len(list(list_decisions(corpus))) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET why = ''",
        "UPDATE decisions SET number = 9",
        "DELETE FROM decisions",
        "REPLACE INTO decisions SELECT number, at, 'other', kind, why, targets, value, undoes FROM decisions",
        (
            "INSERT INTO decisions (number, at, who, kind, why, targets, value)"
            " VALUES (1, '', '', 'same', '', '[]', '{}') ON CONFLICT DO UPDATE SET who = 'other'"
        ),
    ],
)
def test_the_file_itself_lets_no_decision_change(corpus: Corpus, varo: Judgement, statement: str) -> None:
    """Not even SQL by hand changes or deletes one."""
    decision = record(corpus, varo)
    with pytest.raises(sqlite3.IntegrityError, match="undo it"):
        corpus.connection.execute(statement)
    assert list(list_decisions(corpus)) == [decision]
