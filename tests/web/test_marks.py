"""The reader page's layout: the text comes back exactly, marks are well nested, any overlap is drawn."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.types import Annotations, Attribution, Document, Source, Span, Zone, ZoneKind
from rashomon.web.marks import MAX_DEPTH, Block, Close, Open, Piece, Words, cut, find_pieces, lay_out, nest

TEXT = "Harbour shut\n\n“We did not fire,” the admiral said, adding that it was over.\n\nShare this\n"


def annotations(text: str, zones: tuple[Zone, ...] = (), attributions: tuple[Attribution, ...] = ()) -> Annotations:
    """Give annotations of a text that nobody published."""
    document = Document("d1", "0", None, None, None, None, None, None, None, None, (), None, text)
    return Annotations(document, "by hand", zones, attributions=attributions)


def attribution(name: str, *content: Span, source: Span | None = None, cue: Span | None = None) -> Attribution:
    """Give an attribution of the spans named."""
    said_by = None if source is None else Source(source.start, source.end, "nominal", None, None)
    return Attribution(name, "direct", content, said_by, cue, "says", "+", None, (), None, None, None, 0.5)


def words_of(blocks: tuple[Block, ...]) -> str:
    """Join all words and gaps."""
    return "".join(
        "".join(token.text for token in paragraph.tokens if isinstance(token, Words)) + paragraph.gap
        for block in blocks
        for paragraph in block.paragraphs
    )


def span_of(words: str) -> Span:
    """Find words in the sample text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


texts = st.text(st.sampled_from("ab “”’\n\r\t .<&\u2028\u200f\U0001f600é"), max_size=80)


@st.composite
def marked_texts(draw: st.DrawFn) -> Annotations:
    """Draw a text with zones and attributions anywhere in it."""
    text = draw(texts)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))
    kinds: st.SearchStrategy[ZoneKind] = st.sampled_from(("headline", "body", "boilerplate", "note", "turn"))
    zones = draw(st.lists(st.tuples(spans, kinds), max_size=6))
    said = draw(st.lists(st.tuples(st.lists(spans, max_size=3), st.none() | spans, st.none() | spans), max_size=8))
    return annotations(
        text,
        tuple(Zone(f"z{n}", kind, span.start, span.end) for n, (span, kind) in enumerate(zones)),
        tuple(attribution(f"a{n}", *parts, source=source, cue=cue) for n, (parts, source, cue) in enumerate(said)),
    )


@given(marked_texts())
def test_text_comes_back(sample: Annotations) -> None:
    """Words and gaps joined are the text, whatever the zones and attributions are."""
    assert words_of(lay_out(sample, Span(1, 5))) == sample.document.text


@given(marked_texts())
def test_marks_are_well_nested(sample: Annotations) -> None:
    """Every mark is closed in its own paragraph, the last opened first."""
    for block in lay_out(sample):
        for paragraph in block.paragraphs:
            around = []
            for token in paragraph.tokens:
                if isinstance(token, Open):
                    around.append(token.piece)
                elif isinstance(token, Close):
                    assert around.pop() == token.piece
            assert around == []


@given(marked_texts())
def test_every_character_has_its_marks(sample: Annotations) -> None:
    """A segment carries just the pieces that cover it."""
    pieces = find_pieces(sample)
    for segment in cut(pieces, []):
        covering = {piece for piece in pieces if piece.start <= segment.start and segment.end <= piece.end}
        assert set(segment.pieces) == covering


@given(marked_texts())
def test_a_mark_is_first_once(sample: Annotations) -> None:
    """However often a mark is cut, one of its parts is the first, so that its address is unique."""
    opened = [token for b in lay_out(sample) for p in b.paragraphs for token in p.tokens if isinstance(token, Open)]
    first = [token.piece for token in opened if token.first]
    assert len(first) == len(set(first))
    assert {token.piece for token in opened} == set(first)


def test_nested_content_stands_in_content() -> None:
    """The inner attribution's words open inside the outer's."""
    outer = attribution("a1", Span(0, 20))
    inner = attribution("a2", Span(8, 20), cue=Span(4, 7))
    (block,) = lay_out(annotations("x" * 20, (), (outer, inner)))
    opened = [(t.piece.attribution, t.piece.role, t.depth) for t in block.paragraphs[0].tokens if isinstance(t, Open)]
    assert opened == [("a1", "content", 0), ("a2", "cue", 1), ("a2", "content", 1)]


def test_crossing_marks_are_cut() -> None:
    """Of two marks that cross, the later is closed with the earlier and opened again."""
    tokens = list(nest("abcdef", cut([Piece("content", 0, 4), Piece("cue", 2, 6)], []), set()))
    assert [type(token).__name__ for token in tokens] == [
        "Open", "Words", "Open", "Words", "Close", "Close", "Open", "Words", "Close",
    ]  # fmt: skip
    assert [token.first for token in tokens if isinstance(token, Open)] == [True, True, False]


def test_blocks_follow_the_zones() -> None:
    """Each zone is a block of paragraphs, neighbouring boilerplate is one block, what no zone holds is body."""
    head, share = span_of("Harbour shut\n\n"), span_of("Share")
    this = span_of(" this\n")
    zones = (
        Zone("z1", "headline", head.start, head.end),
        Zone("z3", "boilerplate", share.start, share.end),
        Zone("z4", "boilerplate", this.start, this.end),
    )
    blocks = lay_out(annotations(TEXT, zones))
    assert [(block.kind, len(block.paragraphs)) for block in blocks] == [
        ("headline", 1),
        ("body", 1),
        ("boilerplate", 1),
    ]
    assert words_of(blocks) == TEXT


def test_blank_lines_part_paragraphs() -> None:
    """A blank line parts, a line end does not, and white space at the front is a gap without words."""
    (block,) = lay_out(annotations("\n one\ntwo \r\n\t\r\n three\r\rfour  five"))
    shown = ["".join(t.text for t in p.tokens if isinstance(t, Words)) for p in block.paragraphs]
    assert shown == ["", "one\ntwo", "three", "four  five"]


@pytest.mark.parametrize("text", ["", "\n \n", " "], ids=["empty", "lines", "blank"])
def test_nothing_to_read(text: str) -> None:
    """A text without words has no tokens."""
    blocks = lay_out(annotations(text))
    assert words_of(blocks) == text
    assert all(paragraph.tokens == () for block in blocks for paragraph in block.paragraphs)


def test_depth_is_bounded() -> None:
    """Deeper marks than a reader can see are left out, the words never."""
    nested = [Piece("content", n, 400 - n) for n in range(150)]
    segments = list(cut(nested, []))
    assert max(len(segment.pieces) for segment in segments) == MAX_DEPTH
    assert sum(segment.end - segment.start for segment in segments) == 400


def test_big_text_is_quick() -> None:
    """Five million characters with 40,000 attributions are laid out in seconds, also in a single paragraph."""
    text = "He said it was so. " * 264_000
    said = tuple(
        attribution(f"a{n}", Span(n * 120, n * 120 + 300), cue=Span(n * 120 + 3, n * 120 + 7)) for n in range(40_000)
    )
    began = perf_counter()
    blocks = lay_out(annotations(text, (), said))
    assert perf_counter() - began < 20
    assert words_of(blocks) == text
