"""No page waits long for the comparison: it says that it is under way, and comes by itself when it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from keyed import keep_key
from made import made
from rashomon.corpus import spare
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError
from rashomon.web import app, waiting
from rashomon.web.waiting import Comparing, UnderWayError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a corpus of one document that nobody compared."""
    path = tmp_path / "kept.sqlite"
    with Corpus.open(path) as corpus:
        corpus.add(*made())
    return path


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Give what a comparison waits for before it begins."""
    event, bring_up = Event(), spare.bring_up

    def bring_up_late(corpus: Corpus) -> None:
        event.wait(30)
        bring_up(corpus)

    monkeypatch.setattr(spare, "bring_up", bring_up_late)
    monkeypatch.setattr(waiting, "PATIENCE", 0.05)
    yield event
    event.set()


@pytest.mark.parametrize("room", ["/story", "/events", "/timeline", "/network", "/review?of=events"])
def test_a_page_that_cannot_be_drawn_yet_says_so(path: Path, go_on: Event, room: str) -> None:
    """It asks for itself again, and other pages are drawn meanwhile; then it is there."""
    with TestClient(app.create_app(path), base_url="http://127.0.0.1") as client:
        answer = client.get(room)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
        assert '<meta http-equiv="refresh" content="3">' in answer.text
        assert client.get("/").status_code == 200
        go_on.set()
        assert any(client.get(room).status_code == 200 for _ in range(100))


def test_it_is_compared_once_for_all_who_wait(path: Path, go_on: Event) -> None:
    """A second page waits for the comparison that the first began."""
    comparing = Comparing(path, patience=0.05)
    for _ in range(3):
        with pytest.raises(UnderWayError), comparing.open():
            pass
    go_on.set()
    with Comparing(path, patience=30).open() as corpus:
        assert corpus.path == path


def test_what_is_compared_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread begins."""
    path = tmp_path / "key.sqlite"
    with Corpus.open(path) as corpus:
        keep_key(corpus)
    monkeypatch.setattr(waiting, "_begin", _refuse)
    with Comparing(path, patience=0.0).open() as corpus:
        assert corpus.path == path


def _refuse(_work: Callable[[], None]) -> None:
    raise AssertionError("nothing is to be compared")


def test_what_goes_wrong_is_told_to_who_waits(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the thread is the page's."""

    @contextmanager
    def fail(*_: object) -> Iterator[Corpus]:
        raise CorpusError("kept.sqlite", "the disk is full")
        yield

    monkeypatch.setattr(waiting, "open_compared", fail)
    with TestClient(app.create_app(path), base_url="http://127.0.0.1") as client:
        answer = client.get("/story")
    assert (answer.status_code, "the disk is full" in answer.text) == (503, True)
