"""The rooms across documents, on the demo story as its key compares it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from keyed import keep_key
from rashomon.corpus.store import Corpus
from rashomon.web.app import create_app


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a corpus that holds the key."""
    path = tmp_path_factory.mktemp("story") / "key.sqlite"
    with Corpus.open(path) as corpus:
        keep_key(corpus)
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("room", ["/story", "/events", "/events/V1", "/timeline", "/network", "/entities/E1"])
def test_every_room_opens(story: TestClient, room: str) -> None:
    """Each room is drawn, and names the room it is in."""
    answer = story.get(room)
    assert answer.status_code == 200
    assert 'aria-current="page"' in answer.text


def test_the_story_shows_what_differs_most(story: TestClient) -> None:
    """Both sides of a disagreement stand there with their outlets."""
    page = story.get("/story").text
    for words in ("nine dead", "at least 13 people", "Halyard", "Vesmer Tribune"):
        assert words in page


def test_the_event_marks_what_contradicts_by_more_than_colour(story: TestClient) -> None:
    """A cell names its disagreement and side; what is silent is said to be."""
    page = story.get("/events/V4").text
    assert "≠1A" in page
    assert "≠1B" in page
    assert "Silent on it" in page


def test_an_entity_shows_its_shifts(story: TestClient) -> None:
    """A shift stands beside the earlier words."""
    assert "not one rifle on 26 February" in story.get("/entities/E1").text


@pytest.mark.parametrize("room", ["/events/V99", "/entities/E999"])
def test_what_is_not_there_is_not_found(story: TestClient, room: str) -> None:
    """An unknown id is a 404."""
    assert story.get(room).status_code == 404


def test_a_corpus_nobody_compared_is_compared(tmp_path: Path) -> None:
    """An empty corpus has a story page too."""
    path = tmp_path / "empty.sqlite"
    Corpus.open(path).close()
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        assert "No two accounts" in client.get("/story").text
