"""Who is who across documents is worked out when asked for, and only where something changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pytest

from made import made
from rashomon.corpus.query import entities
from rashomon.corpus.store import Corpus
from rashomon.entities.resolve import Resolution
from rashomon.types import Annotations, CorpusEntity, Member, Ruling


class ByName:
    """A resolver that joins entities of one name, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, documents: Iterable[Annotations], _rulings: Sequence[Ruling] = ()) -> Resolution:
        """Join entities by name."""
        self.asked += 1
        return Resolution(tuple(self._join(documents)), ())

    def _join(self, documents: Iterable[Annotations]) -> Iterator[CorpusEntity]:
        members: dict[str, list[Member]] = {}
        for annotations in documents:
            for entity in annotations.entities:
                members.setdefault(entity.name, []).append(Member(annotations.document.id, entity.id))
        for number, (name, each) in enumerate(sorted(members.items()), 1):
            where = tuple(sorted({member.document for member in each}))
            yield CorpusEntity(f"E{number}", name, "person", (name.upper(),), tuple(each), where, len(each))


@pytest.fixture
def told(corpus: Corpus) -> Corpus:
    """Give a corpus in which Varo speaks twice and Orne once."""
    corpus.add(*made("Varo spoke of nine.", ("Varo", "nine")))
    corpus.add(*made("Varo spoke of ten; Orne of two.", ("Varo", "ten"), ("Orne", "two")))
    return corpus


def test_it_is_worked_out_once_and_kept(told: Corpus) -> None:
    """The second question is answered from the file, also by a reader and with the same rows."""
    resolve = ByName()
    assert told.status().entities_stale
    first = list(entities(told, resolve))
    assert [(row.name, row.documents, row.mentions, row.names) for row in first] == [
        ("Varo", 2, 2, ("VARO",)),
        ("Orne", 1, 1, ("ORNE",)),
    ]
    assert Member(told.find(first[1].members[0].document), "e1") in first[1].members
    assert list(entities(told, resolve)) == first
    with Corpus.open(told.path, read_only=True) as reader:
        assert list(entities(reader, resolve)) == first
    assert resolve.asked == 1
    assert not told.status().entities_stale


def test_every_change_makes_it_stale(told: Corpus) -> None:
    """Adding, reading anew and removing do; adding what is there does not, and none of them resolves."""
    resolve = ByName()
    original, annotations = made("Sule spoke of nine.", ("Sule", "nine"))
    for change in (
        lambda: told.add(original, annotations),
        lambda: told.replace(replace(annotations, entities=())),
        lambda: told.remove(annotations.document.id),
    ):
        list(entities(told, resolve))
        asked = resolve.asked
        change()
        assert told.status().entities_stale
        assert resolve.asked == asked
    assert [row.name for row in entities(told, resolve)] == ["Varo", "Orne"]
    known = next(told.iter_annotations())
    told.add(told.original(known.document.id), known)
    assert not told.status().entities_stale


def test_a_reader_works_it_out_for_itself(told: Corpus) -> None:
    """Who may not write gets the answer all the same, and the file stays as it was."""
    resolve = ByName()
    with Corpus.open(told.path, read_only=True) as reader:
        assert [row.name for row in entities(reader, resolve)] == ["Varo", "Orne"]
    assert told.status().entities_stale


def test_what_comes_while_resolving_leaves_it_stale(told: Corpus) -> None:
    """A document that another process adds meanwhile is not taken for resolved."""
    with Corpus.open(told.path) as other:

        def resolve(documents: Iterable[Annotations], _rulings: Sequence[Ruling]) -> Resolution:
            found = ByName()(documents)
            other.add(*made("Sule spoke of nine.", ("Sule", "nine")))
            return found

        list(entities(told, resolve))
    assert told.status().entities_stale


def test_by_rule(told: Corpus) -> None:
    """Without another resolver the rules of the stage decide."""
    assert [(row.name, row.documents, row.mentions) for row in entities(told)] == [("Varo", 2, 2), ("Orne", 1, 1)]


def test_an_empty_corpus_has_nobody(corpus: Corpus) -> None:
    """Nobody is found, and that is kept too."""
    assert list(entities(corpus, ByName())) == []
    assert not corpus.status().entities_stale
