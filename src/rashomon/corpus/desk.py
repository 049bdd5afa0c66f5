"""What listings and pages across documents need again and again: names by id, passages with their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.corpus.comparing import bring_up
from rashomon.corpus.finding import find_one
from rashomon.corpus.pages import Place
from rashomon.corpus.query import entities
from rashomon.corpus.rows import DocumentRow, EntityRow
from rashomon.corpus.store import Corpus


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

    def place(self, document: str, start: int, end: int) -> Place:
        """Give a passage with its words."""
        row = self.documents[document]
        text = self.corpus.value(
            "SELECT substr(text, ?, ?) FROM documents WHERE id = ?", (start + 1, max(0, end - start), document)
        )
        return Place(document, row.outlet, row.published, row.title, start, end, " ".join(str(text or "").split()))

    def find(self, asked: str) -> EntityRow:
        """Give the entity meant by an id or a name."""
        return find_one(self.corpus, asked)


def open_desk(corpus: Corpus) -> Desk:
    """Compare the documents anew where that is due, and lay out names and documents."""
    bring_up(corpus)
    return Desk(corpus, {row.id: row for row in entities(corpus)}, {row.id: row for row in corpus.documents()})


def read_day(value: str | None) -> date | None:
    """Read a day as it stands in a record."""
    return None if value is None else date.fromisoformat(value)
