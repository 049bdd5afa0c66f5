"""Which office each speaker held when he spoke."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from rashomon.corpus.keeping import find_careers
from rashomon.corpus.resolving import is_stale, resolve_now
from rashomon.corpus.rows import AttributionRow
from rashomon.corpus.store import Corpus
from rashomon.entities.holding import office_at, tell_office
from rashomon.records import Json
from rashomon.types import Member, Office


def with_offices(corpus: Corpus, rows: Iterable[AttributionRow], *, resolve: bool = True) -> Iterator[AttributionRow]:
    """Give attributions with the office that each speaker held on the day, where speaker, day and office are known.

    The day is that of the utterance, else of publication. Resolves first where anything changed, unless told not to:
    then offices are given only where nothing did.
    """
    if resolve and is_stale(corpus) and not corpus.is_read_only:
        resolve_now(corpus)
    careers = {} if is_stale(corpus) else find_careers(corpus)
    for row in rows:
        yield replace(row, office=_office_of(row, careers)) if careers else row


def _office_of(row: AttributionRow, careers: Mapping[Member, tuple[Office, ...]]) -> Office | None:
    source, said = row.attribution["source"], row.attribution["said"]
    day = row.published if said is None else date.fromisoformat(said["earliest"])
    if source is None or source["entity"] is None or day is None:
        return None
    return office_at(careers.get(Member(row.document, source["entity"]), ()), day)


def office_in_words(office: Office | None) -> Json | None:
    """Give the office beside an attribution as JSON, its words first; None where there is none."""
    if office is None:
        return None
    return {"words": tell_office(office), "title": office.title, "of": office.of, "status": office.status}
