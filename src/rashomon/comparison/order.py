"""Orders of documents that no result of theirs hangs on: by publication, and by id."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from rashomon.types import Annotations, Document


def moment_of(document: Document) -> tuple[date, datetime, str]:
    """Give a document's place in the order of publication; what has no day comes last."""
    moment = document.published_at
    aware = datetime.max.replace(tzinfo=UTC) if moment is None else moment.replace(tzinfo=moment.tzinfo or UTC)
    return (document.published or date.max, aware, document.id)


def sort_documents(documents: Iterable[Annotations]) -> list[Annotations]:
    """Give documents by id, so that no result hangs on their order."""
    return sorted(documents, key=lambda one: one.document.id)
