r"""A scripted tagger: the test writes the marks into the text, and every stage behind the tagger is driven without a model.

    >>> script("[s1:The [person:Ali Sorel]] [c1:said] [t1:that [s2:he] [c2:hoped] [t2:to win]].").document.text
    'The Ali Sorel said that he hoped to win.'

A mark is ``[role+numbers:words]``: ``s`` source, ``c`` cue, ``t`` content. Marks with one number belong together: every
source and content is linked to the cue of its number or, where that number has no cue, to its first content.
``[s1,2:He]`` serves two. A score follows a number: ``[c1=0.7:said]``. Names are ``[person:…]``, ``[organisation:…]``,
``[place:…]`` and so on; ``[q:…]`` is a quotation and ``[note:…]`` a note. Everything nests.

Quotation marks in the text are quotations by themselves unless the script has a ``[q:…]``. A zone begins where
``{headline}`` or ``{turn The host}`` stands and lasts until the next; without any, all is ``body``. Brackets and braces
that are no notation are text; ``\[`` and ``\{`` are always text.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from rashomon.types import (
    Document,
    EntityKind,
    Link,
    Mark,
    Name,
    Quotation,
    Role,
    Span,
    Tagged,
    Zone,
    Zoned,
    ZoneKind,
)

_NUMBER = r"\d+(?:=[01](?:\.\d+)?)?"
_OPEN = re.compile(
    rf"\[(?P<role>[sct])(?P<numbers>{_NUMBER}(?:,{_NUMBER})*):"
    rf"|\[(?P<word>{'|'.join(get_args(EntityKind))}|q|note):"
    rf"|\{{(?P<zone>{'|'.join(get_args(ZoneKind))})(?: (?P<speaker>[^}}\n]*))?\}}"
    r"|\\(?P<literal>[\[\]{}\\])|(?P<plain>\[)|(?P<close>\])",
)
_ROLES: dict[str, Role] = {"s": "source", "c": "cue", "t": "content"}
_QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|\"[^\"\n]*\"|(?<!\w)‘[^‘’\n]*’(?!\w)")
_SENTENCE = re.compile(r"\S[^.!?\n]*(?:[.!?]+[”\"’)]*|(?=\n)|$)")
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class _Bracket:
    """An opened bracket: what it marks and where its words begin."""

    start: int
    role: str | None = None
    numbers: str = ""
    word: str | None = None


@dataclass(frozen=True)
class _Marked:
    """A mark with the numbers that it was written with."""

    mark: Mark
    numbers: tuple[int, ...]


class _Reader:
    """Strips the notation from a script and keeps what it says."""

    def __init__(self, notation: str) -> None:
        self.text = ""
        self.marked: list[_Marked] = []
        self.names: list[Name] = []
        self.quotations: list[Span] = []
        self.notes: list[Span] = []
        self.zones: list[tuple[int, str, str | None]] = []
        self._stack: list[_Bracket] = []
        at = 0
        for match in _OPEN.finditer(notation):
            self.text += notation[at : match.start()]
            at = match.end()
            self._take(match)
        self.text += notation[at:]
        if self._stack:
            raise ValueError(f"a bracket is not closed in {notation!r}")

    def _take(self, match: re.Match[str]) -> None:
        if match["role"] or match["word"]:
            self._stack.append(_Bracket(len(self.text), match["role"], match["numbers"] or "", match["word"]))
        elif match["zone"]:
            self.zones.append((len(self.text), match["zone"], match["speaker"]))
        elif match["plain"]:
            self._stack.append(_Bracket(len(self.text)))
            self.text += "["
        elif match["literal"]:
            self.text += match["literal"]
        else:
            self._close()

    def _close(self) -> None:
        bracket = self._stack.pop() if self._stack else _Bracket(0)
        span = Span(bracket.start, len(self.text))
        if bracket.role:
            self._keep_mark(bracket, span)
        elif bracket.word == "q":
            self.quotations.append(span)
        elif bracket.word == "note":
            self.notes.append(span)
        elif bracket.word:
            self.names.append(Name(span.start, span.end, bracket.word, 0.9))  # type: ignore[arg-type]
        else:
            self.text += "]"

    def _keep_mark(self, bracket: _Bracket, span: Span) -> None:
        parts = [part.partition("=") for part in bracket.numbers.split(",")]
        score = min(float(score or 0.9) for _, _, score in parts)
        mark = Mark(_ROLES[bracket.role or ""], span.start, span.end, score)
        self.marked.append(_Marked(mark, tuple(int(number) for number, _, _ in parts)))


def document_of(text: str) -> Document:
    """Give a document that holds this text and knows nothing else."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=f"sha256:{digest}",
        bytes_sha256=digest,
        path=None,
        url=None,
        outlet=None,
        title=None,
        author=None,
        published=None,
        published_at=None,
        published_span=None,
        other_dates=(),
        language="en",
        text=text,
    )


def plain_zones(text: str) -> tuple[Zone, ...]:
    """Give the one body zone of a text (none for an empty text)."""
    return (Zone("z1", "body", 0, len(text)),) if text else ()


def script(notation: str, document: Document | None = None) -> Tagged:
    """Read a script; a given document lends everything but its text."""
    reader = _Reader(notation)
    text = reader.text
    marked = sorted(reader.marked, key=lambda m: (m.mark.start, m.mark.end, m.mark.role))
    spans = reader.quotations or [Span(*match.span()) for match in _QUOTED.finditer(text)]
    return Tagged(
        document=replace(document, text=text) if document else document_of(text),
        zones=_zones(reader),
        sentences=tuple(Span(*match.span()) for match in _SENTENCE.finditer(text)),
        tokens=tuple(Span(*match.span()) for match in _TOKEN.finditer(text)),
        quotations=_quotations(spans),
        names=tuple(sorted(reader.names, key=lambda n: (n.start, n.end))),
        marks=tuple(m.mark for m in marked),
        links=tuple(_links(marked)),
    )


def _zones(reader: _Reader) -> tuple[Zone, ...]:
    if not reader.text:
        return ()
    found = reader.zones or [(0, "body", None)]
    if found[0][0] > 0:
        found = [(0, "body", None), *found]
    ends = [start for start, _, _ in found[1:]] + [len(reader.text)]
    zones = [(kind, start, end, speaker) for (start, kind, speaker), end in zip(found, ends, strict=True)]
    zones += [("note", note.start, note.end, None) for note in reader.notes]
    zones.sort(key=lambda zone: (zone[1], -zone[2], zone[0] == "note"))
    return tuple(Zone(f"z{i}", kind, start, end, who) for i, (kind, start, end, who) in enumerate(zones, 1))  # type: ignore[arg-type]


def _quotations(spans: Iterable[Span]) -> tuple[Quotation, ...]:
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    depths = [sum(other.start <= span.start and span.end <= other.end for other in ordered) - 1 for span in ordered]
    return tuple(
        Quotation(span.start, span.end, depth, closed=True) for span, depth in zip(ordered, depths, strict=True)
    )


def _links(marked: list[_Marked]) -> Iterator[Link]:
    members_of: dict[int, list[int]] = defaultdict(list)
    for i, m in enumerate(marked):
        for number in m.numbers:
            members_of[number].append(i)
    for _, members in sorted(members_of.items()):
        cues = [i for i in members if marked[i].mark.role == "cue"]
        heads = cues or [i for i in members if marked[i].mark.role == "content"]
        for i in members:
            if heads and i != heads[0] and marked[i].mark.role != "cue":
                yield Link(heads[0], i, marked[i].mark.score)


class ScriptedTagger:
    """A ``Tagger`` that knows its scripts by their stripped text; a text without a script gets no marks."""

    name = "scripted-1"

    def __init__(self, *notations: str) -> None:
        self._known = {tagged.document.text: tagged for tagged in map(script, notations)}

    def tag(self, documents: Iterable[Zoned]) -> Iterator[Tagged]:
        """Give each document its scripted marks, with the zones that it came with."""
        for zoned in documents:
            text = zoned.document.text
            known = self._known.get(text) or script(re.sub(r"([\[\]{}\\])", r"\\\1", text))
            yield replace(known, document=zoned.document, zones=zoned.zones)
