"""What is searched for is found where it stands, exactly."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made import made
from rashomon.corpus.folding import fold
from rashomon.corpus.search import find_matches, search
from rashomon.corpus.store import Corpus
from rashomon.corpus.terms import parse_query


@pytest.fixture
def harbour(corpus: Corpus) -> Corpus:
    """Give a corpus of four short texts."""
    texts = (
        "The harbour master said that nine ships had left. Later the master took it back.",
        "Nine men; the ships were gone by noon, said Ilen Varo.",
        "قال مُحَمَّد إنّ السفن غادرت.",
        "Ёлки стояли у гавани — Łódź, Müller.",
    )
    for number, text in enumerate(texts):
        corpus.add(*made(text, outlet="The Outlet", title=f"No. {number}", published=date(2031, 3, number + 1)))
    return corpus


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("harbour", [("No. 0", "harbour")]),
        ("HARBOUR Master", [("No. 0", "harbour")]),
        ('"harbour master"', [("No. 0", "harbour master")]),
        ('"master harbour"', []),
        ("varo", [("No. 1", "Varo")]),
        ("harb*", [("No. 0", "harbour")]),
        ("harb", []),
        ('"men the"', [("No. 1", "men; the")]),
        ("محمد", [("No. 2", "مُحَمَّد")]),
        ("أن السفن", [("No. 2", "إنّ")]),
        ("إن السفن", [("No. 2", "إنّ")]),
        ("елки", [("No. 3", "Ёлки")]),
        ("lodz muller", [("No. 3", "Łódź")]),
        ("absent", []),
        ("ships absent", []),
        ("", []),
        ('"', []),
        ("NEAR(", []),
        ("no NOT", []),
    ],
)
def test_words_are_found_in_place(harbour: Corpus, query: str, found: list[tuple[str, str]]) -> None:
    """The span of the first match holds the words asked for, in the text's own spelling."""
    hits = list(search(harbour, query))
    texts = {row.title: harbour.document(row.id).text for row in harbour.documents()}
    assert [(hit.title, texts[hit.title][hit.start : hit.end]) for hit in hits] == found
    assert all(hit.outlet == "The Outlet" and hit.published is not None for hit in hits)


def test_the_best_document_comes_first(harbour: Corpus) -> None:
    """More of the words in fewer others: the usual order of BM25; the limit holds."""
    harbour.add(*made("Ships, ships, ships.", title="Ships"))
    assert next(search(harbour, "ships")).title == "Ships"
    assert len(list(search(harbour, "ships", limit=2))) == 2
    assert list(search(harbour, "ships", limit=0)) == list(search(harbour, "ships", limit=-1)) == []


def test_the_passage_is_the_one_with_most_of_the_words(corpus: Corpus) -> None:
    """Matches far apart are not shown together; the snippet is the text itself from its offset on."""
    filler = "Nothing of note happened on that day in the harbour. " * 20
    corpus.add(*made(f"Ships left. {filler}The minister spoke of ships. {filler}A minister."))
    (hit,) = search(corpus, "minister ships")
    text = corpus.annotations(hit.document).document.text
    assert hit.snippet == text[hit.snippet_start : hit.snippet_start + len(hit.snippet)]
    assert [text[match.start : match.end] for match in hit.matches] == ["minister", "ships"]
    assert hit.snippet_start <= hit.start < hit.matches[-1].end <= hit.snippet_start + len(hit.snippet)
    assert len(hit.snippet) < 400


def test_words_of_the_title_find_a_document_without_a_place(corpus: Corpus) -> None:
    """Where the title is no part of the text there is no span to point at."""
    corpus.add(*made("Nine ships left.", title="Harbour news"))
    (hit,) = search(corpus, "news")
    assert (hit.start, hit.end, hit.matches, hit.snippet) == (0, 0, (), "Nine ships left.")


def test_a_phrase_longer_than_a_passage_is_shown_whole(corpus: Corpus) -> None:
    """The snippet never ends inside its first match."""
    phrase = " ".join(["extraordinary"] * 40)
    corpus.add(*made(f"So it was {phrase} and so on."))
    (hit,) = search(corpus, f'"{phrase}"')
    assert phrase in hit.snippet


@given(st.text(max_size=80), st.text(max_size=80), st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_spans_fold_to_the_words_asked_for(corpus: Corpus, before: str, words: str, data: st.DataObject) -> None:
    """Whatever stands in a text can be searched for, and is found exactly where it stands."""
    original, annotations = made(before + " " + words)
    query = '"' + words.translate(dict.fromkeys(map(ord, '"“”„«»'), " ")) + '"' if data.draw(st.booleans()) else words
    terms = parse_query(query)
    corpus.add(original, annotations)
    for match in find_matches(annotations.document.text, terms):
        found = fold(annotations.document.text[match.start : match.end]).split()
        assert found[:-1] == list(terms[match.term].words)[:-1]
        assert found[-1].startswith(terms[match.term].words[-1])
    if terms:
        assert {match.term for match in find_matches(annotations.document.text, terms)} == set(range(len(terms)))
        assert annotations.document.id in {hit.document for hit in search(corpus, query, limit=10_000)}
    corpus.remove(annotations.document.id)


@given(st.text(max_size=200))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_query_is_an_error(harbour: Corpus, query: str) -> None:
    """Hostile queries find something or nothing."""
    assert all(hit.start <= hit.end for hit in search(harbour, query))


def test_only_the_newest_version_is_found(corpus: Corpus) -> None:
    """An older version gives way to the page as it is."""
    address = "https://outlet.example/story"
    corpus.add(*made("Nine dead.", url=address))
    corpus.add(*made("Twelve dead.", url=address))
    assert [hit.snippet for hit in search(corpus, "dead")] == ["Twelve dead."]
    assert list(search(corpus, "nine")) == []


def test_a_corrected_text_is_found_by_its_new_words_alone(corpus: Corpus) -> None:
    """A new reading takes the old words out of the index."""
    original, annotations = made("Nine dead.")
    corpus.add(original, annotations)
    corpus.replace(replace(annotations, document=replace(annotations.document, text="Ten dead.")))
    assert list(search(corpus, "nine")) == []
    assert [hit.snippet for hit in search(corpus, "ten")] == ["Ten dead."]
