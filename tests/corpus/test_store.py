"""What is put into a corpus is there, whole and once; what is taken out is out."""

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from made import Kept, anything_kept, made
from rashomon.corpus.query import attributions
from rashomon.corpus.search import search
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError, UnknownIdError
from rashomon.types import Annotations, Original

ADDRESS = "https://outlet.example/story"


def keep(corpus: Corpus, *all_kept: Kept) -> list[str]:
    """Add documents and give their ids."""
    for original, annotations in all_kept:
        assert corpus.add(original, annotations)
    return [annotations.document.id for _, annotations in all_kept]


def search_rows(corpus: Corpus) -> list[int]:
    """Count the rows of every table that is derived from what documents say."""
    tables = ("annotations", "originals", "document_words", "attributions", "attribution_words")
    return [corpus.value(f"SELECT count(*) FROM {table}") for table in tables]  # noqa: S608  names of tables


@given(anything_kept())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_anything_comes_back_as_it_was(kept: Kept) -> None:
    """Bytes, document and all it says survive the file, whatever they are, also when read anew."""
    original, annotations = kept
    document_id = annotations.document.id
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder) / "c.sqlite") as corpus:
        assert corpus.add(original, annotations)
        corpus.replace(annotations)
        assert corpus.original(document_id) == original
        assert corpus.document(document_id) == annotations.document
        assert corpus.annotations(document_id) == annotations
        assert list(corpus.iter_annotations()) == [annotations]
        assert len(list(attributions(corpus))) == len(annotations.attributions)
        assert corpus.value("PRAGMA integrity_check") == "ok"


def test_what_is_there_is_not_added_again(corpus: Corpus) -> None:
    """The second time nothing changes; the same bytes from another outlet are another document."""
    original, annotations = made(outlet="The Outlet")
    assert corpus.add(original, annotations)
    assert not corpus.add(original, replace(annotations, model="another"))
    assert corpus.annotations(annotations.document.id).model == "by-hand-1"
    keep(corpus, made(outlet="The Other"))
    assert corpus.status().documents == 2


def test_other_bytes_than_those_read_are_refused(corpus: Corpus) -> None:
    """A document is kept with the bytes that it was read from, or not at all."""
    _, annotations = made()
    with pytest.raises(ValueError, match="not the bytes"):
        corpus.add(Original(b"other", None, None), annotations)
    assert corpus.ids() == frozenset()


def test_unknown_ids_are_named(corpus: Corpus) -> None:
    """Whatever asks for a document that is not kept says which."""
    _, annotations = made()
    for ask in (corpus.document, corpus.original, corpus.annotations, corpus.remove, corpus.versions, corpus.find):
        with pytest.raises(UnknownIdError, match="sha256:0"):
            ask("sha256:0")
    with pytest.raises(UnknownIdError):
        corpus.replace(annotations)
    assert not corpus.has("sha256:0")


def test_the_beginning_of_an_id_finds_it_where_only_one_begins_so(corpus: Corpus) -> None:
    """With or without "sha256:"; several are no answer, and no pattern is taken for one."""
    (one, *_) = keep(corpus, *(made(f"Text {number}.") for number in range(40)))
    assert corpus.find(one) == corpus.find(one[:40]) == corpus.find(one[7:40]) == one
    for prefix in ("", "sha256:", "%", "_", one + "0", "\ud800", "sha256:" + "\U0010ffff"):
        with pytest.raises(UnknownIdError):
            corpus.find(prefix)


def test_a_new_reading_takes_the_place_of_the_old(corpus: Corpus) -> None:
    """Annotations, attributions and words to search for are those of the last reading alone."""
    original, annotations = made("Ilen Varo spoke of ships.", ("Ilen Varo", "ships"))
    corpus.add(original, annotations)
    document = replace(annotations.document, title="Ships at sea", published=date(2031, 3, 7))
    new = replace(annotations, document=document, model="by-hand-2", attributions=())
    corpus.replace(new)
    assert corpus.annotations(document.id) == new
    assert list(attributions(corpus)) == []
    assert search_rows(corpus) == [1, 1, 1, 0, 0]
    assert [hit.title for hit in search(corpus, "sea")] == ["Ships at sea"]


def test_a_changed_page_is_a_new_version(corpus: Corpus) -> None:
    """Listings hold the newest; the older ones are told of, and close up when one is removed."""
    ids = keep(corpus, *(made(f"Version {number} of it.", url=ADDRESS) for number in range(4)))
    keep(corpus, made("Another page.", url=ADDRESS + "/2"), made("No page."), made("No page either."))
    assert [row.id for row in corpus.documents() if row.url == ADDRESS] == ids[-1:]
    assert [row.id for row in corpus.versions(ids[1])] == ids
    assert [row.replaced_by for row in corpus.versions(ids[0])] == [*ids[1:], None]
    assert len(list(corpus.iter_annotations())) == 4
    assert len(list(corpus.iter_annotations(older_versions=True))) == 7
    assert [hit.document for hit in search(corpus, "version")] == ids[-1:]
    corpus.remove(ids[1])
    assert [row.id for row in corpus.versions(ids[0])] == [ids[0], ids[2], ids[3]]
    corpus.remove(ids[3])
    assert [row.id for row in corpus.documents() if row.url == ADDRESS] == [ids[2]]


def test_the_same_bytes_at_one_address_from_two_outlets_are_no_versions(corpus: Corpus) -> None:
    """A version has other bytes."""
    keep(corpus, made(url=ADDRESS, outlet="One"), made(url=ADDRESS, outlet="Two"))
    assert len(list(corpus.documents())) == 2


def test_what_is_removed_leaves_a_tombstone_and_nothing_else(corpus: Corpus) -> None:
    """All rows of the document go; when and why it went stays."""
    kept = made(
        "Ilen Varo spoke of ships.", ("Ilen Varo", "ships"), path="a.txt", title="Ships", published=date(2031, 3, 7)
    )
    (gone,) = keep(corpus, kept)
    corpus.remove(gone, why="by request")
    assert search_rows(corpus) == [0, 0, 0, 0, 0]
    assert not corpus.has(gone)
    assert list(search(corpus, "ships")) == []
    (stone,) = corpus.removed()
    assert (stone.document, stone.path, stone.title, stone.published, stone.why) == (
        gone,
        "a.txt",
        "Ships",
        date(2031, 3, 7),
        "by request",
    )


def test_what_was_removed_comes_back_only_when_meant_to(corpus: Corpus) -> None:
    """A sweep over a folder leaves it out; adding it outright brings it back, and the removal stays on record."""
    original, annotations = made()
    for _ in range(2):
        assert corpus.add(original, annotations)
        corpus.remove(annotations.document.id)
        assert not corpus.add(original, annotations, bring_back=False)
        assert len(list(corpus.removed())) == 1
    assert corpus.add(original, annotations)
    assert list(corpus.removed()) == []
    assert corpus.value("SELECT count(*) FROM removals WHERE brought_back_at IS NOT NULL") == 2


def test_iterating_locks_nothing(corpus: Corpus) -> None:
    """Each document may be written anew, or removed, while all are gone through."""
    keep(corpus, *(made(f"Text {number}.") for number in range(5)))
    for number, annotations in enumerate(corpus.iter_annotations()):
        corpus.replace(replace(annotations, model="by-hand-2"))
        if number == 2:
            corpus.remove(annotations.document.id)
    assert [count.name for count in corpus.status().models] == ["by-hand-2"]


def test_documents_of_an_outlet(corpus: Corpus) -> None:
    """Exactly its own, in the order of arrival."""
    keep(corpus, made("One.", outlet="A"), made("Two.", outlet="B"), made("Three.", outlet="A"), made("Four."))
    assert [document.text for document in corpus.of_outlet("A")] == ["One.", "Three."]


def test_listings_stand_in_order_of_publication(corpus: Corpus) -> None:
    """By day, then arrival; without a day last."""
    days = [None, date(2031, 3, 8), date(2031, 3, 7), None, date(2031, 3, 7)]
    keep(corpus, *(made(f"Text {number}.", published=day, title=str(number)) for number, day in enumerate(days)))
    assert [row.title for row in corpus.documents()] == ["2", "4", "1", "0", "3"]


def test_the_corpus_in_numbers(tmp_path: Path) -> None:
    """Status counts newest versions, outlets, models and days."""
    at = datetime(2031, 3, 9, 12, tzinfo=UTC)
    with Corpus.open(tmp_path / "c.sqlite", clock=lambda: at) as corpus:
        empty = corpus.status()
        assert (empty.documents, empty.words, empty.first_day, empty.outlets) == (0, 0, None, ())
        kept = made(
            "Ilen Varo spoke of ships.", ("Ilen Varo", "ships"), outlet="A", url=ADDRESS, published=date(2031, 3, 7)
        )
        ids = keep(corpus, kept, made("One more.", outlet="A", url=ADDRESS), made("And one."), made("Gone."))
        corpus.remove(ids[-1])
        status = corpus.status()
        assert (status.documents, status.older_versions, status.removed, status.attributions) == (2, 1, 1, 1)
        assert (status.first_day, status.last_day, status.words) == (date(2031, 3, 7), date(2031, 3, 7), 9)
        assert [(count.name, count.number) for count in status.outlets] == [("A", 2), (None, 1)]
        assert status.entities_stale
        assert status.size > 4096
        assert next(corpus.documents()).added_at == at


def test_a_name_that_is_no_text_is_kept_readable(corpus: Corpus) -> None:
    """A lone surrogate, as in the name of a file that is no UTF-8, becomes U+FFFD; no document is lost to it."""
    original, annotations = made("Fine\ud800text", ("Fine", "text"), path="caf\udce9.txt", title="\udfff")
    document_id = annotations.document.id
    assert corpus.add(original, annotations)
    assert corpus.document(document_id).path == "caf\ufffd.txt"
    assert corpus.document(document_id).text == "Fine\ufffdtext"
    assert corpus.original(document_id).path == "caf\ufffd.txt"
    assert [hit.start for hit in search(corpus, "text")] == [5]


@pytest.mark.parametrize("table", ["originals", "annotations"])
def test_damage_is_told(corpus: Corpus, table: str) -> None:
    """Bytes that do not unpack raise an error that names file and document."""
    (document_id,) = keep(corpus, made())
    corpus.connection.execute(f"UPDATE {table} SET data = x'00'")  # noqa: S608  names of tables
    ask = corpus.original if table == "originals" else corpus.annotations
    with pytest.raises(CorpusError, match=rf"{corpus.path.name}.*{document_id}.*damaged"):
        ask(document_id)


def test_a_full_disk_keeps_the_documents_before_it(corpus: Corpus) -> None:
    """What does not fit raises a clear error and leaves no half of itself."""
    keep(corpus, made("First."))
    pages = corpus.value("PRAGMA page_count")
    corpus.value(f"PRAGMA max_page_count = {pages + 2}")
    large = made("word " * 50_000)
    with pytest.raises(CorpusError, match="disk is full"):
        corpus.add(*large)
    assert not corpus.has(large[1].document.id)
    assert corpus.value("PRAGMA integrity_check") == "ok"
    assert search_rows(corpus) == [1, 1, 1, 0, 0]
    corpus.value("PRAGMA max_page_count = 1000000")
    keep(corpus, large)


def test_adding_never_looks_through_what_is_there(corpus: Corpus) -> None:
    """No statement of add, has or replace scans a table: the thousandth document costs as much as the first."""
    statements: list[str] = []
    keep(corpus, made("First.", url=ADDRESS))
    corpus.connection.set_trace_callback(statements.append)
    original, annotations = made("Ilen Varo spoke of ships.", ("Ilen Varo", "ships"), url=ADDRESS)
    corpus.add(original, annotations)
    corpus.replace(annotations)
    corpus.remove(annotations.document.id)
    corpus.connection.set_trace_callback(None)
    own = {
        sql for sql in statements if sql.split()[0] in {"SELECT", "UPDATE", "INSERT", "DELETE"} and "_words_" not in sql
    }
    assert len(own) > 10
    scans = [
        (row["detail"], sql)
        for sql in own
        for row in corpus.rows(f"EXPLAIN QUERY PLAN {sql}")
        if row["detail"].startswith("SCAN") and "state" not in row["detail"] and "gone" not in row["detail"]
    ]
    assert [scan for scan in scans if "VIRTUAL TABLE INDEX 0:=" not in scan[0]] == []


def test_ten_thousand_rows_stream(corpus: Corpus) -> None:
    """The first row of a long listing comes before the last is read: nothing is sorted on the way."""
    plan = [row["detail"] for row in corpus.rows(f"EXPLAIN QUERY PLAN {listing_sql(corpus)}")]
    assert not any("TEMP B-TREE" in step for step in plan)


def listing_sql(corpus: Corpus) -> str:
    """Give the statement behind the listing of documents."""
    statements: list[str] = []
    corpus.connection.set_trace_callback(statements.append)
    list(corpus.documents())
    corpus.connection.set_trace_callback(None)
    return statements[-1]


def test_annotations_are_read_one_at_a_time(corpus: Corpus) -> None:
    """A document added while all are gone through is met at the end."""
    keep(corpus, made("One."))
    seen: list[Annotations] = []
    for annotations in corpus.iter_annotations():
        seen.append(annotations)
        if len(seen) == 1:
            keep(corpus, made("Two."))
    assert [annotations.document.text for annotations in seen] == ["One.", "Two."]
