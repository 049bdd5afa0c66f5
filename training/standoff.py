"""Articles annotated in this project, kept without their texts: offsets and labels beside a hash of the text.

The texts are those of ``ner/en-worldwide-newswire`` in the data folder; an article whose text there has another hash
is refused.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).resolve().parent / "annotations"


class ForeignTextError(ValueError):
    """The data folder holds another text under an article's id, or none."""


def read_annotated(part: str, data: Path) -> Iterator[dict[str, Any]]:
    """Give the articles of ``train`` or ``dev`` with their texts, in the shape of ``attribution/world``."""
    texts = read_texts(data)
    with (ANNOTATIONS / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            text = texts.get(article["id"])
            if text is None or hash_of(text) != article["text_sha256"]:
                raise ForeignTextError(f"{article['id']}: the data folder has no text with the hash annotated")
            yield article | {"text": text}


def read_texts(data: Path) -> dict[str, str]:
    """Give the texts of the newspaper articles by id."""
    with (data / "ner/en-worldwide-newswire/train.jsonl").open(encoding="utf-8") as lines:
        return {article["id"]: article["text"] for article in map(json.loads, lines)}


def hash_of(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
