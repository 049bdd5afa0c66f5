"""Paragraphs and sentences: where they end, and where they do not."""

import pytest

from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.language.sentences import find_sentences
from rashomon.types import Zone

WRAPPED = "The ferry left the pier at noon with forty people\non board, and nobody saw it again until the evening\nof the next day. It was empty."

CASES = [
    ("It is over. We leave.", ["It is over.", "We leave."]),
    ("Mr. Varo met Sen. Pell. They ate.", ["Mr. Varo met Sen. Pell.", "They ate."]),
    ("“It is over. We leave,” he said. He left.", ["“It is over. We leave,” he said.", "He left."]),
    ("''It is over. We leave,'' Ms. Varo said.", ["''It is over. We leave,'' Ms. Varo said."]),
    ("“Is it over?” Varo asked.", ["“Is it over?” Varo asked."]),
    ("“Is it over?” Nobody knew.", ["“Is it over?”", "Nobody knew."]),
    ("One line\n\nAnother line", ["One line", "Another line"]),
    ("A headline\nA byline\nText.", ["A headline", "A byline", "Text."]),
    (WRAPPED, [WRAPPED[:-14], "It was empty."]),
    ("", []),
    (" \n\t\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_sentences(text: str, expected: list[str]) -> None:
    """The words of each sentence."""
    paragraphs = find_paragraphs(text, [Zone("z1", "body", 0, len(text))])
    sentences = find_sentences(text, paragraphs, find_quotations(text, paragraphs), "en")
    assert [text[each.start : each.end] for each in sentences] == expected


def test_no_sentence_over_a_zone() -> None:
    """A sentence ends with its zone, and junk gives none."""
    text = "Pier empty The ferry left. Share this"
    zones = [Zone("z1", "headline", 0, 11), Zone("z2", "body", 11, 27), Zone("z3", "boilerplate", 27, len(text))]
    paragraphs = find_paragraphs(text, zones)
    sentences = find_sentences(text, paragraphs, (), "en")
    assert [text[each.start : each.end] for each in sentences] == ["Pier empty", "The ferry left."]
