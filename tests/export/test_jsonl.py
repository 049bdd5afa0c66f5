"""One document a line, and nothing lost."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made import Kept, anything_kept, made
from rashomon import schema
from rashomon.corpus.store import Corpus
from rashomon.export.jsonl import export_jsonl
from rashomon.records import annotations_from_json, annotations_to_json
from rashomon.types import Annotations


@given(st.lists(anything_kept(), max_size=3, unique_by=lambda kept: kept[1].document.id))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_kept_is_what_is_exported(all_kept: list[Kept]) -> None:
    """From records into the corpus, out to a file and back to the same objects."""
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder) / "c.sqlite") as corpus:
        for original, annotations in all_kept:
            corpus.add(original, annotations)
        kept = list(corpus.iter_annotations())
        assert export_jsonl(corpus.iter_annotations(), Path(folder) / "out.jsonl") == len(kept)
        lines = (Path(folder) / "out.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [annotations_to_json(annotations) for annotations in kept]
    assert [annotations_from_json(json.loads(line)).attributions for line in lines] == [
        one.attributions for one in kept
    ]


def test_lines_keep_to_the_schema(tmp_path: Path) -> None:
    """Each line is the contract's object."""
    _, annotations = made("Ilen Varo spoke of ships.", ("Ilen Varo", "ships"), outlet="The Outlet")
    export_jsonl([annotations], tmp_path / "out.jsonl")
    line = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(schema.load()).iter_errors(line)) == []


def test_documents_are_written_as_they_come(tmp_path: Path) -> None:
    """A document is not held once it is written: the next is asked for only then."""
    alive: list[int] = []

    def documents() -> Iterator[Annotations]:
        for number in range(5):
            alive.append(number)
            yield made(f"Text {number}.")[1]

    assert export_jsonl(documents(), tmp_path / "out.jsonl") == 5
    assert alive == [0, 1, 2, 3, 4]
