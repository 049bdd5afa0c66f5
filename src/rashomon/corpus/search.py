"""Full-text search: documents by how well they fit, each with its best passage and exact spans."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rashomon.corpus.file import CorpusFile, Row
from rashomon.corpus.folding import Word, find_words
from rashomon.corpus.rows import Hit
from rashomon.corpus.terms import Term, match_expression, parse_query
from rashomon.records.plain import read_day
from rashomon.types import Span

PASSAGE = 240
"""Characters of text around the matches that are shown together."""

BEFORE = 60
"""Characters shown before the first match."""

MOST_MATCHES = 1_000
"""Matches in one document that are weighed against each other."""

FOUND = (
    "SELECT d.number FROM document_words JOIN documents d ON d.number = document_words.rowid"
    " WHERE document_words MATCH ? AND d.replaced_by IS NULL ORDER BY document_words.rank, d.number LIMIT ?"
)
SHOWN = "SELECT id, outlet, published, title, text FROM documents WHERE number = ?"


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a term stands; ``term`` is its place in the query."""

    start: int
    end: int
    term: int


def search(corpus: CorpusFile, query: str, limit: int = 50) -> Iterator[Hit]:
    """Give the documents that hold all terms of the query, best first (BM25), newest versions only.

    A query is words, "phrases" and beginnings*. Any text is one; without a single word it finds nothing.
    """
    terms = parse_query(query)
    if terms:
        for found in list(corpus.rows(FOUND, (match_expression(terms), max(0, limit)))):
            row = corpus.row(SHOWN, (found["number"],))
            if row is not None:
                yield _hit(row, terms)


def find_matches(text: str, terms: Sequence[Term]) -> Iterator[Match]:
    """Find every place where a term stands, in the order of their ends."""
    recent: deque[Word] = deque(maxlen=max((len(term.words) for term in terms), default=1))
    for word in find_words(text):
        recent.append(word)
        for place, term in enumerate(terms):
            if term.ends(recent):
                yield Match(recent[-len(term.words)].start, word.end, place)


def _hit(row: Row, terms: Sequence[Term]) -> Hit:
    text: str = row["text"]
    matches = sorted(islice(find_matches(text, terms), MOST_MATCHES), key=lambda match: (match.start, match.end))
    best = _best_passage(matches)
    shown = _around(text, best)
    spans = tuple(Span(match.start, match.end) for match in best)
    first = spans[0] if spans else Span(0, 0)
    return Hit(
        row["id"],
        row["outlet"],
        read_day(row["published"]),
        row["title"],
        first.start,
        first.end,
        text[shown.start : shown.end],
        shown.start,
        spans,
    )


def _best_passage(matches: Sequence[Match]) -> Sequence[Match]:
    """Give the run of matches no longer than a passage that holds the most terms, the earliest of equals."""
    best, most, end = matches[:1], 0, 0
    for start in range(len(matches)):
        end = max(end, start + 1)
        while end < len(matches) and matches[end].end <= matches[start].start + PASSAGE:
            end += 1
        held = len({match.term for match in matches[start:end]})
        if held > most:
            best, most = matches[start:end], held
    return best


def _around(text: str, matches: Sequence[Match]) -> Span:
    """Give the stretch to show: whole words around the matches."""
    first = matches[0].start if matches else 0
    last = max((match.end for match in matches), default=0)
    start, end = max(0, first - BEFORE), min(len(text), max(last, first + PASSAGE))
    while start and start < first and not text[start - 1].isspace():
        start += 1
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)
