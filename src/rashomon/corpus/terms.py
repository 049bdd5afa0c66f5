"""What a user asks the full-text index for: words, "phrases" and beginnings*; all of them must be there."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.corpus.folding import Word, find_words

LONGEST_QUERY = 1_000
"""Characters of a query that are read."""

MOST_TERMS = 32
"""Terms of a query that are read: SQLite's parser has its own, lower bounds of depth than a hostile query."""

TERM = re.compile(r'["“”„«»](?P<phrase>[^"“”„«»]*)(?:["“”„«»]|$)(?P<open>\*?)|(?P<plain>[^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must stand one after another; with ``is_prefix`` the last may go on."""

    words: tuple[str, ...]
    is_prefix: bool

    def ends(self, read: Sequence[Word]) -> bool:
        """Tell whether the last of the words ``read`` end a match of this term."""
        if len(read) < len(self.words) or not self._fits_last(read[-1].folded):
            return False
        return all(read[-place].folded == self.words[-place] for place in range(2, len(self.words) + 1))

    def _fits_last(self, word: str) -> bool:
        return word.startswith(self.words[-1]) if self.is_prefix else word == self.words[-1]


def parse_query(query: str) -> tuple[Term, ...]:
    """Read a query; whatever is no word is passed over, so that any text is a query.

    >>> [term.words for term in parse_query('Maliki "said on Sunday" elect*')]
    [('maliki',), ('said', 'on', 'sunday'), ('elect',)]
    """
    terms = []
    for found in TERM.finditer(query[:LONGEST_QUERY]):
        text = found["plain"] or found["phrase"] or ""
        words = tuple(word.folded for word in find_words(text))
        if words:
            terms.append(Term(words, is_prefix=text.endswith("*") or found["open"] == "*"))
    return tuple(terms[:MOST_TERMS])


def match_expression(terms: Iterable[Term], column: str | None = None) -> str:
    """Write terms in the language of FTS5. Folded words are letters and digits alone: nothing in them ends a string.

    >>> match_expression(parse_query("al-Maliki elect*"), "speaker")
    '{speaker} : ("al maliki" AND "elect" *)'
    """
    said = " AND ".join(f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}' for term in terms)
    return said if column is None else f"{{{column}}} : ({said})"
