"""Decisions on events in a corpus: named by words, applied at every comparing, taken back without a trace."""

from dataclasses import replace
from datetime import date

import pytest

from happened import Happened, tell_of
from made import made
from rashomon.corpus.comparing import bring_up, list_part
from rashomon.corpus.decisions import Decision, undo
from rashomon.corpus.doubting import event_standings, open_doubts, standings
from rashomon.corpus.happenings import find_event, point_event
from rashomon.corpus.judging import Decider
from rashomon.corpus.query import entities
from rashomon.corpus.store import Corpus
from rashomon.corpus.telling import list_rows
from rashomon.errors import DecisionError, UnknownIdError
from rashomon.records import Json
from rashomon.types import Annotations

DAY = date(2020, 3, 3)
FIRST = tell_of(
    "d1",
    "Torven Sorel, who led the harbour guard, was killed near Hadrim on 3 March 2020 when a shell hit his car.",
    Happened("killed", recipient="Torven Sorel", place="Hadrim", on=("3 March 2020", DAY)),
)
SECOND = tell_of(
    "d2",
    "The assassination of Torven Sorel near Hadrim on 3 March shook the harbour guard, which Sorel led.",
    Happened("assassination", recipient="Torven Sorel", place="Hadrim", on=("3 March", DAY)),
)
THIRD = tell_of(
    "d3",
    "Mirel Anda, a teacher, was killed in Vesmer on 9 May 2021 by a falling crane, her school said.",
    Happened("killed", recipient="Mirel Anda", place="Vesmer", on=("9 May 2021", date(2021, 5, 9))),
)


def keep(corpus: Corpus, told: Annotations) -> str:
    """Keep a document, and give its id."""
    original, read = made(told.document.text)
    assert corpus.add(original, replace(told, document=read.document))
    return read.document.id


@pytest.fixture
def told(corpus: Corpus) -> Corpus:
    """Give a corpus in which two texts tell of one killing and a third of another, compared."""
    for one in (FIRST, SECOND, THIRD):
        keep(corpus, one)
    bring_up(corpus)
    return corpus


def events(corpus: Corpus) -> list[Json]:
    """Give the events as they are compared now."""
    bring_up(corpus)
    return list(list_part(corpus, "event"))


def at(corpus: Corpus, words: str) -> str:
    """Give the place of words as a user writes it."""
    for row in corpus.documents():
        text = corpus.document(row.id).text
        if words in text:
            start = text.index(words)
            return f"{row.id[7:19]}:{start}-{start + len(words)}"
    raise AssertionError(words)


def decide(corpus: Corpus, kind: str, one: str, other: str) -> Decision:
    """Decide on two events."""
    return Decider(corpus, "a reader").pair_events(kind, one, other)  # type: ignore[arg-type]


def ids(corpus: Corpus) -> dict[str, str]:
    """Give the event of each telling word."""
    bring_up(corpus)
    return {
        word: point_event(corpus, at(corpus, word)).event
        for word in ("was killed near", "assassination", "was killed in")
    }


def test_from_a_merge_to_its_undo(told: Corpus) -> None:
    """Two events named by their ids are one; undone, everything is as it was."""
    before, people = events(told), list(entities(told))
    first, _, other = ids(told).values()
    made = decide(told, "same", first, other)
    assert {one.words for one in made.judgement.targets} <= {"killed", "assassination"}
    assert event_standings(told)[made.number].state == "applied"  # before the documents are compared anew
    (joined,) = events(told)
    assert len(joined["accounts"]) == 3
    assert standings(told)[made.number].state == "applied"
    assert find_event(told, first) == find_event(told, other) == joined["id"]
    assert list(entities(told)) == people
    undo(told, made.number, "a reader")
    assert events(told) == before
    assert list(list_part(told, "ruled")) == []


def test_an_event_is_parted_off(told: Corpus) -> None:
    """An event and words that tell of it in one document are two; the other side keeps the rest."""
    first, second, _ = ids(told).values()
    assert first == second
    decide(told, "different", first, at(told, "assassination"))
    parted = ids(told)
    assert len(set(parted.values())) == 3
    assert len(events(told)) == 3


def test_it_holds_after_reading_anew_and_comes_back_with_the_document(told: Corpus) -> None:
    """Other ids of event mentions change nothing; while a document is away its decision is not applicable."""
    first, _, other = ids(told).values()
    number = decide(told, "same", first, other).number
    decided = [one["mentions"][0]["document"] for one in events(told)]
    gone = ""
    for annotations in list(told.iter_annotations()):
        renamed = tuple(replace(one, id=f"ev{at + 7}") for at, one in enumerate(annotations.events))
        told.replace(replace(annotations, events=renamed))
        gone = annotations.document.id if "Vesmer" in annotations.document.text else gone
    assert [one["mentions"][0]["document"] for one in events(told)] == decided
    assert len(events(told)) == 1
    told.remove(gone)
    assert (len(events(told)), standings(told)[number].state) == (1, "not applicable")
    keep(told, THIRD)
    assert (len(events(told)), standings(told)[number].state) == (1, "applied")


def test_a_contradiction_is_told_at_once_and_waits(told: Corpus) -> None:
    """The earlier holds, also through a chain and of all of an event, until it is taken back."""
    first, _, other = ids(told).values()
    one = decide(told, "same", first, other).number
    two = decide(told, "different", at(told, "assassination"), at(told, "was killed in")).number
    for _ in range(2):  # told before the documents are compared anew, and after
        stands = standings(told)
        assert (stands[one].state, stands[two].state, stands[two].against) == ("applied", "waits", (one,))
        assert len(events(told)) == 1
    rows = {row.number: row for row in list_rows(told, standings(told))}
    assert (rows[two].subject, rows[two].state, rows[two].reason) == ("event", "waits", "decision 1 makes the two one")
    assert "of Torven Sorel in Hadrim" in rows[one].what
    undo(told, one, "a reader")
    assert standings(told)[two].state == "applied"
    assert len(events(told)) == 2


def test_decisions_on_entities_and_events_keep_out_of_each_other(told: Corpus) -> None:
    """What is decided of events joins no entities, and the other way round."""
    people = {row.name: row.members for row in entities(told)}
    first, _, other = ids(told).values()
    decide(told, "same", first, other)
    assert {row.name: row.members for row in entities(told)} == people
    Decider(told, "a reader").pair("different", "Torven Sorel", "Mirel Anda")
    assert len(events(told)) == 1
    assert [one.state for one in standings(told).values()] == ["applied", "applied"]


def test_what_is_decided_is_not_asked(told: Corpus) -> None:
    """An answer takes its question off the list at once, taken back it comes again."""
    asked = list(open_doubts(told))
    for one in asked[:1]:
        places = [
            f"{side.place.document}:{side.place.span.start}-{side.place.span.end}" for side in (one.one, one.other)
        ]
        number = decide(told, "unsure", *places).number
        assert one not in list(open_doubts(told))
        undo(told, number, "a reader")
        assert list(open_doubts(told)) == asked


@pytest.mark.parametrize("given", ["V0000000000", "", "V", "E123456", "killed", "0000:1-4"])
def test_what_is_no_event(told: Corpus, given: str) -> None:
    """The reason is told."""
    with pytest.raises((UnknownIdError, DecisionError)):
        point_event(told, given)


def test_one_event_is_not_joined_with_itself(told: Corpus) -> None:
    """Nor parted from the very words that it is named by."""
    first, _, other = ids(told).values()
    for kind, one, two in (
        ("same", first, first),
        ("different", other, other),
        ("same", first, at(told, "assassination")),
    ):
        with pytest.raises(DecisionError):
            decide(told, kind, one, two)


def test_words_that_tell_of_nothing(told: Corpus) -> None:
    """Places where no event is told are refused."""
    with pytest.raises(DecisionError):
        point_event(told, at(told, "harbour guard"))
