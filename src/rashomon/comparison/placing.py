"""Places as accounts tell them, with what holds each as far as the documents and the gazetteer know."""

from collections.abc import Sequence

from rashomon.gazetteer.context import PlaceContext, join_contexts, read_context
from rashomon.gazetteer.resolve import where_of
from rashomon.types import Annotations, Where


class Placing:
    """Gives places their holders: a document's own telling first, then what all documents together tell."""

    def __init__(self, documents: Sequence[Annotations]) -> None:
        self._own = {one.document.id: _read(one) for one in documents}
        self._all = join_contexts(self._own.values())

    def __call__(self, document: Annotations, words: str, entity: str | None) -> Where:
        """Give the place that words of a document name."""
        own = where_of(words, entity, self._own[document.document.id])
        if own is not None and own.within:
            return own
        return where_of(words, entity, self._all) or own or Where(entity, words)


def _read(document: Annotations) -> PlaceContext:
    return read_context(document.document.text, [one for one in document.mentions if one.form == "name"])
