"""A document is parsed once, whoever asks."""

from dataclasses import fields

from rashomon.lexicon.parsed import parse
from rashomon.types import Tagged
from scripted import script


def test_a_document_is_parsed_once() -> None:
    """What is tagged stays as it is, trees and bare names come to it; parsing again gives the very same."""
    tagged = script("[person:Prime Minister Ali Sorel] slept.")
    parsed = parse(tagged)
    assert all(getattr(parsed, each.name) == getattr(tagged, each.name) for each in fields(Tagged))
    assert [tagged.document.text[name.start : name.end] for name in parsed.bare] == ["Ali Sorel"]
    assert parsed.tree.words == tagged.words
    assert parse(parsed) is parsed
