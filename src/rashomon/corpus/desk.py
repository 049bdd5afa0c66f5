"""What listings and pages across documents need again and again: names by id, passages with their words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.corpus import keeping
from rashomon.corpus.comparing import bring_up
from rashomon.corpus.finding import find_one
from rashomon.corpus.pages import Place
from rashomon.corpus.query import entities
from rashomon.corpus.resolving import is_stale
from rashomon.corpus.rows import DocumentRow, EntityRow
from rashomon.corpus.store import Corpus

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
