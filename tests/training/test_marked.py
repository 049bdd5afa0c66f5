"""Texts in which single words are annotated, as training reads them."""

import gzip
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

from marked import HAPPENING, IGNORED, SPEECH, STATE, Marked, Told, read_ecb, read_tempeval

from rashomon.types import Word


def words_of(text: str, heads: list[int]) -> list[Word]:
    """Give the words of a text, each with its head."""
    found, at = [], 0
    for piece, head in zip(text.split(), heads, strict=True):
        start = text.index(piece, at)
        at = start + len(piece)
        found.append(Word(start, at, "X", head, "dep"))
    return found


@pytest.mark.parametrize(
    ("told", "read", "expected"),
    [
        ([], [(0, 40)], [0, 0, 0, 0, 0]),
        ([Told(4, 12, HAPPENING)], [(0, 40)], [0, 1, 0, 0, 0]),
        ([Told(13, 27, HAPPENING)], [(0, 40)], [0, 0, IGNORED, 1, 0]),
        ([Told(4, 12, SPEECH), Told(13, 27, STATE)], [(0, 12)], [0, 2, IGNORED, 3, IGNORED]),
        ([], [], [IGNORED] * 5),
        ([Told(90, 95, HAPPENING)], [(0, 40)], [0, 0, 0, 0, 0]),
    ],
)
def test_labels(told: list[Told], read: list[tuple[int, int]], expected: list[int]) -> None:
    """Of words annotated together the head has the label, the others are neither right nor wrong."""
    text = "The launched deadly shooting spree"
    words = words_of(text, [1, -1, 3, 1, 3])
    assert Marked("a", text, tuple(told), tuple(read), "").labels(words).tolist() == expected


def test_reading_ecb(tmp_path: Path) -> None:
    """Happenings of the sentences selected alone, denied ones too."""
    mentions = [
        {"type": "ACTION_OCCURRENCE", "tokens": [1]},
        {"type": "NEG_ACTION_REPORTING", "tokens": [2]},
        {"type": "ACTION_STATE", "tokens": [4]},
        {"type": "LOC_GEO", "tokens": [0]},
        {"type": "ACTION_OCCURRENCE", "tokens": []},
    ]
    row = {"id": "1.xml", "topic": "1", "text": "Tarn burned said .\nit burned", "sent": [0, 0, 0, 0, 1, 1],
           "offsets": [[0, 4], [5, 11], [12, 16], [17, 18], [19, 21], [22, 28]], "mentions": mentions,
           "selected_sentences": [0]}  # fmt: skip
    path = tmp_path / "train.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    (found,) = read_ecb(path)
    assert found.told == (Told(5, 11, HAPPENING), Told(12, 16, SPEECH))
    assert found.read == ((0, 4), (5, 11), (12, 16), (17, 18))


def test_reading_tempeval(tmp_path: Path) -> None:
    """Every document is in one part, dev or train."""
    rows = [{"id": f"d{n}", "text": "It burned.", "events": [{"start": 3, "end": 9, "class": "OCCURRENCE"}]}
            for n in range(30)]  # fmt: skip
    (tmp_path / "own-train.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    train, dev = ([one.name for one in read_tempeval(tmp_path, dev=part)] for part in (False, True))
    assert sorted(train + dev) == sorted(row["id"] for row in rows)
    assert 0 < len(dev) < len(train)
