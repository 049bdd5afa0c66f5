"""Words and marks with their offsets."""

import re
from collections.abc import Iterable

from rashomon.types import Span

_LETTER = r"[^\W_\u0300-\u036f][\u0300-\u036f\u064b-\u065f\u0591-\u05c7]{0,4}"
_TOKEN = re.compile(
    rf"""
    [’'](?:s|S|re|ve|ll|d|m)(?![^\W_])          # clitics stand alone: Maliki ’s
    | (?:[^\W\d_]\.){{2,8}}                      # U.S.  a.m.
    | \d+(?:[.,:]\d+)*%?                         # 2,000  3.5%
    | (?:{_LETTER})+                             # a word,
      (?:(?:[-‐‑&@]|[’'`ʼʿʾ](?!(?:s|S|re|ve|ll|d|m)(?![^\W_])))(?:{_LETTER})+)*   # with what joins its parts
    | \.{{2,20}} | ``? | ''                      # an ellipsis, quotation marks of keyboards
    | [^\s]                                      # any other mark
    """,
    re.VERBOSE,
)


def find_tokens(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Find the tokens inside the spans given, in order."""
    return tuple(Span(*match.span()) for span in spans for match in _TOKEN.finditer(text, span.start, span.end))
