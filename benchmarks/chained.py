"""News annotated with chains of events across documents, as it is measured: ECB+ and MEANTIME.

Both come as tokens; the text is joined as news is printed ("World's" for "World 's"), so that the reader reads it as any
other. Only sentences that were annotated count.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rashomon.types import Span

_CLOSING = frozenset(".,;:!?)]}%'") | {"''", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "”", "’", "’s"}
_OPENING = frozenset("([{$") | {"``", "“", "‘"}
_MARKS = {"``": "“", "''": "”"}
_URL = "http"


@dataclass(frozen=True, slots=True)
class Sought:
    """An event mention as annotated: its words and the chain that it is in."""

    span: Span
    chain: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its topic, its story in that, its annotated sentences and event mentions."""

    name: str
    topic: str
    story: str
    text: str
    published: date | None
    annotated: tuple[Span, ...]
    sought: tuple[Sought, ...]


def read_ecb(path: Path) -> Iterator[Article]:
    """Give the articles of a part of ECB+, with the event mentions of the selected sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for found in map(json.loads, lines):
            events = [m for m in found["mentions"] if m["type"].startswith(("ACTION", "NEG_ACTION"))]
            yield _article(found, events, set(found["selected_sentences"]), None)


def read_meantime(path: Path) -> Iterator[Article]:
    """Give the articles of MEANTIME, each up to the last sentence in which an event is annotated."""
    with path.open(encoding="utf-8") as lines:
        for found in map(json.loads, lines):
            events = [m for m in found["mentions"] if m["type"] == "EVENT_MENTION" and m.get("tokens")]
            last = max((found["sent"][m["tokens"][-1]] for m in events), default=0)
            yield _article(found, events, set(range(last + 1)), _day(found))


def _day(found: dict[str, Any]) -> date | None:
    """Give the day in an article's dateline, its second sentence."""
    words = " ".join(t for t, s in zip(found["tokens"], found["sent"], strict=True) if s == 1)
    try:
        return datetime.strptime(words.replace(" ,", ","), "%B %d, %Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _article(found: dict[str, Any], events: Iterable[dict[str, Any]], sentences: set[int], day: date | None) -> Article:
    text, spans = join(found["tokens"], found["sent"])
    sent = found["sent"]
    sought = sorted(
        (
            Sought(
                Span(spans[m["tokens"][0]].start, spans[m["tokens"][-1]].end),
                m.get("cluster", f"{found['id']}#{m['m_id']}"),
            )
            for m in events
            if sent[m["tokens"][0]] in sentences
        ),
        key=lambda one: one.span,
    )
    annotated = [
        Span(inside[0].start, inside[-1].end)
        for number in sorted(sentences)
        if (inside := [span for span, at in zip(spans, sent, strict=True) if at == number])
    ]
    name = str(found["id"])
    return Article(
        name, str(found["topic"]), str(found.get("subtopic")), text, day, tuple(annotated), tuple(_distinct(sought))
    )


def _distinct(sought: Iterable[Sought]) -> Iterator[Sought]:
    """Leave out a second mention of the same words."""
    seen: set[Span] = set()
    for one in sought:
        if one.span not in seen:
            seen.add(one.span)
            yield one


def join(tokens: Sequence[str], sentences: Sequence[int]) -> tuple[str, list[Span]]:
    """Give the text of tokens, a line a sentence, and where each token stands; a sentence that is an address left out."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    addresses = {s for n, s in enumerate(sentences) if (n == 0 or s != sentences[n - 1]) and tokens[n].startswith(_URL)}
    for number, token in enumerate(tokens):
        first = number == 0 or sentences[number] != sentences[number - 1]
        tight = token in _CLOSING or (number > 0 and tokens[number - 1] in _OPENING)
        gap = "" if number == 0 else "\n" if first else "" if tight else " "
        if sentences[number] in addresses:
            gap = word = ""
        else:
            word = _MARKS.get(token, token)
        spans.append(Span(at + len(gap), at + len(gap) + len(word)))
        pieces += [gap, word]
        at = spans[-1].end
    return "".join(pieces), spans
