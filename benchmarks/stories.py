"""Stories of ECB+ as documents of several outlets: texts joined as news is printed, with the day and address they carry.

ECB+ comes as tokens. The text is the tokens joined again, a line a sentence; an article's address, where it is the first
sentence, is its address and no part of its text.
"""

import gzip
import json
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.reading.read import read
from rashomon.types import Document, Original, Override, Span, Unreadable

_MOST = 12
"""Articles of one story that are read: the first by name."""
_MARKS = {"``": "“", "''": "”"}
_AFTER = frozenset(".,;:!?)]}%") | {"''", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "”", "’s", "…"}
_BEFORE = frozenset("([{$£€#") | {"``", "“", "‘"}
_BETWEEN_NUMBERS = frozenset(".:/")
_BETWEEN_WORDS = frozenset("-/'’_")
_THOUSAND = 3
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
)  # fmt: skip
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s(?P<month>[A-Z][A-Za-z]{2,8})\.?,?\s(?P<year>20[01]\d)\b")
_MONTH_FIRST = re.compile(
    r"\b(?P<month>[A-Z][A-Za-z]{2,8})\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>20[01]\d)\b"
)
_HEAD = 4
"""Lines in which an article tells its day."""
_DAY_IN_ADDRESS = re.compile(r"/(20[01]\d)/?(0[1-9]|1[0-2])/?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a story: its name there, its document, and where each of its tokens stands in the text."""

    name: str
    story: str
    document: Document
    tokens: tuple[Span, ...]


def read_stories(path: Path, days: Mapping[str, date] | None = None) -> dict[str, list[Report]]:
    """Give the articles of each story of a part of ECB+; ``days`` are the days of stories that carry none."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            found[article["subtopic"]].append(article)
    return {
        story: [one for each in sorted(some, key=_order)[:_MOST] if (one := _report(each, days or {})) is not None]
        for story, some in found.items()
    }


def _order(article: Mapping[str, Any]) -> tuple[int, str]:
    number = re.search(r"_(\d+)", article["id"])
    return (int(number[1]) if number else 0), article["id"]


def _report(article: Mapping[str, Any], days: Mapping[str, date]) -> Report | None:
    text, tokens, address = join(article["tokens"], article["sent"])
    published = _day_of(text, address) or days.get(article["subtopic"])
    name = article["id"]
    original = Original(text.encode(), path=f"{name}.txt", url=address or None, content_type="text/plain")
    document = read(original, Override(outlet=_outlet(address) or name, published=published))
    return None if isinstance(document, Unreadable) else Report(name, article["subtopic"], document, tuple(tokens))


def _day_of(text: str, address: str) -> date | None:
    """Give the day that an article's address or first lines tell."""
    found = _DAY_IN_ADDRESS.search(address)
    if found:
        return date(*map(int, found.groups()))
    head = "\n".join(text.split("\n")[:_HEAD])
    told = [m for pattern in (_DAY_FIRST, _MONTH_FIRST) for m in pattern.finditer(head)]
    for one in sorted(told, key=lambda each: each.start()):
        month = next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(one["month"].lower())), None)
        if month is not None and 1 <= int(one["day"]) <= monthrange(int(one["year"]), month)[1]:
            return date(int(one["year"]), month, int(one["day"]))
    return None


def _outlet(address: str) -> str | None:
    host = re.match(r"https?://(?:www\.)?([^/]{3,60})/", address)
    return host[1] if host else None


def join(tokens: Sequence[str], sentences: Sequence[int]) -> tuple[str, list[Span], str]:
    """Give the text of tokens, a line a sentence, where each token stands in it, and the address that it opens with."""
    pieces: list[str] = []
    spans: list[Span] = []
    address = [token for token, at in zip(tokens, sentences, strict=True) if at == sentences[0]]
    if not address[0].startswith("http"):
        address = []
    at = 0
    for number, token in enumerate(tokens):
        if number < len(address):
            spans.append(Span(0, 0))
            continue
        gap = "" if number == len(address) else _gap(tokens, sentences, number)
        word = _MARKS.get(token, token)
        spans.append(Span(at + len(gap), at + len(gap) + len(word)))
        pieces += [gap, word]
        at = spans[-1].end
    return "".join(pieces), spans, "".join(address)


def _gap(tokens: Sequence[str], sentences: Sequence[int], number: int) -> str:
    """Give what stands between a token and the one before it: a line's end, a space, or nothing."""
    if sentences[number] != sentences[number - 1]:
        return "\n"
    one, before, token, after = (tokens[at] if 0 <= at < len(tokens) else "" for at in range(number - 2, number + 2))
    if one.islower() and before == "." and token.isdigit() and len(token) > 1:  # ". 357 Magnum"
        return ""
    if before.islower() and after.isdigit() and len(after) > 1 and _is_dot(token):
        return " "
    if _are_initials(one, before, token, after) or token in _AFTER or before in _BEFORE:
        return ""
    return "" if _is_joint(one, before, token) or _is_joint(before, token, after) else " "


def _is_dot(token: str) -> bool:
    return token == "."  # noqa: S105 - a mark, no password


def _are_initials(one: str, dot: str, other: str, after: str) -> bool:
    """Tell whether a letter after a dot goes on with an abbreviation: "p. m."."""
    return dot == after == "." and len(one) == len(other) == 1 and one.isalpha() and one.islower() == other.islower()


def _is_joint(one: str, mark: str, other: str) -> bool:
    """Tell whether a mark between two tokens joins them: "5 . 6", "90 - day"."""
    if mark == "," and one.isdigit() and other.isdigit():
        return len(one) <= _THOUSAND == len(other)
    if mark in _BETWEEN_NUMBERS and one[-1:].isdigit() and other[:1].isdigit():
        return True
    return mark in _BETWEEN_WORDS and one[-1:].isalnum() and other[:1].isalnum()
