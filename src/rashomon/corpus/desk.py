"""What listings and pages across documents need again and again: names by id, passages with their words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.corpus.comparing import bring_up
from rashomon.corpus.finding import find_one
from rashomon.corpus.packing import from_json
from rashomon.corpus.pages import Place
from rashomon.corpus.query import entities
from rashomon.corpus.rows import DocumentRow, EntityRow
from rashomon.corpus.store import Corpus
from rashomon.records import Json

UNNAMED = "someone not named"

AROUND, SHORT = 70, 24
"""Code points of the words around a passage at most, and how long a passage is that needs none."""

_BREAK = re.compile(r"\n|[.!?…][\"”’')\]]?(?=\s)")


@dataclass(frozen=True, slots=True)
class Desk:
    """An open corpus with its comparison brought up to date, its entities and its documents at hand."""

    corpus: Corpus
    people: Mapping[str, EntityRow]
    documents: Mapping[str, DocumentRow]

    def name(self, entity: str | None) -> str | None:
        """Give the name of an entity; None for none."""
        row = None if entity is None else self.people.get(entity)
        return entity if row is None else row.name

    def voice(self, told: Json) -> str | None:
        """Give who tells what stands in a record with its document, attribution and voucher; None: the outlet itself.

        A source that nothing identifies is given in the outlet's words for it.
        """
        if told["vouched_by"] is not None or told.get("attribution") is None:
            return self.name(told["vouched_by"])
        return speaker_in(self.attribution(told["document"], told["attribution"]))

    def attribution(self, document: str, attribution: str) -> Json:
        """Give an attribution of a document that is kept, as JSON has it."""
        found: Json = from_json(
            self.corpus.value(
                "SELECT a.record FROM attributions a JOIN documents d ON d.number = a.document WHERE d.id = ? AND a.id = ?",
                (document, attribution),
            )
        )
        return found

    def place(self, document: str, start: int, end: int) -> Place:
        """Give a passage with its words; with a few of those around it where it is short."""
        row = self.documents[document]
        first = max(0, start - AROUND)
        text = str(
            self.corpus.value(
                "SELECT substr(text, ?, ?) FROM documents WHERE id = ?",
                (first + 1, max(0, end + AROUND - first), document),
            )
            or ""
        )
        before, words, after = text[: start - first], text[start - first : end - first], text[end - first :]
        if end - start > SHORT:
            before = after = ""
        return Place(
            document,
            row.outlet,
            row.published,
            row.title,
            start,
            end,
            " ".join(words.split()),
            _last(before),
            _first(after),
        )

    def find(self, asked: str) -> EntityRow:
        """Give the entity meant by an id or a name."""
        return find_one(self.corpus, asked)


def speaker_in(said: Json) -> str:
    """Name who speaks in an attribution's JSON: as identified, else in the text's own words."""
    source = said["source"]
    return UNNAMED if source is None else source["name"] or " ".join(source["text"].split()) or UNNAMED


def _last(before: str) -> str:
    """Give the words of the line or sentence that lead up to a passage."""
    cut = max((found.end() for found in _BREAK.finditer(before)), default=None)
    words = before[cut:] if cut is not None else before.partition(" ")[2]
    return " ".join(words.split()) + " " * words[-1:].isspace()


def _first(after: str) -> str:
    """Give the words that follow a passage, to the end of its line or sentence."""
    found = _BREAK.search(after)
    words = after[: found.start() + 1].rstrip("\n") if found else after.rpartition(" ")[0]
    return " " * words[:1].isspace() + " ".join(words.split())


def open_desk(corpus: Corpus) -> Desk:
    """Compare the documents anew where that is due, and lay out names and documents."""
    bring_up(corpus)
    return Desk(corpus, {row.id: row for row in entities(corpus)}, {row.id: row for row in corpus.documents()})
