"""Any text is a query, and none of it reaches SQLite as anything but words."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.corpus.terms import MOST_TERMS, Term, match_expression, parse_query


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Maliki", [("maliki", False)]),
        ("Nouri Maliki", [("nouri", False), ("maliki", False)]),
        ('"Nouri al-Maliki"', [("nouri al maliki", False)]),
        ("al-Maliki", [("al maliki", False)]),
        ("elect*", [("elect", True)]),
        ('"prime minis"*', [("prime minis", True)]),
        ("“zwei Wörter” «et deux»", [("zwei worter", False), ("et deux", False)]),
        ('"not closed', [("not closed", False)]),
        ("a OR b NOT c", [("a", False), ("or", False), ("b", False), ("not", False), ("c", False)]),
        ("title:x", [("title x", False)]),
        ("* ** - + ^ ( ) { } : ' ; --", []),
        ('"" "*" "', []),
        ("", []),
    ],
)
def test_queries_are_read(query: str, terms: list[tuple[str, bool]]) -> None:
    """Words, phrases and beginnings are told apart; operators of FTS5 are words like others."""
    assert parse_query(query) == tuple(Term(tuple(words.split()), is_prefix) for words, is_prefix in terms)


@given(st.text(max_size=300))
def test_every_query_is_one_to_sqlite(query: str) -> None:
    """No text makes FTS5 report an error of syntax."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (speaker, tokenize = 'ascii')")
    terms = parse_query(query)
    if terms:
        for column in (None, "speaker"):
            sought = (match_expression(terms, column),)
            assert connection.execute("SELECT 1 FROM words WHERE words MATCH ?", sought).fetchall() == []
    connection.close()


def test_a_huge_query_is_cut() -> None:
    """A query of a hundred thousand terms is read as far as it can be answered."""
    assert len(parse_query("a " * 100_000)) == MOST_TERMS
    assert parse_query('"' * 100_000) == ()
