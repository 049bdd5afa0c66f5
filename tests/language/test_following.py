"""Quotations that stand alone and whose they are."""

import pytest

from rashomon.language.collect import Report
from rashomon.language.following import follow
from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.language.sentences import find_sentences
from rashomon.types import Span, Zone


def contents(text: str, *reports: tuple[str, str]) -> list[list[str]]:
    """Give each report's pieces after following, in words; reports are (cue, content)."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    paragraphs = find_paragraphs(text, [Zone("z1", "body", 0, len(text))])
    quotations = find_quotations(text, paragraphs)
    sentences = find_sentences(text, paragraphs, quotations, "en")
    given = [Report(span(cue), None, (span(content),), 0.9) for cue, content in reports]
    found = follow(text, given, quotations, sentences, paragraphs)
    return [[text[piece.start : piece.end] for piece in report.content] for report in found]


SAID = ("said", "it was over")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varo said it was over. “We leave.”", [["it was over", "“We leave.”"]]),
        ("Varo said it was over.\n\n“We leave.”", [["it was over", "“We leave.”"]]),
        ("Varo said it was over.\n\n“We leave.”\n\n“Now.”", [["it was over", "“We leave.”", "“Now.”"]]),
        ("Varo said it was over.\n\nIt rained.\n\n“We leave.”", [["it was over"]]),
        ("Varo said it was over. The “big one” is here.", [["it was over"]]),
        ("“We leave.” Varo said it was over.", [["it was over"]]),
    ],
)
def test_a_quotation_alone_follows_the_report_before(text: str, expected: list[list[str]]) -> None:
    """In its paragraph, the next one, or after another that did; a quotation within a sentence does not."""
    assert contents(text, SAID) == expected


def test_what_has_its_own_report_stays_there() -> None:
    """A quotation that a report has a part of follows no other; nor does one follow an inner report."""
    text = "Varo said it was over. “We leave,” Pell wrote. “Now.”"
    assert contents(text, SAID, ("wrote", "We leave")) == [["it was over"], ["We leave", "“Now.”"]]
    text = "Varo said Pell had written it was over. “We leave.”"
    assert contents(text, ("said", "Pell had written it was over"), ("written", "it was over")) == [
        ["Pell had written it was over", "“We leave.”"],
        ["it was over"],
    ]
