"""Compile the answer key of the demo story: the YAML beside this file to src/rashomon/demo/key.json.

The key was written by reading the eight texts, never by running the program; see cast.yaml and the head of each file.
A *stretch* is words as they stand in a text: `exact words` that occur once, `left [[words]] right` (the whole occurs
once, the bracketed words are meant) or `first words ~ last words` (from the first, which occur once, to the end of the
next occurrence of the last). Three things are filled in here: a pronoun, title or unnamed source becomes a mention of
its entity, a time gets its kind and the reason why it has no days, and an event or relation without `within` gets the
innermost attribution whose content holds it.

    python benchmarks/key/compile.py            writes key.json
    python benchmarks/key/compile.py --check    exit status 1 where key.json is not what the YAML gives
"""

import csv
import json
import sys
from pathlib import Path

import yaml
from page import Page, Row, WrongKeyError, find_stretch, show_day

from comparison import compare
from rashomon.reading.identity import hash_bytes, make_id
from rashomon.reading.read import read
from rashomon.types import Document, Original

KEY = Path(__file__).resolve().parent
DEMO = KEY.parents[1] / "src" / "rashomon" / "demo"
STORY = DEMO / "story"
TARGET = DEMO / "key.json"
LISTS = ("zones", "mentions", "entities", "attributions", "times", "quantities", "events", "relations")


def compile_key() -> Row:
    """Give the whole key: one contract object a document, the traps, the cast, the comparison."""
    cast = _load("cast.yaml")
    pages = {name: _open_page(name, facts, cast) for name, facts in _load("documents.yaml").items()}
    return {
        "annotate": [page.annotate() for page in pages.values()],
        "traps": [trap for page in pages.values() for trap in page.traps()],
        "cast": _list_cast(cast, pages),
        "compare": compare(_load("compare.yaml"), pages, cast),
    }


def render(key: Row) -> str:
    """Give the key as its file has it."""
    return json.dumps(key, ensure_ascii=False, indent=1) + "\n"


def _load(name: str) -> Row:
    loaded: Row = yaml.safe_load((KEY / name).read_text(encoding="utf-8"))
    return loaded


def _open_page(name: str, facts: Row, cast: Row) -> Page:
    """Open one text with its answers."""
    answers = _load(f"{name[:2]}.yaml")
    if answers["document"] != name:
        raise WrongKeyError(f"{name[:2]}.yaml: its document is not {name}")
    return Page(name, _describe(name, facts), answers, cast)


def _describe(name: str, facts: Row) -> Row:
    """Give the contract's ``document``: what the page tells of itself, with metadata.csv laid over it."""
    data, told = (STORY / name).read_bytes(), _read_metadata()[name]
    text = data.decode("utf-8") if name.endswith(".txt") else _read_page(name, data)
    url, outlet = told["url"] or facts.get("url"), told["outlet"] or facts.get("outlet")
    return {
        "id": make_id(data, url, outlet),
        "bytes_sha256": hash_bytes(data),
        "path": name,
        "url": url,
        "outlet": outlet,
        "title": told["title"] or facts.get("title"),
        "author": facts.get("author"),
        "published": show_day(facts["published"]),
        "published_at": show_day(facts.get("published_at")),
        "published_span": _find_day(name, text, facts.get("published_words")),
        "other_dates": [
            {"role": row["role"], "date": show_day(row["date"]), "span": _find_day(name, text, row["words"])}
            for row in facts.get("other_dates") or []
        ],
        "language": "en",
        "text": text,
    }


def _read_page(name: str, data: bytes) -> str:
    """Give the text of a page as the reader derives it: offsets can only hold there."""
    document = read(Original(data=data, path=name, url=None))
    if not isinstance(document, Document):
        raise WrongKeyError(f"{name}: {document.reason}")
    return document.text


def _find_day(name: str, text: str, words: str | None) -> list[int] | None:
    try:
        return None if words is None else find_stretch(text, words)
    except ValueError as reason:
        raise WrongKeyError(f"documents.yaml: {name}: {reason}: {words!r}") from reason


def _read_metadata() -> dict[str, Row]:
    with (STORY / "metadata.csv").open(encoding="utf-8", newline="") as lines:
        return {row["path"]: row for row in csv.DictReader(lines)}


def _list_cast(cast: Row, pages: dict[str, Page]) -> list[Row]:
    """Say which entity of each document is the same person, organisation or place."""
    return [
        {"key": key, "name": entry["name"], "kind": entry["kind"], "names": entry.get("names") or []}
        | {"entities": {name: page.people[key] for name, page in pages.items() if key in page.people}}
        for key, entry in cast.items()
    ]


def main() -> int:
    """Write key.json, or say whether it is what the YAML gives."""
    try:
        key = compile_key()
    except WrongKeyError as reason:
        print(reason, file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == render(key) else 1
    TARGET.write_text(render(key), encoding="utf-8")
    for page in key["annotate"]:
        print(page["document"]["path"], *(f"{len(page[kind])} {kind}" for kind in LISTS))
    print(
        f"{len(key['traps'])} traps;",
        *(f"{len(rows)} {kind}" for kind, rows in key["compare"].items() if kind != "schema"),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
