"""The answer key of the demo story: up to date, valid, exact, and as rich as promised."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rashomon.records import annotations_from_json, annotations_to_json
from rashomon.schema import load

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "benchmarks" / "key"
KEY: dict[str, Any] = json.loads((ROOT / "src" / "rashomon" / "demo" / "key.json").read_text(encoding="utf-8"))
OBJECTS: list[dict[str, Any]] = KEY["annotate"]
SAID = [attribution for page in OBJECTS for attribution in page["attributions"]]

each_document = pytest.mark.parametrize("page", OBJECTS, ids=[page["document"]["path"] for page in OBJECTS])


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    """Load the script that compiles the key; it stands outside the package."""
    spec = importlib.util.spec_from_file_location("compile_key", SOURCES / "compile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(SOURCES))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SOURCES))
    return module


def walk(node: object) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(child)


def holds(outer: list[list[int]], start: int, end: int) -> bool:
    """Tell whether one of the outer spans holds another."""
    return any(first <= start and end <= last for first, last in outer)


def test_is_what_the_answers_give(compiler: ModuleType) -> None:
    """key.json is compiled from the YAML as it stands: run benchmarks/key/compile.py after a change."""
    assert compiler.render(compiler.compile_key()) == compiler.TARGET.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("stretch", "span"),
    [
        ("The bell", [0, 8]),
        ("The [[bell]] rang", [4, 8]),
        ("bell rang ~ bell", [4, 29]),
        ("bell", None),
        ("the [[bell]] rang", None),
        ("drum", None),
        ("rang twice ~ drum", None),
        ("", None),
    ],
)
def test_finds_stretches_that_are_unique(compiler: ModuleType, stretch: str, span: list[int] | None) -> None:
    """A stretch is found where it stands once; the rest is refused."""
    text = "The bell rang twice, the bell said."
    if span is None:
        with pytest.raises(ValueError, match=r"found|unique"):
            compiler.find_stretch(text, stretch)
    else:
        assert compiler.find_stretch(text, stretch) == span


@each_document
def test_keeps_to_the_schema(page: dict[str, Any]) -> None:
    """Each document's answers are an object of the contract."""
    assert list(Draft202012Validator(load()).iter_errors(page)) == []


@each_document
def test_survives_the_records(page: dict[str, Any]) -> None:
    """The answers read as records and written again are the same answers."""
    assert annotations_to_json(annotations_from_json(page)) == page


@each_document
def test_spans_give_back_their_words(page: dict[str, Any]) -> None:
    """Whatever has words and a place has these words at this place."""
    text = page["document"]["text"]
    for row in walk([page[kind] for kind in page if kind not in {"document", "zones"}]):
        if "start" in row:
            assert text[row["start"] : row["end"]] == row["text"] != ""
        if "content" in row:
            assert " … ".join(text[start:end] for start, end in row["content"]) == row["text"]


@each_document
def test_zones_partition_the_text(page: dict[str, Any]) -> None:
    """Every code point is in exactly one zone that is no note; a note lies in one zone."""
    zones = [[zone["start"], zone["end"]] for zone in page["zones"] if zone["kind"] != "note"]
    assert [start for start, _ in zones] == [0, *(end for _, end in zones[:-1])]
    assert zones[-1][1] == len(page["document"]["text"])
    assert all(start < end for start, end in zones)
    assert all(holds(zones, zone["start"], zone["end"]) for zone in page["zones"])
    assert [zone["id"] for zone in page["zones"]] == [f"z{n}" for n in range(1, len(page["zones"]) + 1)]


@each_document
def test_words_within_words_lie_inside_them(page: dict[str, Any]) -> None:
    """An inner attribution comes after its outer one and lies in its content; source and cue may lie in a note."""
    notes = [[zone["start"], zone["end"]] for zone in page["zones"] if zone["kind"] == "note"]
    seen: dict[str, list[list[int]]] = {}
    for row in page["attributions"]:
        if row["within"] is not None:
            outer = seen[row["within"]]
            assert all(holds(outer, start, end) for start, end in row["content"]), row
            words = [row[role] for role in ("source", "cue") if row[role] is not None]
            assert all(holds(outer + notes, word["start"], word["end"]) for word in words), row
        seen[row["id"]] = row["content"]


@each_document
def test_content_is_split_at_paragraphs(page: dict[str, Any]) -> None:
    """No piece of content crosses a paragraph break, and no two pieces overlap."""
    text = page["document"]["text"]
    for row in page["attributions"]:
        assert not any("\n\n" in text[start:end] for start, end in row["content"]), row["id"]
        assert all(end <= later for (_, end), (later, _) in zip(row["content"], row["content"][1:], strict=False))


@each_document
def test_ids_lead_somewhere(page: dict[str, Any]) -> None:
    """Every id that an answer names is there, and no id stands twice."""
    rows = [row for rows in page.values() if isinstance(rows, list) for row in rows if "id" in row]
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    fields = ("entity", "within", "time", "place", "anchor_event", "from", "to")
    named = [
        row[field]
        for kind in ("mentions", "attributions", "times", "events", "relations")
        for row in walk(page[kind])
        for field in fields
        if row.get(field) is not None
    ]
    named += [quantity for row in page["events"] for quantity in row["quantities"]]
    assert set(named) <= set(ids)


@each_document
def test_form_follows_the_quotation_marks(page: dict[str, Any]) -> None:
    """Direct words start with a quotation mark or are a turn's; indirect ones do not stand in marks as a whole."""
    turns = [[zone["start"], zone["end"]] for zone in page["zones"] if zone["kind"] == "turn"]
    for row in page["attributions"]:
        marked = [row_text[0] in "\"'“‘«" for row_text in row["text"].split(" … ")]
        if row["form"] == "direct" and not holds(turns, *row["content"][0]):
            assert marked[0], row["text"]
        if row["form"] == "indirect":
            assert not marked[0], row["text"]


def test_traps_are_no_attribution() -> None:
    """A scare quote or title stands where the key says, and is nobody's content."""
    texts = {page["document"]["path"]: page["document"]["text"] for page in OBJECTS}
    said = {
        (page["document"]["path"], *piece)
        for page in OBJECTS
        for row in page["attributions"]
        for piece in row["content"]
    }
    for trap in KEY["traps"]:
        start, end = trap["span"]
        assert texts[trap["document"]][start:end] == trap["text"]
        assert (trap["document"], start, end) not in said


def test_cast_joins_the_documents() -> None:
    """Each entity of each document is one member of the cast, of the same kind."""
    entities = {(page["document"]["path"], row["id"]): row["kind"] for page in OBJECTS for row in page["entities"]}
    joined = {(path, one): member["kind"] for member in KEY["cast"] for path, one in member["entities"].items()}
    assert joined == entities


def test_holds_what_was_promised() -> None:
    """The story is rich enough to test the stages with."""
    assert len(OBJECTS) == 8
    assert len(SAID) >= 80
    assert sum(row["within"] is not None for row in SAID) >= 15
    assert len(KEY["traps"]) >= 10
    assert sum(row["source"] is not None and row["source"]["kind"] in {"pronoun", "nominal"} for row in SAID) >= 15
