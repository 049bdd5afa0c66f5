"""Who said what, by the reader model: plain sentences, and what holds for any text."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.language import load_tagger
from rashomon.types import Document, Span, Tagged, Tagger, Zone, Zoned, ZoneKind

Tag = Callable[..., Tagged]
Report = tuple[str | None, str, list[str]]

PLAIN: list[tuple[str, list[Report]]] = [
    ("Ilen Varo said that nine people had died.", [("Ilen Varo", "said", ["that nine people had died"])]),
    ("“It is over,” Varo said.", [("Varo", "said", ["“It is over,”"])]),
    ("“It is,” she said, “nearly over.”", [("she", "said", ["“It is,”", "“nearly over.”"])]),
    ("According to Varo, nine people had died.", [("Varo", "According to", ["nine people had died"])]),
    ("The minister denied that he had fled.", [("The minister", "denied", ["that he had fled"])]),
    ("The court dismissed the appeal on Monday.", []),
    ("The crew visited Tarn on Monday.", []),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_reports(said: Callable[[str], list[Report]], text: str, expected: list[Report]) -> None:
    """Source, cue and content of each report, and nothing where nothing is reported."""
    trimmed = [(source, cue, [piece.rstrip(".") for piece in pieces]) for source, cue, pieces in said(text)]
    assert trimmed == [(source, cue, [piece.rstrip(".") for piece in pieces]) for source, cue, pieces in expected]


def test_nested(said: Callable[[str], list[Report]]) -> None:
    """A cue inside a content has a report of its own."""
    reports = said("Varo said that Pell had denied that the pier was empty.")
    assert [(source, cue) for source, cue, _ in reports] == [("Varo", "said"), ("Pell", "had denied")]


def test_passive_has_no_source(said: Callable[[str], list[Report]]) -> None:
    """Whom one told is no source."""
    assert all(source is None for source, _, _ in said("They were told that the pier was empty."))


@pytest.mark.parametrize("kind", ["boilerplate", "byline", "dateline"])
def test_silent_zones_give_nothing(tag: Tag, kind: ZoneKind) -> None:
    """No mark, name, token or quotation lies in a zone that says nothing."""
    text = "“Share this,” Varo said.\n\nVaro said it was over."
    tagged = tag(text, [Zone("z1", kind, 0, 26), Zone("z2", "body", 26, len(text))])
    spans = [*tagged.marks, *tagged.names, *tagged.tokens, *tagged.quotations, *tagged.sentences]
    assert spans
    assert min(span.start for span in spans) >= 26


def test_is_the_tagger_of_the_package() -> None:
    """The package's tagger is this one, under its name."""
    tagger: Tagger = load_tagger()
    assert tagger.name == "reader-en-2"


def _check(tagged: Tagged) -> None:
    """Every span lies in the text, in order; every link leads from a cue or content to a source or content."""
    text = tagged.document.text
    for spans in (tagged.sentences, tagged.tokens, tagged.quotations, tagged.names, tagged.marks):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert [span.start for span in spans] == sorted(span.start for span in spans)
    for link in tagged.links:
        assert tagged.marks[link.head].role in {"cue", "content"}
        assert tagged.marks[link.dependent].role in {"source", "content"}
    assert all(0 <= mark.score <= 1 for mark in tagged.marks)
    assert all("\n\n" not in text[mark.start : mark.end] for mark in tagged.marks if mark.role != "content")
    assert all(-1 <= word.head < len(tagged.words) for word in tagged.words)
    words = [Span(word.start, word.end) for word in tagged.words]
    assert len(tagged.hints) == len(tagged.words)
    assert all(0 <= chance <= 1 for hint in tagged.hints for chance in (hint.happening, hint.nothing, hint.took_place))
    assert words == sorted(set(words) & set(tagged.tokens))  # a token may have no subword: a control character


PIECES = st.sampled_from(
    ["said", "he", "Varo", "“", "”", '"', "'", "’", "‘", "«", "»", "''", ",", ".", " ", "\n", "\n\n", "according to",
     "that", "reportedly", "and", "(", ")", ":", "—", "his claim that", "adding", "the", "to", "é\u0301", "中", "\ud800"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES).map(" ".join))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text(tag: Tag, text: str) -> None:
    """Any text at all is tagged, with spans and links that hold."""
    _check(tag(text))


@settings(deadline=None, max_examples=30)
@given(texts=st.lists(TEXTS, max_size=4))
def test_documents_stand_alone(tag: Tag, tag_all: Callable[[list[str]], list[Tagged]], texts: list[str]) -> None:
    """What else is in the stream changes no result."""
    assert tag_all(texts) == [tag(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        "“" * 10_000,
        "“‘" * 5_000,
        "''" * 10_000,
        "word said " * 6_000,
        "he said, " * 6_000,
        "according to " * 4_000,
        "his claim that " * 3_000,
        "Bob and " * 6_000,
        "“One said he\n\n" * 2_000,
        "(" * 20_000,
        " " * 300_000,
        ". " * 20_000,
        "x" * 1_000_000,
    ],
)
def test_hostile(tag: Tag, text: str) -> None:
    """Text made to be slow takes time in proportion to its length."""
    began = time.process_time()
    _check(tag(text))
    assert time.process_time() - began < 20


def test_a_long_stream_is_not_held_back() -> None:
    """Results come while documents still come in, also where none of them has anything to read."""
    document = Document(
        id="", bytes_sha256="", path=None, url=None, outlet=None, title=None, author=None, published=None,
        published_at=None, published_span=None, other_dates=(), language="fr", text="Le port est fermé.",
    )  # fmt: skip
    asked = 0

    def stream() -> Iterator[Zoned]:
        nonlocal asked
        for _ in range(1000):
            asked += 1
            yield Zoned(document, (Zone("z1", "body", 0, len(document.text)),))

    next(load_tagger().tag(stream()))
    assert asked < 200


@pytest.mark.shared
def test_real_articles(tag: Tag, shared: Path) -> None:
    """The samples are tagged, with spans and links that hold."""
    for path in sorted((shared / "samples").glob("*.txt")):
        _check(tag(path.read_text(encoding="utf-8", errors="replace")))
