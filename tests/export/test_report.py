"""The story to print, on the demo as its key compares it."""

import re
from pathlib import Path

import pytest

from keyed import keep_key
from rashomon.cli.keeping import _read_report
from rashomon.corpus.pages import Place
from rashomon.corpus.store import Corpus
from rashomon.export.report import Footnotes, export_report


@pytest.fixture
def page(tmp_path: Path) -> str:
    """Give the report of the key."""
    with Corpus.open(tmp_path / "key.sqlite") as corpus:
        keep_key(corpus)
        assert export_report(_read_report(corpus), tmp_path / "report.html") > 100
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_every_number_leads_to_a_footnote(page: str) -> None:
    """Each number in the text has its passage, and each passage is led to."""
    led = {int(number) for number in re.findall(r'href="#n(\d+)"', page)}
    noted = {int(number) for number in re.findall(r'id="n(\d+)"', page)}
    assert led == noted == set(range(1, len(noted) + 1))


def test_the_report_runs_nothing(page: str) -> None:
    """No script, and a policy that forbids one."""
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_a_passage_keeps_its_number() -> None:
    """The same passage twice is one footnote."""
    notes, place = Footnotes(), Place("sha256:1", None, None, None, 0, 3, "now")
    assert [notes.number(place), notes.number(place)] == [1, 1]
