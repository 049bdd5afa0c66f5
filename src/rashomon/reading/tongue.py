"""The language of a text, by its letters; None where the text is too short or the answer unsure."""

import re
from functools import cache
from typing import Protocol

SAMPLE = 4000
MIN_LETTERS = 20
MIN_PROBABILITY = 0.5
NO_LANGUAGE = "zxx"
TAG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def find_language(text: str, declared: str | None = None) -> str | None:
    """Give the ISO 639 code that the page declares, else the one that its letters show.

    >>> find_language("", "en-GB")
    'en'
    """
    tag = TAG.match((declared or "").strip())
    return tag.group().lower() if tag is not None else _identify(text[:SAMPLE])


def _identify(text: str) -> str | None:
    if sum(character.isalpha() for character in text) < MIN_LETTERS:
        return None
    language, probability = _identifier().classify(text)
    return language if probability >= MIN_PROBABILITY and language != NO_LANGUAGE else None


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and a model

    found: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return found
