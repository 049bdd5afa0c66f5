"""Who said what, by rules: positives beside negatives, and what holds for any text."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.language import load_tagger
from rashomon.types import Tagged, Tagger, Zone, ZoneKind

Tag = Callable[..., Tagged]
Report = tuple[str | None, str, list[str]]

INDIRECT: list[tuple[str, list[Report]]] = [
    ("Ilen Varo said that nine had died.", [("Ilen Varo", "said", ["that nine had died"])]),
    ("She said nine had died.", [("She", "said", ["nine had died"])]),
    ("The harbour master has said the pier was empty.", [("The harbour master", "has said", ["the pier was empty"])]),
    (
        "Varo, a spokesman for the port, said it was shut.",
        [("Varo, a spokesman for the port", "said", ["it was shut"])],
    ),
    ("Sen. Ora Pell (D-Md.) said he would vote.", [("Sen. Ora Pell (D-Md.)", "said", ["he would vote"])]),
    ("Officials in Tarn said on Monday that it was over.", [("Officials in Tarn", "said", ["that it was over"])]),
    ("Varo, in a statement, said it was over.", [("Varo", "said", ["it was over"])]),
    ("The pier, Varo said, was empty.", [("Varo", "said", ["The pier", "was empty"])]),
    ("The pier was empty, Varo said on Monday.", [("Varo", "said", ["The pier was empty"])]),
    (
        "The pier was empty, said Varo, a clerk from Tarn.",
        [("Varo, a clerk from Tarn", "said", ["The pier was empty"])],
    ),
    ("She told reporters that the pier was empty.", [("She", "told", ["that the pier was empty"])]),
    ("Varo praised the crew for its courage.", [("Varo", "praised", ["the crew for its courage"])]),
    ("They promised to come back.", [("They", "promised", ["to come back"])]),
    ("Varo denied that he had fled.", [("Varo", "denied", ["that he had fled"])]),
    ("He said, however, that it was over.", [("He", "said", ["that it was over"])]),
    ("Varo, confirmed as mate, said it was over.", [("Varo", "said", ["it was over"])]),
    ("Varo would like to tell them that it is over.", [("Varo", "would like to tell", ["that it is over"])]),
    ("Varo called off the search.", []),
    ("Varo answers the bell.", []),
    ("Varo asked questions.", []),
    ("Varo approved the bill.", []),
    ("Varo supports the ban.", [("Varo", "supports", ["the ban"])]),
    ("This schism prohibited good relations for years.", []),
    ("The wind supported the roof.", []),
    ("Varo is known for his songs.", []),
    ("The crew visited Tarn on Monday.", []),
    ("The statement of claims was long.", []),
]

DIRECT: list[tuple[str, list[Report]]] = [
    ("“It is over,” Varo said.", [("Varo", "said", ["“It is over,”"])]),
    ("“It is over,” said Varo.", [("Varo", "said", ["“It is over,”"])]),
    ("“Is it over?” Varo asked.", [("Varo", "asked", ["“Is it over?”"])]),
    ('"It is over," he said. "We leave."', [("he", "said", ['"It is over,"', '"We leave."'])]),
    ("''It is over,'' Ms. Varo said.", [("Ms. Varo", "said", ["''It is over,''"])]),
    ("Varo said: “It is over.”", [("Varo", "said", ["“It is over.”"])]),
    ("“It is,” she said, “nearly over.”", [("she", "said", ["“It is,”", "“nearly over.”"])]),
    ("“One.\n\n“Two,” Varo said.", [("Varo", "said", ["“One.", "“Two,”"])]),
    ("“It is over,” Varo said.\n\n“We leave at noon.”", [("Varo", "said", ["“It is over,”", "“We leave at noon.”"])]),
    ("Varo stated,\n\n“It is over.”", [("Varo", "stated", ["“It is over.”"])]),
    ("Varo added:\n\n“One.\n\nTwo and three”.", [("Varo", "added", ["“One.", "Two and three”"])]),
    ('Varo who sails to Tarn said,\n\n"One.\n\nTwo".', [("Varo who sails to Tarn", "said", ['"One.', 'Two"'])]),
    ("“One,” he said. “Two. Three.\n\n“Four.”", [("he", "said", ["“One,”", "“Two. Three.", "“Four.”"])]),
    ("Varo stated,\n\nIt rained.", []),
    ("The so-called “peace” went on.", []),
    ("He sailed on the “Swan” for years.", []),
]

SHARED: list[tuple[str, list[Report]]] = [
    (
        "Varo said it was over, adding that he would leave.",
        [("Varo", "said", ["it was over"]), ("Varo", "adding", ["that he would leave"])],
    ),
    (
        "Varo said it was over and added that he would leave.",
        [("Varo", "said", ["it was over"]), ("Varo", "added", ["that he would leave"])],
    ),
    (
        "Varo said there was no rain on the pier and accused the crew of sleeping.",
        [
            ("Varo", "said", ["there was no rain on the pier"]),
            ("Varo", "accused", ["the crew of sleeping"]),
        ],
    ),
    (
        "Asked whether it rained, Varo said that it snowed.",
        [(None, "Asked", ["whether it rained"]), ("Varo", "said", ["that it snowed"])],
    ),
    (
        "The crew promised to come back, a clerk said.",
        [("The crew", "promised", ["to come back"]), ("a clerk", "said", ["The crew promised to come back"])],
    ),
    (
        "The assembly described the day as lost.",
        [("The assembly", "described", ["the day as lost"])],
    ),
    (
        "Varo said it was over, but Pell said it went on.",
        [("Varo", "said", ["it was over"]), ("Pell", "said", ["it went on"])],
    ),
]

OTHER_CUES: list[tuple[str, list[Report]]] = [
    ("According to Varo, nine had died.", [("Varo", "According to", ["nine had died"])]),
    ("Nine had died, according to the port office.", [("the port office", "according to", ["Nine had died"])]),
    ("Nine have reportedly died.", [(None, "reportedly", ["Nine have", "died"])]),
    ("His claim that nine had died was false.", [("His", "claim", ["that nine had died was false"])]),
    ("Ilen Varo: “It is over”", [("Ilen Varo", ":", ["“It is over”"])]),
    ("Three things are needed: bread, salt and oil.", []),
    ("KEEPERS: Ilen Varo (Tarn), Ora Pell (Sund)", []),
    ("They acted in accordance with the law.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*INDIRECT, *DIRECT, *SHARED, *OTHER_CUES])
def test_reports(said: Callable[[str], list[Report]], text: str, expected: list[Report]) -> None:
    """Source, cue and content of each report, and nothing where nothing is reported."""
    assert said(text) == expected


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
    assert tagger.name == "rules-en-1"


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
    assert all("\n\n" not in text[mark.start : mark.end] for mark in tagged.marks)


PIECES = st.sampled_from(
    ["said", "he", "Varo", "“", "”", '"', "'", "’", "‘", "«", "»", "''", ",", ".", " ", "\n", "\n\n", "according to",
     "that", "reportedly", "and", "(", ")", ":", "—", "his claim that", "adding", "the", "to", "é\u0301", "中", "\ud800"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES).map(" ".join))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
        '"' * 100_000,
        "“" * 50_000,
        "“‘" * 25_000,
        "''" * 50_000,
        "word said " * 30_000,
        "he said, " * 30_000,
        "according to " * 20_000,
        "his claim that " * 15_000,
        "Bob and " * 30_000,
        "to begin " * 30_000,
        "“One said he\n\n" * 10_000,
        "(" * 100_000,
        " " * 300_000,
        ". " * 100_000,
        "x" * 1_000_000,
    ],
)
def test_hostile(tag: Tag, text: str) -> None:
    """Text made to be slow takes seconds, not minutes."""
    began = time.process_time()
    _check(tag(text))
    assert time.process_time() - began < 20


@pytest.mark.shared
def test_real_articles(tag: Tag, shared: Path) -> None:
    """The samples are tagged, with spans and links that hold."""
    for path in sorted((shared / "samples").glob("*.txt")):
        _check(tag(path.read_text(encoding="utf-8", errors="replace")))
