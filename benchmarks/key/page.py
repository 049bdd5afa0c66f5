"""One text of the demo story with its answers: stretches become offsets, keys become ids, YAML the contract's object."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from rashomon.records import SCHEMA

WRITTEN_FOR = "0.1.0"  # the version whose contract the answers follow
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\n))*")
MENTIONED = {"pronoun": "pronoun", "nominal": "nominal", "unnamed": "nominal"}

Row = dict[str, Any]
Pair = list[int]


class WrongKeyError(Exception):
    """An answer that does not fit its text; says the file, the entry and the stretch."""


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


def show_day(value: object) -> object:
    """Give a day as ISO 8601; anything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


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
        self.times = self._number("times", "t", self._spot)
        self.amounts = self._number("quantities", "q", self._spot)
        self.happened = self._number("events", "ev", self._spot)

    def annotate(self) -> Row:
        """Give the contract's object."""
        return {
            "schema": SCHEMA,
            "rashomon": WRITTEN_FOR,
            "model": "key",
            "document": self.document,
            "zones": self._zones(),
            "mentions": [
                {"id": f"m{n}"}
                | self._quote(span)
                | {"kind": self._kind(key), "form": form, "entity": self.people[key]}
                for n, (span, key, form) in enumerate(self.mentions, 1)
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
        spans = sorted(self._pairs("not_attributions", self._rows("not_attributions")))
        return [{"document": self.name, "span": span, "text": self._words(span)} for span in spans]

    def place(self, entry: str, stretch: str) -> Pair:
        """Find a stretch of this text, for the entry that needs it."""
        try:
            return find_stretch(self.text, stretch)
        except ValueError as reason:
            raise WrongKeyError(f"{self.name}: {entry}: {reason}: {stretch!r}") from reason

    def pick(self, entry: str, ids: dict[str, str], key: str | None) -> str | None:
        """Give the id that a key has become."""
        if key is not None and key not in ids:
            raise WrongKeyError(f"{self.name}: {entry}: no such key: {key!r}")
        return None if key is None else ids[key]

    # -- lists and words -----------------------------------------------------------------------

    def _rows(self, kind: str) -> list[Any]:
        return self.answers.get(kind) or []

    def _number(self, kind: str, letter: str, place: Callable[[Row], Pair]) -> dict[str, str]:
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

    def _spot(self, row: Row) -> Pair:
        return self.place(row["key"], row["words"])

    def _frame(self, row: Row) -> Pair:
        """Give the stretch from the first to the last word of an attribution's content."""
        pieces = self._pairs(row["key"], row["content"])
        return [min(start for start, _ in pieces), max(end for _, end in pieces)]

    # -- zones ---------------------------------------------------------------------------------

    def _zones(self) -> list[Row]:
        """Give the zones, one a paragraph and one a turn; white space belongs to the zone before it."""
        rows = [(self.place("zones", row["words"]), row) for row in self._rows("zones")]
        main = [(part, row) for span, row in rows if row["kind"] != "note" for part in self._split(span, row["kind"])]
        main.sort(key=lambda pair: pair[0])
        edges = [0, *(part[0] for part, _ in main[1:]), len(self.text)]
        found = [([*edge], row) for edge, (_, row) in zip(pairwise(edges), main, strict=True)]
        for (edge, row), (part, _) in zip(found, main, strict=True):
            if self._words(edge).strip() != self._words(part).strip():
                raise WrongKeyError(f"{self.name}: zones: words left over at {row['words']!r}")
        found += [(span, row) for span, row in rows if row["kind"] == "note"]
        return [
            {"id": f"z{n}", "kind": row["kind"], "start": span[0], "end": span[1], "speaker": row.get("speaker")}
            for n, (span, row) in enumerate(sorted(found, key=lambda pair: pair[0][0]), 1)
        ]

    def _split(self, span: Pair, kind: str) -> list[Pair]:
        """Split a zone at its blank lines; a turn stays one."""
        if kind == "turn":
            return [span]
        return [[span[0] + m.start(), span[0] + m.end()] for m in PARAGRAPH.finditer(self._words(span))]

    # -- mentions and entities -----------------------------------------------------------------

    def _find_mentions(self) -> list[tuple[Pair, str, str]]:
        """List the mentions written down, and each pronoun, title or unnamed source that has an entity."""
        found = {tuple(self.place("mentions", row[0])): (row[1], row[2]) for row in self._rows("mentions")}
        for row in self._rows("attributions"):
            if row.get("source") and row.get("entity") and row["kind"] in MENTIONED:
                found.setdefault(tuple(self.place(row["key"], row["source"])), (row["entity"], MENTIONED[row["kind"]]))
        return [([*span], key, form) for span, (key, form) in sorted(found.items())]

    def _kind(self, key: str) -> str:
        if key not in self.cast:
            raise WrongKeyError(f"{self.name}: no such key in cast.yaml: {key!r}")
        kind: str = self.cast[key]["kind"]
        return kind

    def _find_people(self) -> list[str]:
        """List the entities of this document in the order of their first mention, then those without one."""
        keys = [key for _, key, _ in self.mentions]
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

    def _named(self, key: str, form: str) -> list[str]:
        return [self._words(span) for span, whose, how in self.mentions if (whose, how) == (key, form)]

    def _name(self, key: str) -> str:
        """Give the longest name this document has for an entity, else its longest description, else the cast's."""
        words = self._named(key, "name") or self._named(key, "nominal") or [self.cast[key]["name"]]
        return max(words, key=lambda name: (len(name), not name.isupper()))

    def _entity(self, key: str) -> Row:
        told = [row for row in self.cast[key].get("offices") or [] if self.name.startswith(row["document"])]
        return {
            "id": self.people[key],
            "name": self.names[key],
            "kind": self._kind(key),
            "names": sorted({*self._named(key, "name")} - {self.names[key]}),
            "known_id": None,
            "offices": [
                {field: show_day(row[field]) for field in ("title", "of", "status", "from", "to")}
                | {"evidence": self._pairs(f"cast.yaml: {key}", row["evidence"])}
                for row in told
            ],
        }

    # -- attributions --------------------------------------------------------------------------

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
            "said": self._said(row["said"]) if row.get("said") else None,
            "confidence": 1.0,
        }

    def _source(self, row: Row) -> Row | None:
        if not row.get("source"):
            return None
        key = row.get("entity")
        found = self._quote(self.place(row["key"], row["source"])) | {"kind": row["kind"]}
        return found | {"entity": self.pick(row["key"], self.people, key), "name": self.names.get(key)}

    def _reference(self, entry: str, row: Row) -> Row:
        found = self._quote(self.place(entry, row["words"]))
        return found | {"entity": self.pick(entry, self.people, row.get("entity"))}

    @staticmethod
    def _said(said: list[object]) -> Row:
        return {"earliest": show_day(said[0]), "latest": show_day(said[1]), "precision": said[2]}

    # -- times, quantities, events, relations --------------------------------------------------

    def _time(self, row: Row) -> Row:
        found = {"id": self.times[row["key"]]} | self._quote(self._spot(row))
        found |= {field: show_day(row[field]) for field in ("earliest", "latest", "precision", "anchor")}
        anchor = self.pick(row["key"], self.happened, row.get("event"))
        found |= {"anchor_event": anchor, "anchor_words": None, "offset_days": row.get("offset")}
        unplaced = "event" if row["anchor"] == "event" else "vague"
        return found | {
            "kind": "time" if row["precision"] == "hour" else "date",
            "value": None,
            "reason": unplaced if row["earliest"] is None else None,
        }

    def _quantity(self, row: Row) -> Row:
        found = {"id": self.amounts[row["key"]]} | self._quote(self._spot(row))
        found |= {field: row[field] for field in ("low", "low_open", "high")}
        found |= {"high_open": row.get("high_open", False)}
        found |= {field: row[field] for field in ("approximate", "unit", "of")}
        return found | {"denied": row.get("denied", False)}

    def _event(self, row: Row) -> Row:
        entry, span = row["key"], self._spot(row)
        found = {"id": self.happened[entry]} | self._quote(span)
        return found | {
            "type": row["type"],
            "participants": [self._participant(entry, who) for who in row.get("participants") or []],
            "time": self.pick(entry, self.times, row.get("time")),
            "place": self.pick(entry, self.people, row.get("place")),
            "quantities": [self.pick(entry, self.amounts, key) for key in row.get("quantities") or []],
            "within": self._within(entry, row, span),
            "polarity": row.get("polarity", "+"),
            "certainty": row.get("certainty", "happened"),
        }

    def _participant(self, entry: str, who: Row) -> Row:
        words = self._words(self.place(entry, who["words"]))
        return {"role": who["role"], "entity": self.pick(entry, self.people, who.get("entity")), "text": words}

    def _relation(self, row: Row) -> Row:
        entry = f"{row['from']} {row['kind']} {row['to']}"
        evidence = self._pairs(entry, row["evidence"])
        ends = {end: self.pick(entry, self.people, row[end]) for end in ("from", "to")}
        return {"kind": row["kind"]} | ends | {"evidence": evidence, "within": self._within(entry, row, evidence[0])}

    def _within(self, entry: str, row: Row, span: Pair) -> str | None:
        """Give the attribution that is said to hold an entry, else the innermost that does."""
        if "within" in row:
            return self.pick(entry, self.said, row["within"])
        holders = [
            (end - start, -int(self.said[outer["key"]].removeprefix("a")))
            for outer in self._rows("attributions")
            for start, end in self._pairs(outer["key"], outer["content"])
            if start <= span[0] and span[1] <= end
        ]
        return f"a{-min(holders)[1]}" if holders else None
