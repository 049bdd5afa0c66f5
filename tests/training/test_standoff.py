"""The annotations made in this project: no text in them, and every span stands in the text it was made for."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING))

import standoff  # noqa: E402 - a script folder, no package


def listed() -> dict[str, str]:
    """Give the chosen articles and their part."""
    rows = [line.split("\t") for line in (standoff.ANNOTATIONS / "chosen.tsv").read_text("utf-8").splitlines()[1:]]
    return {row[0]: row[2] for row in rows}


def kept(part: str) -> list[dict[str, Any]]:
    """Give the annotated articles of a part, without texts."""
    return [json.loads(line) for line in (standoff.ANNOTATIONS / f"{part}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("part", ["train", "dev"])
def test_every_chosen_article_is_annotated_in_its_part(part: str) -> None:
    """What was chosen before reading is what is there."""
    assert sorted(article["id"] for article in kept(part)) == sorted(
        name for name, where in listed().items() if where == part
    )


@pytest.mark.parametrize("part", ["train", "dev"])
def test_no_text_is_kept(part: str) -> None:
    """Only offsets, labels, names and a hash."""
    assert {key for article in kept(part) for key in article} == {"id", "region", "text_sha256", "attributions"}


@pytest.mark.shared
@pytest.mark.parametrize("part", ["train", "dev"])
def test_spans_stand_in_the_text(shared: Path, part: str) -> None:
    """Spans lie in the text without white space at their ends, and nested contents inside outer ones."""
    for article in standoff.read_annotated(part, shared / "data"):
        text = article["text"]
        by_id = {a["id"]: a for a in article["attributions"]}
        for a in article["attributions"]:
            spans = [*a["content"], *([a["source"]] if a["source"] else []), *([a["cue"]] if a["cue"] else [])]
            assert all(0 <= s < e <= len(text) and text[s:e] == text[s:e].strip() for s, e in spans), (article["id"], a)
            outer = by_id[a["within"]]["content"] if a["within"] else [[0, len(text)]]
            assert any(b <= s and e <= c for s, e in a["content"] for b, c in outer), (article["id"], a)
