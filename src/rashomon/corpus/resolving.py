"""Who is who across documents: resolved when somebody asks and something changed, and kept until the next change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rashomon.corpus import keeping
from rashomon.corpus.catalogue import STALE
from rashomon.corpus.decisions import latest, rulings
from rashomon.corpus.file import CorpusFile
from rashomon.corpus.keeping import Resolved, Sides
from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.entities.amending import amend
from rashomon.entities.questions import Question
from rashomon.entities.resolve import Resolution
from rashomon.entities.resolve import resolve_all as resolve_by_rule
from rashomon.errors import UnknownIdError
from rashomon.types import Annotations, CorpusEntity, Member, Ruling, Standing, Target

Resolve = Callable[[Iterable[Annotations], Sequence[Ruling]], Resolution]


def entities(corpus: Corpus, resolve: Resolve = resolve_by_rule) -> Iterator[EntityRow]:
    """List who is spoken of across documents, most documents first; resolves first where anything changed since.

    What was resolved is kept in the file, unless that may only be read: then it is resolved for this call alone.
    """
    if is_stale(corpus):
        yield from resolve_now(corpus, resolve).entities
    else:
        yield from keeping.list_entities(corpus)


def questions(corpus: Corpus) -> Iterator[Question]:
    """List the pairs of which only a person can tell whether they are one, the most useful first; resolves likewise."""
    yield from resolve_now(corpus).questions if is_stale(corpus) else keeping.list_questions(corpus)


def standings(corpus: Corpus) -> dict[int, Standing]:
    """Give what became of each decision that holds, by its number; resolves likewise."""
    found = resolve_now(corpus).standings if is_stale(corpus) else keeping.list_standings(corpus)
    return {one.number: one for one in found}


def find_living(corpus: Corpus, entity_id: str) -> str | None:
    """Give the id that an entity's id, or its beginning, leads to; None: what it named is told of nowhere any more.

    UnknownIdError where no id begins so, or ids of several.
    """
    if is_stale(corpus) and not corpus.is_read_only:
        resolve_now(corpus)
    found = keeping.find_ids(corpus, entity_id)
    if entity_id in found:
        return found[entity_id]
    living = set(found.values())
    if len(living) != 1:
        raise UnknownIdError("entity" if not found else "single entity", entity_id)
    return living.pop()


def find_entity(corpus: Corpus, entity_id: str) -> EntityRow:
    """Give the entity that an id, or its beginning, leads to; UnknownIdError where it leads to none."""
    living = find_living(corpus, entity_id)
    row = None if living is None else keeping.find_entity(corpus, living)
    if row is None:
        raise UnknownIdError("entity told of now", entity_id)
    return row


def is_stale(corpus: CorpusFile) -> bool:
    """Tell whether documents or decisions came or went since the last resolving."""
    return bool(corpus.value(STALE))


def resolve_now(corpus: Corpus, resolve: Resolve = resolve_by_rule) -> Resolved:
    """Resolve all that is kept with the decisions that hold, and keep it where the file may be written to."""
    changes, decided = corpus.value("SELECT changes FROM state"), latest(corpus)
    held = rulings(corpus)
    found = resolve(corpus.iter_annotations(), held)
    resolved = Resolved(
        entities=tuple(sorted(map(_to_row, found.entities), key=_importance)),
        questions=found.questions,
        retired=found.retired,
        standings=tuple(_join_standings(found.standings, _inside(corpus), held)),
        sides={one.number: _sides(one, found.places) for one in held},
    )
    if not corpus.is_read_only:
        with corpus.writing() as connection:
            keeping.keep(connection, resolved, changes, decided)
    return resolved


def _sides(ruling: Ruling, places: Mapping[Target, Member]) -> Sides:
    other = None if ruling.other is None else places.get(ruling.other)
    return Sides(places.get(ruling.about[0]), other)


def _inside(corpus: Corpus) -> Iterator[Standing]:
    """Tell what became of the decisions on words inside documents."""
    for document, some in corpus.corrections().items():
        if corpus.has(document):
            yield from amend(corpus.as_read(document), some).standings


def _join_standings(
    across: Iterable[Standing], inside: Iterable[Standing], held: Iterable[Ruling]
) -> Iterator[Standing]:
    """Give one standing a decision: a mention's, also across documents, is the worse; none is left without."""
    found: dict[int, Standing] = {}
    for one in (*inside, *across):
        if one.number not in found or found[one.number].state == "applied":
            found[one.number] = one
    for ruling in held:
        yield found.get(ruling.number) or Standing(ruling.number, "not applicable", (), "its document is not kept")


def _importance(row: EntityRow) -> tuple[int, int, str, str]:
    return -row.documents, -row.mentions, row.name, row.id


def _to_row(entity: CorpusEntity) -> EntityRow:
    return EntityRow(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        names=entity.names,
        documents=len(entity.documents),
        mentions=entity.mentions,
        members=tuple(Member(*member) for member in entity.members),
        known_id=entity.known_id,
        offices=entity.offices,
    )
