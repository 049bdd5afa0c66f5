"""The command line as a test calls it, and small texts of our own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

STORY = """Harbour fund will be audited, mayor says

12 May 2019

The mayor of Ostrel, Ina Varga, said on Monday that the harbour fund would be audited.

“Nobody has lost a coin,” she told reporters. “The books are open.”

The port workers' union denied that it had asked for the audit.
"""
PAGE = """<!doctype html><html lang="en"><head><title>Union wants the books - The Ostrel Courier</title>
<meta property="og:site_name" content="The Ostrel Courier">
<meta property="article:published_time" content="2019-05-13T07:30:00+02:00"></head><body><article>
<h1>Union wants the books</h1>
<p>The dock workers' union said on Tuesday that it had seen no paper from the harbour fund since the spring, and that its
members had waited long enough for an answer from the town hall.</p>
<p>“We asked twice, and twice we were told to come back after the holidays,” said Petr Oldan, the head of the union, who
has led it for eleven years and who has never before called for an audit of the fund.</p>
<p>The mayor's office did not answer questions from this newspaper, and the harbour master declined to comment.</p>
</article></body></html>"""


@dataclass(frozen=True)
class Done:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        """The JSON lines that were printed."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Give a function that runs the program in an empty folder, its output in a pipe."""
    folder = tmp_path / "here"
    folder.mkdir()

    def run_program(*arguments: str | Path) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "rashomon", *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=120,
            env=os.environ | {"COLUMNS": "120", "NO_COLOR": "1"},
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_program


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    """Give a folder with a text, a page, a file of a kind that is not read, and a metadata table."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "metadata.csv").write_text("path,outlet\nstory.txt,The Ostrel Gazette\n", encoding="utf-8")
    return folder
