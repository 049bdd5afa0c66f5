"""A page of a listing across documents is a slice of the whole listing."""

from collections.abc import Iterator

import pytest

from keyed import keep_key
from rashomon.corpus import across, sides
from rashomon.corpus.comparing import count_utterances, events_of, label_of, list_part
from rashomon.corpus.desk import Desk, open_desk
from rashomon.corpus.store import Corpus
from rashomon.errors import UnknownIdError


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give the key of the demo story, compared."""
    with Corpus.open(tmp_path_factory.mktemp("pages") / "key.sqlite") as corpus:
        keep_key(corpus)
        yield open_desk(corpus)


def test_pages_make_up_the_list_of_events(desk: Desk) -> None:
    """Pages of three, one after the other, hold every event once and in order."""
    whole = list(across.events(desk))
    pages = [row for at in range(0, len(whole), 3) for row in across.page_of_events(desk, at, 3)]
    assert pages == whole
    assert list(across.page_of_events(desk, len(whole), 3)) == []


def test_pages_make_up_the_timeline(desk: Desk) -> None:
    """So do those of the timeline, which goes by the day told, those without a day last."""
    whole = list(across.timeline(desk))
    pages = [row for at in range(0, len(whole), 5) for row in across.page_of_timeline(desk, at, 5)]
    days = [(row.earliest is None, row.earliest or row.place.published) for row in whole]
    assert pages == whole
    assert days == sorted(days, key=lambda day: (day[0], str(day[1])))


def test_labels_and_events_are_those_of_the_records(desk: Desk) -> None:
    """An event's label, and the events of an entity, are found without reading what is told of them."""
    records = list(list_part(desk.corpus, "event"))
    assert [label_of(desk.corpus, each["id"]) for each in records] == [(e["label"], e["type"]) for e in records]
    for entity in desk.people:
        told = {
            each["id"]: each["label"] for each in records if any(p["entity"] == entity for p in each["participants"])
        }
        assert events_of(desk.corpus, entity) == told
    with pytest.raises(UnknownIdError):
        label_of(desk.corpus, "V999")


def test_speakers_are_counted_by_their_utterances(desk: Desk) -> None:
    """Who says most comes first, with the shifts of the record."""
    said = count_utterances(desk.corpus)
    rows = sides.speakers(desk, 3)
    shifts = {each["entity"]: len(each["shifts"]) for each in list_part(desk.corpus, "record")}
    assert [row.utterances for row in rows] == sorted(said.values(), reverse=True)[:3]
    assert all(row.shifts == shifts.get(row.entity, 0) for row in rows)
