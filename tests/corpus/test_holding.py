"""The office held when he spoke, beside each attribution."""

from dataclasses import replace
from datetime import date

import pytest

from made import Kept, dated, made
from rashomon.corpus.holding import office_in_words, with_offices
from rashomon.corpus.query import attributions, entities
from rashomon.corpus.store import Corpus
from rashomon.types import Office, OfficeStatus, Span

FIRST, LAST = date(2011, 12, 12), date(2020, 12, 26)


def told(text: str, day: date | None, status: OfficeStatus | None) -> Kept:
    """Give a document of a day in which Ali Varo speaks of nine, and is called prime minister."""
    original, annotations = made(text, ("Ali Varo", "nine"), published=day)
    office = Office("Prime Minister", "Madra", status, None, None, (Span(0, 3),))
    return original, replace(annotations, entities=(replace(annotations.entities[0], offices=(office,)),))


@pytest.fixture
def story(corpus: Corpus) -> Corpus:
    """Give a corpus in which he is prime minister, later a former one, and once of no known day."""
    corpus.add(*told("Ali Varo spoke of nine.", FIRST, None))
    corpus.add(*told("Ali Varo, once powerful, spoke of nine.", LAST, "former"))
    corpus.add(*told("Ali Varo spoke of nine again.", None, None))
    return corpus


def words(corpus: Corpus, *, resolve: bool = True) -> list[str | None]:
    """Give the offices beside the attributions in words."""
    rows = with_offices(corpus, attributions(corpus), resolve=resolve)
    return [None if row.office is None else office_in_words(row.office)["words"] for row in rows]  # type: ignore[index]


def test_the_office_of_the_day(story: Corpus) -> None:
    """Beside his words stands what he was on the day; without a day, nothing."""
    assert words(story) == ["Prime Minister of Madra", "former Prime Minister of Madra", None]


def test_the_day_of_the_utterance_counts(corpus: Corpus) -> None:
    """Words of 2011 in a text of 2020 are the prime minister's."""
    corpus.add(*told("Ali Varo spoke of nine.", FIRST, None))
    corpus.add(*dated(told("Ali Varo spoke of nine then.", LAST, "former"), 0, FIRST, FIRST))
    assert words(corpus) == ["Prime Minister of Madra", "Prime Minister of Madra"]


def test_nothing_is_resolved_unasked(story: Corpus) -> None:
    """Where something changed since, offices wait until entities are asked for."""
    assert words(story, resolve=False) == [None, None, None]
    (row,) = entities(story)
    assert [(office.title, office.status) for office in row.offices] == [("Prime Minister", "former")]
    assert words(story, resolve=False)[0] == "Prime Minister of Madra"
    assert list(entities(story)) == [row]
