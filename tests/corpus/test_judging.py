"""What a user points at, and what becomes a decision of it."""

import pytest

from made import made
from rashomon.corpus.judging import Decider
from rashomon.corpus.pointing import point
from rashomon.corpus.query import entities
from rashomon.corpus.resolving import standings
from rashomon.corpus.store import Corpus
from rashomon.errors import AmbiguousError, DecisionError, UnknownIdError


@pytest.fixture
def told(corpus: Corpus) -> Corpus:
    """Give a corpus in which one man has two names, and two have one."""
    for text, who, words in (
        ("Ilen Varo said one.", "Ilen Varo", "one"),
        ("The Captain said two.", "Captain", "two"),
        ("Petr Varo said three.", "Petr Varo", "three"),
    ):
        corpus.add(*made(text, (who, words)))
    return corpus


@pytest.fixture
def decider(told: Corpus) -> Decider:
    """Give one who decides in it."""
    return Decider(told, "a reader")


def test_an_entity_by_id_name_or_mention(told: Corpus) -> None:
    """All lead to the same words."""
    row = next(row for row in entities(told) if row.name == "Ilen Varo")
    document = row.members[0].document
    ways = [row.id, row.id[:6], "ilen  varo", f"{document}:0-9", f"{document[7:15]}:5-9", f"{document[7:15]}:m1"]
    assert {point(told, way).target for way in ways} == {point(told, "Ilen Varo").target}


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("Varo", AmbiguousError),
        ("nobody", UnknownIdError),
        ("Ezzzzzz", UnknownIdError),
        ("00000000:0-3", UnknownIdError),
        ("", AmbiguousError),
    ],
)
def test_nobody_or_too_many(told: Corpus, given: str, error: type[Exception]) -> None:
    """The candidates are named with their ids."""
    with pytest.raises(error) as raised:
        point(told, given)
    if given == "Varo":
        assert {line.split()[0] for line in str(raised.value).splitlines()[1:]} == {
            row.id for row in entities(told) if "Varo" in row.name
        }


def test_words_that_are_nobody(told: Corpus) -> None:
    """A place without a mention is refused."""
    document = next(told.iter_annotations()).document.id
    with pytest.raises(DecisionError):
        point(told, f"{document}:10-14")


@pytest.mark.parametrize("by", ["name", "id"])
def test_what_was_joined_is_parted_by_its_old_names(told: Corpus, decider: Decider, by: str) -> None:
    """So that the contradiction is seen; the join stays until it is taken back."""
    old = {row.name: row.id for row in entities(told)}
    one, other = ("Ilen Varo", "Captain") if by == "name" else (old["Ilen Varo"], old["Captain"])
    first = decider.pair("same", one, other)
    with pytest.raises(DecisionError, match="one with"):
        decider.pair("same", one, other)
    second = decider.pair("different", one, other)
    assert standings(told)[second.number].against == (first.number,)


def test_a_mention_is_no_entity(decider: Decider) -> None:
    """Only a mention is moved, and only an attribution corrected."""
    with pytest.raises(DecisionError, match="not a mention"):
        decider.move("Ilen Varo", "Captain")
    with pytest.raises(DecisionError, match="DOCUMENT:ID"):
        decider.correct("Ilen Varo")
