"""The sentences of a text, by its stops and lines alone."""

import re
from itertools import pairwise

from rashomon.types import Span

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s{1,4}(?=[^\Wa-z_]|[\"'“‘«(\[])|\n{1,4}")
"""Where a sentence ends: a stop and what closes it before a capital or an opening mark, or a new line."""


def find_sentences(text: str) -> list[Span]:
    """Give the sentences of a text, without a gap between them.

    >>> find_sentences("He fell. She ran.")
    [Span(start=0, end=9), Span(start=9, end=17)]
    """
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    return [Span(start, end) for start, end in pairwise([0, *ends, len(text)])]
