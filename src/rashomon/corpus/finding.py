"""Whom a user means by an id or a name."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress

from rashomon.corpus.resolving import entities, find_entity
from rashomon.corpus.rows import EntityRow
from rashomon.corpus.store import Corpus
from rashomon.errors import AmbiguousError, UnknownIdError

ID = re.compile(r"E[0-9a-hjkmnp-tv-z]{4,12}")
"""An entity's id, or enough of its beginning."""


def find_one(corpus: Corpus, asked: str) -> EntityRow:
    """Give the entity meant by an id, also a retired one, or the beginning of one, or by a name.

    Its first name counts more than its others, a whole name more than some words of one. UnknownIdError where none
    fits, AmbiguousError where several do.
    """
    if ID.fullmatch(asked):
        with suppress(UnknownIdError):  # a name may look like an id: "Ebola"
            return find_entity(corpus, asked)
    every = list(entities(corpus))
    name = " ".join(asked.split()).casefold()
    ways: tuple[Callable[[EntityRow], bool], ...] = (
        lambda row: row.id == asked,
        lambda row: row.name.casefold() == name,
        lambda row: name in map(str.casefold, row.names),
        lambda row: _has_words(row, name.split()),
    )
    found = next(filter(None, ([row for row in every if fits(row)] for fits in ways)), [])
    if len(found) == 1:
        return found[0]
    near = found or [row for row in every if any(name in one for one in _names(row))]
    if not near:
        raise UnknownIdError("entity", asked)
    raise AmbiguousError(asked, tuple(map(_tell, near)))


def _names(row: EntityRow) -> Iterable[str]:
    return map(str.casefold, (row.name, *row.names))


def _has_words(row: EntityRow, words: list[str]) -> bool:
    """Tell whether one name of an entity holds every word asked for."""
    return bool(words) and any(set(words) <= set(name.split()) for name in _names(row))


def _tell(row: EntityRow) -> str:
    others = f" ({', '.join(row.names[:3])})" if row.names else ""
    return f"{row.id}  {row.name}{others}, {row.kind}, documents: {row.documents}"
