"""Proper names by their capitals, with a guess of what they name."""

from collections.abc import Sequence

from rashomon.language.words import Words
from rashomon.types import Name


def find_names(text: str, sentences: Sequence[Words], language: str) -> tuple[Name, ...]:
    """Find names (stub)."""
    return ()
