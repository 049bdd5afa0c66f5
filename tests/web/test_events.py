"""Events in the app: joined and parted on their page, asked of on the review page, shown where the file may only be read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from happened import Happened, tell_of
from made import made
from rashomon.corpus import file
from rashomon.corpus.comparing import bring_up, list_part
from rashomon.corpus.decisions import list_decisions
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError
from rashomon.types import Annotations
from rashomon.web.app import create_app

from .test_deciding import fields

EVIL = "<script>alert(1)</script>"
HOST = "http://127.0.0.1:8321"
FIRST = tell_of(
    "d1",
    "Torven Sorel, who led the harbour guard, was killed near Hadrim on 3 March 2020 when a shell hit his car.",
    Happened("killed", recipient="Torven Sorel", place="Hadrim", on=("3 March 2020", date(2020, 3, 3))),
)
SECOND = tell_of(
    "d2",
    "The assassination of Torven Sorel near Hadrim on 3 March shook the harbour guard, which Sorel led.",
    Happened("assassination", recipient="Torven Sorel", place="Hadrim", on=("3 March", date(2020, 3, 3))),
)
THIRD = tell_of(
    "d3",
    f"After the ordeal the harbour guard was led by Torven Sorel. {EVIL}",
    Happened("ordeal", type="event", recipient="Torven Sorel"),
)


def keep(corpus: Corpus, told: Annotations, outlet: str) -> None:
    """Keep a document of an outlet."""
    original, read = made(told.document.text, outlet=outlet)
    corpus.add(original, replace(told, document=read.document))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a corpus in which two tell of one killing, and a third may."""
    path = tmp_path / "told.sqlite"
    with Corpus.open(path) as corpus:
        for one, outlet in ((FIRST, "The Quay"), (SECOND, f"Post {EVIL}"), (THIRD, "Vesmer Tribune")):
            keep(corpus, one, outlet)
    return path


@pytest.fixture
def desk(path: Path) -> Iterator[TestClient]:
    """Give a client that follows no redirect by itself."""
    with TestClient(create_app(path), base_url=HOST, follow_redirects=False) as client:
        yield client


def events(path: Path) -> dict[int, str]:
    """Give the events by how many documents tell them."""
    with Corpus.open(path) as corpus:
        bring_up(corpus)
        return {len(one["accounts"]): one["id"] for one in list_part(corpus, "event")}


def kinds(path: Path) -> list[str]:
    """Give the kinds of all that was decided."""
    with Corpus.open(path, read_only=True) as corpus:
        return [one.judgement.kind for one in list_decisions(corpus)]


def test_an_event_is_joined_with_another_and_the_old_address_leads_on(desk: TestClient, path: Path) -> None:
    """The page says what was decided; both old ids lead to the one event; taken back, all is as before."""
    told = events(path)
    page = desk.get(f"/events/{told[2]}").text
    done = desk.post("/events", data=fields(page) | {"one": told[2], "other": told[1], "kind": "same", "why": EVIL})
    assert done.status_code == 303
    with TestClient(create_app(path), base_url=HOST) as client:
        shown = client.get(done.headers["location"]).text
        assert "Decided: “" in shown
        assert "3 documents" in shown
        assert EVIL not in shown
        assert all("3 documents" in client.get(f"/events/{one}").text for one in told.values())
        assert EVIL not in client.get("/decisions").text
    token = fields(page)["token"]
    desk.post("/decisions/undo", data={"token": token, "number": "1", "back": "decisions"})
    assert events(path) == told


def test_an_account_is_parted_off(desk: TestClient, path: Path) -> None:
    """One of the documents tells of another event: it goes, the other stays."""
    told = events(path)
    page = desk.get(f"/events/{told[2]}").text
    part = page[page.index('aria-label="Part an account off"') :]
    places = re.findall(r'<option value="([^"]+)">', part)
    assert len(places) == 2
    for place in places:
        sent = {"token": fields(page)["token"], "one": told[2], "other": place, "kind": "different"}
        assert desk.post("/events", data=sent).status_code == 303
        assert 2 not in events(path)
        desk.post("/decisions/undo", data={"token": sent["token"], "number": str(len(kinds(path)))})
        assert events(path) == told


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"other": "V0000000000"}, 422),
        ({"other": "nobody"}, 422),
        ({"kind": "unsure"}, 422),
        ({"token": "guessed"}, 403),
    ],
)
def test_what_cannot_be_decided(desk: TestClient, path: Path, change: dict[str, str], status: int) -> None:
    """The reason is a page; nothing is written."""
    told = events(path)
    sent = fields(desk.get(f"/events/{told[2]}").text) | {"one": told[2], "other": told[1], "kind": "same"}
    assert desk.post("/events", data=sent | change).status_code == status
    assert kinds(path) == []


def test_events_are_asked_of(desk: TestClient, path: Path) -> None:
    """The review page asks with the words of both; each answer is kept, and taken back."""
    events(path)
    page = desk.get("/review?of=events").text
    assert "Do these two tell of one event?" in page
    assert "0 answered since the app started, 1 open" in page
    assert "<mark>ordeal</mark>" in page
    assert EVIL not in page
    for number, key in enumerate("ynu", 1):
        done = desk.post("/review", data=fields(desk.get("/review?of=events").text) | {"answer": key})
        assert done.headers["location"] == f"/review?of=events&done={2 * number - 1}"
        page = desk.get(done.headers["location"]).text
        assert "1 answered since the app started, 0 open" in page
        back = page[page.index('class="back"') :]
        sent = {name: re.findall(rf'name="{name}" value="([^"]*)"', back)[0] for name in ("token", "number", "back")}
        assert desk.post("/decisions/undo", data=sent).headers["location"].startswith("/review?of=events&done=")
    assert kinds(path) == ["same", "undo", "different", "undo", "unsure", "undo"]
    assert "0 answered" in desk.get("/review").text


def test_a_doubt_stands_on_the_page_of_the_event(desk: TestClient, path: Path) -> None:
    """Each side's page asks whether it is the other."""
    told = events(path)
    assert f'name="other" value="{told[1]}"' in desk.get(f"/events/{told[2]}").text
    assert f'name="other" value="{told[2]}"' in desk.get(f"/events/{told[1]}").text


# -- files that may only be read -------------------------------------------------------------------


@pytest.fixture
def locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a corpus that was never compared one that nobody can write to."""
    connect = file.connect

    def refuse(asked: Path, *, create: bool, read_only: bool) -> object:
        if asked == path and not read_only:
            raise CorpusError(str(path), "may be read but not written to")
        return connect(asked, create=create, read_only=read_only)

    monkeypatch.setattr(file, "connect", refuse)
    return path


def test_a_stale_comparison_that_cannot_be_kept_is_made_in_a_copy(locked: Path) -> None:
    """All pages across documents are shown, they say so, and the file stays as it is."""
    before = locked.read_bytes()
    with TestClient(create_app(locked), base_url=HOST) as client:
        for room in ("/story", "/events", "/timeline", "/network"):
            page = client.get(room)
            assert page.status_code == 200
            assert "This corpus may only be read" in page.text
        event = re.findall(r'href="/events/(V[0-9a-f]{10})"', client.get("/events").text)[0]
        assert client.get(f"/events/{event}").status_code == 200
        assert "open" in client.get("/review?of=events").text
        sent = fields(client.get(f"/events/{event}").text) | {"one": event, "other": event, "kind": "same"}
        refused = client.post("/events", data=sent)
        assert (refused.status_code, "may be read but not written to" in refused.text) == (503, True)
    assert locked.read_bytes() == before


def test_a_comparison_that_is_kept_needs_no_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compared before is shown from the file itself."""
    events(path)
    monkeypatch.setattr("rashomon.corpus.spare.Spare.open", lambda _self: pytest.fail("a copy was made"))
    with TestClient(create_app(path), base_url=HOST) as client:
        assert "may only be read" not in client.get("/story").text
