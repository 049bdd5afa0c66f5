"""Compile the answer key of the demo story: the YAML beside this file to src/rashomon/demo/key.json.

The key was written by reading the eight texts, never by running the program; see cast.yaml and the head of each file.
A *stretch* is words as they stand in a text: `exact words` that occur once, `left [[words]] right` (the whole occurs
once, the bracketed words are meant) or `first words ~ last words` (from the first, which occur once, to the end of the
next occurrence of the last). Two things are filled in here: a pronoun, title or unnamed source becomes a mention of
its entity, and an event or relation without `within` gets the innermost attribution whose content holds it.

    python benchmarks/key/compile.py            writes key.json
    python benchmarks/key/compile.py --check    exit status 1 where key.json is not what the YAML gives
"""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from rashomon import __version__
from rashomon.reading.identity import hash_bytes, make_id
from rashomon.records import SCHEMA
from rashomon.types import Document, Original

KEY = Path(__file__).resolve().parent
DEMO = KEY.parents[1] / "src" / "rashomon" / "demo"
STORY = DEMO / "story"
TARGET = DEMO / "key.json"
MENTIONED = {"pronoun": "pronoun", "nominal": "nominal", "unnamed": "nominal"}

Row = dict[str, Any]
Pair = list[int]


class WrongKeyError(Exception):
    """An answer that does not fit its text; says the file, the entry and the stretch."""


def compile_key() -> Row:
    """Give the whole key: one contract object a document, the traps, the cast, the comparison."""
    cast = _load("cast.yaml")
    pages = [
        page for page in (_open_page(name, facts, cast) for name, facts in _load("documents.yaml").items()) if page
    ]
    objects = [page.annotate() for page in pages]
    compared = KEY / "compare.yaml"
    return {
        "annotate": objects,
        "traps": [trap for page in pages for trap in page.traps()],
        "cast": _list_cast(cast, pages),
        "compare": _resolve(_load("compare.yaml"), {page.name: page for page in pages}) if compared.exists() else None,
    }


def render(key: Row) -> str:
    """Give the key as the bytes of its file are."""
    return json.dumps(key, ensure_ascii=False, indent=1) + "\n"


def find_stretch(text: str, stretch: str) -> Pair:
    """Give the place of a stretch; raises ValueError with the reason where it has none or several."""
    if "[[" in stretch:
        left, rest = stretch.split("[[", 1)
        words, right = rest.split("]]", 1)
        start = _find_once(text, left + words + right) + len(left)
        return [start, start + len(words)]
    if " ~ " in stretch:
        first, last = stretch.split(" ~ ", 1)
        start = _find_once(text, first)
        end = text.find(last, start + len(first))
        if end < 0:
            raise ValueError("its last words are not found after its first")
        return [start, end + len(last)]
    start = _find_once(text, stretch)
    return [start, start + len(stretch)]


def _find_once(text: str, words: str) -> int:
    start = text.find(words)
    if not words or start < 0:
        raise ValueError("not found")
    if text.find(words, start + 1) >= 0:
        raise ValueError("not unique")
    return start


class Page:
    """One text with its answers; keys of the YAML become ids as its lists are numbered."""

    def __init__(self, name: str, document: Row, answers: Row, cast: Row) -> None:
        self.name = name
        self.document = document
        self.text: str = document["text"]
        self.cast = cast
        self.answers = answers
        self.mentions = self._find_mentions()
        self.people = {key: f"e{n}" for n, key in enumerate(self._find_people(), 1)}
        self.names = {key: self._name(key) for key in self.people}
        self.said = self._number("attributions", "a", self._frame)
        self.times = self._number("times", "t", lambda row: self.place(row["key"], row["words"]))
        self.amounts = self._number("quantities", "q", lambda row: self.place(row["key"], row["words"]))
        self.happened = self._number("events", "ev", lambda row: self.place(row["key"], row["words"]))

    def annotate(self) -> Row:
        """Give the contract's object."""
        return {
            "schema": SCHEMA,
            "rashomon": __version__,
            "model": "key",
            "document": self.document,
            "zones": self._zones(),
            "mentions": [
                {"id": f"m{n}"} | self._quote(span) | {"kind": kind, "form": form, "entity": self.people.get(key)}
                for n, (span, key, form, kind) in enumerate(self.mentions, 1)
            ],
            "entities": [self._entity(key) for key in self.people],
            "attributions": [self._attribution(row) for row in self._sorted("attributions", self.said)],
            "times": [self._time(row) for row in self._sorted("times", self.times)],
            "quantities": [self._quantity(row) for row in self._sorted("quantities", self.amounts)],
            "events": [self._event(row) for row in self._sorted("events", self.happened)],
            "relations": [self._relation(row) for row in self._rows("relations")],
            "warnings": [],
        }

    def traps(self) -> list[Row]:
        """Give the stretches that look like an attribution and are none."""
        spans = [self.place("not_attributions", stretch) for stretch in self._rows("not_attributions")]
        return [{"document": self.document["path"], "span": span, "text": self._words(span)} for span in spans]

    def place(self, entry: str, stretch: str) -> Pair:
        """Find a stretch of this text, for the entry that needs it."""
        try:
            return find_stretch(self.text, stretch)
        except ValueError as reason:
            raise WrongKeyError(f"{self.name}: {entry}: {reason}: {stretch!r}") from reason

    def pick(self, entry: str, ids: dict[str, str], key: str | None) -> str | None:
        """Give the id that a key has become."""
        if key is None:
            return None
        if key not in ids:
            raise WrongKeyError(f"{self.name}: {entry}: no such key: {key!r}")
        return ids[key]

    # -- lists and words -----------------------------------------------------------------------

    def _rows(self, kind: str) -> list[Any]:
        return self.answers.get(kind) or []

    def _number(self, kind: str, letter: str, place: Any) -> dict[str, str]:
        """Give each key its id, in the order of the text; an outer one before what it holds."""
        rows = sorted(self._rows(kind), key=lambda row: (place(row)[0], -place(row)[1]))
        ids = {row["key"]: f"{letter}{n}" for n, row in enumerate(rows, 1)}
        if len(ids) < len(rows):
            raise WrongKeyError(f"{self.name}: {kind}: a key stands twice")
        return ids

    def _sorted(self, kind: str, ids: dict[str, str]) -> list[Row]:
        by_key = {row["key"]: row for row in self._rows(kind)}
        return [by_key[key] for key in ids]

    def _words(self, span: Pair) -> str:
        return self.text[span[0] : span[1]]

    def _quote(self, span: Pair) -> Row:
        return {"start": span[0], "end": span[1], "text": self._words(span)}

    def _pairs(self, entry: str, stretches: Iterable[str]) -> list[Pair]:
        return [self.place(entry, stretch) for stretch in stretches]

    # -- zones and entities --------------------------------------------------------------------

    def _zones(self) -> list[Row]:
        """Number the zones; white space before the next one belongs to the one before."""
        rows = [(self.place("zones", row["words"]), row) for row in self._rows("zones")]
        main = [span for span, row in rows if row["kind"] != "note"]
        ends = {span[0]: later[0] for span, later in zip(main, main[1:], strict=False)}
        ends |= {main[-1][0]: len(self.text)} if main else {}
        for span in main:
            if self.text[span[1] : ends[span[0]]].strip() or (span is main[0] and self.text[: span[0]].strip()):
                raise WrongKeyError(f"{self.name}: zones: words before or after {self._words(span)[:60]!r} are in none")
        return [
            {
                "id": f"z{n}",
                "kind": row["kind"],
                "start": 0 if main and span is main[0] else span[0],
                "end": span[1] if row["kind"] == "note" else ends[span[0]],
                "speaker": row.get("speaker"),
            }
            for n, (span, row) in enumerate(sorted(rows, key=lambda pair: pair[0][0]), 1)
        ]

    def _find_mentions(self) -> list[tuple[Pair, str | None, str, str]]:
        """List the mentions written down, and each pronoun, title or unnamed source that has an entity."""
        found = {tuple(self.place("mentions", row[0])): tuple(row[1:3]) for row in self._rows("mentions")}
        for row in self._rows("attributions"):
            if row.get("source") and row.get("entity") and row["kind"] in MENTIONED:
                found.setdefault(tuple(self.place(row["key"], row["source"])), (row["entity"], MENTIONED[row["kind"]]))
        return [
            (list(span), key, form, self._kind(key)) for span, (key, form) in sorted(found.items(), key=lambda i: i[0])
        ]

    def _kind(self, key: str | None) -> str:
        if key not in self.cast:
            raise WrongKeyError(f"{self.name}: no such key in cast.yaml: {key!r}")
        kind: str = self.cast[key]["kind"]
        return kind

    def _find_people(self) -> list[str]:
        """List the entities of this document in the order of their first mention, then those without one."""
        keys = [key for _, key, _, _ in self.mentions]
        for row in self._rows("attributions"):
            keys += [row.get("entity"), *(link.get("entity") for link in row.get("via") or [])]
            keys += [(row.get(field) or {}).get("entity") for field in ("addressee", "venue")]
        for row in self._rows("events"):
            keys += [row.get("place"), *(who.get("entity") for who in row.get("participants") or [])]
        for row in self._rows("relations"):
            keys += [row["from"], row["to"]]
        people = [key for key in dict.fromkeys(keys) if key is not None]
        for key in people:
            self._kind(key)
        return people

    def _name(self, key: str) -> str:
        """Give the longest name this document has for an entity, else its longest description, else the cast's."""
        for wanted in ("name", "nominal"):
            words = [self._words(span) for span, whose, form, _ in self.mentions if (whose, form) == (key, wanted)]
            if words:
                return max(words, key=len)
        name: str = self.cast[key]["name"]
        return name

    def _entity(self, key: str) -> Row:
        used = {self._words(span) for span, whose, form, _ in self.mentions if whose == key and form == "name"}
        offices = [row for row in self.cast[key].get("offices") or [] if self.name.startswith(row["document"])]
        return {
            "id": self.people[key],
            "name": self.names[key],
            "kind": self._kind(key),
            "names": sorted(used - {self.names[key]}),
            "known_id": None,
            "offices": [
                {
                    "title": row["title"],
                    "of": row["of"],
                    "status": row["status"],
                    "from": _day(row["from"]),
                    "to": _day(row["to"]),
                    "evidence": self._pairs(f"cast.yaml: {key}", row["evidence"]),
                }
                for row in offices
            ],
        }

    # -- attributions --------------------------------------------------------------------------

    def _frame(self, row: Row) -> Pair:
        """Give the stretch from the first to the last word of an attribution's content."""
        pieces = self._pairs(row["key"], row["content"])
        return [min(start for start, _ in pieces), max(end for _, end in pieces)]

    def _attribution(self, row: Row) -> Row:
        entry = row["key"]
        pieces = self._pairs(entry, row["content"])
        return {
            "id": self.said[entry],
            "form": row["form"],
            "text": " … ".join(self._words(piece) for piece in pieces),
            "content": pieces,
            "source": self._source(row),
            "cue": self._quote(self.place(entry, row["cue"])) if row.get("cue") else None,
            "act": row["act"],
            "polarity": row.get("polarity", "+"),
            "within": self.pick(entry, self.said, row.get("within")),
            "via": [{"relation": link["relation"]} | self._reference(entry, link) for link in row.get("via") or []],
            "addressee": self._reference(entry, row["addressee"]) if row.get("addressee") else None,
            "venue": self._reference(entry, row["venue"]) if row.get("venue") else None,
            "said": _interval(row["said"]) if row.get("said") else None,
            "confidence": 1.0,
        }

    def _source(self, row: Row) -> Row | None:
        if not row.get("source"):
            return None
        key = row.get("entity")
        return self._quote(self.place(row["key"], row["source"])) | {
            "kind": row["kind"],
            "entity": self.pick(row["key"], self.people, key),
            "name": self.names.get(key),
        }

    def _reference(self, entry: str, row: Row) -> Row:
        return self._quote(self.place(entry, row["words"])) | {
            "entity": self.pick(entry, self.people, row.get("entity")),
        }

    # -- times, quantities, events, relations --------------------------------------------------

    def _time(self, row: Row) -> Row:
        return (
            {"id": self.times[row["key"]]}
            | self._quote(self.place(row["key"], row["words"]))
            | {
                "earliest": _day(row["earliest"]),
                "latest": _day(row["latest"]),
                "precision": row["precision"],
                "anchor": row["anchor"],
                "anchor_event": self.pick(row["key"], self.happened, row.get("event")),
                "offset_days": row.get("offset"),
            }
        )

    def _quantity(self, row: Row) -> Row:
        found = {"id": self.amounts[row["key"]]} | self._quote(self.place(row["key"], row["words"]))
        return found | {field: row[field] for field in ("low", "low_open", "high", "approximate", "unit", "of")}

    def _event(self, row: Row) -> Row:
        entry, span = row["key"], self.place(row["key"], row["words"])
        return (
            {"id": self.happened[entry]}
            | self._quote(span)
            | {
                "type": row["type"],
                "participants": [
                    {
                        "role": who["role"],
                        "entity": self.pick(entry, self.people, who.get("entity")),
                        "text": self._words(self.place(entry, who["words"])),
                    }
                    for who in row.get("participants") or []
                ],
                "time": self.pick(entry, self.times, row.get("time")),
                "place": self.pick(entry, self.people, row.get("place")),
                "quantities": [self.pick(entry, self.amounts, key) for key in row.get("quantities") or []],
                "within": self._within(row, span),
                "polarity": row.get("polarity", "+"),
                "certainty": row.get("certainty", "happened"),
            }
        )

    def _relation(self, row: Row) -> Row:
        entry = f"{row['from']} {row['kind']} {row['to']}"
        evidence = self._pairs(entry, row["evidence"])
        return {
            "kind": row["kind"],
            "from": self.pick(entry, self.people, row["from"]),
            "to": self.pick(entry, self.people, row["to"]),
            "evidence": evidence,
            "within": self._within(row | {"key": entry}, evidence[0]),
        }

    def _within(self, row: Row, span: Pair) -> str | None:
        """Give the attribution that is said to hold an entry, else the innermost that does."""
        if "within" in row:
            return self.pick(row["key"], self.said, row["within"])
        holders = [
            (end - start, self.said[outer["key"]])
            for outer in self._rows("attributions")
            for start, end in self._pairs(outer["key"], outer["content"])
            if start <= span[0] and span[1] <= end
        ]
        return min(holders, key=lambda holder: (holder[0], -int(holder[1][1:])))[1] if holders else None


# -- files -------------------------------------------------------------------------------------


def _load(name: str) -> Row:
    loaded: Row = yaml.safe_load((KEY / name).read_text(encoding="utf-8"))
    return loaded


def _open_page(name: str, facts: Row, cast: Row) -> Page | None:
    """Open one text with its answers; None where nobody has written them yet."""
    answers = KEY / f"{name[:2]}.yaml"
    if not answers.exists():
        return None
    page = Page(name, _describe(name, facts), _load(answers.name), cast)
    if page.answers["document"] != name:
        raise WrongKeyError(f"{answers.name}: its document is not {name}")
    return page


def _describe(name: str, facts: Row) -> Row:
    """Give the contract's ``document``: what the page tells of itself, with metadata.csv laid over it."""
    data, told = (STORY / name).read_bytes(), _read_metadata()[name]
    text = data.decode("utf-8") if name.endswith(".txt") else _read_page(name, data)
    url, outlet = told["url"] or facts.get("url"), told["outlet"] or facts.get("outlet")
    words = facts.get("published_words")
    return {
        "id": make_id(data, url, outlet),
        "bytes_sha256": hash_bytes(data),
        "path": name,
        "url": url,
        "outlet": outlet,
        "title": told["title"] or facts.get("title"),
        "author": facts.get("author"),
        "published": _day(facts["published"]),
        "published_at": facts["published_at"].isoformat() if "published_at" in facts else None,
        "published_span": find_stretch(text, words) if words else None,
        "other_dates": [
            {
                "role": row["role"],
                "date": _day(row["date"]),
                "span": find_stretch(text, row["words"]) if row["words"] else None,
            }
            for row in facts.get("other_dates") or []
        ],
        "language": "en",
        "text": text,
    }


def _read_page(name: str, data: bytes) -> str:
    """Give the text of a page as the reader derives it: offsets can only hold there."""
    from rashomon.reading.read import read  # noqa: PLC0415 - only the one page needs the extraction library

    document = read(Original(data=data, path=name, url=None))
    if not isinstance(document, Document):
        raise WrongKeyError(f"{name}: {document.reason}")
    return document.text


def _read_metadata() -> dict[str, Row]:
    with (STORY / "metadata.csv").open(encoding="utf-8", newline="") as lines:
        return {row["path"]: row for row in csv.DictReader(lines)}


def _list_cast(cast: Row, pages: list[Page]) -> list[Row]:
    """Say which entity of each document is the same person, organisation or place."""
    return [
        {
            "key": key,
            "name": entry["name"],
            "kind": entry["kind"],
            "names": entry.get("names") or [],
            "entities": [{"document": page.name, "entity": page.people[key]} for page in pages if key in page.people],
        }
        for key, entry in cast.items()
    ]


def _resolve(node: Any, pages: dict[str, Page]) -> Any:
    """Copy compare.yaml; {document, words} becomes {document, span}, and the key of an attribution its id."""
    if isinstance(node, list):
        return [_resolve(child, pages) for child in node]
    if not isinstance(node, dict):
        return _day(node)
    copy = {
        field: _resolve(child, pages) for field, child in node.items() if field != "words" or "document" not in node
    }
    page = pages.get(str(node.get("document")))
    if page and "words" in node:
        copy["span"] = page.place("compare.yaml", node["words"])
    if page and "attribution" in node:
        copy["attribution"] = page.pick("compare.yaml", page.said, node["attribution"])
    return copy


def _day(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _interval(said: list[Any]) -> Row:
    earliest, latest, precision = said
    return {"earliest": _day(earliest), "latest": _day(latest), "precision": precision}


def main() -> int:
    """Write key.json, or say whether it is what the YAML gives."""
    try:
        new = render(compile_key())
    except WrongKeyError as reason:
        print(reason, file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == new else 1
    TARGET.write_text(new, encoding="utf-8")
    for page in json.loads(new)["annotate"]:
        counts = {
            kind: len(page[kind])
            for kind in ("zones", "mentions", "entities", "attributions", "times", "quantities", "events", "relations")
        }
        print(page["document"]["path"], *(f"{kind} {count}" for kind, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
