"""The app: rooms, filters in addresses, downloads; and that nothing from outside is ever more than words."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from rashomon.corpus.store import Corpus
from rashomon.types import Annotations
from rashomon.web.app import create_app
from rashomon.web.guard import HEADERS

ODD_NAME = 'Anand" onload=x'
PAGES = [
    "/",
    "/attributions",
    "/entities",
    "/review",
    "/decisions",
    "/search?q=ferry",
    "/search",
    "/none",
    "/attributions?from=soon",
]


@pytest.fixture
def reader(ferry: Annotations) -> str:
    """Give the address of the plain document."""
    return f"/documents/{ferry.document.id}"


@pytest.mark.parametrize("address", [*PAGES, "/healthz", "/static/app.css", "/attributions.csv"])
def test_every_answer_carries_the_headers(client: TestClient, address: str) -> None:
    """Pages, files and errors alike forbid what a browser might do with them."""
    answer = client.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_have_no_inline_code(client: TestClient, address: str) -> None:
    """No page relies on what its policy forbids, nor loads anything from elsewhere."""
    page = client.get(address).text
    assert not re.search(r"<script(?! src=\"/static/)|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r"(src|href)=\"(https?:)?//", page)


@pytest.mark.parametrize("address", ["/", "/attributions", "/entities", "/search?q=shouted", "/search?q=<script>"])
def test_hostile_words_are_words(client: TestClient, address: str) -> None:
    """Titles, outlets, speakers, names and snippets are escaped in every listing."""
    page = client.get(address).text
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_hostile_document_is_words(client: TestClient, trap: Annotations) -> None:
    """The reader escapes everything, links to no script, and keeps NUL and CR countable."""
    page = client.get(f"/documents/{trap.document.id}").text
    assert "<script>" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert "\ufffd&#13;" in page


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8321", 200),
        ("localhost", 200),
        ("[::1]:9", 200),
        ("LOCALHOST:80", 200),
        ("news.example", 421),
        ("127.0.0.1.news.example", 421),
        ("localhost@news.example", 421),
        ("127.0.0.1:8321:8321", 421),
        ("", 421),
    ],
)
def test_only_loopback_names_are_answered(client: TestClient, host: str, status: int) -> None:
    """A page elsewhere that points its own name at this machine gets nothing."""
    assert client.get("/healthz", headers={"host": host}).status_code == status


def test_any_host_when_told(corpus_path: Path) -> None:
    """Whoever serves a network on purpose is reached by other names."""
    with TestClient(create_app(corpus_path, any_host=True), base_url="http://desk.example") as client:
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_is_taken_in(client: TestClient, method: str) -> None:
    """The app only shows."""
    assert client.request(method, "/").status_code == 405


@pytest.mark.parametrize("address", ["/", "/attributions.csv", "/static/app.js", "/none"])
def test_head(client: TestClient, address: str) -> None:
    """HEAD gives the headers of GET and no body."""
    head, got = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize(
    "address", ["/none", "/documents/0000", "/documents/sha256:", "/docs", "/openapi.json", "/static/../app.py"]
)
def test_what_is_not_there(client: TestClient, address: str) -> None:
    """An unknown address gives a page that says so."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "address",
    [
        "/attributions?from=soon",
        "/?to=2031-02-30",
        "/attributions?form=loud",
        "/attributions?act=%3Cscript%3E",
        "/entities?kind=ghost",
        "/?sort=mood",
        "/?page=0",
        "/attributions?page=99999999999999999999",
        f"/search?q={'a' * 201}",
    ],
)
def test_unclear_questions(client: TestClient, address: str) -> None:
    """A value that cannot be used is named on a page, with what would do."""
    answer = client.get(address)
    assert answer.status_code == 422
    assert "it " in answer.text
    assert "<script>" not in answer.text


def test_too_long_a_question(client: TestClient) -> None:
    """What no form of ours sends is turned away at the door."""
    assert client.get(f"/?x={'a' * 5000}").status_code == 414


def test_empty_corpus_says_what_to_do(tmp_path: Path) -> None:
    """The first page of an empty corpus names the command that fills it."""
    path = tmp_path / "new one.sqlite"
    Corpus.open(path).close()
    with TestClient(create_app(path), base_url="http://localhost") as client:
        page = client.get("/").text
        assert "rashomon --corpus &#39;" in page
        assert all(client.get(address).status_code == 200 for address in ("/attributions", "/entities", "/search?q=a"))


def test_missing_corpus(tmp_path: Path) -> None:
    """A corpus that went away is a page, not a stack trace, and none is made in its place."""
    path = tmp_path / "gone.sqlite"
    with TestClient(create_app(path), base_url="http://localhost") as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "gone.sqlite" in answer.text
    assert not path.exists()


def test_fault_of_ours(corpus_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the program gives a page without its inside, with the headers of all."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret inside")

    monkeypatch.setattr("rashomon.web.documents.list_documents", fail)
    with TestClient(create_app(corpus_path), base_url="http://localhost", raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 2),
        ("?title=ferry+END", 1),
        ("?title=ferry+begin", 0),
        ("?in=The+Quay", 1),
        ("?from=2031-04-03", 1),
        ("?to=2031-04-02", 1),
        ("?from=2031-04-02&to=2031-04-03", 2),
        ("?from=2032-01-01", 0),
        ("?page=2", 0),
        ("?from=&to=&title=&in=", 2),
    ],
)
def test_documents_are_filtered(client: TestClient, asked: str, count: int) -> None:
    """Filters of the list stand in its address."""
    assert client.get(f"/{asked}").text.count('<th scope="row"') == count


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("", "Title"),
        ("?order=asc", "Ferry"),
        ("?sort=title", "Ferry"),
        ("?sort=title&order=desc", "Title"),
        ("?sort=attributions", "Ferry"),
        ("?sort=attributions&order=asc", "Title"),
    ],
)
def test_documents_are_sorted(client: TestClient, asked: str, first: str) -> None:
    """So does their order."""
    titles = re.findall(r'<th scope="row"[^>]*><a [^>]*>(\w+)', client.get(f"/{asked}").text)
    assert titles[0] == first


def test_reader_shows_the_text(client: TestClient, reader: str, ferry: Annotations) -> None:
    """The words of the page, its numbers left out, are the words of the text."""
    page = client.get(reader).text
    article = re.search(r"<article[^>]*>(.*)</article>", page, re.DOTALL)
    assert article is not None
    bare = re.sub(r"<summary>.*?</summary>|<a class=\"n\".*?</a>|<[^>]+>", "", article[1])
    assert bare.split() == ferry.document.text.split()


def test_reader_nests_marks(client: TestClient, reader: str) -> None:
    """Words within words are marks within marks, each piece naming its attribution."""
    page = client.get(reader).text
    outer = page.index('class="m content d0" data-a="a2"')
    inner = page.index('class="m content d1" data-a="a3"')
    assert outer < inner < page.index("the ferry will not sail")
    assert page.count(' id="a1"') == page.count(' id="d-a1"') == 1
    assert "The Quay → Mirela Anand → the harbour master" in page


def test_passage_has_an_address(client: TestClient, reader: str, ferry: Annotations) -> None:
    """The words between two offsets are highlighted by the server, across marks."""
    start = ferry.document.text.index("nothing")
    page = client.get(f"{reader}?from={start}&to={start + 20}").text
    assert page.count('<mark id="p">') == 1
    assert '<mark id="p">nothing' in page


@pytest.mark.parametrize("asked", ["from=9&to=3", "from=5&to=5", "from=999999&to=9999999", "from=7"])
def test_passage_of_nothing(client: TestClient, reader: str, asked: str) -> None:
    """Offsets that hold no words highlight none."""
    answer = client.get(f"{reader}?{asked}")
    assert answer.status_code == 200
    assert "<mark" not in answer.text


def test_attribution_has_an_address(client: TestClient, reader: str) -> None:
    """Without scripts too: all pieces of the one asked for are lit, and its details stand open."""
    page = client.get(f"{reader}?a=a1").text
    assert re.findall(r'class="m (\w+) d\d on" data-a="a1"', page) == ["content", "source", "cue"]
    assert '<li class="in0 on" id="d-a1"' in page


def test_short_ids(client: TestClient, ferry: Annotations) -> None:
    """A document answers to the beginning of its id."""
    assert client.get(f"/documents/{ferry.document.bytes_sha256[:10]}").status_code == 200


def test_json_of_a_document(client: TestClient, reader: str, ferry: Annotations) -> None:
    """The contract's object is a download."""
    answer = client.get(f"{reader}/annotations.json")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.json()["document"]["text"] == ferry.document.text
    assert [said["id"] for said in answer.json()["attributions"]] == ["a1", "a2", "a3"]


def test_original_is_never_rendered(client: TestClient, trap: Annotations) -> None:
    """A hostile page comes back byte for byte, as a file of no type."""
    answer = client.get(f"/documents/{trap.document.id}/original")
    assert answer.content.startswith(b"<html><body onload=steal()>")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "html" not in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 4),
        ("?by=Anand", 2),
        ("?by=nobody", 0),
        ("?about=ferry", 2),
        ("?in=The+Quay", 3),
        ("?from=2031-04-03", 1),
        ("?to=2031-04-02", 3),
        ("?form=direct", 4),
        ("?form=mixed", 0),
        ("?act=denies", 0),
        ("?by=&about=&in=&from=&to=&form=&act=", 4),
        ('?by="', 0),
    ],
)
def test_attributions_are_filtered_alike(client: TestClient, asked: str, count: int) -> None:
    """The page, the table and the lines show the same attributions for the same address."""
    page = client.get(f"/attributions{asked}").text
    table = list(csv.DictReader(io.StringIO(client.get(f"/attributions.csv{asked}").text, newline="")))
    lines = [json.loads(line) for line in client.get(f"/attributions.jsonl{asked}").text.splitlines()]
    assert page.count('<th scope="row"') == len(table) == len(lines) == count
    assert [row["attribution"] for row in table] == [line["id"] for line in lines]


def test_rows_lead_to_their_passage(client: TestClient, ferry: Annotations) -> None:
    """Each row's link selects its attribution in the reader."""
    page = client.get("/attributions?by=Anand").text
    address = f"/documents/{ferry.document.id}?a=a1#a1"
    assert f'href="{address}"' in page
    assert ' id="a1"' in client.get(address).text


def test_filters_stay_in_downloads(client: TestClient) -> None:
    """The links to the files carry the page's filters, hostile ones as well."""
    page = client.get(f"/attributions?by={quote(ODD_NAME)}&page=1").text
    assert 'href="/attributions.csv?by=Anand%22+onload%3Dx"' in page


def test_table_holds_no_formulas(client: TestClient) -> None:
    """No cell of the table begins as a formula does."""
    rows = list(csv.reader(io.StringIO(client.get("/attributions.csv").text, newline="")))
    assert any("=Speaker" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell[1:] and cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_search_leads_to_the_passage(client: TestClient, ferry: Annotations) -> None:
    """A hit's link highlights the words found."""
    page = client.get("/search?q=harbour+master").text
    found = re.search(r'class="snippet"[^>]* href="([^"]+)"', page)
    assert found is not None
    address = found[1].replace("&amp;", "&")
    assert address.startswith(f"/documents/{ferry.document.id}?from=")
    assert '<mark id="p">harbour' in client.get(address).text


def test_entities_lead_to_what_they_said(client: TestClient) -> None:
    """The number of attributions is the number that its link shows."""
    page = client.get("/entities?name=anand").text
    assert 'href="/attributions?by=Mirela+Anand">2</a>' in page
    assert client.get("/entities?name=anand&kind=place").text.count('<th scope="row"') == 0
