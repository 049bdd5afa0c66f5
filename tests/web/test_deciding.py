"""Deciding in the app: questions, answers, what is taken back, one entity; and who may send what."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from made import made
from rashomon.corpus.decisions import list_decisions
from rashomon.corpus.query import entities
from rashomon.corpus.store import Corpus
from rashomon.web.app import create_app

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a corpus in which a surname may be either of two, and one name is hostile."""
    path = tmp_path / "asked.sqlite"
    with Corpus.open(path) as corpus:
        corpus.add(*made("It rained. Ilen Varo said one. It rained on.", ("Ilen Varo", "one")))
        corpus.add(*made("Petr Varo said two.", ("Petr Varo", "two"), title=f"Two {EVIL}"))
        corpus.add(*made("Varo said three.", ("Varo", "three")))
        corpus.add(*made(f"The {EVIL} said four.", (EVIL, "four")))
    return path


@pytest.fixture
def desk(path: Path) -> Iterator[TestClient]:
    """Give a client that follows no redirect by itself."""
    with TestClient(create_app(path), base_url="http://127.0.0.1:8321", follow_redirects=False) as client:
        yield client


def fields(page: str) -> dict[str, str]:
    """Give the hidden fields of the first form of a page."""
    form = page[page.index("<form method") :]
    found = re.findall(r'name="(\w+)" value="([^"]*)"', form[: form.index("</form>")])
    return {name: value for name, value in found if name not in {"answer", "kind", "why"}}


def answer(desk: TestClient, key: str) -> str:
    """Answer the question that is asked, and give the page after it."""
    done = desk.post("/review", data=fields(desk.get("/review").text) | {"answer": key})
    assert done.status_code == 303
    return desk.get(done.headers["location"]).text


def test_questions_are_asked_with_their_sentences(desk: TestClient) -> None:
    """Both sides stand there with the words lit in their sentence, and why it is asked."""
    page = desk.get("/review").text
    assert "2 open" in page
    assert "several have the name Varo" in page
    assert "<mark>Varo</mark> said three." in page
    assert re.search(r"<mark>(Ilen Varo</mark> said one\.</a>|Petr Varo</mark> said two\.</a>)", page)
    assert EVIL not in page


def test_answers_are_kept_and_taken_back(desk: TestClient, path: Path) -> None:
    """Each answer is a decision; the last one is offered to be taken back, and the question comes again."""
    first = desk.get("/review").text
    page = answer(desk, "u")
    assert "1 answered since the app started, 1 open" in page
    page = answer(desk, "n")
    assert "2 answered since the app started, 0 open" in page
    form = page[page.index('action="/decisions/undo"') :]
    assert "Take back the last one" in form
    for _ in range(2):
        page = desk.get("/review").text
        back = page[page.index('class="back"') :]
        sent = {name: re.findall(rf'name="{name}" value="([^"]*)"', back)[0] for name in ("token", "number")}
        assert desk.post("/decisions/undo", data=sent).headers["location"].startswith("/review?done=")
    assert fields(desk.get("/review").text) == fields(first)
    assert 'class="back"' not in desk.get("/review").text
    with Corpus.open(path, read_only=True) as corpus:
        assert [one.judgement.kind for one in list_decisions(corpus)] == ["unsure", "different", "undo", "undo"]


def test_an_answer_through_another(desk: TestClient) -> None:
    """What follows from an answer is not asked: who is the one and is not the other."""
    with_same = answer(desk, "y")
    assert "1 open" in with_same or "0 open" in with_same
    rows = desk.get("/decisions").text
    assert "applied" in rows


def test_decisions_are_listed(desk: TestClient) -> None:
    """Each with its state and a button; one that contradicts an earlier one waits and says for which."""
    sent = fields(desk.get("/review").text)
    for key in ("y", "n"):
        done = desk.post("/review", data=sent | {"answer": key, "why": f"because {EVIL}"})
    told = desk.get(done.headers["location"]).text
    assert "It is not applied: decision 1 makes the two one" in told
    page = desk.get("/decisions").text
    assert page.count("Take back</button>") == 2
    assert "waits: decision 1 makes the two one" in page
    assert EVIL not in page
    desk.post("/decisions/undo", data={"token": sent["token"], "number": "1", "back": "decisions"})
    assert "taken back" in desk.get("/decisions").text


def test_an_entity_has_a_page_and_retired_ids_lead_to_it(desk: TestClient, path: Path) -> None:
    """It shows where it is named; from there it is joined with another; the old address goes on."""
    with Corpus.open(path) as corpus:
        ids = {row.name: row.id for row in entities(corpus)}
    page = desk.get(f"/entities/{ids['Ilen Varo']}")
    assert "<mark>Ilen Varo</mark> said one." in page.text
    sent = fields(page.text) | {"kind": "same", "other": "Petr Varo"}
    done = desk.post("/entities", data=sent)
    assert done.status_code == 303
    assert "Decided: “Ilen Varo” is “Petr Varo”" in desk.get(done.headers["location"]).text
    answers = {desk.get(f"/entities/{ids[name]}").status_code for name in ("Ilen Varo", "Petr Varo")}
    assert answers == {200, 302}
    assert desk.get("/entities/Ezzz").status_code == 404
    assert EVIL not in desk.get(f"/entities/{ids[EVIL]}").text
    wrong = desk.post("/entities", data=sent | {"other": "Nobody"})
    assert (wrong.status_code, "no entity" in wrong.text) == (422, True)


@pytest.mark.parametrize(
    ("headers", "change", "status"),
    [
        ({}, {}, 303),
        ({"origin": "http://127.0.0.1:8321", "sec-fetch-site": "same-origin"}, {}, 303),
        ({"origin": "null"}, {}, 303),
        ({"origin": "http://news.example"}, {}, 403),
        ({"sec-fetch-site": "cross-site"}, {}, 403),
        ({"sec-fetch-site": "same-site"}, {}, 403),
        ({"content-type": "text/plain"}, {}, 403),
        ({"host": "news.example"}, {}, 421),
        ({}, {"token": "guessed"}, 403),
        ({}, {"token": "é"}, 403),
        ({}, {"why": "a" * 30_000}, 403),
        ({}, {"answer": "maybe"}, 422),
        ({}, {"one": "sha256:0 0 3"}, 422),
        ({}, {"one": "sha256:0 -1 3"}, 422),
        ({}, {"one": "x"}, 422),
    ],
)
def test_only_own_pages_are_heard(
    desk: TestClient, path: Path, headers: dict[str, str], change: dict[str, str], status: int
) -> None:
    """A page elsewhere, or one without the token, decides nothing; nor does what is not understood."""
    sent = fields(desk.get("/review").text) | {"answer": "y"} | change
    assert desk.post("/review", data=sent, headers=headers).status_code == status
    with Corpus.open(path, read_only=True) as corpus:
        assert len(list(list_decisions(corpus))) == (status == 303)


def test_undoing_what_is_not_there(desk: TestClient) -> None:
    """A number that no decision has is an error page."""
    token = fields(desk.get("/review").text)["token"]
    for number in ("9", "x", "9" * 40, ""):
        assert desk.post("/decisions/undo", data={"token": token, "number": number}).status_code == 422


def test_a_corpus_that_may_only_be_read_still_shows(path: Path) -> None:
    """Questions and entities are shown from a file that nobody may write to."""
    with Corpus.open(path) as corpus:
        list(entities(corpus))
    path.chmod(0o444)
    with TestClient(create_app(path), base_url="http://127.0.0.1:8321") as client:
        assert client.get("/review").status_code == 200
