"""The pieces of a content: sorted, trimmed, disjoint, none over a paragraph break, quotations completed."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.attribution.layout import Layout
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Quotation, Span

_LONG_WORD = 4
_BESIDE = 30
_LONGEST = 3000
"""Characters of a quotation that one content may take whole: a longer one is a document of its own, or never closed."""


def find_pieces(layout: Layout, contents: Iterable[Span], outside: Iterable[Span]) -> tuple[Span, ...]:
    """Give the pieces of the contents that hold words, without those of their own source and cue (``outside``)."""
    holes = tuple(outside)
    wanted = list(contents)
    wanted += [Span(q.start, q.end) for span in wanted for q in _long_quotations(layout, span, holes)]
    cut = (part for span in merge(wanted) for part in _without(span, holes))
    return tuple(
        piece for piece in merge(p for span in cut for p in layout.pieces(span)) if has_words(layout.text, piece)
    )


def has_words(text: str, span: Span) -> bool:
    """Tell whether a span holds a letter or digit: without one nothing is said."""
    return any(map(str.isalnum, text[span.start : span.end]))


def _long_quotations(layout: Layout, span: Span, holes: tuple[Span, ...]) -> Iterator[Quotation]:
    """Give the quotations over several paragraphs that a content has a part of and that do not hold its cue."""
    for quotation in layout.quotations_over(span):
        whole = Span(quotation.start, quotation.end)
        fits = quotation.closed and whole.end - whole.start <= _LONGEST
        if fits and not any(overlaps(whole, hole) for hole in holes) and _is_long(layout, whole):
            yield quotation


def _is_long(layout: Layout, span: Span) -> bool:
    pieces = layout.pieces(span)
    return next(pieces, None) is not None and next(pieces, None) is not None


def merge(spans: Iterable[Span]) -> Iterator[Span]:
    """Give the spans sorted, those that overlap joined."""
    current: Span | None = None
    for span in sorted(spans):
        if current is None or span.start >= current.end:
            if current is not None:
                yield current
            current = span
        elif span.end > current.end:
            current = Span(current.start, span.end)
    if current is not None:
        yield current


def _without(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    start = span.start
    for hole in sorted(holes):
        if hole.start < span.end and hole.end > start:
            if hole.start > start:
                yield Span(start, hole.start)
            start = hole.end
    if start < span.end:
        yield Span(start, span.end)


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def is_scare_quote(layout: Layout, quotation: Span, language: str = "en") -> bool:
    """Tell whether quotation marks hold nobody's words: after "so-called", or the title of a poem, film or play."""
    before = find_words(layout.text, max(quotation.start - _BESIDE, 0), quotation.start)[-1:]
    after = find_words(layout.text, quotation.end, quotation.end + _BESIDE)[:3]
    if any(word.folded in word_list(language, "cues", "distancing") for word in before):
        return True
    words = find_words(layout.text, quotation.start, quotation.end)
    long = [
        w
        for w in words
        if w.end - w.start >= _LONG_WORD and w.folded not in word_list(language, "sources", "ends_of_core")
    ]
    titled = len(long) > 1 and all(layout.text[word.start].isupper() for word in long)
    return titled and any(word.folded in word_list(language, "cues", "works") for word in (*before, *after))


def is_title_of_work(layout: Layout, cue: Span | None, pieces: Sequence[Span], language: str = "en") -> bool:
    """Tell whether content is but a quotation in capitals beside a word that titles go with ("singing “The Nets”")."""
    cued = find_words(layout.text, cue.start, cue.end) if cue else []
    titling = word_list(language, "cues", "titling")
    if len(pieces) > 1 or not any(word.folded in titling for word in cued):
        return False
    words = find_words(layout.text, pieces[0].start, pieces[0].end)
    long = [word for word in words if word.end - word.start >= _LONG_WORD]
    quoted = any(q.start <= pieces[0].start and pieces[0].end <= q.end for q in layout.quotations_over(pieces[0]))
    return quoted and len(long) > 1 and all(layout.text[word.start].isupper() for word in long)
