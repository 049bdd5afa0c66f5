"""What listings and pages across documents need again and again: names by id, passages with their words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.corpus import keeping
from rashomon.corpus.comparing import bring_up
from rashomon.corpus.finding import find_one
from rashomon.corpus.packing import from_json
from rashomon.corpus.pages import Place
from rashomon.corpus.query import entities
from rashomon.corpus.resolving import is_stale
from rashomon.corpus.rows import DocumentRow, EntityRow
from rashomon.corpus.store import Corpus
from rashomon.lexicon.sentences import find_ends
from rashomon.records import Json
from rashomon.types import Span

UNNAMED = "someone not named"

AROUND, SHORT = 70, 24
"""Code points of the words around a passage at most, and how long a passage is that needs none."""


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
        shown = Span(start - first, end - first)
        before, after = ("", "") if end - start > SHORT else (_last(text, shown), _first(text, shown))
        return Place(
            document,
            row.outlet,
            row.published,
            row.title,
            start,
            end,
            " ".join(text[shown.start : shown.end].split()),
            before,
            after,
        )

    def find(self, asked: str) -> EntityRow:
        """Give the entity meant by an id or a name."""
        return find_one(self.corpus, asked)


def speaker_in(said: Json) -> str:
    """Name who speaks in an attribution's JSON: as identified, else in the text's own words."""
    source = said["source"]
    return UNNAMED if source is None else source["name"] or " ".join(source["text"].split()) or UNNAMED


def _last(text: str, shown: Span) -> str:
    """Give the words of the line or sentence that lead up to a passage; a word cut at the text's beginning is left out."""
    cut = max((end for end in find_ends(text, 0, shown.start + 1) if end <= shown.start), default=None)
    words = text[: shown.start].partition(" ")[2] if cut is None else text[cut : shown.start]
    return " ".join(words.split()) + " " * words[-1:].isspace()


def _first(text: str, shown: Span) -> str:
    """Give the words that follow a passage, to the end of its line or sentence, else to the last whole word."""
    cut = next((end for end in find_ends(text, shown.start) if end > shown.end), None)
    words = text[shown.end :].rpartition(" ")[0] if cut is None else text[shown.end : cut].rstrip()
    return " " * words[:1].isspace() + " ".join(words.split())


class People(Mapping[str, EntityRow]):
    """The entities of a corpus by their ids, the most important first; each is read when it is asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[str, EntityRow | None] = {}

    def __getitem__(self, entity: str) -> EntityRow:
        """Give an entity by its id; KeyError where there is none."""
        if entity not in self._known:
            self._known[entity] = keeping.find_entity(self._corpus, entity)
        found = self._known[entity]
        if found is None:
            raise KeyError(entity)
        return found

    def __iter__(self) -> Iterator[str]:
        """Give the ids; all are read at once."""
        every = {row.id: row for row in keeping.list_entities(self._corpus)}
        self._known.update(every)
        return iter(every)

    def __len__(self) -> int:
        """Count them."""
        return int(self._corpus.value("SELECT count(*) FROM entities"))


def open_desk(corpus: Corpus) -> Desk:
    """Compare the documents anew where that is due, and lay out names and documents."""
    bring_up(corpus)
    people: Mapping[str, EntityRow] = People(corpus)
    if is_stale(corpus):
        people = {row.id: row for row in entities(corpus)}
    return Desk(corpus, people, {row.id: row for row in corpus.documents()})
