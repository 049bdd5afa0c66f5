"""Somebody without a name who is quoted with the words of somebody with one: "a schoolteacher" here, her name there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from rashomon.lexicon.phrases import core_words, find_words
from rashomon.types import Annotations, Attribution, Mention

_LEAST = 8  # words
_BESIDE = 60  # characters
_MOST = 12


def find_said(document: Annotations) -> Mapping[str, frozenset[int]]:
    """Give for each entity what it is quoted with, as numbers that equal words share; short quotations tell nobody apart."""
    found: dict[str, set[int]] = defaultdict(set)
    for one in document.attributions:
        if one.form == "direct" and one.source is not None and one.source.entity is not None:
            found[one.source.entity].update(_number_words(document.document.text, one))
    return {entity: frozenset(said) for entity, said in found.items() if said}


def _number_words(text: str, one: Attribution) -> Iterator[int]:
    for span in one.content:
        words = [word.folded for word in find_words(text, span.start, span.end)]
        if len(words) >= _LEAST:
            yield int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest())


def find_callings(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """Give the words that call somebody: the heads of descriptions, and what stands right after a name's comma."""
    found: set[str] = set()
    for one in list(mentions)[:_MOST]:
        if one.form == "nominal":
            found.update(word.folded for word in core_words(text, one.start, one.end)[-1:])
        elif one.form == "name" and text[one.end : one.end + 2] == ", ":
            found.update(word.folded for word in core_words(text, one.end + 2, one.end + _BESIDE))
    return frozenset(found)
