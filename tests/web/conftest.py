"""A small corpus, made by hand and full of traps, and a client that asks the app."""

import hashlib
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.corpus.store import Corpus
from rashomon.gather import Gathered, Input, gather
from rashomon.reading.metadata import parse_metadata
from rashomon.types import Annotations, Attribution, Document, Entity, Mention, Original, Override, Source, Span, Zone
from rashomon.web.app import create_app

EVIL = '<script>alert("x")</script>'
STORY = (
    "Ferry talks end\n\n"
    "“We agreed on nothing,” Mirela Anand said. She added that the harbour master\n"
    "had told her “the ferry will not sail”.\n\n"
    "Share this story\n"
)
PAGE = f"<html><body onload=steal()>{EVIL}</body></html>"


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _said(text: str, name: str, parts: dict[str, str], speaker: str, within: str | None = None) -> Attribution:
    """Give an attribution found by its words."""
    source, cue = _span(text, parts["source"]), _span(text, parts["cue"])
    return Attribution(
        name,
        "direct",
        (_span(text, parts["content"]),),
        Source(source.start, source.end, "named", None if within else "e1", speaker),
        cue,
        "says",
        "+",
        within,
        (),
        None,
        None,
        None,
        0.9,
    )


def _keep(corpus: Corpus, data: bytes, annotations: Annotations) -> None:
    assert corpus.add(Original(data, annotations.document.path, annotations.document.url), annotations)


def _document(data: bytes, text: str, **known: object) -> Document:
    sha = hashlib.sha256(data).hexdigest()
    values: dict[str, object] = dict.fromkeys(
        ("path", "url", "outlet", "title", "author", "published", "published_at", "published_span", "language")
    )
    return Document(id=f"sha256:{sha}", bytes_sha256=sha, other_dates=(), text=text, **values | known)  # type: ignore[arg-type]


def _ferry() -> Annotations:
    document = _document(
        STORY.encode(),
        STORY,
        path="ferry.txt",
        outlet="The Quay",
        title="Ferry talks end",
        published=date(2031, 4, 2),
        language="en",
    )
    talks = _said(
        STORY, "a1", {"source": "Mirela Anand", "cue": "said", "content": "“We agreed on nothing,”"}, "Mirela Anand"
    )
    added = {
        "source": "She",
        "cue": "added",
        "content": "that the harbour master\nhad told her “the ferry will not sail”",
    }
    told = {"source": "the harbour master", "cue": "told", "content": "“the ferry will not sail”"}
    said = (
        talks,
        _said(STORY, "a2", added, "Mirela Anand"),
        _said(STORY, "a3", told, "the harbour master", within="a2"),
    )
    head, body = STORY.index("“"), STORY.index("Share")
    zones = (
        Zone("z1", "headline", 0, head),
        Zone("z2", "body", head, body),
        Zone("z3", "boilerplate", body, len(STORY)),
    )
    place = _span(STORY, "Mirela Anand")
    return Annotations(
        document,
        "by hand",
        zones,
        (Mention("m1", place.start, place.end, "person", "name", "e1"),),
        (Entity("e1", "Mirela Anand", "person", ("Anand",), None, ()),),
        said,
    )


def _trap() -> Annotations:
    """Give a document that is hostile wherever it can be."""
    text = f'{EVIL} shouted =cmd()|"A1" {EVIL}\x00\r\nشاركت "</style><img src=x onerror=alert(1)>'
    document = _document(
        PAGE.encode(),
        text,
        path=f"{EVIL}.html",
        url="javascript:alert(1)",
        outlet=f"=Outlet {EVIL}",
        title=f"Title {EVIL}",
        author=EVIL,
        language=EVIL,
        published=date(2031, 4, 3),
        warnings=(f"odd {EVIL}",),
    )
    shouted = _said(
        text, "a1", {"source": EVIL, "cue": "shouted", "content": f'=cmd()|"A1" {EVIL}'}, f"=Speaker {EVIL}"
    )
    zones = (Zone("z1", "turn", 0, len(text), EVIL),)
    entity = Entity("e1", f"Entity {EVIL}", "person", (EVIL,), None, ())
    return Annotations(
        document, "by hand", zones, (Mention("m1", 0, 4, "person", "name", "e1"),), (entity,), (shouted,)
    )


@pytest.fixture(scope="session")
def corpus_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a corpus of two documents: a plain one and a hostile one."""
    path = tmp_path_factory.mktemp("web") / "corpus.sqlite"
    with Corpus.open(path) as corpus:
        _keep(corpus, STORY.encode(), _ferry())
        _keep(corpus, PAGE.encode(), _trap())
    return path


@pytest.fixture(scope="session")
def story_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a corpus of the demo story, read and annotated as a user's would be."""
    path = tmp_path_factory.mktemp("story") / "story.sqlite"
    with as_file(files("rashomon.demo") / "story") as story, Corpus.open(path) as corpus:
        metadata = parse_metadata(story / "metadata.csv")
        texts = sorted(str(text) for text in story.iterdir() if text.suffix in {".txt", ".html"})
        for outcome in gather(Input(text, metadata.of(text) or Override()) for text in texts):
            assert isinstance(outcome, Gathered)
            assert corpus.add(outcome.original, outcome.annotations)
    return path


@pytest.fixture
def client(corpus_path: Path) -> Iterator[TestClient]:
    """Give a client that calls the app by a name of loopback."""
    with TestClient(create_app(corpus_path), base_url="http://127.0.0.1:8321") as client:
        yield client


@pytest.fixture
def ferry() -> Annotations:
    """Give the plain document."""
    return _ferry()


@pytest.fixture
def trap() -> Annotations:
    """Give the hostile document."""
    return _trap()
