"""Decisions in a corpus: applied after every change, taken back without a trace, old ids lead on."""

from dataclasses import replace

import pytest

from made import made
from rashomon.corpus.decisions import Judgement, Target, record, undo
from rashomon.corpus.query import AttributionFilter, attributions, entities
from rashomon.corpus.resolving import find_living, questions, standings
from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.errors import UnknownIdError

FIRST = "Ilen Varo said that nine had died."
SECOND = "The Captain said ten."


@pytest.fixture
def told(corpus: Corpus) -> Corpus:
    """Give a corpus in which one man has two names."""
    corpus.add(*made(FIRST, ("Ilen Varo", "that nine had died")))
    corpus.add(*made(SECOND, ("Captain", "ten")))
    return corpus


def at(corpus: Corpus, words: str) -> Target:
    """Give a target on words that stand in one document."""
    for row in corpus.documents():
        text = corpus.document(row.id).text
        if words in text:
            return Target(row.id, text.index(words), text.index(words) + len(words), words)
    raise AssertionError(words)


def decide(corpus: Corpus, kind: str, /, *words: str, **value: object) -> int:
    """Decide something of words."""
    targets = tuple(at(corpus, one) for one in words)
    return record(corpus, Judgement(kind, targets, "a reader", value=value)).number  # type: ignore[arg-type]


def by_name(corpus: Corpus) -> dict[str, EntityRow]:
    """Give the entities by name."""
    return {row.name: row for row in entities(corpus)}


def test_a_merge_and_its_undo(told: Corpus) -> None:
    """Undone, the listing is what it was, and the id that had led on lives again."""
    before = list(entities(told))
    old = {row.name: row.id for row in before}
    number = decide(told, "same", "Captain", "Ilen Varo")
    assert told.status().entities_stale
    (one,) = entities(told)
    assert (one.name, one.documents) == ("Ilen Varo", 2)
    assert {find_living(told, id_) for id_ in old.values()} == {one.id}
    assert find_living(told, one.id[:6]) == one.id
    undo(told, number, "a reader")
    assert list(entities(told)) == before
    assert [find_living(told, id_) for id_ in old.values()] == list(old.values())
    with pytest.raises(UnknownIdError):
        find_living(told, "Ezzz")


def test_it_holds_after_reading_anew_and_comes_back_with_the_document(told: Corpus) -> None:
    """Another numbering of entities changes nothing; while a document is away its decision is told as not applicable."""
    number = decide(told, "same", "Captain", "Ilen Varo")
    original, annotations = made(SECOND, ("Captain", "ten"))
    renumbered = replace(
        annotations,
        mentions=tuple(replace(one, entity="e7") for one in annotations.mentions),
        entities=tuple(replace(one, id="e7") for one in annotations.entities),
        attributions=(),
    )
    told.replace(renumbered)
    assert len(list(entities(told))) == 1
    told.remove(annotations.document.id)
    assert standings(told)[number].state == "not applicable"
    told.add(original, annotations)
    assert len(list(entities(told))) == 1
    assert standings(told)[number].state == "applied"


def test_attributions_are_corrected_and_come_back(told: Corpus) -> None:
    """In the listing, the index and the document itself; a new reading does not lose it."""
    before = list(attributions(told))
    _, annotations = made(FIRST, ("Ilen Varo", "that nine had died"))
    number = decide(told, "correct", "that nine had died", name="The Mayor")
    for _ in range(2):
        (row,) = attributions(told, AttributionFilter(by="mayor"))
        assert row.attribution["source"]["name"] == "The Mayor"
        said = told.annotations(annotations.document.id).attributions[0].source
        assert said is not None
        assert said.name == "The Mayor"
        assert told.as_read(annotations.document.id) == annotations
        told.replace(annotations)
    undone = undo(told, number, "a reader")
    assert list(attributions(told)) == before
    undo(told, undone.number, "a reader")
    assert len(list(attributions(told, AttributionFilter(by="mayor")))) == 1
    wrong = decide(told, "correct", "ten")
    assert len(list(attributions(told))) == 1
    assert standings(told)[wrong].state == "applied"


def test_a_mention_of_somebody_of_another_document(told: Corpus) -> None:
    """It is that one across documents, and what was said with it is that one's."""
    number = decide(told, "mention", "Captain", "Ilen Varo", name="Ilen Varo", kind="person")
    (one,) = entities(told)
    assert one.documents == 2
    assert {row.attribution["source"]["name"] for row in attributions(told)} == {"Ilen Varo"}
    assert standings(told)[number].state == "applied"
    undo(told, number, "a reader")
    assert set(by_name(told)) == {"Ilen Varo", "Captain"}


def test_a_contradiction_is_told_and_waits(told: Corpus) -> None:
    """The earlier holds; when it is taken back the later does."""
    first = decide(told, "same", "Captain", "Ilen Varo")
    second = decide(told, "different", "Ilen Varo", "Captain")
    assert standings(told)[second].against == (first,)
    assert len(list(entities(told))) == 1
    undo(told, first, "a reader")
    assert standings(told)[second].state == "applied"
    assert len(list(entities(told))) == 2


def test_an_id_whose_words_went_leads_where_they_are_or_nowhere(told: Corpus) -> None:
    """A document that is taken out leaves ids that lead to the one that has its others, or to none."""
    decide(told, "same", "Captain", "Ilen Varo")
    (one,) = entities(told)
    for row in list(told.documents()):
        if any(member.document == row.id for member in one.members):
            told.remove(row.id)
            left = [entity.id for entity in entities(told)]
            assert find_living(told, one.id) in (left or [None])


def test_questions_are_kept(told: Corpus) -> None:
    """The list of questions comes from the file like the listing of entities."""
    told.add(*made("Varo said one.", ("Varo", "one")))
    told.add(*made("Petr Varo said two.", ("Petr Varo", "two")))
    first = list(questions(told))
    assert first
    assert list(questions(told)) == first
    with Corpus.open(told.path, read_only=True) as reader:
        assert list(questions(reader)) == first
