"""Whom a user means: an id, a retired id, the beginning of one, a name, words of a name."""

import pytest

from made import made
from rashomon.corpus.comparing import is_stale
from rashomon.corpus.decisions import undo
from rashomon.corpus.desk import open_desk
from rashomon.corpus.finding import find_one
from rashomon.corpus.judging import Decider
from rashomon.corpus.query import entities
from rashomon.corpus.store import Corpus
from rashomon.errors import AmbiguousError, UnknownIdError


@pytest.fixture
def told(corpus: Corpus) -> Corpus:
    """Give a corpus in which two share a surname, and one is a captain."""
    for text, who, words in (
        ("Ilen Varo said one.", "Ilen Varo", "one"),
        ("The Captain said two.", "Captain", "two"),
        ("Petr Varo said three.", "Petr Varo", "three"),
    ):
        corpus.add(*made(text, (who, words)))
    return corpus


@pytest.mark.parametrize(
    ("asked", "name"), [("ilen  varo", "Ilen Varo"), ("Ilen", "Ilen Varo"), ("Varo Petr", "Petr Varo"), ("il", None)]
)
def test_by_name(told: Corpus, asked: str, name: str | None) -> None:
    """A whole name or whole words of one do; a part of a word only tells whom it may mean."""
    if name is None:
        with pytest.raises(AmbiguousError, match="Ilen Varo"):
            find_one(told, asked)
    else:
        assert find_one(told, asked).name == name


def test_several_and_nobody(told: Corpus) -> None:
    """Several are named with their ids; nobody is an error too."""
    with pytest.raises(AmbiguousError) as raised:
        find_one(told, "Varo")
    assert {line.split()[0] for line in raised.value.candidates} == {
        row.id for row in entities(told) if "Varo" in row.name
    }
    with pytest.raises(UnknownIdError):
        find_one(told, "Orne")


def test_a_retired_id_leads_on_and_the_comparison_follows(told: Corpus) -> None:
    """What is decided makes the comparison stale; the desk finds by old ids and tells of the joined one."""
    old = {row.name: row.id for row in entities(told)}
    open_desk(told)
    assert not is_stale(told)
    made_one = Decider(told, "a reader").pair("same", "Captain", "Ilen")
    assert is_stale(told)
    desk = open_desk(told)
    assert not is_stale(told)
    assert desk.find(old["Captain"]) == desk.find(old["Ilen Varo"]) == desk.find("Ilen Varo")
    assert len(desk.people) == 2
    undo(told, made_one.number, "a reader")
    assert is_stale(told)
    assert set(open_desk(told).people) == set(old.values())
