"""Questions across documents: who said what, and who is spoken of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.corpus.file import CorpusFile
from rashomon.corpus.packing import from_json
from rashomon.corpus.resolving import entities
from rashomon.corpus.rows import AttributionRow
from rashomon.corpus.terms import match_expression, parse_query
from rashomon.records.plain import read_day
from rashomon.types import Act, Form

__all__ = ["AttributionFilter", "attributions", "count_attributions", "entities"]


@dataclass(frozen=True, slots=True)
class AttributionFilter:
    """What is asked for; None: anything. All that is set must hold.

    ``addressee`` and ``venue`` are part of the words for them; ``within`` is words of the name of the speaker in whose words
    the attribution stands. ``by`` is words of the speaker's name, of another spelling of it, or of the words that stand for the speaker;
    ``about`` words of what was said: both as in a search ("phrases", beginnings*). ``since`` and ``until``, both
    included, are days it was said or, where the text does not tell, published. Older versions of a page are left out
    unless ``document`` names one.
    """

    by: str | None = None
    about: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    form: Form | None = None
    act: Act | None = None
    document: str | None = None
    addressee: str | None = None
    venue: str | None = None
    within: str | None = None


CLAUSES = {
    "by": "a.number IN (SELECT rowid FROM attribution_words WHERE attribution_words MATCH :by)",
    "about": "a.number IN (SELECT rowid FROM attribution_words WHERE attribution_words MATCH :about)",
    "outlet": "d.outlet = :outlet COLLATE NOCASE",
    "since": "a.latest >= :since",
    "until": "a.earliest <= :until",
    "form": "a.form = :form",
    "act": "a.act = :act",
    "document": "d.id = :document",
    "addressee": "json_extract(a.record, '$.addressee.text') LIKE :addressee ESCAPE '\\'",
    "venue": "json_extract(a.record, '$.venue.text') LIKE :venue ESCAPE '\\'",
    "within": (
        "a.within IN (SELECT o.id FROM attributions o JOIN attribution_words ON attribution_words.rowid = o.number"
        " WHERE o.document = a.document AND attribution_words MATCH :within)"
    ),
}

JOINED = "FROM documents d CROSS JOIN attributions a ON a.document = d.number"
ORDER = "ORDER BY d.published IS NULL, d.published, d.number, a.position"


def attributions(
    corpus: CorpusFile, asked: AttributionFilter = AttributionFilter(), *, limit: int | None = None, offset: int = 0
) -> Iterator[AttributionRow]:
    """Give the attributions asked for, by day of publication (those without last), document and place in it."""
    parameters = _parameters(asked)
    sql = f"SELECT d.id, d.outlet, d.published, d.title, a.record {JOINED} WHERE {_where(asked)} {ORDER}"
    bounds = {"limit": -1 if limit is None else max(0, limit), "offset": max(0, offset)}
    for row in corpus.rows(f"{sql} LIMIT :limit OFFSET :offset", parameters | bounds):
        yield AttributionRow(
            row["id"], row["outlet"], read_day(row["published"]), row["title"], from_json(row["record"])
        )


def count_attributions(corpus: CorpusFile, asked: AttributionFilter = AttributionFilter()) -> int:
    """Count the attributions asked for."""
    number: int = corpus.value(f"SELECT count(*) {JOINED} WHERE {_where(asked)}", _parameters(asked))
    return number


def _where(asked: AttributionFilter) -> str:
    clauses = [clause for name, clause in CLAUSES.items() if getattr(asked, name) is not None]
    if asked.document is None:
        clauses.append("d.replaced_by IS NULL")
    return " AND ".join(clauses)


def _parameters(asked: AttributionFilter) -> dict[str, object]:
    return {
        "by": _match(asked.by, "speaker"),
        "about": _match(asked.about, "content"),
        "outlet": asked.outlet,
        "since": None if asked.since is None else asked.since.isoformat(),
        "until": None if asked.until is None else asked.until.isoformat(),
        "form": asked.form,
        "act": asked.act,
        "document": asked.document,
        "addressee": _part(asked.addressee),
        "venue": _part(asked.venue),
        "within": _match(asked.within, "speaker"),
    }


def _part(words: str | None) -> str | None:
    """Write words for LIKE, so that they are found anywhere and stand for nothing but themselves."""
    if words is None:
        return None
    return "%" + re.sub(r"([%_\\])", r"\\\1", words) + "%"


def _match(words: str | None, column: str) -> str:
    """Write words for the index; those without a letter match nothing, as an empty phrase does."""
    terms = () if words is None else parse_query(words)
    return match_expression(terms, column) if terms else '""'
