"""Words in the sentence or so around them, as pages quote them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.corpus.store import Corpus
from rashomon.lexicon.sentences import find_ends
from rashomon.types import Document, Span
from rashomon.web.reader import passage_href, title_of

_AROUND = 220


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words highlighted among those around them, with the document they stand in and the address of the passage."""

    before: str
    words: str
    after: str
    href: str
    title: str
    outlet: str | None
    published: date | None
    document: str
    start: int
    end: int


def quote_all(corpus: Corpus, places: Iterable[tuple[str, Span]]) -> Iterator[Quoted]:
    """Give the passages that are kept, each with its surroundings."""
    for document_id, span in places:
        if corpus.has(document_id):
            yield quote(corpus.document(document_id), span)


def quote(document: Document, span: Span) -> Quoted:
    """Give words with the sentence around them, or a part of a very long one."""
    text = document.text
    start, end = surround(text, span)
    return Quoted(
        before=("… " if start.cut else "") + text[start.at : span.start].lstrip(),
        words=text[span.start : span.end],
        after=text[span.end : end.at].rstrip() + (" …" if end.cut else ""),
        href=passage_href(document.id, span.start, span.end),
        title=title_of(document.title, document.path, document.id),
        outlet=document.outlet,
        published=document.published,
        document=document.id,
        start=span.start,
        end=span.end,
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a quotation begins or ends, and whether words of its sentence are left out there."""

    at: int
    cut: bool


def surround(text: str, span: Span) -> tuple[Cut, Cut]:
    """Find where to begin and end: at the sentence's or paragraph's ends, else between two words.

    >>> text = "He left. Ilen Varo said so. Then rain."
    >>> first, last = surround(text, Span(9, 18))
    >>> text[first.at:last.at]
    'Ilen Varo said so. '
    """
    low, high = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    cuts = list(find_ends(text, low, high))
    begins = max((at for at in cuts if at <= span.start), default=None)
    ends = min((at for at in cuts if at >= span.end), default=None)
    first = Cut(low, cut=low > 0) if begins is None else Cut(begins, cut=False)
    last = Cut(high, cut=high < len(text)) if ends is None else Cut(ends, cut=False)
    return _between_words(text, first, span.start, 1), _between_words(text, last, span.end, -1)


def _between_words(text: str, cut: Cut, stop: int, step: int) -> Cut:
    at = cut.at
    while cut.cut and at != stop and not text[at - (step < 0)].isspace():
        at += step
    return Cut(at, cut.cut)
