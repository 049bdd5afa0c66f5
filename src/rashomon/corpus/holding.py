"""Which office each speaker held when he spoke."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from rashomon.corpus.packing import from_json
from rashomon.corpus.resolving import entities, is_stale, read_members
from rashomon.corpus.rows import AttributionRow
from rashomon.corpus.store import Corpus
from rashomon.entities.holding import office_at, tell_office
from rashomon.records import Json, career_from_json
from rashomon.types import Member, Office

HOLDERS = "SELECT members, offices FROM entities WHERE offices <> '[]'"


def with_offices(corpus: Corpus, rows: Iterable[AttributionRow], *, resolve: bool = True) -> Iterator[AttributionRow]:
    """Give attributions with the office that each speaker held on the day, where speaker, day and office are known.

    The day is that of the utterance, else of publication. Resolves first where anything changed, unless told not to:
    then offices are given only where nothing did.
    """
    if resolve and is_stale(corpus) and not corpus.is_read_only:
        list(entities(corpus))
    careers = {} if is_stale(corpus) else _find_careers(corpus)
    for row in rows:
        yield replace(row, office=_office_of(row, careers)) if careers else row


def _find_careers(corpus: Corpus) -> dict[Member, tuple[Office, ...]]:
    careers: dict[Member, tuple[Office, ...]] = {}
    for row in corpus.rows(HOLDERS):
        offices = career_from_json(from_json(row["offices"]))
        careers.update(dict.fromkeys(read_members(row["members"]), offices))
    return careers


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
