"""What the text settles about spans: whole words and quotation marks."""

import pytest

from rashomon.language.collect import Report
from rashomon.language.evidence import complete, whole_words
from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.types import Span, Zone


def completed(text: str, cue: str, *content: str) -> list[str]:
    """Give the content pieces after completion, in words."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    quotations = find_quotations(text, find_paragraphs(text, [Zone("z1", "body", 0, len(text))]))
    report = Report(span(cue), None, tuple(map(span, content)), 0.9)
    (found,) = complete(text, [report], quotations)
    return [text[piece.start : piece.end] for piece in found.content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Varo said “it is over”.", "said", ["it is over"], ["“it is over”"]),
        ("Varo said that “it is over, all gone”.", "said", ["that “it is over"], ["that “it is over, all gone”"]),
        ("“It is over now,” said Varo.", "said", ["is over now"], ["“It is over now,”"]),
        ("Varo said it was “over” and left.", "said", ["it was"], ["it was"]),
        ("“I said it was over,” Varo wrote.", "said", ["it was over"], ["it was over"]),
        ("“A long speech with many words that tell little,” said Varo.", "said", ["A long"], ["A long"]),
    ],
)
def test_contents_take_the_quotation_they_have_most_of(
    text: str, cue: str, content: list[str], expected: list[str]
) -> None:
    """A piece with most of a quotation gets all of it, unless its cue lies inside."""
    assert completed(text, cue, *content) == expected


def test_words_are_whole() -> None:
    """A span that cuts a word is widened to its ends; one that does not stays."""
    assert whole_words("harbour master", Span(2, 5)) == Span(0, 7)
    assert whole_words("harbour master", Span(8, 14)) == Span(8, 14)
