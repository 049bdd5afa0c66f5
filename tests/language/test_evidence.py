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


LONG = "“Take the boats in now. The wind turns at noon and nobody will be out there to help you.”"


@pytest.mark.parametrize(
    ("other", "whole"),
    [
        ("the clerk wrote", True),
        ("The wind turns at noon", False),
    ],
)
def test_of_a_quotation_that_nobody_else_has_a_third_is_enough(other: str, *, whole: bool) -> None:
    """The rest of a long quotation may lie outside the window; not where another report has words of it."""
    text = f"Varo said: {LONG} So the clerk wrote."
    quotations = find_quotations(text, find_paragraphs(text, [Zone("z1", "body", 0, len(text))]))

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    reports = [
        Report(span("said"), None, (span("nobody will be out there to help you"),), 0.9),
        Report(span("wrote"), None, (span(other),), 0.9),
    ]
    first, _ = complete(text, reports, quotations)
    expected = LONG if whole else "nobody will be out there to help you"
    assert [text[piece.start : piece.end] for piece in first.content] == [expected]


def test_a_third_of_an_endless_quotation_stays() -> None:
    """Marks that close after many pages were never meant to be one quotation."""
    told = "the harbour is shut until the wind turns. " * 60
    text = f"Varo said “{told}{told}”."
    quotations = find_quotations(text, find_paragraphs(text, [Zone("z1", "body", 0, len(text))]))
    piece = Span(text.index(told), text.index(told) + len(told) * 2 // 3)
    (found,) = complete(text, [Report(Span(5, 9), None, (piece,), 0.9)], quotations)
    assert found.content[0].end < len(text) - len(told)


def test_words_are_whole() -> None:
    """A span that cuts a word is widened to its ends; one that does not stays."""
    assert whole_words("harbour master", Span(2, 5)) == Span(0, 7)
    assert whole_words("harbour master", Span(8, 14)) == Span(8, 14)
